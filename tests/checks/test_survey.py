"""Surveys are recomputed in whatever layout and with whatever weight they are printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.checks.telling import held, relations, told

UNSUR = (
    "Persyaratan",
    "Sistem dan prosedur",
    "Waktu penyelesaian",
    "Biaya/tarif",
    "Produk layanan",
    "Kompetensi pelaksana",
    "Perilaku pelaksana",
    "Penanganan pengaduan",
    "Sarana dan prasarana",
)
SCORES = ("3,42", "3,38", "3,25", "3,90", "3,46", "3,50", "3,61", "3,84", "3,16")
SUM = "3,502"  # of the scores over nine, 3,50222
IKM = "87,56"


def comma(value: Decimal, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")


def score(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def table(
    weight: Decimal = Decimal(1) / 9,
    *,
    decimals: int = 4,
    changed: dict[int, str] | None = None,
    total: str = SUM,
    ikm: str = IKM,
) -> str:
    """A table of nine unsur; `changed` are weighted scores printed otherwise."""
    lines = ["| No | Unsur Pelayanan | NRR | NRR Tertimbang |", "|---|---|---|---|"]
    for number, (name, nrr) in enumerate(zip(UNSUR, SCORES, strict=True)):
        weighted = (changed or {}).get(number) or comma(score(nrr) * weight, decimals)
        lines.append(f"| U{number + 1} | {name} | {nrr} | {weighted} |")
    lines += [f"| Jumlah NRR Tertimbang | < | {total} | < |", f"| IKM | < | {ikm} | < |"]
    return "Survei kepuasan masyarakat\n\n" + "\n".join(lines)


ALL = ("IKM001", "IKM002", "IKM003", "IKM004")


@pytest.mark.parametrize(
    ("weight", "total", "ikm"),
    [
        (Decimal(1) / 9, SUM, IKM),
        (Decimal("0.111"), "3,499", "87,47"),
        (Decimal("0.11"), "3,467", "86,68"),
        (Decimal("0.1111"), "3,502", "87,55"),
        (Decimal("0.111"), "3,499", IKM),
    ],
    ids=["one-ninth", "0,111", "0,11", "0,1111", "0,111-with-exact-index"],
)
def test_every_documented_weight_is_accepted(weight: Decimal, total: str, ikm: str) -> None:
    text = table(weight, total=total, ikm=ikm)
    assert told(text, *ALL) == []
    assert held(text, *ALL) == 20


def test_a_weighted_score_that_no_weight_explains() -> None:
    assert told(table(changed={3: "0,4833"}), *ALL) == [("error", "0,4833", "0,4333")]


def test_the_score_is_doubted_where_its_product_fits_the_sum() -> None:
    text = table().replace("| 3,61 |", "| 3,16 |")
    (relation,) = [r for r in relations(text, *ALL) if not r.holds]
    assert (relation.doubted.text, relation.expected) == ("3,16", "3,61")
    assert relation.cause is not None


def test_a_table_with_printed_weights_in_another_order_of_columns() -> None:
    lines = ["| Unsur | Bobot | Nilai rata-rata | Nilai rata-rata tertimbang |", "|---|---|---|---|"]
    lines += [f"| {n} | 0,11 | {s} | {comma(score(s) * Decimal('0.11'), 3)} |" for n, s in zip(UNSUR, SCORES, strict=True)]
    text = "\n".join([*lines, "| Jumlah | | | 3,467 |", "| Nilai IKM | | | 86,68 |"])
    assert told(text, *ALL) == []
    assert told(text.replace("0,424", "0,442"), *ALL) == []  # no such product: nothing was changed
    assert told(text.replace("0,429", "0,492"), *ALL) == [("error", "0,492", "0,429")]


def test_fourteen_unsur_of_the_old_survey() -> None:
    lines = ["| Unsur Pelayanan | NRR | NRR Tertimbang |", "|---|---|---|"]
    scores = [Decimal("3.00") + Decimal(i) / 20 for i in range(14)]
    lines += [
        f"| Unsur pelayanan ke-{i} baik | {comma(s, 2)} | {comma(s * Decimal('0.071'), 3)} |" for i, s in enumerate(scores, 1)
    ]
    total = sum((s * Decimal("0.071") for s in scores), Decimal(0))
    text = "\n".join([*lines, f"| Jumlah NRR tertimbang | < | {comma(total, 2)} |", f"| IKM | < | {comma(total * 25, 2)} |"])
    assert told(text, *ALL, year=2015) == []
    assert held(text, *ALL, year=2015) == 30


def test_a_sum_with_separators_of_thousands_is_a_fraction() -> None:
    text = table(decimals=6, total="3.502.222")
    assert told(text, *ALL) == [("error", "3.502.222", "3,502222")]
    assert held(text, "IKM002", "IKM003") == 2


def test_an_index_left_from_another_year_is_named_as_such() -> None:
    text = (
        "| Indikator Kinerja | Realisasi 2022 | Realisasi 2023 |\n|---|---|---|\n| Indeks Kepuasan Masyarakat | 85,91 | 87,56 |\n\n"
        + table(ikm="85,91")
    )
    (relation,) = [r for r in relations(text, "IKM003") if not r.holds]
    assert (relation.doubted.text, relation.expected) == ("85,91", "87,56")
    assert relation.cause is not None
    assert "2022" in relation.cause.text["id"]


def test_scores_from_one_to_five_are_another_questionnaire() -> None:
    lines = ["| Unsur Pelayanan | NRR |", "|---|---|", *(f"| {n} | 4,{i}5 |" for i, n in enumerate(UNSUR, 1))]
    assert told("\n".join(lines), *ALL) == []


def test_a_score_outside_one_to_four() -> None:
    assert told(table().replace("| 3,25 |", "| 32,5 |"), "IKM004") == [("error", "32,5", "3,25")]


def test_units_as_columns() -> None:
    heads = "| Uraian | " + " | ".join(f"U{i}" for i in range(1, 10)) + " | Jumlah |"
    text = "\n".join(
        [
            "Hasil survei kepuasan masyarakat",
            "",
            heads,
            "|" + "---|" * 11,
            "| NRR per unsur | " + " | ".join(SCORES) + " | |",
            "| NRR tertimbang | " + " | ".join(comma(score(s) / 9, 3) for s in SCORES) + " | 3,502 |",
            "| IKM unit pelayanan | 85,66 | < | < | < | < | < | < | < | < | < |",
        ]
    )
    assert told(text, *ALL) == [("error", "85,66", "87,55")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Unsur dengan nilai terendah adalah sarana dan prasarana.", []),
        (
            "Unsur dengan nilai tertinggi adalah penanganan pengaduan.",
            [("warning", "tertinggi adalah penanganan pengaduan", "Biaya/tarif")],
        ),
        ("Dua unsur terendah adalah sarana dan prasarana dan waktu penyelesaian.", []),
        (
            "Nilai terendah pada unsur waktu penyelesaian, sedangkan tertinggi pada biaya/tarif.",
            [("warning", "terendah pada unsur waktu penyelesaian", "Sarana dan prasarana")],
        ),
        ("Jumlah responden terendah terdapat pada bulan Mei.", []),
    ],
)
def test_the_lowest_and_the_highest_unsur(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(f"{table()}\n\n{sentence}\n", "IKM005") == expected


def test_a_sentence_may_speak_of_another_table_of_unsur() -> None:
    other = table().replace("Waktu penyelesaian | 3,25", "Waktu penyelesaian | 3,05")
    both = f"{table()}\n\nTahun sebelumnya\n\n{other}\n\nUnsur dengan nilai {{}}.\n"
    assert told(both.format("terendah adalah waktu penyelesaian"), "IKM005") == []
    assert told(both.format("terendah adalah sarana dan prasarana"), "IKM005") == []
    assert {doubted for _, doubted, _ in told(both.format("terendah adalah persyaratan"), "IKM005")} == {
        "terendah adalah persyaratan"
    }


def test_the_index_elsewhere_in_the_report() -> None:
    row = "| Indikator Kinerja | Target | Realisasi |\n|---|---|---|\n| Indeks Kepuasan Masyarakat | 86,00 | {} |\n\n"
    assert told(row.format("88,10") + table(), "IKM009") == [("warning", "88,10", "87,56")]
    assert told(row.format("87,56") + table(), "IKM009") == []
    assert told(row.format("88,10") + table() + "\n\nSemester kedua\n\n" + table(), "IKM009") == []


# ---- respondents


def lying(kind: str, *counts: tuple[str, str]) -> str:
    names, numbers = zip(*counts, strict=True)
    line = "---|" * (len(counts) + 1)
    return f"| {kind} | {' | '.join(names)} |\n|{line}\n| | {' | '.join(numbers)} |\n\n"


SEX = ("Laki-laki", "1,204"), ("Perempuan", "1,016")
AGE = ("17-25", "410"), ("26-40", "1,030"), ("41 ke atas", "780")
WORK = ("PNS/TNI", "310"), ("Wiraswasta", "905"), ("Pelajar", "505"), ("Lainnya", "500")


def respondents(*groups: str) -> str:
    return "Data responden survei kepuasan masyarakat\n\n" + "".join(groups)


def test_groups_in_rows_with_english_thousands() -> None:
    sex, age, work = lying("Jenis Kelamin", *SEX), lying("Umur", *AGE), lying("Pekerjaan", *WORK)
    assert told(respondents(sex, age, work), "IKM006") == []
    assert held(respondents(sex, age, work), "IKM006") == 3
    wrong = lying("Pekerjaan", ("PNS/TNI", "310"), ("Wiraswasta", "950"), ("Pelajar", "505"), ("Lainnya", "500"))
    (relation,) = [r for r in relations(respondents(sex, age, wrong), "IKM006") if not r.holds]
    assert (relation.doubted.text, relation.expected, relation.arguments["difference"]) == ("950", "905", "45")


def test_two_groups_and_nothing_else_is_only_a_doubt() -> None:
    text = respondents(lying("Jenis Kelamin", *SEX), lying("Umur", *AGE[:2], ("41 ke atas", "700")))
    assert [severity for severity, _, _ in told(text, "IKM006")] == ["warning"]


GROUPED = """
    Tabel 3.4 Responden Survei Kepuasan Masyarakat
    | Karakteristik | Kelompok | Jumlah | Persentase |
    |---|---|---|---|
    | Jenis Kelamin | Laki-laki | 66 | 55,00% |
    | ^ | Perempuan | 54 | 45,00% |
    | ^ | Jumlah | 120 | 100,00% |
    | Pendidikan | SD | 12 | 10,00% |
    | ^ | SMA | {} | {} |
    | ^ | Sarjana | 30 | 25,00% |
    | ^ | Jumlah | 120 | 100,00% |
"""


@pytest.mark.parametrize(
    ("count", "share", "expected"),
    [
        ("78", "65,00%", []),
        ("87", "65,00%", [("error", "87", "78")]),
        ("78", "56,00%", [("error", "56,00%", "65,00")]),
    ],
)
def test_several_groups_in_one_table_with_totals_and_percentages(
    count: str, share: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(GROUPED.format(count, share), "IKM006", "IKM008") == expected


def test_a_printed_total_that_its_own_parts_contradict() -> None:
    right = GROUPED.format("78", "65,00%")
    wrong = right.replace("Sarjana | 30 | 25,00% |\n    | ^ | Jumlah | 120", "Sarjana | 30 | 25,00% |\n    | ^ | Jumlah | 139")
    assert wrong != right
    assert told(wrong, "IKM006") == [("error", "139", "120")]


def test_tables_of_staff_are_not_respondents() -> None:
    text = (
        "Jumlah pegawai menurut jenis kelamin\n\n"
        + lying("Jenis Kelamin", ("Laki-laki", "12"), ("Perempuan", "9"))
        + "Jumlah pegawai menurut pendidikan\n\n"
        + lying("Pendidikan", ("SMA", "7"), ("Sarjana", "13"))
        + "Survei kepuasan masyarakat diikuti 40 responden.\n"
    )
    assert relations(text, "IKM006", "IKM007") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Survei diikuti oleh 2.220 responden.", []),
        ("Survei diikuti oleh 2.202 responden.", [("error", "2.202", "2.220")]),
        ("Jumlah responden sebanyak 2.202 orang.", [("error", "2.202", "2.220")]),
        ("Populasi calon responden sebanyak 9.800 orang.", []),
        ("Sampel minimal adalah 333 responden.", []),
        ("Dari seluruh responden, 1.204 responden laki-laki.", []),
        ("Pada tahun 2022 jumlah responden sebanyak 1.940 orang.", []),
        ("Kuesioner disebarkan kepada 160 responden.", []),
        ("Sebanyak 105 responden menyatakan puas.", []),
        ("Jumlah responden pada layanan KTP sebanyak 40 orang.", []),
    ],
)
def test_respondents_in_sentences(sentence: str, expected: list[tuple[str, str, str]]) -> None:
    tables = respondents(lying("Jenis Kelamin", *SEX), lying("Umur", *AGE))
    assert told(f"{tables}\n{sentence}\n", "IKM007") == expected


def test_men_and_women_in_one_sentence() -> None:
    text = "Survei diikuti 150 responden, terdiri dari 83 laki-laki dan {} perempuan."
    assert told(text.format(67), "IKM011") == []
    assert told(text.format(76), "IKM011") == [("error", "150", "159")]
    assert told(text.format(60).replace("terdiri dari", "antara lain"), "IKM011") == []
    assert told("Dari populasi 200 orang, responden terdiri dari 83 laki-laki dan 67 perempuan.", "IKM011") == []


def test_groups_under_one_header_of_two_rows() -> None:
    text = """
        Responden survei kepuasan masyarakat menurut jenis layanan

        | Jenis Layanan | Jenis Kelamin | < | Pendidikan | < | < |
        | ^ | L | P | SMP | SMA | Sarjana |
        |---|---|---|---|---|---|
        | KTP | 20 | 16 | 8 | 20 | 8 |
        | Surat pindah | 14 | 12 | 6 | 15 | 5 |
        | Jumlah | 34 | 28 | 14 | {} | 13 |
    """
    assert told(text.format(35), "IKM006") == []
    assert held(text.format(35), "IKM006") == 2
    assert [severity for severity, _, _ in told(text.format(53), "IKM006")] == ["warning"]


def test_the_second_part_of_a_table_is_not_taken_for_the_whole() -> None:
    lines = table().split("\n")
    part = "\n".join([*lines[:4], *lines[9:]])
    assert "Persyaratan" not in part
    assert told(part, *ALL) == []
    assert told(part.replace(f"| {IKM} |", "| 85,91 |"), *ALL) == [("error", "85,91", "87,55")]


def test_means_of_services_do_not_make_an_index() -> None:
    services = ("KTP elektronik", "Kartu keluarga", "Surat pindah", "Akta kelahiran", "Dispensasi nikah")
    lines = ["| No | Jenis Pelayanan | Nilai rata-rata |", "|---|---|---|"]
    lines += [f"| {i} | {name} | 3,{40 + i} |" for i, name in enumerate(services, 1)]
    assert relations("Indeks Kepuasan Masyarakat\n\n" + "\n".join([*lines, "| IKM | < | 87,90 |"]), *ALL) == []


def test_men_and_women_in_columns_are_not_counted_for_all() -> None:
    text = """
        Responden survei kepuasan masyarakat menurut pendidikan

        | Pendidikan | Laki-laki | Perempuan | Jumlah |
        |---|---|---|---|
        | SMP | 10 | 14 | 24 |
        | SMA | 30 | 21 | 51 |
        | Sarjana | 8 | 7 | 15 |

        Responden survei kepuasan masyarakat menurut umur

        | Umur | Laki-laki | Perempuan |
        |---|---|---|
        | 17 - 30 | 20 | 22 |
        | 31 - 60 | 28 | 20 |

        Responden survei kepuasan masyarakat menurut pekerjaan

        | Pekerjaan | Jumlah |
        |---|---|
        | Petani | 40 |
        | Pedagang | 50 |
    """
    assert told(text, "IKM006") == []
    assert held(text, "IKM006") == 2


ONE_GROUP = """Responden survei kepuasan masyarakat berdasarkan pendidikan

| No | Pendidikan | Jumlah | % |
|---|---|---|---|
| 1 | SD | 12 | 8,00 |
| 2 | SMP | 30 | {} |
| 3 | SMA | {} | 52,00 |
| 4 | Sarjana | 30 | 20,00 |
{}
"""
TOTAL_ROW = "| Jumlah | < | 150 | 100,00 |"


@pytest.mark.parametrize(
    ("share", "count", "end", "expected"),
    [
        ("20,00", "78", "", []),
        ("25,00", "78", "", [("error", "25,00", "20,00")]),
        ("20,00", "87", TOTAL_ROW, [("error", "87", "78")]),
        ("20,00", "87", "\nJumlah responden survei sebanyak 150 orang.", [("error", "87", "78")]),
    ],
)
def test_one_division_of_respondents_alone(share: str, count: str, end: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(ONE_GROUP.format(share, count, end), "IKM006", "IKM008") == expected


def test_one_division_and_a_sentence_alone_are_a_doubt() -> None:
    text = ONE_GROUP.replace(" | % |", " |").replace("---|---|---|---", "---|---|---").replace(" | 8,00", "").replace(" | {} |\n| 3", " |\n| 3")
    text = text.replace(" | 52,00", "").replace(" | 20,00", "").format("87", "\nJumlah responden survei sebanyak 150 orang.")
    assert [severity for severity, _, _ in told(text, "IKM006")] == ["warning"]


def test_one_division_of_other_people_is_not_read() -> None:
    text = ONE_GROUP.replace("Responden survei kepuasan masyarakat", "Peserta lomba kampung bersih").format("25,00", "78", "")
    assert told(text, "IKM006", "IKM008") == []
