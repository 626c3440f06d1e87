"""`rule`, `rules`, `facts`, `--help`, `--version`."""
from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from lakip_lint import __version__, load_rules
from tests.program import Run


@pytest.mark.parametrize("name", ["CAP001", "cap001", "capaian-salah-hitung"])
def test_one_rule_is_explained(run: Run, name: str) -> None:
    code, out, err = run("rule", name)
    assert (code, err) == (0, "")
    parts = ("Kesalahannya", "Mengapa penting", "Dasar", "Cara menghitung", "Yang dibiarkan", "Cara mendiamkan")
    for words in ("CAP001 capaian-salah-hitung", "SALAH", *parts, "Contoh yang salah", "Contoh yang benar"):
        assert words in out
    assert "ignore: [CAP001]" in out
    assert "tertulis 108,00" in out, "what is reported of the wrong example"
    assert max(map(len, out.splitlines())) <= 80


def test_a_rule_is_explained_in_english(run: Run) -> None:
    out = run("rule", "CAP001", "--lang", "en")[1]
    for words in ("The fault", "Why it matters", "Basis", "How it is found", "What is left alone", "How to silence it"):
        assert words in out
    assert "Capaian of Indeks Kepuasan Masyarakat 2023 is printed as 108,00" in " ".join(out.split())


def test_a_rule_of_ones_own_may_leave_parts_out(run: Run, tmp_path: Path) -> None:
    run("new-rule", "CAP901", "aturan-kami", "--kind", "ratio", "--output", tmp_path / "a.yaml")
    written = (tmp_path / "a.yaml").read_text(encoding="utf-8")
    begin, end = written.index("why:"), written.index("examples:")
    (tmp_path / "a.yaml").write_text(written[:begin] + written[end:], encoding="utf-8")
    code, out, _ = run("rule", "CAP901", "--rules", tmp_path / "a.yaml")
    assert code == 0
    assert "Kesalahannya" in out
    assert "Mengapa penting" not in out


def test_all_rules_are_listed(run: Run) -> None:
    code, out, _ = run("rules")
    rules = load_rules().rules
    assert code == 0
    assert all(rule.code in out and rule.name in out for rule in rules)
    assert f"{len(rules)} aturan." in out
    assert f"{len(rules)} rules." in run("rules", "--lang", "en")[1]


def test_facts_as_table(run: Run, report_file: Path) -> None:
    code, out, err = run("facts", report_file)
    assert (code, err) == (0, "")
    assert "Tabel 3.1 Capaian kinerja tahun 2031 (hal. 1)" in out
    assert "6 angka dipahami." in out
    assert max(map(len, out.splitlines())) <= 80


def test_facts_of_one_subject(run: Run, report_file: Path) -> None:
    assert "3 angka dipahami." in run("facts", report_file, "--subject", "pohon")[1]
    assert "Tidak ada angka" in run("facts", report_file, "--page", "7")[1]


def test_facts_as_json_and_csv(run: Run, report_file: Path, tmp_path: Path) -> None:
    facts = json.loads(run("facts", report_file, "--format", "json")[1])["facts"]
    target = tmp_path / "angka.csv"
    assert run("facts", report_file, "--format", "csv", "--output", target) == (0, "", "")
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [(r["printed"], r["header"]) for r in rows] == [(f["printed"], f["header"]) for f in facts]
    assert ("84,00", "84.00", "realisasi", "2031") in {(r["printed"], r["value"], r["measure"], r["year"]) for r in rows}


@pytest.mark.parametrize("command", [[], ["check"], ["rule"], ["rules"], ["facts"]])
def test_help_in_both_languages(run: Run, command: list[str]) -> None:
    code, indonesian, err = run(*command, "--help")
    assert (code, err) == (0, "")
    assert indonesian.startswith(f"Pemakaian: {' '.join(['lakip-lint', *command])}")
    english = run(*command, "--lang", "en", "--help")[1]
    assert english.startswith("Usage:")
    assert "Pilihan" not in english
    assert "help-" not in indonesian + english


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"lakip-lint {__version__}\n", "")
