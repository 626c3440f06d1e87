"""Names of indicators: the word guard separates neighbours, spelling does not."""

from __future__ import annotations

import pytest

from lakip_lint.engine import load_rules
from lakip_lint.facts.lexicon import lexicon_of
from lakip_lint.facts.names import Vocabulary

MATCHER = lexicon_of(load_rules().knowledge).names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nilai Indeks Kepuasan Masyarakat (IKM)", "Indeks kepuasan masyarakat"),
        ("Indek Kepuasan Masyarakat", "Indeks Kepuasan Masyarakat"),
        ("1. Persentase desa tertib administrasi", "Prosentase desa tertib administrasi (%)"),
        ("Nilai evaluasi AKIP", "Akuntabilitas Kinerja Instansi Pemerintah"),
        ("Tingkat Hunian Kamar (THK)", "THK"),
        ("Persentase pelayanan adminis trasi", "Persentase pelayanan administrasi"),
    ],
)
def test_copies_are_found(one: str, other: str) -> None:
    assert MATCHER.score(one, other) >= 60
    assert MATCHER.score(other, one) == MATCHER.score(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Produksi padi", "Produktivitas padi"),
        ("Jumlah wisatawan mancanegara", "Jumlah wisatawan nusantara"),
        ("Pelatihan aparatur", "Pelatihan non aparatur"),
        ("Dokumen anggaran", "Dokumen anggaran perubahan"),
        ("Indikator tahap 1", "Indikator tahap 2"),
        ("Nilai Evaluasi AKIP", "Indeks Kepuasan Masyarakat"),
    ],
)
def test_neighbours_are_kept_apart(one: str, other: str) -> None:
    assert MATCHER.score(one, other) == 0


def test_a_vocabulary_groups_copies_under_one_key() -> None:
    vocabulary = Vocabulary(MATCHER)
    first = vocabulary.add("Nilai Indeks Kepuasan Masyarakat (IKM)")
    assert vocabulary.add("indeks kepuasan masyarakat") == first
    assert vocabulary.add("Nilai Evaluasi SAKIP") != first
    assert vocabulary.find("Indek Kepuasan Masyarakat") == first
    assert vocabulary.find("Jumlah jembatan") is None


def test_an_account_is_not_its_child() -> None:
    accounts = Vocabulary(MATCHER, 88)
    assert accounts.add("Belanja Modal") != accounts.add("Belanja Modal Peralatan dan Mesin")
