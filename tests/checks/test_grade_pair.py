"""Kind `predikat-pair`: the letter of a grade and the word beside it."""

from __future__ import annotations

import pytest

from tests.checks.checking import told


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("IKM tahun 2023 mencapai 88,25 dengan mutu pelayanan B (Baik).", []),
        ("IKM tahun 2023 mencapai 88,25 dengan mutu pelayanan B (Cukup).", [("AKP015", "error", "Cukup")]),
        ("Nilai AKIP tahun 2023 adalah 72,15 dengan predikat BB (Sangat Baik).", []),
        ("Nilai AKIP tahun 2023 adalah 72,15 dengan predikat BB (Memuaskan).", [("AKP015", "error", "Memuaskan")]),
        ("Nilai AKIP tahun 2023 adalah 72,15 dengan predikat B (Cukup).", []),  # the letter is wrong, and told by AKP010
        ("Akreditasi arsip adalah 72,15 dengan predikat B (Cukup).", []),  # of another scale
    ],
)
def test_a_letter_and_its_word(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert told(sentence, "AKP015") == found


def test_the_report_s_own_scale_names_its_letters() -> None:
    scale = """Tabel 3.1 Nilai persepsi dan mutu pelayanan IKM
| No | Nilai Interval | Mutu Pelayanan | Kinerja |
|---|---|---|---|
| 1 | 88,31 - 100,00 | A | Sangat Baik |
| 2 | 76,61 - 88,30 | B | Cukup |
| 3 | 65,00 - 76,60 | C | Kurang Baik |
| 4 | 25,00 - 64,99 | D | Tidak Baik |

"""
    sentence = "IKM tahun 2023 mencapai 88,25 dengan mutu pelayanan B (Cukup)."
    assert told(scale + sentence, "AKP015") == []
