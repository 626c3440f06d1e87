"""Sentences copied from the item before: a new figure under the old name."""

from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

TABLE = """Tabel 3.1 Produksi Komoditas Tahun 2023
| Komoditas | Produksi (ton) | Produksi Kabupaten (ton) | Kontribusi (%) |
|---|---|---|---|
| Jumlah produksi kacang tanah | 1.254 | 13.060 | 9,60 |
| Jumlah produksi kacang hijau | 2.318 | 30.740 | 7,54 |
| Jumlah produksi ubi kayu | 4.127 | 68.420 | 6,03 |

"""
HIJAU = "Jumlah produksi kacang hijau sebesar 2.318 ton dibandingkan dengan 30.740 ton. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (HIJAU + "Kontribusi produksi kacang tanah terhadap kabupaten sebesar 7,54%.", ["produksi kacang tanah"]),
        (HIJAU + "\n\nKontribusi produksi kacang tanah terhadap kabupaten sebesar 7,54%.", ["produksi kacang tanah"]),
        (HIJAU + "Kontribusi produksi kacang hijau terhadap kabupaten sebesar 7,54%.", []),
        (HIJAU + "Kontribusi produksi kacang tanah terhadap kabupaten sebesar 9,60%.", []),
        ("Kontribusi produksi kacang tanah terhadap kabupaten sebesar 7,54%.", []),  # nothing tells that hijau is meant
        (HIJAU + "Kontribusi produksi kacang tanah dan produksi kacang hijau sebesar 7,54%.", []),
        (HIJAU + "Kontribusi produksi kacang tanah terhadap kabupaten sebesar 7,99%.", []),  # the figure of no row
        # the figures of both were exchanged: the names are right
        (
            "Kontribusi produksi kacang hijau sebesar 9,60%. Kontribusi produksi kacang tanah sebesar 7,54%.",
            [],
        ),
    ],
)
def test_a_name_left_from_the_item_before(text: str, found: list[str]) -> None:
    assert [doubted for _, _, doubted in told(TABLE + text, "KLM045")] == found


def test_it_says_whose_figure_that_is() -> None:
    (finding,) = findings(TABLE + HIJAU + "Kontribusi produksi kacang tanah terhadap kabupaten sebesar 7,54%.", "KLM045")
    assert finding.expected == "Jumlah produksi kacang hijau"
    assert [place.text for place in finding.locations] == ["produksi kacang tanah", "7,54%", "7,54", "9,60"]
