"""One fault of every kind in a small faultless report: the rule that is meant finds it at its place, and was silent before."""

from __future__ import annotations

from functools import cache
from itertools import islice
from random import Random

import pytest

import benchmarks.mutations.word_faults  # noqa: F401  # registers its classes
from benchmarks.mutations.clean import Clean
from benchmarks.mutations.editing import Edit, Spot, edited, printed, texts_of
from benchmarks.mutations.faults import FAULTS, Mutant, swapped, with_numeral
from benchmarks.mutations.judging import judge
from benchmarks.mutations.proof import numeral_of
from lakip_lint.checks.merge import touch
from lakip_lint.document.model import Table
from lakip_lint.document.plain import document_from_text
from lakip_lint.rules.model import Severity

REPORT = """
LAPORAN KINERJA INSTANSI PEMERINTAH KECAMATAN RIMBANG JAYA KABUPATEN TELAGA ASRI TAHUN 2023

# IKHTISAR EKSEKUTIF
Kecamatan Rimbang Jaya menetapkan 3 (tiga) indikator kinerja. Rata-rata capaian kinerja tahun 2023 sebesar 100,67%.

Laporan ini disusun menurut Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah.

BAB I PENDAHULUAN
Kecamatan melayani warga di tiga kelurahan.

Tabel 1.1 Jumlah Pegawai menurut Golongan
| Golongan | Laki-laki | Perempuan | Jumlah |
|---|---|---|---|
| Golongan IV | 5 | 3 | 8 |
| Golongan III | 12 | 14 | 26 |
| Golongan II | 9 | 6 | 15 |
| Jumlah | 26 | 23 | 49 |

BAB II PERENCANAAN KINERJA
Tabel 2.1 Perjanjian Kinerja Tahun 2023
| No | Indikator Kinerja | Satuan | Target |
|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | Nilai | 85,00 |
| 2 | Nilai SAKIP kecamatan | Nilai | 70,00 |
| 3 | Persentase pengaduan warga yang ditangani | Persen | 90,00 |

Tabel 2.2 Program dan Anggaran Tahun 2023
| No | Program | Anggaran (Rp) |
|---|---|---|
| 1 | Program Penunjang Urusan Pemerintahan | 1.250.400.000 |
| 2 | Program Penyelenggaraan Pelayanan Publik | 312.750.000 |
| 3 | Program Pemberdayaan Masyarakat Kelurahan | 186.300.000 |
| Jumlah | < | 1.749.450.000 |

BAB III AKUNTABILITAS KINERJA
Tabel 3.1 Capaian Kinerja Tahun 2023
| No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%) |
|---|---|---|---|---|---|
| 1 | Indeks Kepuasan Masyarakat | Nilai | 85,00 | 86,70 | 102,00 |
| 2 | Nilai SAKIP kecamatan | Nilai | 70,00 | 72,10 | 103,00 |
| 3 | Persentase pengaduan warga yang ditangani | Persen | 90,00 | 87,30 | 97,00 |
| Rata-rata | < | < | < | < | 100,67 |

Indeks Kepuasan Masyarakat tahun 2023 sebesar 86,70 dengan mutu pelayanan B (Baik), naik dari 83,90 pada tahun 2022 menjadi 86,70
pada tahun 2023, dengan kenaikan sebesar 2,80 atau 3,34%.

Nilai SAKIP kecamatan tahun 2023 sebesar 72,10 dengan predikat BB, meningkat dari 68,55 pada tahun 2022 menjadi 72,10.

Persentase pengaduan warga yang ditangani belum mencapai target karena jumlah petugas berkurang.

Tabel 3.2 Perbandingan Realisasi Kinerja Tahun 2022 dan 2023
| Indikator Kinerja | Satuan | Realisasi 2022 | Realisasi 2023 |
|---|---|---|---|
| Indeks Kepuasan Masyarakat | Nilai | 83,90 | 86,70 |
| Nilai SAKIP kecamatan | Nilai | 68,55 | 72,10 |
| Persentase pengaduan warga yang ditangani | Persen | 85,20 | 87,30 |

# 3.2 Survei Kepuasan Masyarakat
Tabel 3.3 Nilai Unsur Pelayanan Survei Kepuasan Masyarakat Tahun 2023
| No | Unsur Pelayanan | NRR | NRR Tertimbang |
|---|---|---|---|
| U1 | Persyaratan | 3,38 | 0,375 |
| U2 | Sistem, mekanisme, dan prosedur | 3,36 | 0,373 |
| U3 | Waktu penyelesaian | 3,26 | 0,362 |
| U4 | Biaya/tarif | 3,91 | 0,434 |
| U5 | Produk spesifikasi jenis pelayanan | 3,42 | 0,380 |
| U6 | Kompetensi pelaksana | 3,50 | 0,389 |
| U7 | Perilaku pelaksana | 3,58 | 0,398 |
| U8 | Penanganan pengaduan, saran, dan masukan | 3,70 | 0,411 |
| U9 | Sarana dan prasarana | 3,11 | 0,346 |
| Jumlah NRR Tertimbang | < | 3,468 | < |
| IKM | < | 86,70 | < |

Responden survei kepuasan masyarakat berdasarkan jenis kelamin

| No | Jenis Kelamin | Jumlah | % |
|---|---|---|---|
| 1 | Laki-laki | 82 | 54,67 |
| 2 | Perempuan | 68 | 45,33 |

Responden berdasarkan pendidikan

| No | Pendidikan | Jumlah | % |
|---|---|---|---|
| 1 | SD | 12 | 8,00 |
| 2 | SMP | 30 | 20,00 |
| 3 | SMA | 76 | 50,67 |
| 4 | Sarjana | 32 | 21,33 |

Survei diikuti oleh responden sebanyak 150 orang.

# 3.3 Realisasi Anggaran
Tabel 3.4 Realisasi Anggaran Tahun 2023
| No | Program | Anggaran (Rp) | Realisasi (Rp) | Sisa (Rp) | Serapan (%) |
|---|---|---|---|---|---|
| 1 | Program Penunjang Urusan Pemerintahan | 1.250.400.000 | 1.213.888.320 | 36.511.680 | 97,08 |
| 2 | Program Penyelenggaraan Pelayanan Publik | 312.750.000 | 300.865.500 | 11.884.500 | 96,20 |
| 3 | Program Pemberdayaan Masyarakat Kelurahan | 186.300.000 | 180.711.000 | 5.589.000 | 97,00 |
| Jumlah | < | 1.749.450.000 | 1.695.464.820 | 53.985.180 | 96,91 |

Berdasarkan tabel di atas, total pagu anggaran tahun 2023 sebesar Rp1.749.450.000 dengan realisasi sebesar Rp1.695.464.820 atau 96,91%.

Tabel 3.5 Ringkasan Realisasi Belanja Tahun 2023
| Kode | Uraian | Anggaran (Rp) | Realisasi (Rp) | Serapan (%) |
|---|---|---|---|---|
| 5 | BELANJA DAERAH | 1.749.450.000 | 1.695.464.820 | 96,91 |
| 5.1 | Belanja Operasi | 1.611.250.000 | 1.560.215.320 | 96,83 |
| 5.1.01 | Belanja Pegawai | 1.102.600.000 | 1.078.342.720 | 97,80 |
| 5.1.02 | Belanja Barang dan Jasa | 508.650.000 | 481.872.600 | 94,74 |
| 5.2 | Belanja Modal | 138.200.000 | 135.249.500 | 97,87 |

BAB IV PENUTUP
Rata-rata capaian kinerja tahun 2023 sebesar 100,67% menunjukkan bahwa sebagian besar target tercapai.
"""


@cache
def report() -> Clean:
    return Clean.of("contoh", document_from_text(REPORT))


def mutant_of_kind(kind: str, given: dict[str, str], topic: str) -> Mutant:
    """Two digits swapped in a figure that relations of this kind check, so that one of them is broken."""
    clean, random = report(), Random(f"3 {kind} {given}")
    relations = [r for r in clean.of_kind(kind, **given) if r.rule.topic == topic]
    spots = [s for s, parts in clean.figures.items() if any(p.relation in relations for p in parts)]
    for spot in random.sample(spots, len(spots)):
        numeral = numeral_of(clean.text(spot))
        for at in range(len(numeral) - 1):
            edit = Edit(spot, with_numeral(clean.text(spot), swapped(numeral, at, random)))
            if numeral[at : at + 2].isdigit() and clean.proves((edit,)):
                return Mutant("angka tertukar", clean.name, (edit,))
    raise AssertionError(f"no figure of {kind} can be changed")


def first(name: str) -> Mutant:
    return next(FAULTS[name].make(report(), Random(f"3 {name}")))


def told(mutant: Mutant) -> set[str]:
    """The topics of the rules that find something at the place of the fault."""
    clean, verdict = report(), judge(report(), mutant)
    places = [clean.place(e.spot) for e in mutant.edits]
    here = [f for f in verdict.hits if any(touch(p, e.place) for p in places for e in f.locations)]
    return {code[:3] for f in here for code in (f.rule, *(a.rule for a in f.also))}


def test_nothing_is_said_of_the_faultless_report() -> None:
    alarms = [f"{f.rule} {f.message['id']}" for f in report().report.findings if f.severity is not Severity.NOTE]
    assert alarms == []


@pytest.mark.parametrize(
    ("kind", "given", "topic"),
    [
        ("ratio", {"result": "capaian"}, "CAP"),
        ("ratio", {"result": "serapan"}, "ANG"),
        ("ratio-in-sentence", {"result": "serapan"}, "ANG"),
        ("total", {"of": "total"}, "ANG"),
        ("total", {"of": "parts"}, "ANG"),
        ("across", {}, "ANG"),
        ("difference", {}, "ANG"),
        ("average", {}, "CAP"),
        ("agreement", {}, "CAP"),
        ("agreement", {}, "ANG"),
        ("total-in-prose", {}, "ANG"),
        ("change", {"aspect": "size"}, "KLM"),
        ("change", {"aspect": "restated"}, "KLM"),
        ("survey", {"look": "weighted"}, "IKM"),
        ("survey", {"look": "sum"}, "IKM"),
        ("survey", {"look": "index"}, "IKM"),
        ("respondents", {"look": "groups"}, "IKM"),
    ],
)
def test_a_swapped_digit_is_found_by_every_kind_of_arithmetic(kind: str, given: dict[str, str], topic: str) -> None:
    assert topic in told(mutant_of_kind(kind, given, topic))


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("angka hilang", ""),
        ("angka ganda", ""),
        ("angka salah ketik", ""),
        ("koma bergeser", ""),
        ("jumlah kurang satu baris", "ANG"),
        ("baris terhitung dua kali", "ANG"),
        ("persentase baris lain", ""),
        ("target dan realisasi tertukar", ""),
        ("salinan angka kinerja berbeda", "CAP"),
        ("salinan anggaran berbeda", "ANG"),
        ("angka tahun lalu", "CAP"),
        ("kelompok responden", "IKM"),
        ("predikat salah", ""),
        ("kata arah salah", "KLM"),
        ("angka dan kata berbeda", "FMT"),
        ("pemisah rusak", "FMT"),
        ("satuan berubah", "FMT"),
        ("tahun peraturan", "HKM"),
        ("nomor peraturan", "HKM"),
        ("tahun lama di judul", "THN"),
        ("tahun lama di kalimat", "THN"),
    ],
)
def test_every_class_of_faults_is_found_at_its_place(name: str, topic: str) -> None:
    """Of the first faults of a class three in four: the benchmark tells the share of all."""
    found = [told(mutant) for mutant in islice(FAULTS[name].make(report(), Random(f"3 {name}")), 8)]
    assert sum(topic in topics if topic else bool(topics) for topics in found) * 4 >= 3 * len(found) > 0


def test_a_named_cause_is_the_fault_that_was_made() -> None:
    verdicts = [
        judge(report(), first(name)) for name in ("angka tertukar", "jumlah kurang satu baris", "persentase baris lain")
    ]
    assert [v.cause_right for v in verdicts] == [True, True, True]


# ---- the benchmark itself


def test_an_edit_changes_one_text_and_leaves_its_place() -> None:
    clean = report()
    spot = next(s for s in clean.figures if clean.text(s) == "1.213.888.320")
    after = edited(clean.document, [Edit(spot, "1.231.888.320")])
    assert printed(after, spot) == "1.231.888.320"
    assert [b for b, a in zip(clean.document.blocks, after.blocks, strict=True) if b is not a] == [
        clean.document.blocks[spot.block]
    ]
    changed = after.blocks[spot.block]
    assert isinstance(changed, Table)
    cell = changed.cell(spot.row, spot.column)
    assert cell is not None
    assert cell.text.place() == clean.place(spot)


def test_a_changed_caption_is_the_caption_of_its_table() -> None:
    clean = report()
    spot, text = next((s, t) for s, t in texts_of(clean.document) if t.string.startswith("Tabel 3.1"))
    year = text.string.index("2023")
    after = edited(clean.document, [Edit(Spot(spot.block, -1, -1, year, year + 4), "2022")])
    assert [t.caption.title for t in after.tables if t.caption and t.caption.number == "3.1"] == ["Capaian Kinerja Tahun 2022"]


def test_the_same_seed_makes_the_same_mutants() -> None:
    made = [[m.edits for m in FAULTS["angka hilang"].make(report(), Random("7"))] for _ in range(2)]
    assert made[0] == made[1] != []
