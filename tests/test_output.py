"""Files are written whole or not at all."""
from __future__ import annotations

from pathlib import Path

import pytest

from lakip_lint import OutputError
from lakip_lint.output import require_writable, write_file


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "hasil.txt"
    target.write_text("lama", encoding="utf-8")
    target.chmod(0o640)
    write_file(target, "baru ✖\n")
    assert target.read_text(encoding="utf-8") == "baru ✖\n"
    assert target.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [target]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target = tmp_path / "asli.txt"
    target.write_text("lama", encoding="utf-8")
    link = tmp_path / "tautan.txt"
    link.symlink_to(target)
    write_file(link, "baru")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "baru"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write_file(Path("/dev/null"), "baru")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize("name", ["laporan.pdf", "tautan.pdf"])
def test_the_input_is_never_overwritten(tmp_path: Path, name: str) -> None:
    source = tmp_path / "laporan.pdf"
    source.write_bytes(b"%PDF-")
    (tmp_path / "tautan.pdf").symlink_to(source)
    with pytest.raises(OutputError, match="sedang diperiksa"):
        require_writable(tmp_path / name, [source])


def test_half_a_character_of_a_broken_font_is_written_as_an_escape(tmp_path: Path) -> None:
    write_file(tmp_path / "x.json", '"a\udc80"')
    assert (tmp_path / "x.json").read_bytes() == rb'"a\udc80"'
