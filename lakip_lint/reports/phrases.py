"""The Indonesian words of the program in notes, calculations and expected values, in English.

Checks write these short texts in Indonesian, mixed with text of the document, which is never translated: a note is
translated only where all of it is a known phrase, a calculation only where the program's words stand around its figures.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lakip_lint.checks.relation import Evidence
from lakip_lint.reports.finding import Also, Finding
from lakip_lint.reports.report import Report
from lakip_lint.reports.texts import Language

NUMBER = r"[−\-]?\d[\d.,]*"
NOTES = {
    "cocok bila angka itu dibetulkan": "agrees once that figure is put right",
    "nilai": "value",
    "bobot": "weight",
    "satuan": "unit",
    "jumlah NRR tertimbang": "sum of NRR tertimbang",
    "nilai awal": "the value it starts from",
    "efisiensi yang dihitung dengannya": "the efficiency computed with it",
    "CK dalam persen": "CK in percent",
    "cara yang biasa dipakai": "the usual way",
    "baris nomor kolom": "the row of column numbers",
    "batas kelas": "limits of the class",
    "tabel unsur": "table of unsur",
    "jumlah responden menurut kalimat": "number of respondents by the sentence",
    "di sini predikatnya lain": "another grade here",
    "peraturan penggantinya disebut juga di sini": "its successor is cited here too",
    "sudah tercantum di sini": "listed here already",
    "di sini berbeda": "different here",
    "judul yang tertulis": "the title as printed",
    "judul di dalam laporan": "the heading in the report",
    "judul yang sama": "the same title",
    "judul sebelumnya": "the heading before",
    "nomor sebelumnya": "the number before",
    "nomor yang sama": "the same number",
    "nomor yang sama di bab lain": "the same number in another chapter",
    "nomor di dalam laporan": "the number in the report",
    "dalam daftar isi": "in the contents",
    "butir sebelumnya": "the item before",
    "bab terakhir": "the last chapter",
    "bab tempatnya": "the chapter it stands in",
    "tabel atau gambar yang mengikuti": "the table or figure that follows",
    "yang mengikuti": "what follows",
    "NIP di tempat lain": "the NIP elsewhere",
    "periode rencana": "the period of the plan",
    "periode yang paling sering ditulis": "the period printed most often",
    "lama yang disebut": "the length as told",
    "bukan angka tahun": "not a year",
    "kepala kolom": "column header",
    "kalimat pengantar tabel": "the sentence that leads to the table",
    "dibandingkan dengan tahun ini": "compared with this year",
    "tertulis sama": "printed alike",
    "anggaran sesudah perubahan": "anggaran after its revision",
    "anggaran sebelum perubahan": "anggaran before its revision",
}
"""Whole notes; terms of the field (target, realisasi, capaian, anggaran, NRR) stay as they are."""
NOTE_PATTERNS = (
    (r"halaman (\d+)", r"page \1"),
    (r"tahun (\d{4})", r"year \1"),
    (r"juga sudah berakhir \((\d{4})\)", r"ended as well (\1)"),
    (r"batas ([A-Z]\S*(?: [A-Z]\S*)?)", r"limits of \1"),
    (r"rata-rata (\d+) baris", r"mean of \1 rows"),
    (rf"angka ({NUMBER}) yang sama dengan (.+)", r"the figure of \1 that equals \2"),
    (rf"angka (\d+); kolom ini berjumlah ({NUMBER})", r"figure of \1; this column adds up to \2"),
)
EXPECTED = {
    "naik": "a rise",
    "turun": "a fall",
    "tetap": "no change",
    "mencapai target": "target reached",
    "belum mencapai target": "target not reached",
    "di bawah target": "below the target",
    "di atas target": "above the target",
    "sama dengan target": "at the target",
}
EXPECTED_PATTERNS = (
    (rf"paling banyak ({NUMBER})", r"at most \1"),
    (r"(\d+) dari (\d+) indikator", r"\1 of \2 indikator"),
)
CALCULATION = tuple(
    (re.compile(pattern), english)
    for pattern, english in (
        (r"\((\d+) baris\)", r"(\1 rows)"),
        (r"\((\d+) tempat\)", r"(in \1 places)"),
        (r", bukan (?=\S+(?: \S+)? ?\(|[\d.,]+$)", ", not "),
        (rf", tertulis (?={NUMBER}$)", ", printed "),
        (rf"(= {NUMBER}), bobot (?=.+ {NUMBER}$)", r"\1, weight of "),
        (r"= nilai tahun (?=\d{4}$)", "= the value of "),
        (r"^tepat (.+) tidak masuk kelas mana pun$", r"exactly \1 is in no class"),
        (r"^tepat (.+) masuk dua kelas$", r"exactly \1 is in two classes"),
        (r"^skala laporan: ", "scale of the report: "),
        (rf"^({NUMBER}) di luar −20% dan 20%$", r"\1 is outside −20% and 20%"),
        (rf"^({NUMBER}) di antara −20% dan 20%$", r"\1 is within −20% and 20%"),
        (r"\(jumlah (\d+) angka di atasnya\)$", r"(sum of the \1 figures above)"),
        (r"^tanpa % di (\d+) tempat lain$", r"without % in \1 other places"),
        (r"^satuan: ", "unit: "),
        (r"^NRR antara 1 dan 4$", "NRR lies between 1 and 4"),
        (r"^judul lain sama sekali$", "another title altogether"),
        (r"^kurang: ", "missing: "),
        (r"^lebih: ", "added: "),
        (r"^tanggal lahir (\S+) tidak ada$", r"there is no date of birth \1"),
        (r"^(\d+) (sasaran|indikator|program|kegiatan) pada tabel$", r"\1 \2 in the table"),
        (r"^(\d{4}) dibandingkan dengan (\d{4})$", r"\1 compared with \2"),
        (r"^(\d+) bukan angka tahun$", r"\1 is not a year"),
        (r"\b1 kali (?=\d{4})", "once "),
        (r"(\d+) kali (?=\d{4})", r"\1 times "),
        (r"^(\S+) = (\d+) tahun, disebut (\d+) tahun$", r"\1 = \2 years, said to be \3 years"),
        (r"^(\S+): tahun ke-(\d+) adalah (\d{4})$", r"\1: year \2 is \3"),
        (r"(≠ \d{4}): ini laporan tahun (\d{4})$", r"\1: this is the report of \2"),
        (r"(≠ \d{4}): kalimat ini tentang laporan ini sendiri, yaitu laporan tahun (\d{4})$",
         r"\1: the sentence is about this report itself, that of \2"),
        (r"(≠ \d{4}): judul bagian(?:nya| itu) menyebut (\d{4})$", r"\1: the title of that part says \2"),
        (r"(≠ \d{4}): judul tabel itu menyebut (\d{4})$", r"\1: the title of that table says \2"),
        (r"(≠ \d{4}): daftar isi menyebut (\d{4})$", r"\1: the contents say \2"),
        (r"(≠ \d{4}): kepala kolom tabel itu menyebut (\d{4})$", r"\1: the columns of that table say \2"),
        (r"(≠ \d{4}): kalimat pengantarnya menyebut (\d{4})$", r"\1: the sentence before it says \2"),
        (r"(≠ \d{4}): kalimat yang sama di tempat lain menyebut (\d{4})$", r"\1: the same sentence elsewhere says \2"),
        (r"(≠ \d{4}): kalimat dan tabel di sekitarnya menyebut (\d{4})$", r"\1: all around it speaks of \2"),
        (r"(≠ \d{4}): isi bagian itu berbicara tentang (\d{4})$", r"\1: that part speaks of \2"),
        (r"(≠ \d{4}): rencana itu berakhir (\d{4})$", r"\1: that plan ends in \2"),
        (r"(≠ \d{4}): kolom tabel itu berisi ", r"\1: the columns of that table are of "),
        (r"(≠ \d{4}): kalimat di bawahnya menyebut angka (\d{4}) dari tabel itu$",
         r"\1: the sentence below names figures of \2 from that table"),
        (r"(≠ \d{4}): angka di tabel itu di tempat lain tertulis sebagai angka (\d{4})$",
         r"\1: the figures of that table stand elsewhere for \2"),
        (rf"(≠ \d{{4}}): jumlah kolom itu ({NUMBER}), angka (\d{{4}}) di tempat lain$",
         r"\1: the total of the column is \2, elsewhere the figure of \3"),
        (rf"(≠ \d{{4}}): angka ({NUMBER}) di tempat lain \(halaman (\d+)\) tertulis sebagai angka (\d{{4}})$",
         r"\1: the figure \2 stands elsewhere (page \3) for \4"),
        (r"(≠ \d{4}): target dan realisasi yang sama di halaman (\d+) tertulis untuk (\d{4})$",
         r"\1: the same target and realisasi stand on page \2 for \3"),
    )
)  # fmt: skip


def in_language(report: Report, language: Language) -> Report:
    """The report with the program's own words in a language; what is printed in the documents stays as it is."""
    if language != "en":
        return report
    documents = tuple(replace(d, findings=tuple(map(_finding, d.findings))) for d in report.documents)
    return replace(report, documents=documents)


def _finding(finding: Finding) -> Finding:
    calculation = english_calculation(finding.calculation)
    expected = english_expected(finding.expected)
    message = _message(finding.message, finding.calculation, calculation, finding.expected, expected)
    return replace(
        finding, message=message, calculation=calculation, expected=expected,
        locations=tuple(map(_evidence, finding.locations)), also=tuple(map(_also, finding.also)),
    )


def _also(also: Also) -> Also:
    calculation = english_calculation(also.calculation)
    return replace(also, message=_message(also.message, also.calculation, calculation, "", ""), calculation=calculation)


def _message(
    message: Mapping[str, str], calculation: str, calculation_en: str, expected: str, expected_en: str
) -> dict[str, str]:
    """The English message with the English calculation and expected value that stand in it."""
    words = message["en"]
    for old, new in ((calculation, calculation_en), (expected, expected_en)):
        if old and old != new:
            words = words.replace(old, new)
    return {**message, "en": words}


def _evidence(item: Evidence) -> Evidence:
    return replace(item, note=english_note(item.note)) if item.note else item


def english_note(note: str) -> str:
    """A note in English; as it is where it is no phrase of the program (the name of a row, a term of the field)."""
    return NOTES.get(note) or _whole(note, NOTE_PATTERNS)


def english_expected(expected: str) -> str:
    """What should be, in English; as it is where it is text of the document."""
    return EXPECTED.get(expected) or _whole(expected, EXPECTED_PATTERNS)


def english_calculation(calculation: str) -> str:
    """A calculation with the program's words in English."""
    for pattern, english in CALCULATION:
        calculation = pattern.sub(english, calculation)
    return calculation.replace("(in 1 places)", "(in 1 place)")


def _whole(words: str, patterns: tuple[tuple[str, str], ...]) -> str:
    for pattern, english in patterns:
        match = re.fullmatch(pattern, words)
        if match:
            return match.expand(english)
    return words
