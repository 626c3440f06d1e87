"""Sentences below the table of one indicator against its row."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

TABLE = """# 3.1 Capaian Kinerja
| Indikator Kinerja | 2022 | < | < | 2023 | < | < |
| ^ | Target | Realisasi | Capaian (%) | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|---|---|
| Persentase rumah bersih | 40% | 53,6% | 134% | 55% | 56,03% | 101,87% |

"""


@pytest.mark.parametrize("size", ["2,43", "4,53", "53,6"])
def test_a_rise_from_last_year_may_be_told_in_three_ways(size: str) -> None:
    text = TABLE + f"Realisasi tahun 2023 adalah 56,03%, hal ini mengalami peningkatan dari hasil realisasi tahun 2022 sebesar {size}%."
    assert told(text, "KLM031") == []


def test_a_rise_that_is_none_of_them() -> None:
    text = TABLE + "Realisasi tahun 2023 adalah 56,03%, hal ini mengalami peningkatan dari hasil realisasi tahun 2022 sebesar 1,04%."
    (found,) = findings(text, "KLM031")
    assert (found.locations[0].text, found.severity.value) == ("1,04%", "error")
    assert "selisihnya 2,43" in str(found.expected)


def test_the_target_of_the_row() -> None:
    text = TABLE + "Realisasi tahun 2023 mencapai 56,03%, sudah mencapai target (targetnya {})."
    assert told(text.format("56,03%"), "KLM031") == [("KLM031", "error", "56,03%")]
    assert told(text.format("55%"), "KLM031") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi tahun 2023 mencapai 57%, targetnya 60%.",  # nothing of the row
        "Realisasi tahun 2023 mencapai 56,03%, target nasional 60%.",
        "Realisasi tahun 2023 mencapai 56,03%, di atas target akhir Renstra sebesar 65%.",
        "Realisasi tahun 2022 sebesar 53,6%, sedangkan realisasi tahun 2023 sebesar 101,87%.",  # its capaian, misnamed
        "Target tahun 2023 sebesar 55%, realisasinya 57%.",  # a whole number is that of many rows
        "Realisasi tahun 2023 mencapai 56,03%, targetnya lebih dari 50%.",
    ],
)
def test_what_is_not_judged(sentence: str) -> None:
    assert told(TABLE + sentence, "KLM031") == []


def test_another_year_of_the_row() -> None:
    text = TABLE + "Realisasi tahun 2022 sebesar 53,6%, sedangkan realisasi tahun 2023 sebesar 57,1%."
    assert told(text, "KLM031") == [("KLM031", "error", "57,1%")]


@pytest.mark.parametrize(("between", "found"), [(7, 1), (8, 0)])
def test_paragraphs_far_below_the_table_speak_of_something_else(between: int, found: int) -> None:
    text = TABLE + "Rumah bersih itu sehat.\n\n" * between + "Realisasi tahun 2023 mencapai 56,03%, targetnya 50%."
    assert len(told(text, "KLM031")) == found


def test_a_list_item_ends_what_is_said_of_the_table() -> None:
    text = TABLE + "b) Persentase jalan terang\n\nRealisasi tahun 2023 mencapai 56,03%, sudah mencapai target (targetnya 50%)."
    assert told(text, "KLM031") == []
