"""The baseline through the command line: known findings are counted, new ones fail, stale records are told."""
from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.program import ROWS, TITLES, Run, draw


def write(path: Path, *capaian: str) -> Path:
    rows = [ROWS[0], *([*row[:-1], printed] for row, printed in zip(ROWS[1:], capaian, strict=True))]
    path.write_bytes(draw(TITLES, rows))
    return path


@pytest.fixture
def report_file(tmp_path: Path) -> Path:
    """One wrong percentage: 84 / 80 is 105 %."""
    return write(tmp_path / "laporan.pdf", "150,00", "75,00")


@pytest.fixture
def baseline(run: Run, report_file: Path, tmp_path: Path) -> Path:
    file = tmp_path / "lama.json"
    assert run("baseline", report_file, "--output", file) == (0, f"{file}: 1 temuan dicatat.\n", "")
    return file


def test_the_file_tells_people_what_it_holds(baseline: Path) -> None:
    (record,) = json.loads(baseline.read_text(encoding="utf-8"))["findings"]
    assert (record["rule"], record["path"], record["text"]) == ("CAP001", "laporan.pdf", "150,00")


def test_known_findings_are_counted_but_neither_shown_nor_failed_on(run: Run, report_file: Path, baseline: Path) -> None:
    code, out, err = run("check", report_file, "--baseline", baseline)
    assert (code, err) == (0, "")
    assert "Tidak ada temuan baru." in out
    assert "1 temuan lama yang sudah dicatat" in out
    assert "150,00" not in out


def test_the_formats_for_people_do_not_call_the_report_faultless(run: Run, report_file: Path, baseline: Path) -> None:
    page = baseline.with_name("hasil.html")
    assert run("check", report_file, "--baseline", baseline, "--output", f"html={page}")[0] == 0
    assert "Tidak ada temuan baru; 1 temuan lama yang sudah dicatat, tidak ditampilkan" in page.read_text(encoding="utf-8")


def test_json_keeps_them_with_a_mark(run: Run, report_file: Path, baseline: Path) -> None:
    code, out, _ = run("check", report_file, "--baseline", baseline, "--format", "json")
    content = json.loads(out)
    (finding,) = content["documents"][0]["findings"]
    assert (code, finding["rule"], finding["baseline"]) == (0, "CAP001", True)
    assert content["summary"]["error"] == 0


def test_a_new_finding_fails(run: Run, report_file: Path, baseline: Path) -> None:
    write(report_file, "150,00", "57,00")
    code, out, err = run("check", report_file, "--baseline", baseline)
    assert (code, err) == (1, "")
    assert "57,00" in out
    assert "150,00" not in out


def test_a_record_whose_finding_is_gone_is_told_and_pruned(run: Run, report_file: Path, baseline: Path) -> None:
    write(report_file, "105,00", "75,00")
    code, _, err = run("check", report_file, "--baseline", baseline)
    assert code == 0
    assert "CAP001 “150,00” di laporan.pdf tidak ditemukan lagi" in err
    assert run("baseline", report_file, "--output", baseline, "--prune")[1] == f"{baseline}: 1 catatan usang dihapus, 0 tetap.\n"
    assert run("check", report_file, "--baseline", baseline)[2] == ""


def test_pruning_adds_nothing(run: Run, report_file: Path, baseline: Path) -> None:
    write(report_file, "150,00", "57,00")
    run("baseline", report_file, "--output", baseline, "--prune")
    assert [r["text"] for r in json.loads(baseline.read_text(encoding="utf-8"))["findings"]] == ["150,00"]


def test_what_was_not_looked_at_is_not_stale(run: Run, report_file: Path, baseline: Path, tmp_path: Path) -> None:
    other = write(tmp_path / "lain.pdf", "105,00", "75,00")
    assert run("check", other, "--baseline", baseline)[2] == ""
    write(report_file, "105,00", "75,00")
    assert run("check", report_file, "--baseline", baseline, "--select", "ANG")[2] == ""


def test_folders_may_be_narrowed_like_those_of_check(run: Run, report_file: Path, tmp_path: Path) -> None:
    write(tmp_path / "lain.pdf", "150,00", "75,00")
    file = tmp_path / "lama.json"
    assert run("baseline", tmp_path, "--exclude", "lain*", "--workers", "1", "--output", file)[0] == 0
    assert [r["path"] for r in json.loads(file.read_text(encoding="utf-8"))["findings"]] == [report_file.name]


def test_a_renamed_report_keeps_its_baseline(run: Run, report_file: Path, baseline: Path, tmp_path: Path) -> None:
    moved = report_file.rename(tmp_path / "laporan-akhir.pdf")
    assert run("check", moved, "--baseline", baseline)[0::2] == (0, "")


def test_the_same_finding_of_another_report_is_new(run: Run, baseline: Path, tmp_path: Path) -> None:
    assert run("check", write(tmp_path / "lain.pdf", "150,00", "75,00"), "--baseline", baseline)[0] == 1


def test_the_configuration_says_where_it_is_kept(run: Run, report_file: Path, tmp_path: Path) -> None:
    (tmp_path / "lakip-lint.yaml").write_text("baseline: catatan/lama.json\n", encoding="utf-8")
    (tmp_path / "catatan").mkdir()
    file = tmp_path / "catatan" / "lama.json"
    assert run("baseline", report_file)[0] == 0
    assert [r["text"] for r in json.loads(file.read_text(encoding="utf-8"))["findings"]] == ["150,00"]
    assert run("check", report_file)[0] == 0
    write(report_file, "105,00", "75,00")
    assert run("baseline", report_file, "--prune")[0] == 0
    assert json.loads(file.read_text(encoding="utf-8"))["findings"] == []
    other = tmp_path / "lain.json"
    assert run("baseline", report_file, "--output", other)[0] == 0
    assert other.exists()


@pytest.mark.parametrize(("language", "words"), [("id", "--output belum disebut"), ("en", "--output is missing")])
def test_a_file_must_be_named_somewhere(run: Run, report_file: Path, language: str, words: str) -> None:
    code, out, err = run("baseline", report_file, "--no-config", "--lang", language)
    assert (code, out) == (2, "")
    assert words in err


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "lama.json:"),
        ('{"schema_version": 1,\n "findings": [\n  {"rule": "CAP001"}]}', "lama.json:3: pada findings.0: kunci “fingerprint”"),
        ('{"schema_version": 2,\n "findings": []}', "lama.json:1: pada schema_version"),
    ],
)
def test_a_broken_baseline_is_told_with_its_line(run: Run, report_file: Path, baseline: Path, content: str, complaint: str) -> None:
    baseline.write_text(content, encoding="utf-8")
    code, out, err = run("check", report_file, "--baseline", baseline)
    assert (code, out) == (2, "")
    assert complaint in err


def test_a_report_that_cannot_be_read_is_no_success(run: Run, report_file: Path, tmp_path: Path) -> None:
    code, _, err = run("baseline", report_file, tmp_path / "tiada.pdf", "--output", tmp_path / "lama.json")
    assert code == 2
    assert "tiada.pdf" in err
