"""`new-rule` and `test-rules`: a rule of one's own from its skeleton to its tests."""
from __future__ import annotations

from pathlib import Path

import pytest

from lakip_lint import load_rules
from tests.program import Run

KINDS = sorted({rule.kind for rule in load_rules().rules})


@pytest.fixture(autouse=True)
def in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_the_skeleton_of_every_kind_passes_its_own_examples(run: Run, kind: str) -> None:
    code, out, err = run("new-rule", "CAP901", "aturan-kami", "--kind", kind)
    assert (code, err) == (0, "")
    assert "lakip-lint test-rules CAP901-aturan-kami.yaml" in out
    code, out, err = run("test-rules", "CAP901-aturan-kami.yaml")
    assert (code, err) == (0, ""), out
    assert out.endswith("2 contoh lulus, 0 gagal.\n")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("CAP1", "aturan-kami", "--kind", "ratio"), "“CAP1” tidak dapat dipakai; tulis tiga huruf besar"),
        (("CAP901", "Aturan Kami", "--kind", "ratio"), "“Aturan Kami” tidak dapat dipakai; tulis huruf kecil"),
        (("CAP001", "aturan-kami", "--kind", "ratio"), "“CAP001” sudah dipakai oleh"),
        (("CAP901", "aturan-kami", "--kind", "rasio"), "jenis pemeriksaan “rasio” tidak ada; pakai salah satu dari: "),
        (("CAP901", "aturan-kami"), "--kind belum disebut"),
    ],
)
def test_what_cannot_be_a_rule_is_refused(run: Run, tmp_path: Path, arguments: tuple[str, ...], complaint: str) -> None:
    code, _, err = run("new-rule", *arguments)
    assert code == 2
    assert complaint in err
    assert list(tmp_path.iterdir()) == []


def test_rule_folders_of_the_configuration_are_known(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lakip-lint.yaml").write_text("rules: [aturan]\n", encoding="utf-8")
    (tmp_path / "aturan").mkdir()
    assert run("new-rule", "CAP901", "aturan-kami", "--kind", "ratio")[0] == 0
    assert (tmp_path / "aturan" / "CAP901-aturan-kami.yaml").exists()
    code, _, err = run("new-rule", "CAP901", "aturan-lain", "--kind", "ratio")
    assert code == 2
    assert "“CAP901” sudah dipakai" in err
    assert run("new-rule", "CAP902", "aturan-lain", "--kind", "ratio", "--output", "sini.yaml")[0] == 0
    assert (tmp_path / "sini.yaml").exists()
    assert run("new-rule", "CAP901", "aturan-kami", "--kind", "ratio", "--no-config")[0] == 0
    assert (tmp_path / "CAP901-aturan-kami.yaml").exists()


def test_no_file_is_overwritten(run: Run, tmp_path: Path) -> None:
    kept = tmp_path / "CAP901-aturan-kami.yaml"
    kept.write_text("milik saya", encoding="utf-8")
    assert run("new-rule", "CAP901", "aturan-kami", "--kind", "ratio")[0] == 2
    assert kept.read_text(encoding="utf-8") == "milik saya"


@pytest.fixture
def rule_folder(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "aturan"
    folder.mkdir()
    for number in (901, 902):
        run("new-rule", f"CAP{number}", f"aturan-{number}", "--kind", "ratio", "--output", folder / f"{number}.yaml")
    return folder


def test_an_example_that_fails_is_named_and_fails_the_run(run: Run, rule_folder: Path) -> None:
    file = rule_folder / "902.yaml"
    good = load_rules([file]).find("CAP902")
    assert good
    content = file.read_text(encoding="utf-8")
    bad, right = content.index("  bad: |"), content.index("  good: |")
    swapped = content[:bad] + content[right:].replace("  good:", "  bad:") + content[bad:right].replace("  bad:", "  good:")
    file.write_text(swapped, encoding="utf-8")
    code, out, _ = run("test-rules", rule_folder)
    assert code == 1
    assert "✓ CAP901 contoh salah 1: lulus" in out
    assert "✖ CAP902 contoh salah 1: GAGAL, tidak ditemukan apa-apa" in out
    assert "✖ CAP902 contoh benar 1: GAGAL, padahal benar tetapi dilaporkan: " in out
    assert out.endswith("2 contoh lulus, 2 gagal.\n")
    assert "Examples: 2 passed, 2 failed." in run("test-rules", rule_folder, "--lang", "en")[1]


def test_a_placeholder_that_stays_empty_fails(run: Run, rule_folder: Path) -> None:
    file = rule_folder / "901.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("{printed}", "{tertulis}"), encoding="utf-8")
    code, out, _ = run("test-rules", file)
    assert code == 1
    assert "GAGAL, ada isian pesan yang kosong" in out


@pytest.mark.parametrize("content", [None, "adjust: CAP001\nseverity: note\n"])
def test_a_folder_without_rules_is_no_success(run: Run, tmp_path: Path, content: str | None) -> None:
    folder = tmp_path / "aturan"
    folder.mkdir()
    if content:
        (folder / "ubah.yaml").write_text(content, encoding="utf-8")
    code, _, err = run("test-rules", folder)
    assert code == 2
    assert "tidak ada aturan di sini" in err
