"""What is needed, what there is and what is short; what came in and what became of it."""
from __future__ import annotations

import pytest

from tests.checks.checking import told


@pytest.mark.parametrize(
    "sentence",
    [
        "Kecamatan membutuhkan 40 orang pegawai, sedangkan yang tersedia 31 orang sehingga masih kekurangan {} orang.",
        "Kebutuhan pegawai menurut analisis jabatan sebanyak 40 orang, terisi 31 orang sehingga kurang {} orang.",
        "Idealnya kecamatan memiliki 40 pegawai, yang ada baru 31 pegawai, sehingga terdapat kekurangan sebanyak {} pegawai.",
        "Pegawai yang tersedia 31 orang (77,50%), sedangkan yang dibutuhkan 40 orang, selisihnya {} orang.",
    ],
)
def test_what_is_short(sentence: str) -> None:
    assert told(sentence.format(9), "KLM016") == []
    assert [(rule, severity) for rule, severity, _ in told(sentence.format(12), "KLM016")] == [("KLM016", "warning")]


@pytest.mark.parametrize(
    "sentence",
    [
        # Some of what is short, or of other things.
        "Kecamatan membutuhkan 40 orang pegawai, tersedia 31 orang, dan kekurangan terbesar pada jabatan pelaksana 5 orang.",
        "Kecamatan membutuhkan 40 orang pegawai, tersedia 31 orang sehingga masih kekurangan 4 orang arsiparis.",
        "Kebutuhan arsiparis 40 orang, tersedia 31 orang dan kekurangan pengemudi 4 orang.",
        "Kecamatan membutuhkan 40 orang pegawai, tersedia 31 orang, kurang 4 unit kendaraan.",
        "Kecamatan membutuhkan 40 orang, tersedia 31 orang, dua orang di antaranya cuti, sehingga kekurangan 11 orang.",
        "Kecamatan membutuhkan 40 orang, tersedia 31 orang, dan setelah mutasi kekurangan 11 orang.",
        "Kecamatan membutuhkan 40 orang, tersedia 31 orang ditambah 3 orang kontrak, sehingga kekurangan 6 orang.",
        "Kecamatan membutuhkan 40 orang, tersedia 31 orang, kurang lebih 12 orang berusia muda.",
        "Kecamatan membutuhkan 40 orang, tersedia 31 orang dan 12 orang bertugas di kantor desa.",
        "Tahun 2022 dibutuhkan 40 orang dan tersedia 31 orang, sedangkan tahun 2023 kekurangan 12 orang.",
        "Untuk memenuhi kebutuhan warga, kecamatan memiliki 40 orang, yang ada 31 orang di loket, sehingga kekurangan 12 orang.",
        "Menurut kebutuhan kecamatan memiliki 40 orang, tersedia 31 orang, kekurangan 12 orang.",
        "Kebutuhan 40 orang per seksi, tersedia 31 orang sehingga kekurangan 12 orang.",
        "Pegawai yang membutuhkan kursi 40 orang, tersedia bagi 31 orang tersedia pula meja, sehingga kurang 12 orang.",
    ],
)
def test_short_of_something_else(sentence: str) -> None:
    assert told(sentence, "KLM016") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Gangguan yang dilaporkan 50 kejadian, diselesaikan 46 kejadian (92,00%) dan {} kejadian dilimpahkan kepada dinas.",
        "Pengaduan yang diterima sebanyak 50 pengaduan, selesai 46 pengaduan dan ditolak {} pengaduan.",
        "Berkas yang masuk 50 berkas, 46 berkas telah diselesaikan dan {} berkas belum selesai.",
    ],
)
def test_more_outcomes_than_came_in(sentence: str) -> None:
    assert told(sentence.format(4), "KLM016") == []
    assert [(rule, severity) for rule, severity, _ in told(sentence.format(7), "KLM016")] == [("KLM016", "warning")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas dan 2 berkas ditolak.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas dan 7 berkas dikembalikan untuk dilengkapi.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas, di antaranya 7 berkas dilimpahkan.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas termasuk 7 berkas yang dilimpahkan.",
        "Berkas yang masuk 50 berkas, diselesaikan 50 berkas dan 7 berkas dilimpahkan ke kabupaten.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas dan 7 berkas tahun lalu dilimpahkan.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas, ditolak 3 berkas dan dikembalikan 7 berkas.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas dan 7 berkas diselesaikan secara daring.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas dan ditolak 7 orang pemohon.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas setelah 7 berkas dikembalikan.",
        "Berkas yang masuk 50 berkas, diselesaikan 46 berkas melalui loket dan 7 berkas ditolak.",
        "Kecamatan memiliki 50 berkas, diselesaikan 46 berkas dan 7 berkas ditolak.",
    ],
)
def test_outcomes_that_overlap_or_are_not_all(sentence: str) -> None:
    assert told(sentence, "KLM016") == []
