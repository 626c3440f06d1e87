"""Words that stand right behind a number: multiples (juta, miliar) and units, in Indonesian."""
from __future__ import annotations

import re
from decimal import Decimal

from lakip_lint import patterns
from lakip_lint.patterns import compiled

MULTIPLES = {
    "ribu": 10**3, "rb": 10**3, "juta": 10**6, "jt": 10**6, "miliar": 10**9, "milyar": 10**9, "milliar": 10**9,
    "triliun": 10**12, "trilyun": 10**12, "triliyun": 10**12,
}
MONEY_MULTIPLES = {"m": 10**9, "t": 10**12}
"""Letters that mean miliar and triliun, only behind an amount that is marked as money."""

UNIT_WORDS = """
    orang jiwa anak siswa murid mahasiswa guru peserta responden pegawai pns asn pppk karyawan pemohon pasien penduduk warga
    petani nelayan pelaku kader keluarga kk kh wp penerima pengunjung wisatawan
    dokumen laporan berkas surat naskah lembar eksemplar buku arsip rekomendasi temuan rancangan perda
    unit buah paket set stel batang ekor pohon titik lokasi ruas jembatan gedung ruang bangunan rumah
    hari minggu bulan triwulan semester tahun jam menit detik kali
    km m m2 m² m3 m³ ha hektar hektare meter kilometer cm mm kg gram ton kuintal kwintal liter kwh mw watt
    desa kelurahan kecamatan kabupaten kota provinsi dusun rt rw nagari kampung
    kegiatan subkegiatan program sasaran indikator tujuan misi layanan jenis objek obyek aplikasi sistem inovasi
    kelompok lembaga sekolah puskesmas posyandu koperasi umkm ukm perusahaan organisasi instansi opd skpd bumdes badan dinas
    bayi balita ibu pedagang ikm industri taman sungai waduk kkal kapanewon kalurahan distrik
    kasus perkara pengaduan aduan izin perizinan permohonan sertifikat bidang persil event kejadian angkatan perkawinan
"""
NOUNS = tuple(UNIT_WORDS.split())
PHRASES = ("hari kerja", "jam kerja", "kepala keluarga", "wajib pajak", "pelaku usaha", "perangkat daerah", "unit kerja",
           "kelahiran hidup", "orang hari", "kab/kota", "kabupaten/kota", "desa/kelurahan",
           "kelurahan/desa", "orang bulan", "sub kegiatan")

POINTS = r"(?:persen|%)\s{0,2}poin\b|poin\s{0,2}persen(?:tase)?\b|poin\b|point\b"
PERCENT = r"%|persen\b|prosen\b"
PER_MILLE = r"‰|permil\b|per\s?mil\b"
NOUN = "|".join(sorted(map(re.escape, (*PHRASES, *NOUNS)), key=len, reverse=True))

MULTIPLE = compiled(rf"(?P<word>{'|'.join(MULTIPLES)})(?![^\W\d_])\.?", re.I)
MONEY_MULTIPLE = compiled(r"(?P<word>[MT])(?![^\W_])")
CURRENCY = compiled(r"(?P<dollar>US\s?\$|USD\b|dol+ar\b)|(?:rupiah|idr)\b", re.I)
UNIT = compiled(rf"(?P<poin>{POINTS})|(?P<persen>{PERCENT})|(?P<permil>{PER_MILLE})|(?P<noun>(?:{NOUN})(?![^\W_]))", re.I)
RATE = compiled(
    r"\s?(?:/|per)\s?(?P<base>1[.,]?000(?:[.,]?000)?|10[.,]?000|100[.,]?000|100(?=\s?[^\W\d_]))(?![0-9.,/]+[0-9])"
    rf"(?:\s?(?P<of>kelahiran hidup|KH|penduduk|(?:{NOUN}))(?![^\W_]))?",
    re.I,
)


def unit_of(match: re.Match[str]) -> str:
    """The unit that `UNIT` matched: "%", "‰", "poin", or the noun as printed."""
    if match["poin"]:
        return "poin"
    if match["persen"]:
        return "%"
    if match["permil"]:
        return "‰"
    return " ".join(match["noun"].split())


def multiple_of(word: str) -> Decimal:
    """How many units a multiple word stands for: juta is 1000000."""
    return Decimal({**MULTIPLES, **MONEY_MULTIPLES}[word.lower()])


def rate_of(match: re.Match[str]) -> str:
    """The unit that `RATE` matched, its base printed alike everywhere: "/100.000 KH"."""
    base = int(patterns.sub("[.,]", "", match["base"]))
    return " ".join(f"/{base:,} {match['of'] or ''}".replace(",", ".").split())
