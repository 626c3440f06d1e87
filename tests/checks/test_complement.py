"""Numbers of things told in one sentence: parts that must add up, in the many ways in which they are written."""
from __future__ import annotations

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.document.plain import document_from_text

HEAD = "LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031\n\nBAB II GAMBARAN UMUM\n\n"
CODES = ("KLM011", "KLM016")
HOLD = [
    "Dari 46 program tahun 2023, sebanyak 27 program telah selaras dengan RPJMD. Terdapat 19 program yang belum selaras.",
    "Jumlah pegawai sebanyak 45 orang terdiri dari 20 laki-laki dan 25 perempuan.",
    "Pegawai yang bertugas berjumlah 45 orang, yaitu 20 orang laki-laki dan 25 orang perempuan.",
    "Dari 12 indikator kinerja, 9 indikator tercapai dan 3 indikator tidak tercapai.",
    "Dari 12 (dua belas) indikator kinerja, sebanyak 9 (sembilan) indikator mencapai target dan 3 (tiga) indikator belum mencapai "
    "target.",
    "Dari total 12 indikator terdapat 8 indikator yang melampaui target, 2 indikator sesuai target, dan 2 indikator di bawah target.",
    "Sumber daya manusia berjumlah 60 orang yang terdiri atas 32 PNS, 10 PPPK dan 18 tenaga honorer.",
    "Jumlah pegawai 45 orang terdiri dari 30 PNS (18 laki-laki dan 12 perempuan) dan 15 tenaga kontrak (7 laki-laki dan 8 "
    "perempuan).",
    "Dari 24 sub kegiatan yang direncanakan, 22 sub kegiatan telah dilaksanakan dan 2 sub kegiatan tidak dilaksanakan.",
    "Sebanyak 9 dari 12 indikator tercapai, sedangkan 3 indikator lainnya tidak tercapai.",
    "Terdapat 120 pengaduan, terdiri dari 100 pengaduan selesai dan 20 pengaduan masih diproses.",
    "Luas ruang terbuka hijau 350 hektar terdiri dari 200 hektar taman kota, 100 hektar hutan kota dan 50 hektar jalur hijau.",
    "Pegawai berjumlah 45 orang, terdiri dari 2 orang S3, 13 orang S2, 20 orang S1 dan 10 orang SMA.",
    "Jumlah pegawai 45 orang, terdiri dari 25 laki-laki dan 20 perempuan, dengan 30 orang PNS dan 15 orang PPPK.",
    "Dari 40 responden, 25 orang menyatakan puas, 10 orang sangat puas, dan sisanya 5 orang tidak puas.",
    "Dari 12 indikator kinerja, 9 indikator (75%) tercapai dan 3 indikator (25%) tidak tercapai.",
    "Dari 12 indikator, 9 indikator tercapai dan 3 tidak tercapai.",
    "Dari 12 indikator, 9 mencapai target, 4 di atas target, dan 3 belum mencapai target.",
    "Pegawai berjumlah 45 orang, laki-laki 20 orang dan perempuan 25 orang.",
    "Jumlah pegawai 45 orang (perempuan 25 orang, laki-laki 20 orang).",
    "Penduduk berjumlah 4.500 jiwa yang terdiri dari lakilaki 2.000 jiwa dan perempuan 2.500 jiwa dengan pertumbuhan 1,65 %.",
    "Penduduk berjumlah 4.500 jiwa terdiri dari 2.000 laki-laki dan 2.500 perempuan yang tergabung dalam 950 Kepala Keluarga (KK).",
    "Jumlah penduduk sebanyak 4.500 jiwa dengan penduduk laki-laki 2.000 jiwa dan penduduk perempuan 2.500 jiwa, sedangkan jumlah "
    "keluarga 950 KK.",
    "Wilayah kerja meliputi 95 desa/kelurahan yang terdiri dari 83 desa dan 12 kelurahan.",
    "Jumlah penduduk 4.500 jiwa terdiri dari 2.000 laki-laki, 2.400 perempuan dan 100 orang yang belum tercatat.",
    "Pegawai berjumlah 45 orang. Berdasarkan tingkat pendidikan terdiri dari 13 orang S2, 22 orang S1 dan 10 orang SMA.",
    "Pagu tahun 2031 sebesar Rp 450.000.000. Anggaran tersebut terbagi dalam belanja operasi Rp 400.000.000 dan belanja modal "
    "Rp 50.000.000.",
    "Anggaran sebesar Rp 450.000.000 terealisasi Rp 440.000.000. Anggaran tersebut terdiri dari belanja operasi Rp 400.000.000 dan "
    "belanja modal Rp 50.000.000.",
    "Dari 4 sasaran, 3 sasaran berhasil, yaitu sasaran 2, 3 dan 4. Sedangkan 1 sasaran lainnya belum berhasil.",
    "Dari 4 sasaran, 3 sasaran berhasil yaitu sasaran 2, 3 dan 4, sedangkan 1 sasaran lainnya belum berhasil.",
]
SAY_ELSE = [
    # what the sentence behind denies is not all the rest
    "Dari 120 berkas, 98 berkas telah diselesaikan tepat waktu. Sebanyak 2 berkas belum diselesaikan.",
    "Dari 120 berkas, 98 berkas telah selesai. Pada Sekretariat terdapat 4 berkas yang belum selesai.",
    "Dari 120 berkas, 98 berkas telah selesai. Tahun 2022 terdapat 4 berkas yang belum selesai.",
    "Dari 120 berkas, 98 berkas telah selesai dan 10 berkas ditolak. Terdapat 12 berkas yang belum selesai.",
    "Dari 120 berkas, 98 berkas telah selesai. Terdapat 4 orang pemohon yang belum selesai.",
    "Dari 120 berkas, 98 berkas telah diperiksa. Terdapat 4 berkas yang belum lengkap.",
    "Dari 120 berkas, 98 berkas telah selesai. Di antaranya 4 berkas belum selesai diantar.",
    "Dari 120 berkas, 98 berkas telah selesai.\n\nTerdapat 4 berkas yang belum selesai.",
    "Dari 120 berkas, 98 berkas telah selesai. Terdapat 4 berkas yang belum selesai dan beberapa ditolak.",
    "Terdapat 120 berkas dan 98 berkas telah selesai. Terdapat 4 berkas yang belum selesai.",
    "Pejabat struktural 12 orang dengan 3 orang perempuan dan 5 orang laki-laki berpendidikan S2.",
    "Jumlah korban 12 orang, 5 orang laki-laki dan 4 orang perempuan dewasa serta 3 anak.",
    "Dari 200 orang pencari kerja, 60 orang laki-laki dan 40 orang perempuan telah ditempatkan.",
    "Dari 12 indikator, 9 indikator di antaranya tercapai dan 2 indikator tidak tercapai.",
    "Dari 60 pegawai, 10 orang lulusan S3, 10 orang S2, 10 orang S1, 10 orang D3, dan sisanya 19 orang SMA.",  # a long list
    "Peserta sebanyak 45 orang dengan laki-laki 20 orang dan perempuan 15 orang yang hadir sampai selesai.",
    "Dinas Pertamanan melaksanakan 3 program, 7 kegiatan dan 24 sub kegiatan.",
    "Anggaran dibagi ke dalam 3 program yang terdiri dari 7 kegiatan dan 24 sub kegiatan.",
    "Wilayah kerja meliputi 14 kelurahan yang terbagi menjadi 60 RW dan 312 RT.",
    "Pegawai berjumlah 45 orang, laki-laki 20 orang, perempuan 25 orang, dan PNS 30 orang.",
    "Jumlah pegawai 45 orang, perempuan 25 orang yang 10 orang di antaranya PNS.",
    "Dari 45 pegawai, 20 orang di antaranya perempuan dan 12 orang tidak bertugas di lapangan.",
    "Dari 12 indikator, 9 indikator tercapai, termasuk 4 indikator yang tidak tercapai tahun lalu.",
    "Dari 12 indikator terdapat 9 indikator yang tercapai pada tahun 2031 dan 7 indikator yang tidak tercapai pada tahun 2030.",
    "Dari 24 kegiatan, 20 kegiatan selesai, 3 kegiatan tidak selesai dan satu kegiatan dibatalkan.",
    "Jumlah pegawai 45 orang terdiri dari 20 laki-laki, 24 perempuan dan satu tenaga ahli.",
    "Dari 12 indikator, 9 indikator tercapai dan 2 indikator tidak tercapai. Adapun 1 indikator lagi belum dapat diukur.",
    "Petugas tersebar di 5 kelurahan, yaitu 10 orang di Kelurahan Asri dan 12 orang di Kelurahan Permai.",
    "Dari 20 desa, 15 desa menyampaikan laporan tepat waktu dan 3 desa tidak menyampaikan laporan.",
    "Dari 12 indikator, 9 indikator tercapai pada triwulan III dan 1 indikator tidak tercapai.",
    "Dari 20 desa, 15 desa melapor, 3 desa belum melapor dan 1 desa melapor terlambat.",
    "Jumlah pegawai 45 orang terdiri dari 3 bidang dengan 20 orang PNS dan 24 orang PPPK.",
    "Dari 3 tujuan, ditetapkan 5 sasaran dan 12 indikator.",
    "Dinas didukung oleh 45 orang pegawai. Berdasarkan peraturan tersebut, susunan organisasi terdiri dari 1 orang kepala dinas, 1 orang "
    "sekretaris dan 4 orang kepala bidang.",
    "Pegawai berjumlah 45 orang. Pejabat struktural terdiri dari 1 orang kepala dinas dan 4 orang kepala bidang.",
    "Anggaran sebesar Rp 450.000.000 terealisasi Rp 440.000.000. Anggaran tersebut terdiri dari belanja operasi Rp 300.000.000 dan "
    "belanja modal Rp 50.000.000.",
    "Pagu tahun 2031 sebesar Rp 450.000.000. Program tersebut terdiri dari 7 kegiatan dan 24 sub kegiatan.",
    "Pagu tahun 2031 sebesar Rp 450.000.000. Anggaran tersebut meliputi antara lain belanja operasi Rp 300.000.000 dan belanja modal "
    "Rp 50.000.000.",
    "Wilayah kerja meliputi 95 desa/kelurahan yang terdiri dari 83 desa dan 12 dusun.",
    "Dari 9 sasaran, 3 sasaran berhasil. Sedangkan 2 program lainnya belum berhasil.",
    "Dari 9 sasaran, 3 sasaran berhasil. Sedangkan 2 sasaran belum berhasil sebagian.",
]
FAIL = [
    ("Dari 46 program tahun 2023, sebanyak 27 program telah selaras dengan RPJMD, sehingga keselarasannya 58,70%. Terdapat 21 program "
     "yang belum selaras.", "48"),
    ("Dari 120 berkas permohonan, 98 berkas telah diselesaikan. Masih terdapat 32 berkas yang belum diselesaikan.", "130"),
    # the rest in a sentence of its own, and the numbers of the sasaran before it
    ("Dari 4 sasaran, 3 sasaran berhasil, yaitu sasaran 2, 3 dan 4. Sedangkan 2 sasaran lainnya belum berhasil.", "5"),
    ("Dari 4 sasaran, 3 sasaran berhasil yaitu sasaran 2, 3 dan 4, sedangkan 2 sasaran lainnya belum berhasil.", "5"),
    ("Dari 40 responden, 25 orang menyatakan puas dan sisanya 14 orang kecewa.", "39"),
    ("Sebanyak 9 dari 12 indikator tercapai, sedangkan 4 indikator lainnya dibatalkan.", "13"),
    ("Dari 24 kegiatan, 20 kegiatan dilaksanakan dan 3 kegiatan tidak terlaksana.", "23"),
    ("Pegawai berjumlah 45 orang. Menurut status terdiri dari 30 orang PNS dan 15 orang PPPK. Menurut jenis kelamin terdiri dari "
     "laki-laki 20 orang dan perempuan 24 orang.", "44"),
    ("Pagu menjadi Rp 450.000.000 atau berkurang Rp 10.000.000. Pagu tersebut terdiri dari belanja operasi Rp 400.000.000 (88,89%) dan "
     "belanja modal Rp 40.000.000 (11,11%).", "440.000.000"),
    ("Dari 45 orang PNS tersebut, 20 orang laki-laki dan 24 orang perempuan.", "44"),
    ("Penduduk berjumlah 4.500 jiwa terdiri dari 2.000 jiwa laki-laki dan 2.400 jiwa perempuan dengan 950 KK, sehingga kepadatannya "
     "15 jiwa/ha.", "4.400"),
    # what is said of families behind men and women had kept their sum from being judged
    ("Penduduk berjumlah 4.500 jiwa yang terdiri dari lakilaki 2.000 jiwa dan perempuan 2.400 jiwa dengan pertumbuhan 1,65 %.", "4.400"),
    ("Penduduk berjumlah 4.500 jiwa terdiri dari 2.000 laki-laki dan 2.400 perempuan yang tergabung dalam 950 Kepala Keluarga "
     "(KK).", "4.400"),
    ("Jumlah penduduk sebanyak 4.500 jiwa dengan penduduk laki-laki 2.000 jiwa dan penduduk perempuan 2.400 jiwa, sedangkan jumlah "
     "keluarga 950 KK.", "4.400"),
    ("Wilayah kerja meliputi 95 desa/kelurahan yang terdiri dari 85 desa dan 12 kelurahan.", "97"),
    # a whole that the sentence before gives
    ("Pegawai berjumlah 45 orang. Berdasarkan tingkat pendidikan terdiri dari 13 orang S2, 21 orang S1 dan 10 orang SMA.", "44"),
    ("Pagu tahun 2031 sebesar Rp 450.000.000. Anggaran tersebut terbagi dalam belanja operasi Rp 400.000.000 dan belanja modal "
     "Rp 40.000.000.", "440.000.000"),
    ("Penduduk berjumlah 4.500 jiwa. Terdiri atas laki-laki sebanyak 2.000 jiwa dan perempuan sebanyak 2.400 jiwa.", "4.400"),
    ("Pegawai berjumlah 45 orang, laki-laki 20 orang dan perempuan 24 orang.", "44"),
    ("Jumlah pegawai sebanyak 45 orang terdiri dari 20 laki-laki dan 24 perempuan.", "44"),
    ("Pegawai yang bertugas berjumlah 45 orang, yaitu 20 orang laki-laki dan 24 orang perempuan.", "44"),
    ("Dari 12 indikator kinerja, 9 indikator tercapai dan 2 indikator tidak tercapai.", "11"),
    ("Dari 12 (dua belas) indikator, sebanyak 9 (sembilan) mencapai target dan 4 (empat) belum mencapai target.", "13"),
    ("Dari total 12 indikator terdapat 8 indikator melampaui target, 2 indikator sesuai target, dan 3 indikator di bawah target.", "13"),
    ("Sumber daya manusia berjumlah 60 orang yang terdiri atas 32 PNS, 10 PPPK dan 17 tenaga honorer.", "59"),
    ("Jumlah pegawai 45 orang terdiri dari 30 PNS (18 laki-laki dan 12 perempuan) dan 14 tenaga kontrak (7 laki-laki dan 7 "
     "perempuan).", "44"),
    ("Dari 24 sub kegiatan, 22 sub kegiatan telah dilaksanakan dan 3 sub kegiatan tidak dilaksanakan.", "25"),
    ("Sebanyak 9 dari 12 indikator tercapai, sedangkan 4 indikator lainnya tidak tercapai.", "13"),
    ("Terdapat 120 pengaduan, terdiri dari 100 pengaduan selesai dan 30 pengaduan masih diproses.", "130"),
    ("Pegawai berjumlah 45 orang, terdiri dari 2 orang S3, 13 orang S2, 21 orang S1 dan 10 orang SMA.", "46"),
    ("Jumlah pegawai 45 orang, terdiri dari 25 laki-laki dan 19 perempuan, dengan 30 orang PNS dan 15 orang PPPK.", "44"),
    ("Dari 40 responden, 25 orang menyatakan puas, 10 orang sangat puas, dan sisanya 6 orang tidak puas.", "41"),
    ("Dari 12 indikator, 9 indikator tercapai dan 2 indikator tidak tercapai. Adapun 5 indikator berasal dari renstra.", "11"),
]


def judged(sentence: str) -> list[tuple[bool, str]]:
    report = check_document(document_from_text(f"{HEAD}{sentence}\n"), load_rules(), select=CODES)
    return [(relation.holds, str(relation.expected)) for relation in report.relations]


@pytest.mark.parametrize("sentence", HOLD)
def test_parts_that_add_up_are_counted_as_checked(sentence: str) -> None:
    assert [holds for holds, _ in judged(sentence)] == [True]


@pytest.mark.parametrize("sentence", SAY_ELSE)
def test_numbers_that_are_no_parts_of_a_whole_are_left_alone(sentence: str) -> None:
    assert judged(sentence) == []


@pytest.mark.parametrize(("sentence", "expected"), FAIL)
def test_parts_that_do_not_add_up_are_told(sentence: str, expected: str) -> None:
    (said,) = [said for holds, said in judged(sentence) if not holds]
    assert said.split()[0] == expected


TABLE = """
Tabel 3.4 Realisasi anggaran tahun 2031
| No | Program/Kegiatan | Anggaran (Rp) | Realisasi (Rp) |
|---|---|---|---|
| 1 | Program Penataan Taman Kota | 300.000.000 | 290.000.000 |
| | Pembangunan taman lingkungan | 200.000.000 | 195.000.000 |
| | Pemeliharaan jalur hijau | 100.000.000 | 95.000.000 |
| 2 | Program Pelayanan Kebersihan Jalan | {whole} | 570.000.000 |
| | Penyapuan jalan utama | 300.000.000 | 290.000.000 |
| | Pengangkutan sampah pasar | 200.000.000 | 190.000.000 |
| | Pengadaan gerobak sampah | 100.000.000 | 90.000.000 |

Program Penataan Taman Kota yang terdiri atas {first} kegiatan dan 9 sub kegiatan didukung anggaran Rp 300.000.000.
Program Pelayanan Kebersihan Jalan terdiri dari {second} kegiatan.
"""


@pytest.mark.parametrize(
    ("whole", "first", "second", "expected"),
    [
        ("600.000.000", "2 (dua)", "3 (tiga)", [True, True]),
        ("600.000.000", "2 (dua)", "4 (empat)", [True, False]),
        ("600.000.000", "5 (lima)", "4 (empat)", []),  # the rows may be sub kegiatan
        ("650.000.000", "2 (dua)", "4 (empat)", [True, False]),  # they add up in the other column
    ],
)
def test_the_kegiatan_of_a_programme_are_those_that_add_up_to_it(
    whole: str, first: str, second: str, expected: list[bool]
) -> None:
    text = HEAD + TABLE.format(whole=whole, first=first, second=second)
    report = check_document(document_from_text(text), load_rules(), select=["KLM017"])
    assert [relation.holds for relation in report.relations] == expected


def test_what_is_made_up_of_parts_is_not_the_whole_of_the_others() -> None:
    text = "Inovasi tersebut terdiri dari 24 inovasi tata kelola, 21 inovasi layanan warga dan 12 inovasi lainnya."
    assert not check_document(document_from_text(HEAD + text), load_rules(), select=["KLM016"]).findings
