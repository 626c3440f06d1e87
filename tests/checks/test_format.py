"""Kind `format`: figures whose print cannot be right, or is not like the others of the report."""
from __future__ import annotations

from functools import cache

import pytest

from lakip_lint.checks.format import check_format
from lakip_lint.checks.language import Both, in_language
from lakip_lint.checks.relation import Relation
from lakip_lint.document.plain import document_from_text
from lakip_lint.facts import understand
from lakip_lint.rules.loader import Ruleset, load_ruleset


@cache
def rules() -> Ruleset:
    return load_ruleset()


def relations(code: str, text: str) -> list[Relation]:
    rule = rules().find(code)
    assert rule is not None
    return list(check_format(understand(document_from_text(text), rules().knowledge), rule))


def faults(code: str, text: str) -> list[Relation]:
    return [r for r in relations(code, text) if not r.holds]


def budget(*amounts: str) -> str:
    return "| Uraian | Anggaran (Rp) |\n|---|---|\n" + "\n".join(f"| Belanja {i} | {a} |" for i, a in enumerate(amounts))


# --- malformed


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        ("4,600.541.941", "4.600.541.941"),
        ("1.608150.322", "1.608.150.322"),
        ("1.246..500.000", "1.246.500.000"),
        ("9.871.1466.000", ""),
        ("437.00.000", ""),
    ],
)
def test_amounts_that_cannot_be_read_for_sure(amount: str, expected: str) -> None:
    found = faults("FMT001", budget("3.100.000.000", amount, "250.000.000"))
    assert [(r.doubted.text, r.expected) for r in found] == [(amount, expected)]


@pytest.mark.parametrize(
    "text",
    [
        budget("3.100.000.000", "1.250.000,50", "Rp. 250.000.000,-", "(1.500.000)", "-", "0"),
        "Telepon (0251) 8.321.4455, rekening 123.456.78.9, kode 5.1.02.01.01.0024.",
        "Pada tanggal 12.03.2024 pukul 13.00.00 dengan koordinat 107.36.12.",
        "Peraturan Nomor 900.1.15.5-1317 Tahun 2023 dan NIP. 19801231 200501 1 002.",
    ],
)
def test_amounts_codes_and_dates_of_sound_form(text: str) -> None:
    assert faults("FMT001", text) == []


def test_a_cell_whose_numbers_are_broken_over_lines_is_left_alone() -> None:
    text = "| Komoditas | Produksi |\n|---|---|\n| Padi, jagung | 12.317.\\n066\\n1.190.\\n793 |\n| Kedelai | 98.125 |"
    assert faults("FMT001", text) == []
    assert faults("FMT003", text) == []


def test_two_amounts_read_without_a_space_are_no_fault_of_the_report() -> None:
    assert faults("FMT001", budget("3.100.000.000", "1.234.5672.345.678")) == []


def test_what_held_is_counted_once_a_table() -> None:
    assert len(relations("FMT001", budget(*(f"{i}.000.000" for i in range(1, 9))))) == 1


# --- separators


def test_english_thousands_of_one_table_are_one_finding() -> None:
    found = faults("FMT002", budget("3.100.000.000", "104,400,000", "571,253,500", "98.250.000", "12.500.000"))
    assert [(r.doubted.text, r.expected, [e.text for e in r.others]) for r in found] == [
        ("104,400,000", "104.400.000", ["571,253,500"])
    ]


def test_a_report_that_always_uses_english_separators_is_left_alone() -> None:
    assert faults("FMT002", budget("3,100,000,000", "104,400,000", "98.250.000")) == []


def test_a_report_that_mixes_both_everywhere_gets_one_remark() -> None:
    text = budget(*(f"{i}.100.000" for i in range(1, 9))) + "\n\n" + budget(*(f"{i},100,000" for i in range(1, 8)))
    assert [r.effective_severity.value for r in faults("FMT002", text)] == ["warning"]


def test_one_figure_with_a_comma_among_counts_may_be_a_decimal() -> None:
    counts = "| Pendidikan | SD | SMP | SMA | S1 |\n|---|---|---|---|---|\n| Orang | 121 | 825 | {} | 426 |\n\n"
    text = budget("3.100.000.000", "98.250.000") + "\n\n" + counts
    assert faults("FMT002", text.format("1,248")) == []
    both = faults("FMT002", text.format("1,248") + "Menurut pekerjaan\n\n" + counts.format("1,718"))
    assert [(r.printed, r.expected) for r in both] == [("1,248", "1.248")]


def test_decimals_with_three_places_are_no_counts() -> None:
    text = budget("3.100.000.000", "98.250.000") + (
        "\n\n| Unsur | NRR |\n|---|---|\n| Persyaratan | 3,125 |\n| Prosedur | 3,250 |\n| Waktu | 3,5 |\n| Biaya | 4 |"
    )
    assert faults("FMT002", text) == []


def achievements(*values: str) -> str:
    return "| Indikator | Capaian (%) |\n|---|---|\n" + "\n".join(f"| Indikator {i} | {v} |" for i, v in enumerate(values))


def test_points_and_commas_before_decimals_are_one_finding_that_lists_the_rarer() -> None:
    found = faults("FMT003", achievements("98,25", "101,40", "99.75", "100,00", "87.5"))
    assert len(found) == 1
    assert {found[0].doubted.text, *(e.text for e in found[0].others if e.role == "copy")} == {"99.75", "87.5"}


def test_decimal_points_beside_points_between_thousands_are_the_odd_ones() -> None:
    text = achievements("98.25", "101.40", "99.75") + "\n\n" + budget("3.100.000.000", "98.250.000")
    assert [r.arguments["mark"] for r in faults("FMT003", text)] == [Both("titik", "point")]


@pytest.mark.parametrize(
    "text",
    [
        achievements("98,25", "101,40"),
        achievements("98.25", "101.40"),
        achievements("98,25", "101,40") + "\n\n" + budget("3.100.000.000"),
        achievements("98.25", "101.40") + "\n\n" + budget("3,100,000,000"),
    ],
)
def test_one_decimal_mark_is_fine(text: str) -> None:
    assert faults("FMT003", text) == []


# --- shifted decimals


def scores(total: str, *values: str) -> str:
    rows = "\n".join(f"| Unsur {i} | {v} |" for i, v in enumerate(values))
    return f"| Unsur | NRR tertimbang |\n|---|---|\n{rows}\n| Jumlah | {total} |"


def test_a_sum_of_decimals_that_is_printed_as_millions() -> None:
    found = faults("FMT004", scores("1.181.619", "0,391205", "0,402310", "0,388104"))
    assert [(r.printed, r.expected) for r in found] == [("1.181.619", "1,181619")]


@pytest.mark.parametrize(
    "text",
    [
        scores("1,181619", "0,391205", "0,402310", "0,388104"),
        scores("3,404", "3,424", "3,368", "3,300", "3,792"),
        scores("1.250.000", "0,391205", "0,402310", "0,388104"),
        budget("1.000.000", "2.000.000", "3.000.000", "6.000.000"),
    ],
)
def test_other_large_or_open_figures_are_left_alone(text: str) -> None:
    assert faults("FMT004", text) == []


# --- missing amounts


@pytest.mark.parametrize(
    "text",
    [
        "Anggaran terealisasi sebesar Rp. 97,53% dari pagu.",
        "Anggaran terealisasi sebesar Rp ............ dari pagu.",
        "Pagu sebesar Rp. Sedangkan realisasinya belum ada.",
        "1. Kegiatan satu realisasinya sebesar Rp,\n\n2. Kegiatan dua selesai.",
        "Kegiatan satu realisasinya sebesar Rp, 2. Kegiatan dua selesai.",
    ],
)
def test_amounts_that_are_missing(text: str) -> None:
    assert len(faults("FMT005", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Anggaran sebesar Rp. 1.250.000,- atau 97,53% dari pagu.",
        "Anggaran sebesar Rp. Rp. 1.250.000,- dari pagu.",
        "Anggaran sebesar Rp (1.250.000) dari pagu.",
        "Anggaran sebesar Rp. Nihil pada tahun ini.",
        "Anggaran sebesar Rp. -",
        "Uraian Anggaran Rp Realisasi Rp % Keterangan",
        "Anggaran kegiatan ini sebesar Rp.\n\n\f\n1.250.000,- atau 97,53% dari pagu.",
    ],
)
def test_amounts_that_are_there_or_not_certain(text: str) -> None:
    assert faults("FMT005", text) == []


# --- class bounds


@pytest.mark.parametrize(
    ("cell", "holds"), [("80 > 100", False), ("100 > 80", True), ("80 < 100", True), ("100 % < 80 %", False)]
)
def test_bounds_of_a_class(cell: str, holds: bool) -> None:
    found = relations("FMT008", f"| Rentang | Kategori |\n|---|---|\n| >100 | Sangat Baik |\n| {cell} | Baik |")
    assert [r.holds for r in found] == [holds]


@pytest.mark.parametrize(
    ("amount", "told"),
    [("04.600.541.941", "berawal dengan nol"), ("0.600.541.941", "berawal dengan nol"), ("437.00.000", "tidak tiga-tiga")],
)
def test_an_amount_that_lost_its_first_digit_is_told_so(amount: str, told: str) -> None:
    (found,) = faults("FMT001", budget("3.100.000.000", amount, "250.000.000"))
    assert told in in_language(found.arguments["fault"], "id")
