"""Kind `size-direction`: a difference that fits while the word for its direction does not (KLM081)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

NOW = "Realisasi taman terawat tahun 2023 sebesar 83,93%. "


@pytest.mark.parametrize(("sentence", "wrong"), [
    ("Dibandingkan dengan tahun 2022 sebesar 80,36%, terdapat penurunan sebesar 3,57 poin.", ["penurunan"]),
    ("Dibandingkan dengan tahun 2022 sebesar 80,36%, terdapat kenaikan sebesar 3,57 poin.", []),
    ("Dibandingkan dengan tahun 2022 sebesar 80,36%, terdapat penurunan sebesar 4,57 poin.", []),  # KLM001
    ("Dibandingkan dengan tahun 2022 sebesar 80,36%, tidak terdapat penurunan sebesar 3,57 poin.", []),
    ("Dibandingkan dengan tahun 2022 sebesar 87,50%, terdapat penurunan sebesar 3,57 poin.", []),
])  # fmt: skip
def test_the_size_of_a_change_shows_its_direction(sentence: str, wrong: list[str]) -> None:
    assert [text for _, _, text in told(NOW + sentence, "KLM081")] == wrong
