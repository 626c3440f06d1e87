"""Rules and data are loaded safely, validated, and every fault names file, line and remedy in both languages."""
from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.errors import RuleError
from lakip_lint.rules.loader import load_ruleset, render, shipped_folder
from lakip_lint.rules.model import Severity

RULE = """\
code: XYZ001
name: contoh-salah
since: 0.1.0
status: stable
severity: warning
kind: sebuah-jenis
given: {aspect: satu}
basis: ""
message:
  id: "Tertulis {printed}, seharusnya {expected}"
  en: "Printed {printed}, should be {expected}"
explain: {id: "Penjelasan.", en: "Explanation."}
examples: {bad: "salah", good: ["benar", "benar juga"]}
"""


def folder_with(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        path = tmp_path / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text), encoding="utf-8")
    return tmp_path


def fault(*paths: Path, kinds: set[str] | None = None) -> tuple[str, str]:
    with pytest.raises(RuleError) as caught:
        load_ruleset(paths, kinds)
    return caught.value.message["id"], caught.value.message["en"]


def test_shipped_rules_load_in_order_and_are_named_after_their_file() -> None:
    ruleset = load_ruleset()
    assert ruleset.rules
    assert [r.code for r in ruleset.rules] == sorted(r.code for r in ruleset.rules)
    for rule in ruleset.rules:
        assert Path(rule.source) == shipped_folder() / f"{rule.code}-{rule.name}.yaml"


def test_every_kind_that_a_shipped_rule_names_must_exist() -> None:
    ruleset = load_ruleset()
    assert load_ruleset(kinds={r.kind for r in ruleset.rules}).rules == ruleset.rules
    message, english = fault(kinds={"tidak-terpakai"})
    assert "tidak-terpakai" in message
    assert "tidak-terpakai" in english


def test_data_is_known_by_the_stem_of_its_file() -> None:
    assert len(load_ruleset().knowledge.data["regulasi"]["regulations"]) > 100


def test_a_rule_of_ones_own_is_added_from_a_file_or_a_folder(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, rule=RULE)
    for path in (folder, folder / "rule.yaml"):
        ruleset = load_ruleset([path])
        rule = ruleset.find("xyz001")
        assert rule is not None
        assert rule is ruleset.find("contoh-salah")
        assert (rule.kind, rule.severity, rule.given["aspect"]) == ("sebuah-jenis", Severity.WARNING, "satu")
        assert rule.examples["good"] == ["benar", "benar juga"]


def test_version_is_twelve_hex_digits_and_changes_with_any_byte(tmp_path: Path) -> None:
    first = load_ruleset([folder_with(tmp_path, rule=RULE)]).version
    assert len(first) == 12
    assert int(first, 16) >= 0
    assert load_ruleset([tmp_path]).version == first
    folder_with(tmp_path, rule=RULE + "# sebuah catatan\n")
    assert load_ruleset([tmp_path]).version != first
    assert load_ruleset().version != first


def test_a_reviewer_changes_severity_and_parameters_without_python(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, a_rule=RULE, ubah="adjust: XYZ001\nseverity: note\ngiven: {batas: 5}\n")
    rule = load_ruleset([folder]).find("XYZ001")
    assert rule is not None
    assert rule.severity is Severity.NOTE
    assert rule.given == {"aspect": "satu", "batas": 5}


def test_a_reviewer_switches_a_shipped_rule_off(tmp_path: Path) -> None:
    code = load_ruleset().rules[0].code
    folder = folder_with(tmp_path, ubah=f"adjust: {code}\nenabled: false\n")
    assert load_ruleset([folder]).find(code) is None


def test_data_of_ones_own_adds_to_the_shipped_lists(tmp_path: Path) -> None:
    before = load_ruleset().knowledge.data["regulasi"]["regulations"]
    folder = folder_with(
        tmp_path,
        data__regulasi="""\
        regulations:
        - {id: perda-1-2001, type: UU, number: "901", year: 2001, title: "Contoh Belaka", sure: "yes"}
        """,
    )
    after = load_ruleset([folder]).knowledge.data["regulasi"]["regulations"]
    assert after[: len(before)] == before
    assert [r["id"] for r in after[len(before) :]] == ["perda-1-2001"]


@pytest.mark.parametrize(
    ("old", "new", "line", "indonesian"),
    [
        ("severity: warning", "severity: gawat", 5, "salah satu dari: error, warning, note"),
        ("code: XYZ001", "code: XY1", 1, "tidak cocok dengan pola"),
        ("name: contoh-salah", "name: Contoh Salah", 2, "tidak cocok dengan pola"),
        ("kind: sebuah-jenis\n", "", 1, "“kind” belum ada"),
        ("status: stable", "status: stable\nwarna: biru", 5, "“warna” tidak dikenal"),
        ("status: stable", "status: stable\nstatus: stable", 5, "ditulis dua kali (juga di baris 4)"),
        ('basis: ""', "basis: [1]", 8, "harus teks"),
        ("  en: \"Printed {printed}, should be {expected}\"", '  en: "{printed.__class__}"', 11, "{nama}"),
        ("  id: \"Tertulis {printed}, seharusnya {expected}\"", '  id: "{printed:>10}"', 10, "{nama}"),
        ('message:\n', "message: [\n", 11, "bukan YAML"),
        ('examples: {bad: "salah", good: ["benar", "benar juga"]}', "examples: {bad: [], good: x}", 13, "examples.bad"),
    ],
)
def test_a_fault_names_file_line_and_remedy(tmp_path: Path, old: str, new: str, line: int, indonesian: str) -> None:
    assert old in RULE
    path = folder_with(tmp_path, rule=RULE.replace(old, new)) / "rule.yaml"
    message, english = fault(path)
    assert message.startswith(f"{path}:{line}: ")
    assert english.startswith(f"{path}:{line}: ")
    assert indonesian in message


def test_code_and_name_are_unique(tmp_path: Path) -> None:
    message, _ = fault(folder_with(tmp_path, a=RULE, b=RULE.replace("contoh-salah", "lain")))
    assert f"{tmp_path / 'b.yaml'}:1" in message
    assert "XYZ001" in message
    (tmp_path / "b.yaml").write_text(RULE.replace("XYZ001", "XYZ002"), encoding="utf-8")
    message, _ = fault(tmp_path)
    assert f"{tmp_path / 'b.yaml'}:2" in message
    assert "contoh-salah" in message


def test_data_is_validated_too(tmp_path: Path) -> None:
    bad = 'regulations:\n- {id: a, type: UU, number: "1", year: 2001, title: "A", sure: "yes"}\n- id: b\n  type: UU\n'
    message, _ = fault(folder_with(tmp_path, data__regulasi=bad))
    assert f"{tmp_path / 'data' / 'regulasi.yaml'}:3: pada regulations.1" in message


@pytest.mark.parametrize("content", ["", "# hanya catatan\n"])
def test_an_empty_file_is_a_fault(tmp_path: Path, content: str) -> None:
    assert "kosong" in fault(folder_with(tmp_path, rule=content))[0]


def test_a_missing_path_is_a_fault(tmp_path: Path) -> None:
    message, english = fault(tmp_path / "tiada")
    assert str(tmp_path / "tiada") in message
    assert "no such rule file" in english


def test_a_file_that_is_not_text_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "rule.yaml"
    path.write_bytes(b"\xff\xfe\x00code")
    assert "UTF-8" in fault(path)[0]


def test_yaml_that_would_run_code_is_refused(tmp_path: Path) -> None:
    evil = "code: !!python/object/apply:os.getcwd []\n"
    assert "bukan YAML" in fault(folder_with(tmp_path, rule=evil))[0]


def test_adjusting_a_rule_that_does_not_exist_is_a_fault(tmp_path: Path) -> None:
    message, _ = fault(folder_with(tmp_path, ubah="adjust: ZZZ999\nseverity: note\n"))
    assert "ZZZ999" in message


def test_render_leaves_out_what_leads_to_nothing() -> None:
    template = "Capaian of {subject} in {year} is printed as {printed}"
    assert render(template, {"subject": "", "year": "2023", "printed": "80"}) == "Capaian in 2023 is printed as 80"
    assert render(template, {"subject": "taman", "year": "", "printed": "80"}) == "Capaian of taman is printed as 80"
    assert render("{subject} tertulis {printed}", {"subject": "", "printed": "80"}) == "tertulis 80"


def test_render_fills_simple_names_only() -> None:
    assert render("{a} dan {b}, {c}", {"a": "satu", "b": "dua"}) == "satu dan dua, ?"
    assert render("{a.real} {a!r} {a:>9} {0}", {"a": "x"}) == "{a.real} {a!r} {a:>9} {0}"


@given(st.text())
def test_text_of_the_document_is_inserted_literally(text: str) -> None:
    assert render("<{printed}>", {"printed": text}) == f"<{text}>"
