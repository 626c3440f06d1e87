"""Budgets before and after their revision, told in a paragraph."""

from __future__ import annotations

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.document.plain import document_from_text

HEAD = "LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031\n\nBAB III AKUNTABILITAS KINERJA\n\n"


def judged(text: str) -> list[tuple[bool, str]]:
    report = check_document(document_from_text(f"{HEAD}{text}\n"), load_rules(), select=("ANG024",))
    return [(r.holds, str(r.expected)) for r in report.relations]


@pytest.mark.parametrize(
    "text",
    [
        "Pagu awal sebesar Rp 800.000.000 mengalami revisi menjadi Rp 750.000.000 atau berkurang sebesar Rp {}.000.000.",
        "Pagu awal sebesar Rp 800.000.000. Anggaran tersebut terbagi dalam belanja barang Rp 500.000.000 dan belanja modal Rp "
        "300.000.000. Pada bulan Mei dilakukan penghematan senilai Rp {}.000.000,- sehingga anggaran dinas menjadi Rp 750.000.000.",
        "Pagu awal DIPA Nomor SP DIPA-019.07.2.246814/2031 tanggal 17 November 2030 sebesar Rp 800.000.000. Pada akhir tahun pagu menjadi "
        "Rp 750.000.000, atau berkurang sebesar Rp {}.000.000 dari pagu awal.",
        "Penghematan belanja senilai Rp. {}.000.000,- dari anggaran semula Rp.800.000.000 sehingga anggaran menjadi Rp 750.000.000.",
        "Anggaran murni sebesar Rp 700.000.000 bertambah Rp {}.000.000 sehingga menjadi Rp 750.000.000.",
    ],
)
def test_change_between_two_budgets(text: str) -> None:
    assert judged(text.format(50)) == [(True, "50.000.000")]
    assert judged(text.format(60)) == [(False, "50.000.000")]


@pytest.mark.parametrize(
    "text",
    [
        "Pagu awal sebesar Rp 800.000.000 bertambah Rp 60.000.000 dan berkurang Rp 110.000.000 sehingga menjadi Rp 750.000.000.",
        "Pagu sebesar Rp 800.000.000 menjadi Rp 750.000.000, dengan penghematan perjalanan sebesar Rp 20.000.000.",
        "Pagu awal sebesar Rp 800.000.000 dengan blokir pengurangan sebesar Rp 20.000.000 menjadi Rp 750.000.000.",
        "Pagu awal belanja pegawai Rp 300.000.000 dan belanja barang Rp 500.000.000. Penghematan sebesar Rp 50.000.000 sehingga "
        "belanja barang menjadi Rp 450.000.000.",
        "Pagu awal tahun 2030 sebesar Rp 800.000.000. Pada tahun 2031 bertambah sebesar Rp 20.000.000 menjadi Rp 750.000.000.",
    ],
)
def test_other_amounts_are_left_alone(text: str) -> None:
    assert [holds for holds, _ in judged(text) if not holds] == []
