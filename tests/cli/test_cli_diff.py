"""Two versions of a report: what went, what is new, what stays, and which figures changed."""
from __future__ import annotations

import json
import sys
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pypdf import PdfReader, PdfWriter

from tests.program import ROWS, TITLES, Run, draw
from tests.reports.test_fingerprints import TREES
from tests.reports.test_fingerprints import report as two_wrong_rows

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
SEED = ROOT.parent / "shared" / "seed"
sys.path.insert(0, str(FIXTURES))

from naskah import kecamatan_benar, kecamatan_salah  # noqa: E402
from naskah.manuscript import plain  # noqa: E402

RIGHT = [ROWS[0], ["1", "Luas taman terawat", "80,00", "84,00", "105,00"], ROWS[2]]


def report(folder: Path, name: str, rows: list[list[str]], titles: list[str] = TITLES) -> Path:
    path = folder / name
    path.write_bytes(draw(titles, rows))
    return path


def compared(run: Run, *arguments: object) -> Any:
    code, out, err = run("diff", *arguments, "--format", "json")
    assert err == ""
    content = json.loads(out)
    schema = json.loads((files("lakip_lint.reports") / "diff.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(content, schema)
    return code, content


def changes(content: Any) -> list[tuple[str, str]]:
    return [(change["old"]["printed"], change["new"]["printed"]) for change in content["figures"]["changed"]]


def test_exactly_the_changes_of_the_manuscript_are_told(run: Run) -> None:
    """kecamatan-salah is kecamatan-benar with known changes: what is told as changed are those figures, and no other."""
    faultless = kecamatan_benar.write()
    made = {
        (kecamatan_salah.texts(fault)[0], plain(str(faultless.said[fault.key])))
        for fault in kecamatan_salah.FAULTS
        if fault.key in faultless.said and not isinstance(fault.wrong, Decimal)
    }
    wrong, right = FIXTURES / "kecamatan-salah.pdf", FIXTURES / "kecamatan-benar.pdf"
    code, content = compared(run, wrong, right)
    assert code == 0
    assert content["findings"]["new"] == content["findings"]["staying"] == []
    assert content["summary"]["gone"] >= 50
    assert set(changes(content)) <= made
    assert len(changes(content)) == len(set(changes(content))) >= 20
    assert content["figures"]["vanished"] == []
    assert len(content["figures"]["appeared"]) == 3  # those of the ikhtisar, which the wrong report leaves out
    code, back = compared(run, right, wrong)
    assert code == 1
    assert back["summary"]["new"] == content["summary"]["gone"]
    assert sorted(changes(back)) == sorted((new, old) for old, new in changes(content))


def test_the_same_report_as_pdf_and_as_word_changed_in_nothing(run: Run) -> None:
    code, content = compared(run, FIXTURES / "kecamatan-word.pdf", FIXTURES / "kecamatan-word.docx")
    assert code == 0
    assert {key: n for key, n in content["summary"].items() if key != "staying"} == dict.fromkeys(
        ("gone", "new", "figures_changed", "figures_vanished", "figures_appeared"), 0
    )


@pytest.mark.skipif(not SEED.exists(), reason="needs the seed report")
def test_a_real_report_as_pdf_and_as_word_changed_in_almost_nothing(run: Run) -> None:
    code, content = compared(run, SEED / "air-putih-2023.pdf", SEED / "air-putih-2023.docx")
    summary = content["summary"]
    assert code == 0
    assert summary["staying"] > 20
    assert summary["gone"] <= 1, "only the pages of the table of contents, which a Word file does not store"
    assert summary["figures_changed"] == summary["figures_vanished"] == summary["figures_appeared"] == 0


def test_put_right_new_and_staying(run: Run, tmp_path: Path) -> None:
    old = report(tmp_path, "lama.pdf", ROWS)
    new = report(tmp_path, "baru.pdf", [*RIGHT[:2], ["2", "Jumlah pohon ditanam", "120", "90", "57,00"]])
    code, content = compared(run, old, new, "--select", "CAP001")
    assert code == 1
    assert [f["printed"] for f in content["findings"]["gone"]] == ["150,00"]
    assert [f["printed"] for f in content["findings"]["new"]] == ["57,00"]
    assert sorted(changes(content)) == [("150,00", "105,00"), ("75,00", "57,00")]
    assert all(change["old"]["page"] == change["new"]["page"] == 1 for change in content["figures"]["changed"])
    assert run("diff", old, new, "--select", "CAP001", "--fail-on", "never")[0] == 0
    assert compared(run, old, old, "--select", "CAP001")[1]["summary"]["staying"] == 1


def test_one_figure_changed_one_put_right_and_a_page_in_front(run: Run, tmp_path: Path) -> None:
    """What shifted with the page is neither new nor gone; the rest is told exactly."""
    old, new, shifted = (tmp_path / f"{name}.pdf" for name in ("lama", "baru", "geser"))
    roads = ("Jumlah bangku diperbaiki", "60", "57", "95,00")
    ponds = ("Jumlah kolam dibersihkan", "120", "60", "50,00")
    two_wrong_rows(old)
    two_wrong_rows(new, [TREES, roads, ponds])
    writer = PdfWriter(clone_from=PdfReader(new))
    writer.insert_blank_page(595, 842, 0)
    writer.write(shifted)
    for path in (new, shifted):
        code, content = compared(run, old, path)
        assert code == 0
        assert [f["printed"] for f in content["findings"]["gone"]] == ["150,00"]
        assert content["findings"]["gone"][0]["subject"] == "Jumlah bangku diperbaiki"
        assert content["findings"]["new"] == []
        assert {f["rule"] for f in content["findings"]["staying"]} >= {"CAP001", "ANG001", "THN001", "DOK001"}
        assert sorted(changes(content)) == [("150,00", "95,00"), ("75,00", "50,00"), ("90", "60")]
        assert content["summary"]["figures_vanished"] == content["summary"]["figures_appeared"] == 0
        pages = {(change["old"]["page"], change["new"]["page"]) for change in content["figures"]["changed"]}
        assert pages == {(1, 1 if path is new else 2)}


def test_a_figure_that_is_still_wrong_is_new_and_told_with_what_it_was(run: Run, tmp_path: Path) -> None:
    old = report(tmp_path, "lama.pdf", ROWS)
    new = report(tmp_path, "baru.pdf", [ROWS[0], ["1", "Luas taman terawat", "80,00", "84,00", "140,00"], ROWS[2]])
    code, content = compared(run, old, new, "--select", "CAP001")
    assert code == 1
    assert content["findings"]["gone"] == []
    assert content["findings"]["new"][0]["before"]["printed"] == "150,00"
    assert "sebelumnya tertulis 150,00" in run("diff", old, new, "--select", "CAP001")[1]


def test_a_name_that_is_worded_anew_is_the_same(run: Run, tmp_path: Path) -> None:
    old = report(tmp_path, "lama.pdf", ROWS)
    new = report(tmp_path, "baru.pdf", [ROWS[0], ["1", "Luas taman yang terawat baik", "80,00", "84,00", "150,00"], ROWS[2]])
    code, content = compared(run, old, new, "--select", "CAP001")
    assert code == 0
    assert content["summary"] == {
        "gone": 0, "new": 0, "staying": 1, "figures_changed": 0, "figures_vanished": 0, "figures_appeared": 0,
    }


def test_figures_that_came_and_went_are_counted_and_listed_when_asked(run: Run, tmp_path: Path) -> None:
    old = report(tmp_path, "lama.pdf", ROWS)
    new = report(tmp_path, "baru.pdf", [*ROWS[:2], ["2", "Panjang trotoar diperbaiki", "10", "9", "90,00"]])
    out = run("diff", old, new, "--select", "CAP001")[1]
    assert "3 angka hilang; 3 angka muncul" in out
    assert "Panjang trotoar" not in out
    out = run("diff", old, new, "--select", "CAP001", "--figures", "--lang", "en")[1]
    assert "Figures that vanished" in out
    assert "Panjang trotoar" in out


def test_json_reports_are_compared_without_their_figures(run: Run, tmp_path: Path) -> None:
    old, new = report(tmp_path, "lama.pdf", ROWS), report(tmp_path, "baru.pdf", RIGHT)
    for path in (old, new):
        run("check", path, "--select", "CAP001", "--format", "json", "--output", path.with_suffix(".json"))
    code, content = compared(run, tmp_path / "lama.json", tmp_path / "baru.json")
    assert code == 0
    assert [f["printed"] for f in content["findings"]["gone"]] == ["150,00"]
    assert content["figures"] is None
    code, content = compared(run, tmp_path / "baru.json", old, "--select", "CAP001")
    assert code == 1
    assert "hasil JSON tidak memuat semua angka" in run("diff", tmp_path / "lama.json", new)[1]


def test_what_is_accepted_is_neither_new_nor_gone(run: Run, tmp_path: Path) -> None:
    old, new = report(tmp_path, "lama.pdf", RIGHT), report(tmp_path, "baru.pdf", ROWS)
    (tmp_path / "lakip-lint.yaml").write_text("suppress: [{rule: CAP001, page: 1, reason: karangan}]\n", encoding="utf-8")
    code, content = compared(run, old, new, "--select", "CAP001")
    assert (code, content["summary"]["new"], content["summary"]["gone"]) == (0, 0, 0)


def test_another_report_is_told(run: Run, tmp_path: Path) -> None:
    old = report(tmp_path, "lama.pdf", ROWS, [line.replace("2031", "2030") for line in TITLES])
    new = report(tmp_path, "baru.pdf", ROWS)
    assert "tampaknya laporan lain" in run("diff", old, new)[1]


@pytest.mark.parametrize("name", ["tiada.pdf", "tiada.json", "kosong.pdf", "lain.json", "tanpa-angka.pdf"])
def test_what_cannot_be_compared_is_never_fine(run: Run, tmp_path: Path, name: str) -> None:
    good = report(tmp_path, "baik.pdf", RIGHT)
    (tmp_path / "kosong.pdf").write_bytes(b"")
    (tmp_path / "lain.json").write_text('{"documents": []}', encoding="utf-8")
    (tmp_path / "tanpa-angka.pdf").write_bytes(draw(["LAPORAN KINERJA", "tanpa angka"], []))
    for pair in ((tmp_path / name, good), (good, tmp_path / name)):
        code, _, err = run("diff", *pair)
        assert code == 2
        assert name in err
        assert "Traceback" not in err
