"""The number of things that a sentence gives, and the list that it leads to."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

ITEMS = ("Meningkatkan mutu layanan warga;", "Merawat lingkungan kampung;", "Menguatkan ekonomi keluarga;", "Menata arsip.")


BEHIND = "\n\n# 2.2 Tujuan\n\nTujuan kecamatan disusun menurut misi itu."


def listed(*markers: str) -> str:
    return "\n".join(f"{marker} {item}" for marker, item in zip(markers, ITEMS, strict=False))


@pytest.mark.parametrize(
    "markers",
    [("1.", "2.", "3."), ("a.", "b.", "c."), ("1)", "2)", "3)"), ("a)", "b)", "c)"), ("(1)", "(2)", "(3)")],
)
def test_a_list_of_another_length(markers: tuple[str, ...]) -> None:
    lists = listed(*markers)
    for said in ("2 (dua) misi", "4 misi", "lima misi"):
        assert told(f"Visi itu diwujudkan melalui {said}, yaitu:\n{lists}{BEHIND}", "KLM021") == [("KLM021", "warning", said)]
    assert told(f"Visi itu diwujudkan melalui 3 (tiga) misi, yaitu:\n{lists}{BEHIND}", "KLM021") == []


def test_items_in_the_midst_of_a_sentence() -> None:
    text = "Tugas itu meliputi {} aspek: 1) kelembagaan; 2) tata laksana; serta 3) pelayanan publik."
    assert [f.expected for f in findings(text.format("4 (empat)"), "KLM021")] == ["3 aspek"]
    assert told(text.format("3 (tiga)"), "KLM021") == []


@pytest.mark.parametrize(
    "text",
    [
        # Some of them, or more than one thing.
        f"Terdapat 4 misi, antara lain sebagai berikut:\n{listed('1.', '2.', '3.')}",
        f"Dari 4 misi itu yang terpenting adalah:\n{listed('1.', '2.', '3.')}",
        f"Ditetapkan 2 misi dan 4 tujuan sebagai berikut:\n{listed('1.', '2.', '3.')}",
        f"Terdapat 2 misi dengan sasaran sebagai berikut:\n{listed('1.', '2.', '3.')}",
        f"Keberhasilan 2 sasaran itu tidak terlepas dari usaha yang dilakukan melalui:\n{listed('1.', '2.', '3.')}",
        f"Kecamatan dipimpin camat, dibantu sekretaris dan 2 seksi, yaitu:\n{listed('1.', '2.', '3.')}",
        f"Misi 4 memuat tujuan sebagai berikut:\n{listed('1.', '2.', '3.')}",
        # Lists that are not sure to be whole.
        f"Terdapat 4 misi, yaitu:\n{listed('1.', '2.', '4.')}",
        f"Terdapat 4 misi, yaitu:\n{listed('-', '-', '-')}",
        f"Terdapat 4 misi, yaitu:\n{listed('1.', '2.', '3.')}\n\nMenata arsip kecamatan.",
        f"Terdapat 4 misi, yaitu:\n{listed('1.', '2.', '3.')}\n\nPenjelasan.\n\n4. Menata arsip kecamatan.",
        # The list goes on under another sentence.
        f"Terdapat 2 misi, yaitu:\n{listed('1.', '2.')}\n\nAdapun misi penunjang adalah:\n3. Menata arsip.\n4. Merawat gedung.",
        # Items with items of their own.
        "Terdapat 2 misi, yaitu:\n1. Merawat kampung:\na. taman;\nb. jalan;\nc. saluran;\n2. Menata arsip.",
    ],
)
def test_what_is_no_claim_or_no_whole_list(text: str) -> None:
    assert told(text + BEHIND, "KLM021") == []


@pytest.mark.parametrize(("behind", "found"), [("", 0), (BEHIND, 1)])
def test_a_list_that_nothing_follows_may_not_be_whole(behind: str, found: int) -> None:
    text = "Wilayah kerja meliputi 4 kelurahan, yaitu:\n1. Asri;\n2. Permai."
    assert len(told(text + behind, "KLM021")) == found


def test_a_number_of_which_the_sentence_says_that_it_consists() -> None:
    lists = f"{listed('1.', '2.', '3.')}\n\n# 2.2 Tujuan"
    assert told(f"Rencana itu terdiri dari 4 (empat) misi, yaitu:\n{lists}", "KLM021") == [("KLM021", "warning", "4 (empat) misi")]
    assert told(f"Dari 4 (empat) misi itu yang terpenting adalah:\n{lists}", "KLM021") == []


@pytest.mark.parametrize(
    ("said", "header", "found"),
    [("3 (tiga) inovasi", "Nama Inovasi", []), ("4 (empat) inovasi", "Nama Inovasi", ["4 (empat) inovasi"]), ("4 inovasi", "Kelurahan", [])],
)
def test_a_table_whose_rows_are_numbered(said: str, header: str, found: list[str]) -> None:
    rows = f"| No | {header} | Tahun |\n|---|---|---|\n| 1 | Kartu Warga | 2022 |\n| 2 | Kebun Bibit | 2023 |\n| 3 | Bank Sampah | 2023 |\n"
    text = f"Kecamatan menghasilkan {said} sebagai berikut:\n\nTabel 3.9 Daftar tahun 2023\n{rows}"
    assert [t for _, _, t in told(text, "KLM021")] == found
