"""What was spent of the budget that the sentence before tells."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

CODES = ("ANG025", "ANG026")
BUDGET = "Kecamatan Mekar Sari mengelola anggaran sebesar Rp 400.000.000"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (f"{BUDGET}. Realisasinya sebesar Rp 380.000.000 atau 95,00%.", []),
        (f"{BUDGET}. Realisasinya sebesar Rp 380.000.000 atau 97,00%.", ["97,00%"]),
        (f"{BUDGET} terdiri dari belanja operasi Rp 300.000.000 dan belanja modal Rp 100.000.000. Dari anggaran tersebut telah "
         "terealisasi sebesar Rp 380.000.000 (97,00%).", ["97,00%"]),
        (f"{BUDGET}. Realisasi anggaran sampai dengan 31 Desember 2023 sebesar Rp 380.000.000 atau 95,00% sehingga terdapat sisa "
         "anggaran Rp 25.000.000.", ["25.000.000"]),
        ("Kegiatan kedua memiliki anggaran sebesar Rp 400.000.000. Realisasi anggaran pada kegiatan tersebut sebesar Rp 380.000.000 atau "
         "sebesar 59,00% dari anggaran kegiatan.", ["59,00%"]),
        (f"{BUDGET} terdiri dari belanja operasi Rp 300.000.000 dan belanja modal Rp 100.000.000. Realisasi seluruhnya sebesar Rp "
         "380.000.000 atau 97,00%.", ["97,00%"]),
        (f"{BUDGET} yang tersebar pada 4 program. Realisasi keuangan secara keseluruhan mencapai Rp 380.000.000 (95,00 persen) dengan "
         "sisa Rp 25.000.000.", ["25.000.000"]),
        # one of the budgets before fits
        (f"{BUDGET}. Pada perubahan APBD anggaran menjadi Rp 500.000.000. Realisasinya sebesar Rp 380.000.000 atau 95,00%.", []),
    ],
)  # fmt: skip
def test_the_share_and_the_rest_of_a_budget_told_before(text: str, wrong: list[str]) -> None:
    assert [printed for _, _, printed in told(text, *CODES)] == wrong


@pytest.mark.parametrize(
    "text",
    [
        "Anggaran belanja modal sebesar Rp 100.000.000. Realisasi secara keseluruhan mencapai Rp 90.000.000 atau 95,00%.",
        f"{BUDGET}. Realisasi seluruhnya tahun 2022 sebesar Rp 380.000.000 atau 97,00%.",
        f"{BUDGET}. Realisasi total program penataan sebesar Rp 380.000.000 atau 97,00%.",
        f"{BUDGET}. Realisasi belanja modal sebesar Rp 90.000.000 atau 90,00%.",
        f"{BUDGET}. Realisasi tahun 2022 sebesar Rp 380.000.000 atau 97,00%.",
        f"{BUDGET}. Realisasi sampai dengan triwulan II sebesar Rp 180.000.000 atau 97,00%.",
        f"{BUDGET}.\n\nRealisasinya sebesar Rp 380.000.000 atau 97,00%.",
        f"{BUDGET} dan dana desa dengan anggaran Rp 300.000.000. Realisasinya sebesar Rp 290.000.000 atau 97,67%.",
        f"{BUDGET}. Anggaran Rp 200.000.000 terealisasi sebesar Rp 190.000.000 atau 95,00%.",
    ],
)
def test_what_may_be_spent_of_something_else_is_left_alone(text: str) -> None:
    assert told(text, *CODES) == []


@pytest.mark.parametrize(
    ("share", "wrong"), [("65,02%", []), ("56,02%", [("ANG010", "error", "56,02%")])]
)
def test_an_amount_that_nothing_names_before_what_was_spent_of_it(share: str, wrong: list[tuple[str, str, str]]) -> None:
    """ "Program X, sebesar Rp A dengan realisasi Rp B (P %)" had no budget."""
    text = f"Program Penataan Taman, sebesar Rp. 5.154.000.000,- dengan realisasi Rp. 3.351.237.780,- ({share})"
    assert told(text, "ANG010") == wrong


def test_a_budget_before_its_revision_is_not_what_was_spent_of() -> None:
    text = "Pagu DIPA awal sebesar Rp 400.000.000 direvisi menjadi Rp 380.000.000. Realisasi anggaran mencapai Rp 361.000.000 atau 95,00%."
    assert told(text, *CODES) == []


@pytest.mark.parametrize(
    ("share", "rest", "found"),
    [
        ("95,25", "19.000.000", []),
        ("95,25", "18.000.000", [("ANG026", "error", "18.000.000")]),  # the percentage proves the budget
        ("92,55", "19.000.000", [("ANG025", "error", "92,55%")]),  # what is left proves it
        ("95,25", "4.000.000", [("ANG026", "warning", "4.000.000")]),  # no slip of the hand
        ("95", "18.000.000", [("ANG026", "warning", "18.000.000")]),  # rounded too far to prove anything
    ],
)
def test_one_of_the_two_results_proves_the_budget_of_the_other(share: str, rest: str, found: list[tuple[str, str, str]]) -> None:
    text = f"{BUDGET}. Realisasi keuangan sebesar Rp 381.000.000 ({share} persen) dengan sisa Rp {rest}."
    assert told(text, *CODES) == found


def test_a_budget_of_another_year_that_the_percentage_proves() -> None:
    text = "Pada tahun 2022 {0}. Realisasi keuangan sebesar Rp 381.000.000 ({1}%) dengan sisa Rp 18.000.000."
    assert told(text.format(BUDGET, "95,25"), *CODES) == [("ANG026", "error", "18.000.000")]
    assert told(text.format(BUDGET, "90,25"), *CODES) == []
    blocked = text.replace("sisa", "sisa yang diblokir")
    assert told(blocked.format(BUDGET, "95,25"), *CODES) == []
