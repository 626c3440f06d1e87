"""Lists of amounts in prose: which of them are sums, and what is said of those that do not add up."""
from __future__ import annotations

import pytest

from lakip_lint import check_document, load_rules
from lakip_lint.document.plain import document_from_text

HEAD = "LAPORAN KINERJA DINAS PERTAMANAN KOTA REKAAN TAHUN 2031\n\n## 3.2 Realisasi Anggaran\n\n"
TREE = """
Anggaran Dinas Pertamanan sebesar Rp {whole} yang terdiri dari:
a. Belanja Operasi Rp 700.000.000
1) Belanja Pegawai Rp 500.000.000
2) Belanja Barang dan Jasa Rp {goods}
b. Belanja Modal sebesar Rp 200.000.000 (22,22%)
"""


def judged(text: str) -> list[tuple[str, bool, str]]:
    report = check_document(document_from_text(HEAD + text), load_rules(), select=["ANG016"])
    return [(relation.printed, relation.holds, str(relation.expected)) for relation in report.relations]


def test_a_list_is_a_tree_of_sums() -> None:
    right = [("900.000.000", True, "900.000.000"), ("700.000.000", True, "700.000.000")]
    assert judged(TREE.format(whole="900.000.000", goods="200.000.000")) == right
    assert judged(TREE.format(whole="950.000.000", goods="200.000.000"))[0] == ("950.000.000", False, "900.000.000")
    assert judged(TREE.format(whole="900.000.000", goods="250.000.000"))[1] == ("700.000.000", False, "750.000.000")


def test_it_is_an_error_only_where_no_item_can_be_missing() -> None:
    def severities(**amounts: str) -> list[str]:
        report = check_document(document_from_text(HEAD + TREE.format(**amounts)), load_rules(), select=["ANG016"])
        return [finding.severity.value for finding in report.findings]

    assert severities(whole="850.000.000", goods="200.000.000") == ["error"]
    assert severities(whole="950.000.000", goods="200.000.000") == ["warning"]
    assert severities(whole="850.000.000", goods="250.000.000") == ["warning"]
    assert severities(whole="900.000.001", goods="200.000.000") == ["note"]


def test_an_item_that_is_broken_down_without_a_word_proves_nothing_alone() -> None:
    assert [holds for _, holds, _ in judged(TREE.format(whole="950.000.000", goods="250.000.000"))] == [False]


def test_the_sentence_names_what_the_total_is() -> None:
    report = check_document(
        document_from_text(HEAD + TREE.format(whole="950.000.000", goods="200.000.000")), load_rules(), select=["ANG016"]
    )
    (finding,) = report.findings
    assert finding.message["en"].startswith("Anggaran Dinas Pertamanan is printed as 950.000.000, the list below it adds up")


@pytest.mark.parametrize(
    "items",
    [
        "- Belanja Pegawai Rp500.000.000,00\n- Belanja Barang Rp300.000.000,00\n- Belanja Modal Rp100.000.000,00",
        "1. Belanja Pegawai sebesar Rp 500.000.000,-\n2. Belanja Barang sebesar Rp 300.000.000,-\n3. Belanja Modal Rp 100.000.000,-",
        "a) Belanja Pegawai Rp 0,5 miliar\nb) Belanja Barang Rp 0,4 miliar",
        "- Belanja Pegawai Rp 500.000.000\n- Belanja Barang Rp 400.000.000\n- Jumlah Rp 900.000.000",
        "- Belanja Operasi Rp 700.000.000\n- Belanja Pegawai Rp 500.000.000\n- Belanja Barang Rp 200.000.000\n"
        "- Belanja Modal Rp 200.000.000",
    ],
)
@pytest.mark.parametrize("lead", ["yang terdiri atas:", "dengan rincian sebagai berikut :", "yaitu", "meliputi:"])
def test_lists_that_add_up(lead: str, items: str) -> None:
    found = judged(f"Belanja tahun 2031 sebesar Rp 900.000.000 {lead}\n{items}\n")
    assert found
    assert all(holds for _, holds, _ in found)


@pytest.mark.parametrize(
    "text",
    [
        "Belanja sebesar Rp 900.000.000 antara lain terdiri dari:\na. Pegawai Rp 500.000.000\nb. Barang Rp 300.000.000",
        "Belanja sebesar Rp 900.000.000 terdiri dari:\na. Pegawai Rp 500.000.000\nc. Barang Rp 300.000.000",
        "Belanja sebesar Rp 900.000.000 terdiri dari:\na. Pegawai Rp 500.000.000\nb. Barang dan jasa\nc. Modal Rp 300.000.000",
        "Belanja sebesar Rp 900.000.000 terdiri dari:\na. Pegawai Rp 500.000.000\nb. Barang Rp 300.000.000\n\n"
        "Belanja Modal sebesar Rp 100.000.000.",
        "Belanja sebesar Rp 900.000.000 terdiri dari:\na. Pegawai Rp 500.000.000\nb. Barang Rp 300.000.000, terdiri dari:\n"
        "c. Modal Rp 200.000.000",
        "Belanja sebesar Rp 900.000.000.\na. Pegawai Rp 500.000.000\nb. Barang Rp 300.000.000",
        "Belanja sebesar Rp 900.000.000 terdiri dari:\na. Pegawai Rp 500.000.000 dari pagu Rp 600.000.000\nb. Barang Rp 300.000.000",
        "Dengan anggaran Rp 900.000.000, realisasi kegiatannya yaitu:\n1. Taman Rp 400.000.000\n2. Jalan Rp 300.000.000",
        "Dari pagu Rp 900.000.000 terealisasi Rp 850.000.000 yang terdiri dari:\na. Pegawai Rp 500.000.000\nb. Barang Rp 300.000.000",
        "Belanja sebesar Rp 900.000.000 yang masing-masing terdiri dari:\na. Pegawai Rp 500.000.000\nb. Barang Rp 300.000.000",
        "Belanja sebesar Rp 900.000.000 yaitu:\n1. Rapat di hotel Rp 5.000.000\n2. Rapat di kantor Rp 3.000.000",
        "Belanja sebesar Rp 900.000.000 terdiri dari:\n- Operasi Rp 700.000.000\n- Pegawai Rp 500.000.000\n- Barang Rp 200.000.000\n"
        "- Modal Rp 300.000.000",
    ],
)
def test_lists_that_may_not_be_whole_are_left_alone(text: str) -> None:
    assert judged(text) == []


def test_anggaran_and_realisasi_of_each_item_are_sums_of_their_own() -> None:
    text = """
Anggaran sebesar Rp 900.000.000 dengan realisasi sebesar Rp 800.000.000 yang terdiri dari:
1. Belanja Operasi dengan anggaran Rp 700.000.000 dan realisasi Rp 650.000.000
2. Belanja Modal dengan anggaran Rp 200.000.000 dan realisasi Rp 160.000.000
"""
    assert judged(text) == [("900.000.000", True, "900.000.000"), ("800.000.000", False, "810.000.000")]


def test_of_two_amounts_the_list_is_of_the_one_that_it_adds_up_to() -> None:
    text = "Dari pagu Rp 900.000.000 terealisasi Rp 800.000.000 yang terdiri dari:\na. Pegawai Rp 500.000.000\nb. Barang Rp 300.000.000"
    assert judged(text) == [("800.000.000", True, "800.000.000")]


def test_another_list_with_the_same_numbers_is_another_sum() -> None:
    one = "Belanja sebesar Rp 800.000.000 terdiri dari:\n1. Pegawai Rp 500.000.000\n2. Barang Rp 300.000.000\n"
    two = "1. Hibah Rp 10.000.000\n2. Modal Rp 20.000.000\n"
    assert judged(one + two) == [("800.000.000", True, "800.000.000")]


def test_roman_numbers_and_letters_are_told_apart() -> None:
    letters = "".join(f"{letter}. Kegiatan {letter.upper()} Rp 10.000.000\n" for letter in "abcdefghij")
    assert judged(f"Belanja sebesar Rp 100.000.000 terdiri dari:\n{letters}") == [("100.000.000", True, "100.000.000")]
