"""Efficiency is recomputed from what is printed, in whatever way the report computes it."""

from __future__ import annotations

import pytest

from lakip_lint.checks.language import in_language
from tests.checks.telling import held, relations, told

ALL = ("EFI001", "EFI002", "EFI003", "EFI004", "EFI005")


def formula(
    said: str = "adalah 98,00% atau 0,98",
    ratio: str = "0,98",
    result: str = "E = 2,04%",
    after: str = "",
    *,
    equation: bool = True,
) -> str:
    """Pagu 1.500.000.000 and realisasi 1.440.000.000: with CK 0,98 an efficiency of 2,0408."""
    numbers = (
        f"E = ((1.500.000.000 x {ratio}) - 1.440.000.000) / (1.500.000.000 x {ratio}) x 100%"
        if equation
        else "E = (PAK x CK - RAK) / (PAK x CK)"
    )
    return (
        "# 3.4 Efisiensi penggunaan sumber daya\n\n"
        f"Capaian kinerja (CK) tahun 2023 {said}. Pagu anggaran kinerja (PAK) sebesar Rp1.500.000.000 dan realisasi anggaran kinerja "
        f"(RAK) sebesar Rp1.440.000.000.\n\n{numbers}\n\n{result}\n\n{after}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        formula(),
        formula(equation=False),
        formula(said="adalah 98,00%", ratio="98,00%"),
        formula(result="Jadi efisiensi penggunaan sumber daya sebesar 2,04%."),
        formula(after="NE = 50% + (2,04 / 20 x 50) = 55,10%"),
    ],
    ids=["equation", "words-only", "percent", "sentence", "score"],
)
def test_a_sound_formula(text: str) -> None:
    assert told(text, *ALL) == []
    assert held(text, "EFI002") >= 1


def test_a_ratio_with_its_decimal_sign_moved_is_told_once_with_the_result() -> None:
    text = formula("adalah 98,00% atau 9,8", "9,8", "E = 90,20%", "Jadi efisiensinya sebesar 90,20%.")
    (relation,) = [r for r in relations(text, *ALL) if not r.holds]
    assert (relation.rule.code, relation.doubted.text, relation.expected) == ("EFI001", "9,8", "0,9800")
    assert "90,20%" in [e.text for e in relation.others]
    assert "2,04" in in_language(relation.calculation, "id")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (formula(result="E = 4,02%"), [("error", "4,02%", "2,04")]),
        (formula(equation=False, result="E = 20,4%"), [("error", "20,4%", "2,0")]),
        (formula("adalah 196,00% atau 1,96", "1,96", "E = 51,02%"), [("warning", "51,02%", "")]),
        (formula(after="NE = 50% + (2,04 / 20 x 50) = 51,50%"), [("error", "51,50%", "55,10")]),
    ],
    ids=["result", "result-by-words", "bounds", "score"],
)
def test_a_result_that_does_not_follow(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text, *ALL) == expected


def test_a_score_above_a_hundred_is_cut_off() -> None:
    text = formula("adalah 150,00% atau 1,50", "1,50", "E = 36,00%", "NE = 50% + (36,00 / 20 x 50) = 140,00%")
    assert ("warning", "140,00%", "100,00") in told(text, *ALL)


def test_capaian_added_up_instead_of_their_mean() -> None:
    said = "IKM sebesar 101,00% dan capaian kinerja (CK) AKIP sebesar 95,00%, maka capaian kinerja utamanya adalah {}% atau {}"
    summed = formula(said.format("196,00", "1,96"), "1,96", "E = 51,02%")
    assert told(summed, "EFI004") == [("warning", "196,00%", "98,00")]
    assert told(formula(said.format("98,00", "0,98")), "EFI004") == []


def test_other_ways_to_speak_of_efficiency_are_not_taken_for_the_formula() -> None:
    text = (
        "# 3.4 Efisiensi\n\nRata-rata capaian kinerja 102,40% dicapai dengan serapan anggaran 96,00%, sehingga tingkat efisiensi "
        "adalah 6,40% dari pagu anggaran sebesar Rp1.500.000.000 dan realisasi anggaran sebesar Rp1.440.000.000.\n"
    )
    assert relations(text, *ALL) == []


# ---- tables


def table(header: str, *rows: str) -> str:
    line = "|" + "---|" * (header.count("|") - 1)
    return "\n".join([header, line, *rows]) + "\n"


HEAD = "| No | Sasaran | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Tingkat Efisiensi (%) |"


@pytest.mark.parametrize(
    "values",
    [
        ("4,50", "9,25", "-3,10"),
        ("3,00", "10,25", "-1,00"),
        ("95,57", "90,66", "103,17"),
        ("4,43", "9,34", "-3,17"),
    ],
    ids=["difference", "rest", "ratio", "one-less-ratio"],
)
def test_the_way_of_the_table_is_inferred(values: tuple[str, ...]) -> None:
    rows = (("101,50", "97,00"), ("99,00", "89,75"), ("97,90", "101,00"))
    text = table(
        HEAD,
        *(f"| {i} | Sasaran ke-{i} | {c} | {s} | {v} |" for i, ((c, s), v) in enumerate(zip(rows, values, strict=True), 1)),
    )
    assert told(text, "EFI006") == []
    assert held(text, "EFI006") == 3
    wrong = text.replace(f"| {values[1]} |", "| 19,99 |")
    assert [(severity, doubted) for severity, doubted, _ in told(wrong, "EFI006")] == [("error", "19,99")]


def test_a_value_merged_over_rows_may_be_made_of_their_mean() -> None:
    text = table(
        HEAD,
        "| 1 | Pelayanan | 96,00 | 91,00 | 7,00 |",
        "| ^ | ^ | 100,00 | ^ | ^ |",
        "| 2 | Pemberdayaan | 95,50 | 90,25 | {} |",
    )
    assert told(text.format("5,25"), "EFI006") == []
    assert held(text.format("5,25"), "EFI006") == 2


def test_a_row_of_another_way_is_only_a_doubt() -> None:
    text = table(
        HEAD, "| 1 | A1 | 101,50 | 97,00 | 4,50 |", "| 2 | B2 | 99,00 | 89,75 | 10,25 |", "| 3 | C3 | 98,00 | 90,00 | 8,00 |"
    )
    assert told(text, "EFI006") == [("warning", "10,25", "9,25")]


def test_a_table_that_no_way_explains_is_not_understood() -> None:
    text = table(
        HEAD, "| 1 | A1 | 101,50 | 97,00 | 1,11 |", "| 2 | B2 | 99,00 | 89,75 | 2,22 |", "| 3 | C3 | 98,00 | 90,00 | 3,33 |"
    )
    assert relations(text, "EFI006") == []


def test_efficiency_from_amounts() -> None:
    text = table(
        "| No | Program | Anggaran (Rp) | Realisasi Anggaran (Rp) | Efisiensi (%) |",
        "| 1 | Program Penunjang | 400.000.000 | 380.000.000 | 5,00 |",
        "| 2 | Program Pelayanan | 150.000.000 | 144.000.000 | 4,00 |",
        "| 3 | Program Pemberdayaan | 250.000.000 | 240.000.000 | {} |",
    )
    assert told(text.format("4,00"), "EFI006") == []
    assert told(text.format("6,00"), "EFI006") == [("error", "6,00", "4,00")]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("Efisien", "Efisien", "Tidak efisien"), []),
        (("Efisien", "Efisien", "Efisien"), [("error", "Efisien", "Tidak efisien")]),
        (("Efisien", "Kurang efisien", "Tidak efisien"), [("error", "Kurang efisien", "Efisien")]),
        (("Tidak efisien", "Tidak efisien", "Efisien"), []),
    ],
    ids=["right", "one-wrong", "another-wrong", "another-meaning"],
)
def test_labels(labels: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    rows = (("101,50", "97,00"), ("99,00", "89,75"), ("97,90", "101,00"))
    text = table(
        "| No | Sasaran | Capaian Kinerja (%) | Penyerapan Anggaran (%) | Keterangan |",
        *(f"| {i} | Sasaran ke-{i} | {c} | {s} | {v} |" for i, ((c, s), v) in enumerate(zip(rows, labels, strict=True), 1)),
    )
    assert told(text, "EFI007") == expected


# ---- sentences


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Terdapat efisiensi anggaran sebesar 6,40% (102,40% - 96,00%).", []),
        ("Terdapat efisiensi anggaran sebesar 4,60% (102,40% - 96,00%).", [("error", "4,60%", "6,40")]),
        (
            "Efisiensi tenaga sebesar 9,60% dari rata-rata capaian 97,60% dikurangi ketersediaan 40 orang atau 80,00%.",
            [("error", "9,60%", "17,60")],
        ),
        ("Efisiensi dihitung 102,40% - 96,00% = 6,04%.", [("error", "6,04%", "6,40")]),
        ("Efisiensi sebesar 9,59% dengan penyerapan anggaran 93,17% dan capaian 102,40%.", []),
    ],
)
def test_differences_in_sentences(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(sentence, "EFI008") == expected
