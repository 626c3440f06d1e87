"""The size and the word of a change between two figures that stand right around it (KLM001, KLM003, KLM081)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

CODES = ("KLM001", "KLM003", "KLM081")


@pytest.mark.parametrize(("text", "found"), [
    ("Hasil kakao sebesar 41,3 kuintal/ha, naik 2,4 kuintal/ha dibanding tahun 2022 yang mencapai 43,7 kuintal/ha.",
     [("KLM081", "error", "naik")]),
    ("Indeks arsip sebesar 71,25 menurun 2,15 poin dari tahun 2022 sebesar 69,10.", [("KLM081", "error", "menurun")]),
    ("Pagu tahun 2023 sebesar Rp 3.250.000.000 naik Rp 350.000.000 dibandingkan pagu tahun 2022 sebesar Rp 2.950.000.000.",
     [("KLM001", "error", "350.000.000")]),
    ("Hasil kakao sebesar 43,7 kuintal/ha, naik 3,4 kuintal/ha dibanding tahun 2022 yang mencapai 41,3 kuintal/ha.",
     [("KLM001", "error", "3,4")]),
    ("Persentase arsip tertata sebesar 71,25%, lebih rendah 2,15 poin daripada tahun 2022 (69,10%).",
     [("KLM081", "error", "lebih rendah")]),
])  # fmt: skip
def test_the_figures_around_the_size_of_a_change_are_computed(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(text, *CODES) == found


@pytest.mark.parametrize("text", [
    "Hasil kakao sebesar 43,7 kuintal/ha, naik 2,4 kuintal/ha dibanding tahun 2022 yang mencapai 41,3 kuintal/ha.",
    "Hasil kakao sebesar 41,3 kuintal/ha, turun 2,4 kuintal/ha dibanding tahun 2022 yang mencapai 43,7 kuintal/ha.",
    "Hasil kakao sebesar 43,7 kuintal/ha, lebih tinggi 2,4 kuintal/ha daripada tahun 2022 (41,3 kuintal/ha).",
    "Persentase warga miskin sebesar 8,4%, turun 1,2 poin dari tahun 2022 sebesar 9,6%.",
    "Kasus gizi buruk sebesar 8,4%, kinerjanya meningkat 1,2 poin dari tahun 2022 sebesar 9,6%.",
    "Indeks arsip sebesar 71,25 meningkat 2,15 poin dari tahun 2022 sebesar 69,10.",
    "Indeks arsip sebesar 71,25 meningkat 3,11% dari tahun 2022 sebesar 69,10.",
    "Indeks arsip menempati peringkat 12, naik 3 peringkat dari tahun 2022 yaitu peringkat 15.",
    "Peringkat kabupaten adalah 12, naik 3 dari tahun 2022 yaitu 15.",
    "Indeks arsip sebesar 71,25, tidak menurun 2,15 poin dari tahun 2022 sebesar 69,10.",
    "Target tahun 2023 sebesar 71,25, naik 2,15 poin dari realisasi tahun 2022 sebesar 69,10.",
    "Indeks arsip 67,05, naik 2,15 poin dari tahun 2022 sebesar 64,90 menjadi 67,05.",
    "Pagu tahun 2023 sebesar Rp 3.250.000.000 naik Rp 300.000.000 dibandingkan pagu tahun 2022 sebesar Rp 2.950.000.000.",
    "Pagu tahun 2023 sebesar Rp 3.250.000.000 naik Rp 350.000.000 dibandingkan realisasi tahun 2022 sebesar Rp 2.900.000.000.",
    "Pagu tahun 2023 sebesar Rp 3.250.000.000 naik Rp 350.000.000 dibandingkan realisasi tahun 2022 sebesar Rp 2.800.000.000.",
    "Pagu tahun 2023 sebesar Rp3,25 miliar, naik Rp300 juta dibandingkan pagu tahun 2022 sebesar Rp2,95 miliar.",
    "Pagu tahun 2023 sebesar Rp3,25 miliar, naik Rp297 juta dibandingkan pagu tahun 2022 sebesar Rp2,95 miliar.",
    "Pagu tahun 2023 sebesar Rp3,3 miliar, naik Rp322.150.000 dibandingkan pagu tahun 2022 sebesar Rp2.927.850.000.",
    "Pagu tahun 2023 sebesar Rp 3.250.000.000, realisasinya Rp 3.100.000.000, naik Rp 350.000.000 dibandingkan tahun 2022.",
    "Pagu tahun 2023 sebesar Rp 3.250.000.000 naik Rp 300 juta dibandingkan pagu tahun 2022 sebesar Rp 2.949.700.000.",
    "Dari 40 desa, 31 desa (77,50%), naik 2,5 poin dari tahun 2022 sebesar 75,00%.",
    "Dokumen terbit berjumlah 1.210 dokumen, menurun dari 2.590 dokumen pada tahun 2022.",
    "Dokumen terbit sampai triwulan III berjumlah 1.210 dokumen, naik 90 dokumen dari tahun 2022 sebanyak 1.100 dokumen.",
    "Nilai arsip tertata 3,45 atau 69,00%, naik 0,15 dari tahun 2022 sebesar 3,30.",
])  # fmt: skip
def test_a_change_that_its_figures_allow_is_silent(text: str) -> None:
    assert told(text, *CODES) == []


DONE = "Jalan desa terpelihara terealisasi 87,40% dari target 92%, atau capaian 95,00%. "


@pytest.mark.parametrize(("text", "found"), [
    ("Angka tahun 2022 sebesar 85,10%, jadi terdapat kenaikan 3,30 poin.", [("KLM001", "error", "3,30")]),
    ("Realisasi tahun 2022 mencapai 85,10%, sehingga naik 3,30 poin.", [("KLM001", "error", "3,30")]),
    ("Angka tahun 2022 sebesar 85,10%, jadi terdapat kenaikan 2,30 poin.", []),
    ("Realisasi tahun 2022 mencapai 85,10%, sehingga naik 2,30 poin.", []),
    ("Realisasi tahun 2022 mencapai 85,10%, sehingga naik 2,70%.", []),
    ("Capaian tahun 2022 sebesar 91,60%, sehingga naik 3,40 poin.", []),  # of the capaian
    ("Angka tahun 2022 sebesar 85,10%, naik 3,30 poin.", []),  # of 2022 itself
    ("Angka tahun 2022 sebesar 85,10%, jadi terdapat kenaikan 3,30 poin dari tahun 2021.", []),
    ("Angka tahun 2022 sebesar 85,10%, jadi terdapat kenaikan 3,30 poin dibandingkan tahun sebelumnya.", []),
    ("Angka tahun 2022 sebesar 85,10%, jadi tidak terdapat kenaikan 3,30 poin.", []),
    ("Angka jalan provinsi tahun 2022 sebesar 85,10%, jadi terdapat kenaikan 3,30 poin.", []),
    ("Target tahun 2022 sebesar 85,10%, jadi terdapat kenaikan 3,30 poin.", []),
    ("Angka tahun 2022 sebesar 85,10%, jadi terdapat kenaikan sekitar 3,30 poin.", []),
    ("Angka tahun 2024 sebesar 85,10%, jadi terdapat kenaikan 3,30 poin.", []),
    ("Angka tahun 2022 sebesar 94,10%, jadi terdapat kenaikan 3,30 poin.", []),  # above the one and below the other
])  # fmt: skip
def test_what_follows_from_the_figure_of_the_year_before(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(DONE + text, *CODES) == found


ASKED = "Survei terhadap 215 responden menghasilkan indeks 3,52 atau setara nilai 88,00 pada skala 100. "
AIMED = "Dari target 3,40 diperoleh capaian 103,53%. "


@pytest.mark.parametrize(("text", "found"), [
    (ASKED + AIMED + "Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", [("KLM001", "error", "0,12")]),
    (ASKED + "Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", [("KLM001", "error", "0,12")]),
    (ASKED + AIMED + "Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,21.", []),
    (ASKED + "Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,21.", []),
    (ASKED + AIMED + "Dibanding tahun 2022 sebesar 3,31 terjadi kenaikan sebesar 6,34%.", []),
    (ASKED + AIMED + "Dibanding tahun 2022 (85,10) terjadi kenaikan sebesar 2,90.", []),
    (ASKED + AIMED + "Dibanding tahun 2022 (3,31) terjadi kenaikan nilai sebesar 5,25.", []),  # of 88,00
    (ASKED + AIMED + "Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 5,25.", []),
    (ASKED + AIMED + "Dibanding target tahun 2022 (3,31) terjadi kenaikan sebesar 0,09.", []),
    (ASKED + AIMED + "Dibanding indeks arsip tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", []),
    (ASKED + AIMED + "Dibanding rata-rata nasional tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", []),
    (ASKED + "Indeks arsip dari target 3,40 diperoleh capaian 103,53%. Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", []),
    (ASKED + "Indeks arsip 3,43 dari target 3,40. Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", []),
    (ASKED + AIMED + "Unit kerja lain membaik. Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", []),
    ("Indeks layanan 3,52 dan indeks arsip 3,43. " + AIMED + "Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", []),
    (ASKED + "\n\n" + AIMED + "Dibanding tahun 2022 (3,31) terjadi kenaikan sebesar 0,12.", []),
])  # fmt: skip
def test_a_score_before_its_target_is_what_the_change_leads_to(text: str, found: list[tuple[str, str, str]]) -> None:
    assert told(text, *CODES) == found
