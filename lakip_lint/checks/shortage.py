"""What is needed, what there is of it and what is short; what came in and what became of it: three numbers of a sentence.

    Kecamatan membutuhkan 40 orang pegawai, sedangkan yang tersedia 31 orang sehingga masih kekurangan 9 orang.
    Dilaporkan 50 kasus, diselesaikan 46 kasus, dan 4 kasus dilimpahkan.
"""
from __future__ import annotations

import re

from lakip_lint.checks.counted import UNFIGURED, countable
from lakip_lint.facts.mention import mentions_in
from lakip_lint.facts.phrases import unbracketed
from lakip_lint.facts.sentence import Mention, Sentence
from lakip_lint.figures.figure import added
from lakip_lint.patterns import compiled

PLAIN = r"(?:\W+(?:baru|hanya|saat\s+ini|sekarang|masih|sebanyak|sejumlah|sebesar|adalah|pegawai|asn|pns|sdm|personel))*\W*$"
"""Words between what is said of a number and the number, that say of what it is no more than the others do."""
ROLES = (
    compiled(
        r"\b(?:(?:kebutuhan|(?:di|mem)butuhkan)\b(?:\s+(?!memiliki|mempunyai|terdapat|ada\b)[a-z]+){0,6}|"
        r"(?:idealnya|seharusnya)\b(?:\s+[a-z]+){0,4})[\s(:]*$",
        re.I,
    ),
    compiled(rf"\b(?:tersedia|terisi|terpenuhi|yang\s+ada){PLAIN}", re.I),
    compiled(rf"\b(?:kekurangan|kurang|selisih(?:nya)?){PLAIN}", re.I),
)
"""What is needed, what there is, what is short."""
ROLE = compiled(
    r"\b(?:kebutuhan|(?:di|mem)butuhkan|idealnya|seharusnya|tersedia|terisi|terpenuhi|yang\s+ada|kekurangan|kurang|"
    r"selisih(?:nya)?)\b",
    re.I,
)
IN = compiled(r"\b(?:dilaporkan|diterima|masuk|diajukan|ditangani)(?:\W+(?:sebanyak|sejumlah|sebesar|adalah))?\W*$", re.I)
OUTCOME = compiled(
    r"\b(?:(?P<open>belum\s+(?:selesai|diselesaikan|tuntas)|(?:masih\s+)?dalam\s+proses|masih\s+diproses)|(?P<done>"
    r"selesai|(?:di|ter)selesaikan|tuntas|dituntaskan)|(?P<passed>dilimpahkan)|(?P<refused>ditolak))\b",
    re.I,
)
"""What becomes of something: it is the one or the other (what is sent back may come again, and be settled then)."""
ELSE = compiled(
    r"\b(?:di\s?antara\w*|termasuk|antara\s+lain|masing-masing|sebagian|per|setiap|tiap|sekitar|kurang\s+(?:dari|lebih)|"
    r"lebih\s+(?:dari|kurang)|minimal|maksimal|paling|setelah|sesudah|sebelum\w*|lalu|akan|pensiun|mutasi|cuti|tambah\w*|juga|"
    r"sisa\w*|tunggakan|melalui|atau|tidak)\b|;",
    re.I,
)
"""Of some of them, of another time, and where more came or went."""
NOUN = compiled(r"\s*(?:\([a-z ]+\)\s*)?([a-z]{4,})\b", re.I)
KIND = compiled(r"\s*(?:(?!sedangkan|sementara|sehingga|namun|tetapi|dan\b|dengan\b|yang\b|maka\b|padahal)[a-z]+\s*)*", re.I)
"""More words for what is counted, up to a mark or another clause."""


def needed_and_short(sentence: Sentence) -> tuple[Mention, list[Mention]] | None:
    """What is needed, and as its parts what there is and what is short, where the three are of one thing."""
    if "kurang" not in sentence.lower and "selisih" not in sentence.lower:
        return None
    three = _three(sentence)
    if three is None or any(len(ROLE.findall(m.cue)) != 1 for m in three):
        return None
    roles = [next((i for i, role in enumerate(ROLES) if role.search(m.cue)), None) for m in three]
    if roles not in ([0, 1, 2], [1, 0, 2]):
        return None
    need, there, short = (three[roles.index(i)] for i in range(len(ROLES)))
    kinds = [_kind_behind(sentence.text.string, m) for m in (need, there, short)]
    alike = all(kind in (kinds[0], kinds[0].split(" ")[0]) for kind in kinds[1:])
    return (need, [there, short]) if alike and (there.figure.amount or 0) <= (need.figure.amount or 0) else None


def became(sentence: Sentence) -> tuple[Mention, list[Mention]] | None:
    """What came in and two things that became of it, where they are more than came in, or all of it."""
    three = _three(sentence) if IN.search(sentence.mentions[0].cue if sentence.mentions else "") else None
    if three is None:
        return None
    string = sentence.text.string
    whole, *parts = three
    outcomes = list(OUTCOME.finditer(string))
    if len(outcomes) != len(parts) or outcomes[0].lastgroup == outcomes[1].lastgroup:
        return None
    first, second = (p.figure for p in parts)
    if not whole.figure.end < outcomes[0].start() < second.start or outcomes[1].start() < first.end:
        return None
    amount = whole.figure.amount or 0
    within = all((p.figure.amount or 0) < amount for p in parts)
    return (whole, parts) if within and added(p.figure for p in parts) >= amount else None


def _three(sentence: Sentence) -> list[Mention] | None:
    """The numbers of a sentence, where there are three of one kind of things and nothing else is counted."""
    string = sentence.text.string
    counts = [m for m in sentence.mentions if m.figure.unit != "%"]
    if len(counts) != len(ROLES) or not all(countable(m.figure) for m in counts) or ELSE.search(string):
        return None
    nouns = {noun[1].lower() if (noun := NOUN.match(string, m.figure.end)) else "" for m in counts}
    other = UNFIGURED.search(unbracketed(string)) or len({year.year for year in mentions_in(string)}) > 1
    return None if len(nouns) > 1 or "" in nouns or other else counts


def _kind_behind(string: str, mention: Mention) -> str:
    """ "orang guru" behind a number, in small letters."""
    found = KIND.match(string, mention.figure.end)
    return " ".join(found.group().lower().split()) if found else ""
