"""Cells of tables: one case a line, the cell as it is printed and the figures it holds."""
from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_lint.figures.number import format_like, read_cell
from tests.figures.describing import describe

PLAIN = [
    ("7", ["7"]),
    ("  42 ", ["42"]),
    ("84,25", ["84.25"]),
    ("84.25", ["84.25"]),
    ("97.5", ["97.5"]),
    ("0,5", ["0.5"]),
    ("0,125", ["0.125"]),
    ("0.125", ["0.125"]),
    ("1.250.300", ["1250300"]),
    ("1,250,300", ["1250300"]),
    ("1.250.300,75", ["1250300.75"]),
    ("1,250,300.75", ["1250300.75"]),
    ("1.250,5", ["1250.5"]),
    ("23.417.009.655", ["23417009655"]),
    ("1250300", ["1250300"]),
    ("1250,375", ["1250.375"]),
    ("0,8571428", ["0.8571428"]),
    ("2031", ["2031"]),
    ("2024", ["2024"]),
    ("0", ["0"]),
    ("0,00", ["0.00"]),
    ("412.905 *", ["412905 or 412.905"]),
    ("88,1**)", ["88.1"]),
    ("5 (lima)", ["5"]),
]

OPEN = [
    ("6,412", ["6.412 or 6412"]),
    ("2.718", ["2718 or 2.718"]),
    ("45.300", ["45300 or 45.300"]),
    ("987,654", ["987.654 or 987654"]),
    ("2.718%", ["2.718 % or 2718"]),
    ("Rp 45.300", ["45300 Rp"]),
    ("Rp 45,300", ["45300 Rp or 45.300"]),
    ("1.250,375", ["1250.375 or 1250375"]),
    ("Level 3\n(2,718)", ["2.718 [Level 3] or 2718"]),
]

MONEY = [
    ("Rp7.250.000", ["7250000 Rp"]),
    ("Rp. 7.250.000,-", ["7250000 Rp"]),
    ("Rp.7.250.000,00", ["7250000.00 Rp"]),
    ("Rp 7,25 juta", ["7.25 Rp x1000000"]),
    ("Rp 1,3 M", ["1.3 Rp x1000000000"]),
    ("2,5 miliar", ["2.5 x1000000000"]),
    ("7.250.000,-", ["7250000"]),
    ("7.250.000.-", ["7250000"]),
    ("7.250.000 ,-", ["7250000"]),
    ("0,-", ["0"]),
    ("7.250.000-", ["7250000 !stray-sign"]),
    ("Rp. 45.300-", ["45300 Rp !stray-sign"]),
    ("Rp Rp 7.250.000", ["7250000 Rp"]),
    ("7.250.000 rupiah", ["7250000 Rp"]),
    ("Rp.\n7.250.000", ["7250000 Rp"]),
    ("Rp -", ["missing Rp"]),
    ("Rp. 0,-", ["0 Rp"]),
]

NEGATIVE = [
    ("-6,40", ["-6.40"]),
    ("−6,40", ["-6.40"]),
    ("- 6,40", ["-6.40"]),
    ("(6,40)", ["-6.40"]),
    ("(2.71)", ["-2.71"]),
    ("(7.250.000)", ["-7250000"]),
    ("(7.250.000,-)", ["-7250000"]),
    ("(7.250.000),-", ["-7250000"]),
    ("Rp (45.300)", ["-45300 Rp"]),
    ("Rp(45.300,00)", ["-45300.00 Rp"]),
    ("Rp -45.300", ["-45300 Rp"]),
    ("-Rp 45.300", ["-45300 Rp"]),
    ("(Rp. 61,25 Milyar)", ["-61.25 Rp x1000000000"]),
    ("(12,5%)", ["-12.5 %"]),
    ("-0,00", ["0.00"]),
    ("+3,5", ["3.5"]),
]

UNITS = [
    ("95,2%", ["95.2 %"]),
    ("95,2 %", ["95.2 %"]),
    ("95,2\n%", ["95.2 %"]),
    ("95 persen", ["95 %"]),
    ("2 poin", ["2 poin"]),
    ("4‰", ["4 ‰"]),
    ("9 dokumen", ["9 dokumen"]),
    ("9\nDokumen", ["9 Dokumen"]),
    ("9 hari", ["9 hari"]),
    ("9 hari kerja", ["9 hari kerja"]),
    ("1.250 orang", ["1250 orang or 1.250"]),
    ("3 gapoktan", ["3 gapoktan"]),
    ("12,75 km", ["12.75 km"]),
    ("3 kali", ["3 kali"]),
    ("1 Taman\nKota", ["1 Taman Kota"]),
    ("31,75\nMilyar\nUS$", ["31.75 US$ x1000000000"]),
    ("77/100.000 KH", ["77 /100.000 KH"]),
    ("77 per 100.000 penduduk", ["77 /100.000 penduduk"]),
    ("1:250", ["250 1:"]),
    ("1 : 20", ["20 1:"]),
]

BOUNDS = [
    ("≥ 75", [">= 75"]),
    (">= 75", [">= 75"]),
    ("> 75,5", ["> 75.5"]),
    (">100%", ["> 100 %"]),
    ("≤ 5 hari", ["<= 5 hari"]),
    ("< 5%", ["< 5 %"]),
    ("± 40", ["~ 40"]),
    ("3-4 %", ["3 to 4 %"]),
    ("72–86", ["72 to 86"]),
    ("81 s.d 95", ["81 to 95"]),
    ("81 s/d 95 %", ["81 to 95 %"]),
    ("10,5 – 11,25%", ["10.5 to 11.25 %"]),
    ("2021-2026", []),
]

GRADES = [
    ("BB", ["[BB]"]),
    ("B", ["[B]"]),
    ("WTP", ["[WTP]"]),
    ("Wajar Tanpa Pengecualian", ["[WTP]"]),
    ("sangat baik", ["[Sangat Baik]"]),
    ("Sangat\nBaik", ["[Sangat Baik]"]),
    ("Level 3", ["[Level 3]"]),
    ("72,40 (BB)", ["72.40 [BB]"]),
    ("BB (72,40)", ["72.40 [BB]"]),
    ("BB\n(72,40)", ["72.40 [BB]"]),
    ("63,05 B", ["63.05 [B]"]),
    ("B/63,05", ["63.05 [B]"]),
    ("A (82)", ["82 [A]"]),
    ("Nilai A\n(82,4)", ["82.4 [A]"]),
    ("Predikat : BB (72,40)", ["72.40 [BB]"]),
    ("100 (Sangat Baik)", ["100 [Sangat Baik]"]),
    ("55%\n(cukup)", ["55 % [Cukup]"]),
    ("Baik (81,3)", ["81.3 [Baik]"]),
    ("Nilai 72,4", ["72.4"]),
]

NOTHING = [
    ("", []),
    (" \n ", []),
    ("-", ["missing"]),
    ("–", ["missing"]),
    ("---", ["missing"]),
    ("n/a", ["missing"]),
    ("N/A", ["missing"]),
    ("NA", ["missing"]),
    ("nihil", ["missing"]),
    ("Belum ada", ["missing"]),
    ("belum ada data", ["missing"]),
    ("- %", ["missing %"]),
    ("########", ["missing !overflow"]),
    ("#DIV/0!", ["missing !formula-error"]),
    ("Terlaksananya pembinaan", []),
    ("√", []),
    ("x", []),
    ("5.01.03", []),
    ("5.1.02.01.01.0024", []),
    ("1. Meningkatnya layanan", []),
    ("Tahun 2022", []),
    ("12 Maret 2024", []),
    ("4.", []),
    ("1.\n2.\n3.", []),
    ("(Rp. 000)", []),
    ("II - 14", []),
    ("2419.QBA.006", []),
]

BROKEN = [
    ("104,\n18", ["104.18"]),
    ("73,1\n4", ["73.14"]),
    ("104,1\n8%", ["104.18 %"]),
    ("202\n3", ["2023"]),
    ("418.902.771.60\n5", ["418902771605"]),
    ("418.902.771.\n605", ["418902771605"]),
    ("418.902.771\n.605", ["418902771605"]),
    ("418.9\n02.771", ["418902771"]),
    ("2.417.880.30\nRp\n5", ["2417880305 Rp"]),
    ("Rp\n2.417.880.30\n5", ["2417880305 Rp"]),
    ("Rp. 2.417.880.3\n05,00", ["2417880305.00 Rp"]),
    ("37,204,118,\n650.00", ["37204118650.00"]),
    ("2.417.880\n000", ["2417880000 !lost-separator"]),
    ("7.250.000\n,-", ["7250000"]),
    ("1 04,18%", ["104.18 %"]),
    ("104, 18", ["104.18"]),
    ("73/100.00\n0 KH", ["73 /100.000 KH"]),
    ("5,8/100\n0 KH", ["5.8 /1.000 KH"]),
    ("73/\n100,000K\nH", ["73 /100.000 KH"]),
    ("4\n1\n.\n3\n0\n5\n.\n8\n8\n0", ["41305880"]),
    ("5 7 2 .980.340", ["572980340"]),
    ("2.417.880.30\n5\n1.306.220.41\n9", ["2417880305", "1306220419"]),
    ("2. 417.880", ["2417880"]),
    ("(2.417.8\n80)", ["-2417880"]),
]

LISTS = [
    ("100%\n100%", ["100 %", "100 %"]),
    ("64\n29", ["64", "29"]),
    ("70,00\n75,00", ["70.00", "75.00"]),
    ("100\n5", ["100", "5"]),
    ("73,1\n4\n62,5\n8", ["73.1", "4", "62.5", "8"]),
    ("204.61\n3.155\n(107,20)", ["204.61", "3155 or 3.155", "107.20"]),
    ("4\n1\n3\n5", ["4", "1", "3", "5"]),
    ("418.902\n771.605", ["418902 or 418.902", "771605 or 771.605"]),
    ("80.5\n100", ["80.5", "100"]),
    ("64 29", ["64", "29"]),
    ("64\n-\n29", ["64", "missing", "29"]),
    ("Rp7.250.000\nRp8.100.000", ["7250000 Rp", "8100000 Rp"]),
    ("Rp. 7.250.000,-\n(95,2%)", ["7250000 Rp", "95.2 %"]),
    ("9\ndokumen\n4\nlaporan", ["9 dokumen", "4 laporan"]),
    ("B\nBB", ["[B]", "[BB]"]),
]

MALFORMED = [
    ("3,700.418.226", ["3700418226 !mixed-separators or 3.700418226"]),
    ("2.417880.305", ["2417880305 !lost-separator"]),
    ("2417.880.305", ["2417880305 !lost-separator"]),
    ("6.402.1255.000", ["64021255000 !group-size"]),
    ("14.7.29.305", ["14729305 !group-size"]),
    ("51.336.270,00.000,-", ["5133627000000 !mixed-separators or 51336270.00000"]),
    ("82.,00", ["82.00 !double-separator"]),
    ("82..500", ["82500 !double-separator or 82.500"]),
    ("2.400.00,-", ["2400.00 !group-size or 240000"]),
    ("31.226.807.0", ["31226807.0 !group-size or 312268070"]),
    ("4,118,206,00", ["4118206.00 !group-size or 411820600"]),
    ("Rp 45.3000", ["453000 Rp !group-size or 45.3000"]),
    ("Rp 1.250,375", ["1250375 Rp !mixed-separators or 1250.375"]),
    ("9" * 30, ["!group-size"]),
]

CASES = [*PLAIN, *OPEN, *MONEY, *NEGATIVE, *UNITS, *BOUNDS, *GRADES, *NOTHING, *BROKEN, *LISTS, *MALFORMED]


@pytest.mark.parametrize(("cell", "expected"), CASES)
def test_cell(cell: str, expected: list[str]) -> None:
    assert [describe(f) for f in read_cell(cell)] == expected


@pytest.mark.parametrize(
    ("cell", "unit", "scale", "expected"),
    [
        ("45.300", "Rp", 1, ["45300 Rp"]),
        ("45.300", "%", 1, ["45.300 % or 45300"]),
        ("45.300", "", 1000, ["45300 x1000 or 45.300"]),
        ("45.300", "Rp", 1000, ["45300 Rp x1000"]),
        ("84,2", "%", 1, ["84.2 %"]),
        ("84,2 %", "Rp", 1000, ["84.2 %"]),
        ("7,25 juta", "Rp", 1000, ["7.25 Rp x1000000"]),
        ("-", "Rp", 1000, ["missing Rp"]),
        ("BB", "%", 1, ["[BB]"]),
        ("9 dokumen", "%", 1, ["9 dokumen"]),
        ("2,417,880\n,305", "Rp", 1, ["2417880305 Rp"]),
        ("5.01.03", "Rp", 1, []),
    ],
)
def test_the_header_fills_in_unit_and_scale(cell: str, unit: str, scale: int, expected: list[str]) -> None:
    assert [describe(f) for f in read_cell(cell, unit=unit, scale=scale)] == expected


def test_decimals_separators_and_raw() -> None:
    (figure,) = read_cell("Rp. 12.418,50,-")
    assert (figure.raw, figure.decimals, figure.separators) == ("12.418,50,-", 2, "id")
    (english,) = read_cell("12,418.50")
    assert (english.raw, english.decimals, english.separators, english.faults) == ("12,418.50", 2, "en", ())
    (point,) = read_cell("97.5")
    assert (point.separators, point.malformed) == ("en", False)
    (broken,) = read_cell("104,\n18")
    assert (broken.raw, broken.start, broken.end) == ("104,18", 0, 7)
    (negative,) = read_cell("(6,40)")
    assert negative.raw == "(6,40)"


# --- properties -----------------------------------------------------------------------------------------------------------

amounts = st.decimals(min_value=Decimal("-999999999999"), max_value=Decimal("999999999999"), places=2)
places = st.integers(0, 2)
units = st.sampled_from(["", "%", " %", " orang", "‰", "/100.000 KH"])
prefixes = st.sampled_from(["", "Rp", "Rp ", "Rp. ", "Rp."])


def printed(value: Decimal, decimals: int, style: str, brackets: bool) -> str:
    """The value as an office would print it."""
    rounded = f"{abs(value):,.{decimals}f}"
    digits = rounded if style == "en" else rounded.translate(str.maketrans(",.", ".,"))
    if value < 0:
        return f"({digits})" if brackets else f"-{digits}"
    return digits


@given(amounts, places, st.sampled_from(["id", "en"]), st.booleans(), units)
def test_what_is_printed_is_read_back(value: Decimal, decimals: int, style: str, brackets: bool, unit: str) -> None:
    cell = printed(value, decimals, style, brackets)
    if brackets and value < 0:
        unit = ""
    (figure,) = read_cell(cell + unit)
    expected = Decimal(f"{value:.{decimals}f}")
    assert (expected, decimals) in [(r.value, r.decimals) for r in figure.readings]
    assert figure.unit == unit.strip()
    assert not figure.faults
    if not figure.ambiguous:
        assert (figure.value, figure.decimals) == (expected, decimals)


@given(amounts, places, prefixes, st.booleans())
def test_rupiah_is_read_back(value: Decimal, decimals: int, prefix: str, brackets: bool) -> None:
    cell = prefix + printed(value, decimals, "id", brackets)
    (figure,) = read_cell(cell, unit="Rp")
    expected = Decimal(f"{value:.{decimals}f}")
    assert (figure.value, figure.decimals, figure.unit) == (expected, decimals, "Rp")
    assert figure.interval is not None
    assert figure.interval.contains(value.quantize(Decimal(1).scaleb(-decimals)))


@given(amounts, places)
def test_the_interval_holds_every_value_that_prints_like_this(value: Decimal, decimals: int) -> None:
    (figure,) = read_cell(format_like(value, None, decimals), unit="Rp")
    assert figure.interval is not None
    assert figure.interval.contains(value)
    assert figure.truncated_interval is not None
    assert figure.truncated_interval.contains(value)


@given(st.text() | st.text(alphabet="0123456789.,-() \nRp%ABnilai/:<>=≥#*s", max_size=40), st.sampled_from(["", "Rp", "%"]))
def test_any_cell_is_read_without_error(text: str, unit: str) -> None:
    for figure in read_cell(text, unit=unit):
        assert 0 <= figure.start < figure.end <= len(text)
        shown = "".join(text[figure.start : figure.end].split())
        assert "".join(figure.raw.split()) in (shown, shown.replace("Rp.", "").replace("Rp", ""))
        assert (figure.value is None) == (not figure.readings)


def test_long_cells_end() -> None:
    assert read_cell("1.2" * 30000) is not None
    assert read_cell("12\n" * 3000) is not None
    assert read_cell("(" * 20000 + "1") is not None
    assert read_cell(" \n" * 50000 + "1")[0].value == 1
