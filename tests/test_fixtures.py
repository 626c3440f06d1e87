"""The fixtures are what they claim to be: they open, stand as recorded, are right by arithmetic, and print their manuscript."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import sys
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
import pytest
import yaml

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
sys.path.insert(0, str(FIXTURES))

from naskah.manuscript import Contents, Heading, Manuscript, Para, Row, Table, keys, plain  # noqa: E402

FAULTLESS = ("kecamatan-benar",)
WRITTEN = (*FAULTLESS, "kecamatan-salah")
EXPECTED = yaml.safe_load((FIXTURES / "expected.yaml").read_text(encoding="utf-8"))
FINDINGS = yaml.safe_load((FIXTURES / "kecamatan-salah.yaml").read_text(encoding="utf-8"))["findings"]


@cache
def manuscript(name: str) -> Manuscript:
    return importlib.import_module(f"naskah.{name.replace('-', '_')}").write()


@cache
def pages(name: str) -> list[str]:
    """The text of each page in the order in which it was printed, cell by cell, without white space."""
    pdf = pypdfium2.PdfDocument(FIXTURES / f"{name}.pdf")
    try:
        return [squeeze(page.get_textpage().get_text_bounded()) for page in pdf]
    finally:
        pdf.close()


@cache
def feet(name: str) -> list[str]:
    """The page number printed at the foot of each page."""
    pdf = pypdfium2.PdfDocument(FIXTURES / f"{name}.pdf")
    try:
        return [(page.get_textpage().get_text_bounded(bottom=0, top=62).split() or [""])[-1] for page in pdf]
    finally:
        pdf.close()


def squeeze(text: str) -> str:
    return "".join(text.split())


def shows(printed: str, wanted: str) -> bool:
    """Whether a quoted place shows a string: white space folded, digits and short words never cut."""
    spaced = r"\s*".join(map(re.escape, squeeze(wanted)))
    edges = (r"(?<![\w.,])", r"(?![\w]|[.,]\d)") if len(squeeze(wanted)) <= 4 else (r"(?<!\d)", r"(?!\d)")
    return re.search(edges[0] + spaced + edges[1], printed, re.I) is not None


# ---- the files


@pytest.mark.parametrize("name", WRITTEN)
def test_files_open_and_are_small(name: str) -> None:
    path = FIXTURES / f"{name}.pdf"
    assert path.stat().st_size < 300_000
    with pdfplumber.open(path) as pdf:
        assert len(pdf.pages) == EXPECTED[name]["pages"] >= 8
        assert pdf.pages[0].extract_words()


@pytest.mark.parametrize("name", WRITTEN)
def test_headings_and_captions_stand_where_recorded(name: str) -> None:
    missing = [s for s in EXPECTED[name]["stands"] if squeeze(s["text"]) not in pages(name)[s["page"] - 1]]
    assert not missing


@pytest.mark.parametrize("name", FAULTLESS)
def test_contents_give_the_printed_page_of_every_heading(name: str) -> None:
    text = manuscript(name)
    places = {squeeze(s["text"]): s["page"] for s in EXPECTED[name]["stands"]}
    contents = pages(name)[places[squeeze("DAFTAR ISI")] - 1]
    assert any(isinstance(block, Contents) for block in text.blocks)
    lines = ""
    for block in text.blocks:
        if isinstance(block, Heading) and block.in_contents:
            words = squeeze(plain(f"{block.number} {block.title}"))
            lines += re.escape(words) + r"\.+" + re.escape(feet(name)[places[words] - 1])
    assert re.search(lines, contents)


@pytest.mark.parametrize("name", WRITTEN)
def test_every_row_of_every_table_is_printed_on_one_page(name: str) -> None:
    lost = []
    for table in manuscript(name).tables:
        for line in table.body:
            wanted = [squeeze(plain(cell.text)) for cell in line.cells]
            if not any(all(text in page for text in wanted) for page in pages(name)):
                lost.append((table.key, wanted))
    assert not lost


@pytest.mark.parametrize("name", WRITTEN)
def test_every_paragraph_is_printed(name: str) -> None:
    found, lost = pages(name), []
    for block in manuscript(name).blocks:
        if isinstance(block, Para):
            text = squeeze(plain(block.text))
            over = (text[:cut] in a and text[cut:] in b for a, b in pairwise(found) for cut in range(1, len(text)))
            if not any(text in page for page in found) and not any(over):
                lost.append(text)
    assert not lost


# ---- the arithmetic, recomputed from what is printed


def figure(text: str) -> Decimal:
    """An Indonesian number as printed in the manuscripts: "1.234,50", "(1.234)", "72,15 (BB)", "Rp 1.000,-"."""
    match = re.search(r"\(?-?\d[\d.]*(?:,\d+)?", text)
    assert match, text
    digits = match.group().replace(".", "").replace(",", ".")
    return -Decimal(digits.strip("(")) if digits.startswith("(") else Decimal(digits)


def table(name: str, key: str) -> Table:
    return next(t for t in manuscript(name).tables if t.key == f"t.{key}")


def column(lines: tuple[Row, ...] | list[Row], index: int) -> list[Decimal]:
    """Figures counted from the last cell of each row: -1 is the last column (spans stand at the left)."""
    return [figure(plain(line.cells[index].text)) for line in lines]


def near(printed: Decimal, exact: Decimal) -> bool:
    """Whether the exact value is printed like this: within half a unit of the last printed digit."""
    exponent = printed.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(printed - exact) <= Decimal(5).scaleb(exponent - 1)


SUMS = [
    ("kecamatan-benar", "wilayah", (-4, -3, -2, -1)), ("kecamatan-benar", "pegawai", (-3, -2, -1)),
    ("kecamatan-benar", "pkpagu", (-2,)), ("kecamatan-benar", "dukung", (-3, -2)), ("kecamatan-benar", "lampiran3pagu", (-1,)),
]
SHARES = [
    ("kecamatan-benar", "dukung", -3, -2), ("kecamatan-benar", "jenis", -4, -3), ("kecamatan-benar", "sub", -3, -2),
    ("kecamatan-benar", "lra", -4, -3),
]


@pytest.mark.parametrize(("name", "key", "columns"), SUMS)
def test_columns_add_up_to_their_last_row(name: str, key: str, columns: tuple[int, ...]) -> None:
    body = table(name, key).body
    for index in columns:
        values = column(body, index)
        assert sum(values[:-1]) == values[-1]


@pytest.mark.parametrize(("name", "key", "pagu", "real"), SHARES)
def test_percentages_are_realisasi_over_anggaran(name: str, key: str, pagu: int, real: int) -> None:
    for line in table(name, key).body:
        a, b, share = (figure(plain(line.cells[i].text)) for i in (pagu, real, -1))
        assert near(share, b / a * 100)
        assert key == "lra" or b <= a


def test_programmes_activities_and_subactivities_add_up() -> None:
    codes = {plain(line.cells[0].text): line for line in table("kecamatan-benar", "sub").body}
    total = codes.pop("JUMLAH")
    for index in (-3, -2):
        values = {code: figure(plain(line.cells[index].text)) for code, line in codes.items()}
        for code, value in values.items():
            below = [
                v
                for c, v in values.items()
                if c.startswith(f"{code}.") and c.count(".") == code.count(".") + (2 if code.count(".") == 2 else 1)
            ]
            assert not below or sum(below) == value
        assert sum(v for c, v in values.items() if c.count(".") == 2) == figure(plain(total.cells[index].text))


def test_accounts_add_up_and_the_deficit_is_income_less_spending() -> None:
    lines = {plain(line.cells[0].text): line for line in table("kecamatan-benar", "lra").body}
    for index in (-4, -3):
        at = {code: figure(plain(line.cells[index].text)) for code, line in lines.items()}
        assert at["5.1"] == at["5.1.01"] + at["5.1.02"]
        assert at["5.2"] == at["5.2.02"] + at["5.2.04"]
        assert at["5"] == at["5.1"] + at["5.2"] == at["JUMLAH BELANJA"]
        assert at["SURPLUS/(DEFISIT)"] == at["4"] - at["5"] < 0
    for line in lines.values():
        pagu, real, difference = (figure(plain(line.cells[i].text)) for i in (-4, -3, -2))
        assert difference == real - pagu


GRADES = {"B": 60, "BB": 70, "A": 80}


def capaian(target: str, real: str, inverse: bool) -> Decimal:
    t = Decimal(GRADES[target]) if target in GRADES else figure(target)
    return (2 * t - figure(real) if inverse else figure(real)) / t * 100


@pytest.mark.parametrize("key", ["capaian", "lampiran1"])
def test_capaian_is_recomputed_from_target_and_realisasi(key: str) -> None:
    seen = []
    for line in table("kecamatan-benar", key).body:
        texts = [plain(cell.text) for cell in line.cells]
        if len(texts) >= 5:
            name, _, target, real, printed = texts[-6:-1] if key == "capaian" else texts[-5:]
            value = capaian(target, real, name.startswith(("Rata-rata lama", "Jumlah gangguan")))
            assert near(figure(printed), value), name
            seen.append(value)
    assert len(seen) == 7
    if key == "capaian":
        assert near(figure(plain(table("kecamatan-benar", key).body[-1].cells[-2].text)), sum(seen) / 7)


def test_capaian_of_every_year_is_recomputed() -> None:
    count = 0
    for line in table("kecamatan-benar", "deret").body:
        texts = [plain(cell.text) for cell in line.cells]
        for year in range(3):
            target, real, printed = texts[2 + year], texts[6 + year], texts[9 + year]
            if real == "n/a":
                assert printed == "n/a"
                continue
            assert near(figure(printed), capaian(target, real, texts[0].startswith(("Rata-rata lama", "Jumlah gangguan"))))
            count += 1
    assert count == 20


def test_survey_adds_up() -> None:
    for key, index in (("nrr", -1), ("nrrlalu", -1)):
        body = table("kecamatan-benar", key).body
        weighted = column(body[:9], index)
        total, ikm = column(body[9:11], index)
        assert abs(sum(weighted) - total) <= Decimal("0.005")
        assert abs(total * 25 - ikm) <= Decimal("0.0175")
        nrr = column(body[:9], 3 if key == "nrr" else 2)
        assert all(abs(a / 9 - b) <= Decimal("0.0006") for a, b in zip(nrr, weighted, strict=True))
        assert plain(body[11].cells[-1].text) == "B (Baik)"
        assert Decimal("76.61") <= ikm <= Decimal("88.30")
    groups: list[list[Decimal]] = [[]]
    for line in table("kecamatan-benar", "responden").body:
        count = figure(plain(line.cells[-2].text))
        if plain(line.cells[0].text) == "Jumlah":
            assert sum(groups[-1]) == count == 384
            groups.append([])
        else:
            groups[-1].append(count)
    assert len(groups) == 5


def test_evaluation_adds_up() -> None:
    body = table("kecamatan-benar", "lke").body
    for index in (-3, -2, -1):
        values = column(body[:5], index)
        assert sum(values[:4]) == values[4]
        assert all(v <= w for v, w in zip(values, column(body[:5], -3), strict=True))
    assert [plain(c.text) for c in body[5].cells[-2:]] == ["B", "BB"]


def test_efficiency_is_capaian_less_serapan() -> None:
    for line in table("kecamatan-benar", "efisiensi").body:
        share, spent, gain = (figure(plain(c.text)) for c in line.cells[-3:])
        assert share - spent == gain


# ---- the faults


@pytest.mark.parametrize("finding", FINDINGS, ids=lambda f: f["id"])
def test_every_fault_stands_on_its_page(finding: dict[str, Any]) -> None:
    wanted = finding["text"] if isinstance(finding["text"], list) else [finding["text"]]
    if finding["page"] is None:
        assert squeeze("IKHTISAR EKSEKUTIF") not in squeeze("".join(pages("kecamatan-salah"))).upper()
        return
    assert any(squeeze(text) in pages("kecamatan-salah")[finding["page"] - 1] for text in wanted)


def test_each_fault_is_one_change_of_the_faultless_manuscript() -> None:
    salah = importlib.import_module("naskah.kecamatan_salah")
    right, wrong = manuscript("kecamatan-benar"), manuscript("kecamatan-salah")
    assert not wrong.unused()
    assert all(right.said[key] != value for key, value in wrong.faults.items() if not key.startswith("halaman."))
    assert len({fault.id for fault in salah.FAULTS}) == len(salah.FAULTS) == len(FINDINGS)
    named = {key for block in wrong.blocks if isinstance(block, Para) for key in keys(block.text)}
    assert named >= {fault.key for fault in salah.FAULTS if fault.key.startswith(("prosa.", "ubah.", "klaim."))}


# ---- the program on the fixtures


def report(name: str) -> dict[str, Any]:
    """What the program says of a fixture, by the JSON contract."""
    if importlib.util.find_spec("lakip_lint.engine") is None:
        pytest.skip("the engine does not exist yet")
    from click.testing import CliRunner

    from lakip_lint.cli import main

    result = CliRunner().invoke(main, ["check", str(FIXTURES / f"{name}.pdf"), "--format", "json"])
    document: dict[str, Any] = json.loads(result.stdout)["documents"][0]
    return document


@pytest.mark.xfail(strict=False, reason="the program is not ready")
@pytest.mark.parametrize("name", FAULTLESS)
def test_faultless_reports_get_no_error_and_no_warning(name: str) -> None:
    alarms = [
        f"{f['severity']} {f['rule']} p{(f['locations'] or [{}])[0].get('page')}: {f['message']}"
        for f in report(name)["findings"]
        if f["severity"] != "note"
    ]
    assert not alarms, "\n".join(alarms)


@pytest.mark.xfail(strict=False, reason="the program is not ready")
def test_every_fault_is_found() -> None:
    found, missed = report("kecamatan-salah")["findings"], []
    for fault in FINDINGS:
        wanted = fault["text"] if isinstance(fault["text"], list) else [fault["text"]]
        if not any(
            f["rule"][:3] in fault["topic"]
            and fault["page"] in (None, place["page"])
            and any(shows(place["text"], w) for w in wanted)
            for f in found
            for place in f["locations"][:6]
        ):
            missed.append(f"{fault['id']} p{fault['page']} {wanted}: {fault['fault']}")
    assert not missed, f"{len(missed)} of {len(FINDINGS)} missed\n" + "\n".join(missed)
