"""Configuration, suppressions and profiles through the command line."""
from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from lakip_lint.config import DEFAULTS, schema
from lakip_lint.config import PROFILES as KNOWN_PROFILES
from lakip_lint.options import PROFILES
from tests.program import ROWS, TITLES, Run, draw

ROOT = Path(__file__).parents[1]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report, masuk/laporan.pdf, that has one wrong percentage on page 1 (150,00 for 105,00)."""
    inside = tmp_path / "masuk"
    inside.mkdir()
    (inside / "laporan.pdf").write_bytes(draw(TITLES, ROWS))
    monkeypatch.chdir(tmp_path)
    return tmp_path


REPORT = "masuk/laporan.pdf"


def configure(folder: Path, content: str, name: str = "lakip-lint.yaml") -> None:
    (folder / name).write_text(content, encoding="utf-8")


# ---- where it is found and what goes over what


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("ignore: CAP001\n", 0),
        ("ignore: [CAP]\n", 0),
        ("ignore: capaian-salah-hitung\n", 0),
        ("select: [ANG]\n", 0),
        ("select: ['CAP001, ANG']\n", 1),
        ("severity: {CAP001: warning}\n", 0),
        ("severity: {CAP: note}\nfail_on: note\n", 1),
        ("fail_on: never\n", 0),
        ("profile: inspektorat\n", 1),
        ("profile: teliti\n", 1),
        ("per_path: {'masuk/*': {ignore: CAP}}\n", 0),
        ("per_path: {'*/laporan.pdf': {select: [ANG]}}\n", 0),
        ("per_path: {'keluar/*': {ignore: CAP}}\n", 1),
    ],
)
def test_the_file_above_the_report_decides(run: Run, folder: Path, content: str, code: int) -> None:
    configure(folder, content)
    assert run("check", REPORT)[0::2] == (code, "")


def test_it_is_found_upwards_from_the_report_and_else_from_here(
    run: Run, folder: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    configure(folder, "fail_on: never\n")
    elsewhere = tmp_path_factory.mktemp("lain")
    monkeypatch.chdir(elsewhere)
    assert run("check", folder / REPORT)[0] == 0
    (elsewhere / "laporan.pdf").write_bytes(draw(TITLES, ROWS))
    monkeypatch.chdir(folder / "masuk")
    assert run("check", elsewhere / "laporan.pdf")[0] == 0


def test_pyproject_serves_as_well_and_the_own_file_goes_first(run: Run, folder: Path) -> None:
    configure(folder, '[project]\nname = "x"\n\n[tool.lakip-lint]\nfail_on = "never"\n', "pyproject.toml")
    assert run("check", REPORT)[0] == 0
    configure(folder, "fail_on: error\n")
    assert run("check", REPORT)[0] == 1


def test_a_pyproject_of_another_tool_is_passed_over(run: Run, folder: Path) -> None:
    configure(folder, "fail_on: never\n")
    (folder / "masuk" / "pyproject.toml").write_text('[tool.lain]\nnote = "lakip-lint"\n', encoding="utf-8")
    assert run("check", REPORT)[0] == 0


def test_the_command_line_goes_over_the_file(run: Run, folder: Path) -> None:
    configure(folder, "ignore: CAP001\nfail_on: never\nper_path: {'*': {ignore: CAP001}}\n")
    assert run("check", REPORT, "--fail-on", "error", "--ignore", "ANG")[0] == 1
    assert run("check", REPORT, "--no-config")[0] == 1


def test_a_file_can_be_named(run: Run, folder: Path) -> None:
    configure(folder, "fail_on: never\n", "lunak.yaml")
    assert run("check", REPORT)[0] == 1
    assert run("check", REPORT, "--config", "lunak.yaml")[0] == 0
    assert run("check", REPORT, "--config", "tiada.yaml")[0] == 2


def test_language_of_the_file_and_of_the_command_line(run: Run, folder: Path) -> None:
    configure(folder, "lang: en\n")
    assert "1 error" in run("check", REPORT)[1]
    assert "1 salah" in run("check", REPORT, "--lang", "id")[1]


def test_own_rules_start_from_the_folder_of_the_file(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "aturan").mkdir()
    (folder / "aturan" / "lunak.yaml").write_text("adjust: CAP001\nseverity: warning\n", encoding="utf-8")
    configure(folder, "rules: [aturan]\n")
    monkeypatch.chdir(folder / "masuk")
    assert run("check", "laporan.pdf")[0] == 0


def test_years_by_path(run: Run, folder: Path) -> None:
    (folder / "lama.pdf").write_bytes(draw(TITLES, ROWS))
    configure(folder, "per_path: {'lama*': {year: 2030}}\n")
    _, out, _ = run("check", REPORT, "lama.pdf", "--format", "json")
    assert [(d["path"], d["year"]) for d in json.loads(out)["documents"]] == [(REPORT, 2031), ("lama.pdf", 2030)]


def test_a_profile_counts_what_it_does_not_show(run: Run, folder: Path) -> None:
    rule = yaml.safe_load((ROOT / "rules" / "CAP001-capaian-salah-hitung.yaml").read_text(encoding="utf-8"))
    own = {**rule, "code": "CAP901", "name": "soal-penulisan", "style": True}
    (folder / "CAP901.yaml").write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
    configure(folder, "rules: [CAP901.yaml]\nignore: [CAP001]\n")
    code, out, _ = run("check", REPORT)
    assert code == 0
    assert "1 temuan soal penulisan tidak ditampilkan" in out
    assert "150,00" not in out
    for wanted in (["--profile", "teliti"], ["--profile", "inspektorat"], ["--select", "CAP901"]):
        assert run("check", REPORT, *wanted)[0] == 1
    configure(folder, "rules: [CAP901.yaml]\nignore: [CAP001]\nseverity: {CAP901: error}\n")
    assert run("check", REPORT)[0] == 1


def test_rules_on_trial_run_for_the_inspektorat(run: Run, folder: Path) -> None:
    rule = yaml.safe_load((ROOT / "rules" / "CAP001-capaian-salah-hitung.yaml").read_text(encoding="utf-8"))
    trial = {**rule, "code": "CAP901", "name": "aturan-percobaan", "status": "preview"}
    (folder / "CAP901.yaml").write_text(yaml.safe_dump(trial, allow_unicode=True), encoding="utf-8")
    configure(folder, "rules: [CAP901.yaml]\nignore: [CAP001]\n")
    codes = [run("check", REPORT, "--profile", profile)[0] for profile in PROFILES]
    assert codes == [0, 0, 1]


# ---- faults name file, line and remedy


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("fail_on: never\nignor: CAP\n", "lakip-lint.yaml:2: kunci “ignor” tidak dikenal; mungkin maksudnya “ignore”"),
        ("fail-on: never\n", "lakip-lint.yaml:1: kunci “fail-on” tidak dikenal; mungkin maksudnya “fail_on”"),
        ("per_path:\n  '*':\n    years: 2030\n", "lakip-lint.yaml:3: pada per_path.*: kunci “years” tidak dikenal; mungkin"),
        ("fail_on: keras\n", "lakip-lint.yaml:1: pada fail_on: “keras” harus salah satu dari: error"),
        ("severity:\n  CAP001: gawat\n", "lakip-lint.yaml:2: pada severity.CAP001"),
        ("severity:\n  CAP001: note\n  CAQ777: note\n", "lakip-lint.yaml:3: tidak ada aturan 'CAQ777'"),
        ("select: [ANG, capaian-salah-hitumg]\n", "lakip-lint.yaml:1: tidak ada aturan 'capaian-salah-hitumg'. Maksud Anda"),
        ("suppress:\n  - fingerprint: '0123456789abcdef'\n", "lakip-lint.yaml:2: pada suppress.0: kunci “reason” belum ada"),
        ("suppress:\n  - {rule: CAP001, reason: x}\n", "lakip-lint.yaml:2: sebut “fingerprint”, atau “rule” bersama"),
        ("suppress:\n  - {rule: CAP001, page: 1, reason: x, until: 2031-02-30}\n", "lakip-lint.yaml:2: "),
        ("severity: {1: note}\n", "lakip-lint.yaml:1: pada severity: isinya harus teks"),
        ("per_path: {2030: {year: 2030}}\n", "lakip-lint.yaml:1: pada per_path: isinya harus teks"),
        ("suppress: {rule: CAP001}\n", "lakip-lint.yaml:1: pada suppress: isinya harus daftar"),
        ("suppress: [CAP001]\n", "lakip-lint.yaml:1: pada suppress.0: isinya harus pasangan"),
        ("", "lakip-lint.yaml:1: berkas kosong"),
        ("- a\n", "lakip-lint.yaml:1: isinya harus pasangan kunci dan nilai"),
        ("ignore: CAP\nignore: ANG\n", "lakip-lint.yaml:2: kunci “ignore” ditulis dua kali"),
    ],
)
def test_a_broken_file_is_told_with_line_and_remedy(run: Run, folder: Path, content: str, complaint: str) -> None:
    configure(folder, content)
    code, out, err = run("check", REPORT)
    assert (code, out) == (2, "")
    assert complaint in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ('fail_on = "never"\nignor = ["CAP"]\n', "pyproject.toml:6: kunci “ignor” tidak dikenal; mungkin maksudnya “ignore”"),
        ('[tool.lakip-lint.severity]\nANG = "note"\nCAP001 = "gawat"\n', "pyproject.toml:7: pada severity.CAP001"),
        ('[[tool.lakip-lint.suppress]]\nreason = "a"\nrule = "CAP001"\npage = 1\n[[tool.lakip-lint.suppress]]\nrule = "CAP001"\n',
         "pyproject.toml:9: pada suppress.1: kunci “reason” belum ada"),
        ("ignore = [\n", "pyproject.toml: tidak dapat dibaca sebagai TOML"),
    ],
)
def test_a_broken_table_of_pyproject_too(run: Run, folder: Path, table: str, complaint: str) -> None:
    configure(folder, f'[project]\nname = "ignor"\n\n[tool.lakip-lint]\n{table}', "pyproject.toml")
    code, _, err = run("check", REPORT)
    assert code == 2
    assert complaint in err


# ---- lakip-lint config


def test_what_holds_and_where_it_comes_from(run: Run, folder: Path) -> None:
    configure(folder, "# aturan kami\nignore: [STR]\nper_path:\n  'lama/*': {year: 2030}\n")
    code, out, err = run("config", REPORT, "--fail-on", "warning")
    assert (code, err) == (0, "")
    for line in ("berkas pengaturan: lakip-lint.yaml", "ignore    STR  (lakip-lint.yaml:2)", "fail_on   warning  (--fail-on)",
                 "profile   bawaan  (bawaan)", "per_path  lama/*: year: 2030  (lakip-lint.yaml:3)"):
        assert line in out.splitlines()
    assert "configuration file: none" in run("config", "--no-config", "--lang", "en")[1]


def test_config_finds_the_same_faults(run: Run, folder: Path) -> None:
    configure(folder, "ignore: CAQ777\n")
    assert run("config", REPORT)[0] == 2


def test_the_schema_knows_every_setting() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert set(schema()["properties"]) == set(DEFAULTS)
    assert schema()["properties"]["profile"]["enum"] == list(KNOWN_PROFILES) == list(PROFILES)


def test_entries_may_be_merged_from_an_anchor(run: Run, folder: Path) -> None:
    configure(folder, "suppress:\n  - &one {rule: CAP001, page: 1, reason: a}\n  - *one\n")
    assert run("check", REPORT)[0::2] == (0, "")


# ---- suppressions


def fingerprint(run: Run) -> str:
    (finding,) = json.loads(run("check", REPORT, "--format", "json")[1])["documents"][0]["findings"]
    return str(finding["fingerprint"])


@pytest.mark.parametrize(
    "entry",
    ["rule: CAP001, page: 1", "rule: CAP, text: '150,00'", "rule: capaian-salah-hitung, text: '150,00', page: 1, file: 'masuk/*'",
     "rule: CAP001, page: 1, until: 2999-12-31"],
)
def test_an_accepted_finding_is_counted_and_not_shown(run: Run, folder: Path, entry: str) -> None:
    configure(folder, f"suppress:\n  - {{{entry}, reason: dijelaskan di CALK}}\n")
    code, out, err = run("check", REPORT)
    assert (code, err) == (0, "")
    assert "1 temuan dikecualikan dengan alasan" in out
    (finding,) = json.loads(run("check", REPORT, "--format", "json")[1])["documents"][0]["findings"]
    assert finding["suppressed"] == "dijelaskan di CALK"


def test_by_fingerprint_and_beside_the_report(run: Run, folder: Path) -> None:
    content = f"suppress:\n  - fingerprint: {fingerprint(run)}\n    reason: dijelaskan\n"
    configure(folder, content, "masuk/laporan.pdf.lakip-lint.yaml")
    assert run("check", REPORT)[0::2] == (0, "")
    (folder / "lain.pdf").write_bytes(draw(TITLES, ROWS))
    assert run("check", REPORT, "lain.pdf")[0] == 1, "it holds for its own report only"


def test_a_file_beside_a_report_holds_suppressions_only(run: Run, folder: Path) -> None:
    configure(folder, "ignore: CAP\n", "masuk/laporan.pdf.lakip-lint.yaml")
    code, _, err = run("check", REPORT)
    assert code == 2
    assert "laporan.pdf.lakip-lint.yaml:1: " in err


@pytest.mark.parametrize(
    "entry", ["rule: CAP001, page: 2", "rule: CAP001, text: '105,00'", "fingerprint: '0123456789012345'"],
)
def test_an_entry_that_fits_nothing_is_told(run: Run, folder: Path, entry: str) -> None:
    configure(folder, f"ignore: STR\nsuppress:\n  - {{{entry}, reason: dulu benar}}\n")
    code, _, err = run("check", REPORT)
    assert code == 1
    assert "lakip-lint.yaml:3: pengecualian ini tidak terpakai (dulu benar)" in err


def test_an_entry_that_was_not_looked_at_is_not_called_unused(run: Run, folder: Path) -> None:
    configure(folder, "suppress:\n  - {rule: ANG, page: 2, reason: x}\n  - {rule: CAP, page: 7, file: lain.pdf, reason: y}\n")
    assert run("check", REPORT, "--select", "CAP")[2] == ""


def test_an_expired_entry_is_told_and_holds_no_more(run: Run, folder: Path) -> None:
    configure(folder, "suppress:\n  - {rule: CAP001, page: 1, reason: menunggu revisi, until: 2001-01-31}\n")
    code, _, err = run("check", REPORT)
    assert code == 1
    assert "lakip-lint.yaml:2: pengecualian ini berakhir 2001-01-31 (menunggu revisi)" in err


def test_a_baseline_under_a_configuration_holds_only_what_is_left(run: Run, folder: Path) -> None:
    configure(folder, "suppress:\n  - {rule: CAP001, page: 1, reason: x}\n")
    assert run("baseline", REPORT, "--output", "lama.json") == (0, "lama.json: 0 temuan dicatat.\n", "")


# ---- baseline, known names, other commands


def test_the_file_names_a_baseline(run: Run, folder: Path) -> None:
    assert run("baseline", REPORT, "--output", "lama.json")[0] == 0
    configure(folder, "baseline: lama.json\n")
    code, out, _ = run("check", REPORT)
    assert code == 0
    assert "1 temuan lama yang sudah dicatat, tidak ditampilkan" in out
    assert run("check", REPORT, "--no-config")[0] == 1
    configure(folder, "baseline: tiada.json\n")
    assert run("check", REPORT)[0] == 2
    assert run("check", REPORT, "--baseline", "lama.json")[0] == 0


def test_facts_and_rules_follow_the_file(run: Run, folder: Path) -> None:
    configure(folder, "lang: en\nyear: 2030\nseverity: {CAP001: note}\n")
    assert json.loads(run("facts", REPORT, "--format", "json")[1])["year"] == 2030
    assert json.loads(run("facts", REPORT, "--format", "json", "--no-config")[1])["year"] == 2031
    assert "NOTE" in run("rule", "CAP001")[1]
    assert "ERROR" in run("rule", "CAP001", "--no-config", "--lang", "en")[1]
    assert "Achievement" in run("rules")[1]
    configure(folder, "rules: [aturan]\n")
    assert run("rules")[0] == run("rule", "CAP001")[0] == run("facts", REPORT)[0] == 2


def test_the_office_can_be_named(run: Run, folder: Path) -> None:
    configure(folder, "names: {entity: Dinas Taman Kota Lain}\n")
    content = json.loads(run("facts", REPORT, "--format", "json")[1])
    assert content["entity"] == "Dinas Taman Kota Lain"
    assert "sesuai pengaturan" in content["conventions"]["instansi"]
    assert "Dinas Taman Kota Lain" in run("check", REPORT)[1]


def test_figures_of_a_known_neighbour_are_not_the_own(run: Run, folder: Path) -> None:
    rows = [["No", "Indikator", "Target", "Realisasi", "Realisasi Rimbun"], ["1", "Luas taman", "80,00", "84,00", "71,00"]]
    (folder / REPORT).write_bytes(draw(TITLES, rows))

    def entities() -> list[str]:
        return [fact["entity"] for fact in json.loads(run("facts", REPORT, "--format", "json")[1])["facts"]]

    configure(folder, "names: {neighbours: [Rimbun]}\n")
    assert entities() == ["", "", "rimbun"]


@pytest.mark.parametrize(("better", "code"), [("higher", 1), ("lower", 0)])
def test_a_known_direction_decides_which_formula_is_right(run: Run, folder: Path, better: str, code: int) -> None:
    """95,00 is (2 × 80 − 84) / 80: right for an indicator of which less is better, wrong for the others."""
    rows = [ROWS[0], ["1", "Luas taman rusak", "80,00", "84,00", "95,00"], ROWS[2]]
    (folder / REPORT).write_bytes(draw(TITLES, rows))
    assert run("check", REPORT)[0] == 0
    configure(folder, f"names: {{indicators: [{{name: Taman yang rusak, also: [Luas taman rusak], better: {better}}}]}}\n")
    assert run("check", REPORT)[0] == code


def test_known_names_are_validated_and_told(run: Run, folder: Path) -> None:
    configure(folder, "names:\n  indicators:\n  - {name: Luas taman, beter: lower}\n")
    code, _, err = run("check", REPORT)
    assert code == 2
    assert "lakip-lint.yaml:3" in err
    assert "better" in err
    configure(folder, "names: {entity: Dinas Rekaan, indicators: [{name: Luas taman, better: lower}]}\n")
    assert "names     entity: Dinas Rekaan; indicators: (name: Luas taman; better: lower)" in run("config", REPORT)[1]


@pytest.mark.usefixtures("folder")
def test_quiet_and_statistics(run: Run) -> None:
    code, out, _ = run("check", REPORT, "--quiet")
    assert code == 1
    assert out.startswith(f"{REPORT}: 1 salah, 0 ragu, 0 catatan\n")
    assert "tidak tahu apakah data sumbernya benar" in out
    code, out, _ = run("check", REPORT, "--statistics", "--lang", "en")
    assert code == 1
    assert out.split("\n")[0].split() == ["1", "CAP001", "ERROR", "capaian-salah-hitung"]
