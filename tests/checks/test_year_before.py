"""Changes against a year that a sentence names, of what the sentence before it tells (KLM001-KLM003, KLM081)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

CODES = ("KLM001", "KLM002", "KLM003", "KLM081")
SERVED = "Persentase warga terlayani terealisasi 73,8% dari target 70,0%."
ASKED = "Permohonan yang diterima tahun 2023 sebanyak 812 permohonan."
PAID = "Retribusi yang disetor tahun 2023 sebesar Rp969.290.000."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{SERVED} Bila dibandingkan dengan tahun 2022 sebesar 66,8%, terjadi kenaikan sebesar 7,0 poin.", []),
        (f"{SERVED} Bila dibandingkan dengan tahun 2022 sebesar 66,8%, terjadi kenaikan sebesar 8,2 poin.", [("KLM001", "error", "8,2")]),
        (f"{SERVED} Bila dibandingkan dengan tahun 2022 sebesar 66,8%, terjadi penurunan sebesar 7,0 poin.",
         [("KLM081", "error", "penurunan")]),
        # one of the two figures may be wrong instead of the size and the word
        (f"{SERVED} Bila dibandingkan dengan tahun 2022 sebesar 66,8%, terjadi penurunan sebesar 8,2 poin.",
         [("KLM003", "warning", "penurunan"), ("KLM001", "error", "8,2")]),
        ("Dari 56 desa, sebanyak 47 desa tercapai atau 83,93 persen. Dibandingkan dengan tahun 2022 yang tercapai 45 desa atau 80,36 "
         "persen, terdapat penurunan sebesar 3,57 poin.", [("KLM081", "error", "penurunan")]),
        (f"{ASKED} Jika dibandingkan tahun 2022 sebanyak 790 permohonan, mengalami kenaikan sebanyak 32 permohonan.",
         [("KLM001", "error", "32")]),
        (f"{ASKED} Terjadi kenaikan 22 permohonan atau 2,78% dari tahun 2022 sebanyak 790 permohonan.", []),
        (f"{ASKED} Terjadi kenaikan 22 permohonan atau 7,28% dari tahun 2022 sebanyak 790 permohonan.", [("KLM002", "error", "7,28%")]),
        (f"{PAID} Retribusi tahun 2023 meningkat 20,76% dari tahun 2022 sebesar Rp802.630.000,00.", []),
        (f"{PAID} Retribusi tahun 2023 meningkat 27,06% dari tahun 2022 sebesar Rp802.630.000,00.", [("KLM001", "error", "27,06%")]),
        (f"{ASKED[:-1]} atau 105,03% dari target 773 permohonan. Jumlah tersebut lebih tinggi dibandingkan tahun 2022 sebanyak 790 "
         "permohonan, atau meningkat 7,28%.", [("KLM001", "error", "7,28%")]),
        (f"{ASKED} Jumlah tersebut lebih tinggi dibandingkan tahun 2022 sebanyak 790 permohonan, atau meningkat 2,78%.", []),
        # without a size
        (f"{ASKED} Jumlah tersebut lebih rendah dibandingkan tahun 2022 sebanyak 790 permohonan.", [("KLM003", "error", "lebih rendah")]),
        (f"{SERVED} Dibandingkan tahun 2022 sebesar 66,8%, realisasi tersebut menurun.", [("KLM003", "error", "menurun")]),
        (f"{SERVED} Dibandingkan tahun 2022 sebesar 66,8%, realisasi tersebut meningkat.", []),
        # of what it became rather than of what it was
        (f"{PAID} Retribusi tahun 2023 meningkat 17,19% dari tahun 2022 sebesar Rp802.630.000,00.", [("KLM001", "warning", "17,19%")]),
        ("Jumlah warga terlantar turun dari 109 orang pada tahun 2022 menjadi 87 orang pada tahun 2023 atau turun 25,29%.",
         [("KLM001", "warning", "25,29%")]),
        ("Jumlah warga terlantar turun dari 109 orang pada tahun 2022 menjadi 87 orang pada tahun 2023 atau turun 20,18%.", []),
        ("Jumlah sambungan bertambah dari 18.420 unit pada tahun 2022 menjadi 19.635 unit pada tahun 2023, atau bertambah 1.125 unit.",
         [("KLM001", "error", "1.125")]),
        ("Jumlah sambungan bertambah dari 18.420 unit pada tahun 2022 menjadi 19.635 unit pada tahun 2023, bertambah 1.215 unit (6,60%).",
         []),
    ],
)  # fmt: skip
def test_the_change_of_what_the_sentence_before_tells(text: str, found: list[tuple[str, str, str]]) -> None:
    assert sorted(told(text, *CODES)) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        # of something else
        "Jumlah pemohon laki-laki tahun 2023 sebanyak 412 orang. Jumlah pemohon perempuan meningkat 20 orang dibandingkan tahun 2022 "
        "sebanyak 380 orang.",
        f"{PAID} Belanja tahun 2023 meningkat 5,00% dari tahun 2022 sebesar Rp900.000.000.",
        "Rata-rata nasional sebesar 73,8%. Bila dibandingkan dengan tahun 2022 sebesar 66,8%, terjadi kenaikan sebesar 2,0 poin.",
        "Nilai bidang pertama sebesar 63,00. Bidang kedua naik 5,00 poin dibandingkan tahun 2022 sebesar 60,00.",
        f"{SERVED} Dibandingkan tahun 2022 sebesar 66,8%, jumlah pengaduan menurun.",
        f"{ASKED} Permohonan yang ditolak lebih sedikit dibandingkan tahun 2022 sebanyak 790 permohonan.",
        "Rata-rata nasional sebesar 73,8%. Dibandingkan tahun 2022 sebesar 66,8%, angka tersebut menurun.",
        "Nilai tahun 2023 sebesar 63,00. Peringkat menurun dari tahun 2022 sebesar 60,00.",
        # how many fewer, not how many then
        f"{ASKED} Jumlah tersebut lebih rendah dibandingkan tahun 2022 sebanyak 22 permohonan.",
        f"{ASKED} Angka tersebut menurun dibandingkan tahun 2022 sebesar 8,2%.",
        # of one of several figures
        f"{SERVED[:-1]} dengan capaian 105,4%. Bila dibandingkan dengan tahun 2022 sebesar 101,3%, terjadi kenaikan sebesar 4,1 poin.",
        f"{ASKED[:-1]}, 790 permohonan selesai. Dibandingkan tahun 2022 sebanyak 780 permohonan, naik 10 permohonan.",
        # of another time
        "Tahun 2022 nilai sebesar 60,00. Nilai tahun 2023 sebesar 63,00. Jika dibandingkan dengan tahun 2021 sebesar 58,00, naik 5,00 poin.",
        "Pada triwulan IV sebanyak 57 permohonan. Dibandingkan tahun 2022 sebanyak 50 permohonan, naik 9 permohonan.",
        f"{ASKED}\n\nDibandingkan tahun 2022 sebanyak 700 permohonan, naik 12 permohonan.",
        # planned, denied, or not exact
        f"{ASKED} Jumlah tersebut tidak menurun dibandingkan tahun 2022 sebanyak 790 permohonan.",
        "Nilai tahun 2023 sebesar 63,00. Diharapkan tidak lebih rendah dibandingkan tahun 2022 sebesar 60,00.",
        f"{SERVED} Dibandingkan tahun 2022 sebesar 66,8%, kenaikan tersebut melebihi target sebesar 5,0 poin.",
        f"{ASKED} Jika dibandingkan tahun 2022 sebanyak 790 permohonan, tidak terjadi penurunan sebanyak 22 permohonan.",
        "Pengunjung tahun 2023 sekitar 570 orang. Dibandingkan tahun 2022 sebanyak 500 orang, naik 90 orang.",
    ],
)
def test_the_change_of_something_else_is_left_alone(text: str) -> None:
    assert told(text, *CODES) == []
