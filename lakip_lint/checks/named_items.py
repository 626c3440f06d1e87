"""Things that a sentence counts and names: "tiga bidang, yaitu Bidang A, Bidang B, serta Bidang C"."""
from __future__ import annotations

import re

from lakip_lint.checks.said_number import Said, said_at_end
from lakip_lint.document.model import Text
from lakip_lint.figures.spell import DIGITS
from lakip_lint.patterns import Cued, compiled

NAMELY = Cued(
    compiled(r"(?:\b(?:yaitu|yakni|meliputi|terdiri\s+(?:dari|atas))\b\s*:?|(?<=\w):)\s+(?=[a-z])", re.I),
    "yaitu", "yakni", "meliputi", "terdiri", ":",
)  # fmt: skip
HEADS = r"(?:(?:sub\s*-?\s*)?(?:bidang|bagian|kegiatan)|seksi|program|urusan)"
"""What a name begins with: "Bidang Peternakan"."""
OTHERS = compiled(
    r"\b(?:dan|serta|&|/)\s*(?:sub|bidang|bagian|kegiatan|seksi|program|upt|unit|urusan|sekretariat|inspektur|balai|dinas|badan|kantor|kelompok|jabatan)",
    re.I,
)
"""Within a name: another thing."""
JOINS = r"(?:dan|serta|dan\s+juga)"
NAME = compiled(r"\(?[A-Z][\w’'/)-]*|dan|serta|di|&|/|-|–")
"""A word of a name, as names are written."""
JOINED = compiled(r"\b(?:dan|serta|atau|maupun)\b|&|/")
BREAK = compiled(r"\s*(?:[,;]|\b(?:dan|serta|atau|maupun|dengan|hingga|termasuk|beserta|juga)\b|[&/])\s*", re.I)
BREAKS = compiled(rf"(?:{BREAK.pattern})+", re.I)
"""Whatever may stand between two items: there are no more items than these leave room for."""
LAST = compiled(rf"[,;]\s*{JOINS}\s+(?=[a-z])", re.I)
IDEAS = frozenset((
    "misi", "tujuan", "strategi", "isu", "prioritas", "fungsi", "unsur", "aspek", "hal", "faktor", "dimensi", "pilar", 
    "prinsip", "kriteria", "komponen", "permasalahan", "masalah", "kendala", "hambatan", "tahap", "tahapan",
))  # fmt: skip
"""Things of which each is told by itself; of others one word may stand for several ("lima peraturan: undang-undang, ...")."""
UNSURE = compiled(
    rf"\d|[–—:]|\b(?:{'|'.join(DIGITS)}|beberapa|berbagai|semua|seluruh|masing-masing|setiap|tiap|sampai|lain\w*|dll|dst|dsb|"
    r"antara|di\s?antara\w*|yaitu|yakni|meliputi|terdiri|kedua|ketiga|keempat)\b",
    re.I,
)
"""In a list: more or fewer than it seems."""
BEFORE = compiled(
    r"(?:ratus|ribu|puluh|belas|juta|\b(?:atau|sampai|hingga|minimal|maksimal|sekitar|hampir|ke|misi|tujuan|sasaran|strategi|program|"
    r"kegiatan|indikator|nomor|no|tabel|bab|urutan|pilar|agenda|prioritas|isu)|\d\s+dari)\s*$",
    re.I,
)
"""Before the end of a longer number, the number of a thing, and what is not exactly so many."""
PLACED = compiled(r"^(?:pada|di|oleh|untuk|dengan|dari|dalam|ke(?:pada)?|bagi|melalui|antara|terhadap|karena|agar)\b", re.I)
"""A list of where or for whom."""


def named_behind(text: Text) -> tuple[Said, int, Text] | None:
    """The number of things of a sentence, how many it names, and these; None where one of them is not sure."""
    string = text.string
    if not string.rstrip().endswith("."):
        return None
    for match in NAMELY.finditer(string):
        said = said_at_end(text.cut(0, match.end()), joined=True)
        if said is None:
            continue
        listed = string[match.end() :].rstrip(" .\n")
        if UNSURE.search(listed) or BEFORE.search(said.text.string[: said.match.start()]):
            return None
        count = _headed(listed, said.noun) or _fewer(listed, said)
        return (said, count, text.cut(match.end(), len(string))) if count else None
    return None


def _headed(listed: str, noun: str) -> int:
    """How many names there are that each begin with the word for what is counted; 0 where others may be among them."""
    if not re.fullmatch(HEADS, noun, re.I):
        return 0
    head = noun.replace(" ", r"\s+") + r"\s+(?=(?-i:[A-Z]))"
    starts = list(re.finditer(rf"(?P<join>^|(?:,\s*|\s)(?:{JOINS})\s+|,\s*){head}", listed, re.I))
    if len(starts) < 2 or starts[0].start():
        return 0
    ends = [*(m.start() for m in starts[1:]), len(listed)]
    names = [listed[m.end() : end] for m, end in zip(starts, ends, strict=True)]
    written = all(NAME.fullmatch(word) for name in names for word in name.split())
    last = starts[-1]["join"].strip(", \n") and not JOINED.search(names[-1])
    return len(names) if written and last and len({*names}) == len(names) and not any(map(OTHERS.search, names)) else 0


def _fewer(listed: str, said: Said) -> int:
    """How many items of a list there can be, where that is fewer than are said."""
    if said.noun not in IDEAS or PLACED.match(listed) or not LAST.search(listed):
        return 0
    most = len(BREAKS.split(listed.strip()))
    return most if 1 < most <= said.number else 0
