"""Places that sentences count and name."""
from __future__ import annotations

import pytest

from tests.checks.checking import findings, told

FOUR = "Mekar Sari, Suka Damai, Rawa Indah dan Kuala Tirta"


@pytest.mark.parametrize(
    ("text", "printed", "expected"),
    [
        (f"Jalan diperbaiki di 5 kecamatan, yaitu {FOUR}.", "5 kecamatan", "4"),
        (f"Wilayah kerjanya terdiri dari 5 kecamatan, yaitu {FOUR}.", "5 kecamatan", "4"),
        (f"Jalan diperbaiki di tiga desa yakni Desa {FOUR}.", "tiga desa", "4"),
        (f"Inflasi dihitung di 3 (tiga) kota di Provinsi Sagara ({FOUR}).", "3 (tiga) kota", "4"),
        ("14 lokasi pasar tersebar di " + ", ".join(f"Kabupaten Tirta {c}" for c in "ABCDEFGHIJKLMN") + " dan Kota Rawa.",
         "14 lokasi", "15"),
    ],
)  # fmt: skip
def test_a_number_that_the_names_contradict(text: str, printed: str, expected: str) -> None:
    (found,) = findings(text, "KLM040")
    assert (found.severity, found.printed, found.expected) == ("error", printed, expected)


@pytest.mark.parametrize(
    "text",
    [
        f"Jalan diperbaiki di 4 kecamatan, yaitu {FOUR}.",
        f"Jalan diperbaiki di 9 kecamatan, antara lain {FOUR}.",
        f"Jalan diperbaiki di 5 kecamatan terutama, yaitu {FOUR}.",
        f"Jalan diperbaiki di 9 kecamatan di Kabupaten {FOUR}.",  # several in one
        f"Jalan diperbaiki di 2 kecamatan meliputi Desa {FOUR}.",  # of another kind
        f"Kawasan itu mencakup 5 kecamatan, yaitu {FOUR} dan sekitarnya.",
        "Jalan diperbaiki di 5 kecamatan, yaitu Mekar Sari, Suka Damai, Rawa Indah, dan lain-lain.",
        f"Sebanyak 2 dari 4 kecamatan yaitu {FOUR} selesai lebih dulu.",
        f"Ada 6 titik di {FOUR}.",
        f"Program itu menjangkau minimal 3 kecamatan, yaitu {FOUR}.",
    ],
)
def test_what_may_be_right(text: str) -> None:
    assert told(text, "KLM040") == []


def test_a_place_named_twice() -> None:
    text = "Ada 4 lembaga, yaitu kabupaten tirta, kota sagara, kota sagara, kota rawa dan Provinsi Tirta."
    assert told(text, "KLM041") == [("KLM041", "warning", "kota sagara")]
    assert told(text.replace("kota sagara, kota rawa", "kabupaten sagara, kota rawa"), "KLM041") == []
