"""A share whose whole is told before it, and which no other share proves (KLM012)."""

from __future__ import annotations

import pytest

from tests.checks.checking import told

STAFF = "Jumlah pegawai sebanyak 94 orang."


@pytest.mark.parametrize(
    ("text", "right", "wrong", "severity"),
    [
        (f"{STAFF} Berdasarkan tingkat pendidikan, sebanyak 45 orang atau {{}} berpendidikan S1.", "47,87%", "48,87%", "error"),
        (f"{STAFF} Berdasarkan tingkat pendidikan, sebanyak 45 orang atau {{}} berpendidikan S1.", "47,87%", "52,91%", "warning"),
        (f"{STAFF} Dari jumlah tersebut, sebanyak 45 orang ({{}}) adalah perempuan.", "47,87 persen", "47,78 persen", "error"),
        ("Kecamatan memiliki 56 pegawai, terdiri atas 47 PNS dan 9 PPPK. Sebanyak 31 orang atau {} adalah perempuan.", "55,36%",
         "53,56%", "warning"),
        ("Kecamatan menerima 812 permohonan. Sebanyak 790 permohonan yaitu {} selesai.", "97,29%", "97,92%", "error"),
        ("Kecamatan menerima 812 permohonan.\n\nIzin usaha mendominasi dengan 358 permohonan atau {} dari seluruh permohonan tahun "
         "2023.", "44,09%", "49,09%", "error"),
        ("Terdapat 1.204 unit usaha. Menurut skalanya, terdapat 965 unit ({}) usaha mikro.", "80,15%", "81,15%", "error"),
        ("Dari 325 kader, yang aktif sebanyak 269 atau {}.", "82,8%", "28,8%", "error"),
        ("Jumlah penduduk sebanyak 11.517 jiwa, di antaranya 8.494 jiwa atau {} memiliki jaminan kesehatan.", "73,75%", "78,75%",
         "error"),
        ("Terdapat 11.517 jiwa penduduk dan 325 kader. Kelompok terbesar adalah petani sebanyak 8.420 jiwa atau {}.", "73,11%",
         "75,31%", "warning"),
    ],
)  # fmt: skip
def test_the_share_of_what_is_told_before(text: str, right: str, wrong: str, severity: str) -> None:
    assert told(text.format(right), "KLM012") == []
    assert [found for _, found, _ in told(text.format(wrong), "KLM012")] == [severity]


@pytest.mark.parametrize(
    "text",
    [
        # of a part
        f"{STAFF} Dari pegawai tetap, sebanyak 20 orang atau 41,67% berpendidikan S1.",
        f"{STAFF} Pada Sekretariat sebanyak 12 orang atau 60,00% adalah perempuan.",
        f"{STAFF} Berdasarkan pendidikan, sebanyak 20 orang atau 41,67% dari pegawai laki-laki berpendidikan S1.",
        f"{STAFF} Jumlah pegawai laki-laki 54 orang. Sebanyak 45 orang atau 83,33% berpendidikan S1.",
        "Jumlah penduduk 1.204 jiwa. Yang wajib memiliki KTP dan sudah merekam sebanyak 890 jiwa atau 98,23%.",
        "Jumlah rumah 1.204 unit, di antaranya 120 unit tidak layak huni. Sebanyak 80 unit atau 66,67% telah diperbaiki.",
        "Terdapat 14 desa dan 120 dusun. Sebanyak 96 dusun atau 80,00% telah dialiri air.",
        # of two together, of what is left, of more or fewer
        "Kecamatan menerima 466 berkas dan sisa tahun lalu 45 berkas. Dari jumlah tersebut, sebanyak 421 berkas atau 82,39% selesai.",
        "Dari 40 desa, 12 desa atau 30,00% sudah selesai dan sisanya, 8 desa atau 28,57% belum.",
        "Target tahun 2023 sebanyak 120 orang. Sebanyak 100 orang atau 90,91% hadir dalam pelatihan.",
        "Kuesioner dibagikan kepada 150 responden. Sebanyak 120 responden atau 88,89% menyatakan puas.",
        "Pelatihan diikuti 30 orang. Berdasarkan hasil ujian, sebanyak 24 orang atau 82,76% dinyatakan lulus.",
        # of another year
        "Jumlah pegawai tahun 2022 sebanyak 94 orang. Pada tahun 2023, sebanyak 45 orang atau 49,45% berpendidikan S1.",
        "Kecamatan menerima 358 berkas.\n\nIzin usaha mendominasi dengan 131 berkas atau 52,40% dari seluruh berkas tahun 2022.",
        # of other things, or not exact
        "Dari 14 puskesmas, jumlah kunjungan sebanyak 10 atau 45,00% di bawah rata-rata.",
        "Kecamatan menerima 358 berkas. Berkas usaha 131 berkas atau 52,40% dari seluruh berkas perizinan.",
        f"{STAFF} Berdasarkan tingkat pendidikan, sekitar 45 orang atau sekitar 50% berpendidikan S1.",
        f"{STAFF}\n\nSebanyak 45 orang atau 52,91% hadir.",
    ],
)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert told(text, "KLM012") == []
