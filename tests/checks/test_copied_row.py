"""Two indicators with the same three figures."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

TABLE = """# {number} Capaian Kinerja
| No | Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|
| 1 | Angka keberhasilan pelatihan | {} | {} | {} |
| 2 | Cakupan layanan keliling | {} | {} | {} |

"""
ONE, OTHER = ("78,50", "70,40", "89,68"), ("62,50", "65,00", "104,00")
ROUND = ("80", "76", "95")


def test_a_row_copied_for_another_indicator() -> None:
    assert told(TABLE.format(*ONE, *OTHER, number="3.1"), "CAP020") == []
    (finding,) = findings(TABLE.format(*ONE, *ONE, number="3.1"), "CAP020")
    assert (finding.severity.value, finding.locations[0].text) == ("warning", "78,50")
    assert "Cakupan layanan keliling" in finding.message["id"]


def test_the_rarer_one_is_doubted() -> None:
    text = TABLE.format(*OTHER, *ONE, number="3.1") + TABLE.format(*ONE, *ONE, number="3.2")
    (finding,) = findings(text, "CAP020")
    assert finding.message["id"].startswith("Angka keberhasilan pelatihan")


@pytest.mark.parametrize("figures", [ROUND, ("78,50", "78,50", "100,00")])
def test_figures_that_agree_by_chance(figures: tuple[str, str, str]) -> None:
    assert told(TABLE.format(*figures, *figures, number="3.1"), "CAP020") == []


def test_two_names_that_no_table_has_side_by_side_may_be_one_indicator() -> None:
    tables = [TABLE.format(*ONE, *OTHER, number=n) for n in ("3.1", "3.2")]
    tables[1] = tables[1].replace("Angka keberhasilan pelatihan", "Persentase pelatihan yang berhasil")
    assert told("".join(tables), "CAP020") == []
