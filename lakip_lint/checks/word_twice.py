"""A word printed twice: "terlaksananya terlaksananya". Nouns may be doubled to mean many, with or without a hyphen."""
from __future__ import annotations

from collections.abc import Iterator

from lakip_lint.checks.quote import quote
from lakip_lint.checks.registry import kind
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.document.model import Heading, Paragraph, Text
from lakip_lint.facts.understanding import Understanding
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Rule

SMALL = (
    "yang|dari|dan|dengan|untuk|pada|dalam|sebagai|adalah|telah|akan|tidak|tanggal|sebesar|sebanyak|sejumlah|maka|bahwa|karena|atau|"
    "serta|yaitu|tentang|antara|terhadap|sehingga|melalui|menjadi|dapat|juga|para|agar|kepada"
)
FORMED = r"(?:ter|di|me[mnrlwy]|meng|ber)[a-z]{5,}"
CAPITAL = r"(?:Jumlah|Persentase|Program|Kegiatan|Sasaran|Indikator|Tabel|Tahun|Peningkatan|Realisasi|Target|Capaian|Anggaran)"
"""With two capitals no plural: that would be written "Program-program"."""
TWICE = compiled(rf"(?<![\w-])(?P<word>{SMALL}|{FORMED}|{CAPITAL})[ ](?P=word)(?![\w-])(?![ ](?P=word))")
BEFORE = compiled(r"(\w+)[ ]$")
MOST_SHOWN = 10


@kind("word-twice")
def check_word_twice(understanding: Understanding, rule: Rule) -> Iterator[Relation]:
    """One relation for a report: no word of its paragraphs and headings stands twice."""
    found: list[Evidence] = []
    any_text: Text | None = None
    for block in understanding.document.blocks:
        if not isinstance(block, (Paragraph, Heading)):
            continue
        any_text = any_text or block.text
        string = block.text.string
        for match in TWICE.finditer(string):
            before = BEFORE.search(string, 0, match.start())
            if before and before[1].lower() == match["word"].lower():
                continue  # words of a drawing
            found.append(quote(block.text, "copy", "", *match.span()))
    if any_text is None:
        return
    if not found:
        yield Relation(rule, True, quote(any_text))
        return
    first, *others = found
    doubted = Evidence(first.place, first.text, "doubted")
    expected, copies = first.text.split()[0], tuple(others[:MOST_SHOWN])
    yield Relation(rule, False, doubted, copies, first.text, expected, arguments={"count": str(len(found))})
