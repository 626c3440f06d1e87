"""Kind `claim-conclusion`: a capaian said of "indikator di atas" is that of the one indicator of its section (KLM006)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

TABLE = """# 3.1 Capaian
| Indikator Kinerja | Target | Realisasi | Capaian (%) |
|---|---|---|---|
| Jumlah taman yang dirawat | 20 | 21 | 105,00 |
| Persentase aduan yang dijawab | 90,00 | 81,00 | 90,00 |
# 3.2 Uraian
Persentase aduan yang dijawab belum sesuai harapan. """


@pytest.mark.parametrize(("sentence", "found"), [
    ("Capaian indikator tersebut sebesar 97,50%.", ["97,50%"]),
    ("Rata-rata capaian indikator tersebut adalah 97,50%.", []),
    ("Capaian dua indikator tersebut adalah 97,50%.", []),
])  # fmt: skip
def test_what_is_told_of_several_indicators_is_not_that_of_the_last_one(sentence: str, found: list[str]) -> None:
    assert [text for _, _, text in told(TABLE + sentence, "KLM006")] == found
