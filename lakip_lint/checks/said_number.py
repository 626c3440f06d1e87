"""How many things the words before a list say that it has: "4 (empat) misi, yaitu:"."""
from __future__ import annotations

import re

from msgspec import Struct

from lakip_lint.document.model import Text
from lakip_lint.figures.spell import SEVERAL, counted, spelled
from lakip_lint.patterns import compiled

THING = (
    r"(?:misi|tujuan|sasaran|indikator|strategi|kebijakan|program|(?:sub\s*-?\s*)?kegiatan|isu|prioritas|fungsi|tugas|"
    r"(?:sub\s*-?\s*)?bidang|seksi|(?:sub\s*-?\s*)?bagian|unsur|aspek|komponen|kelompok|kategori|tahap(?:an)?|langkah|hal|faktor|"
    r"jenis|kriteria|dimensi|pilar|agenda|urusan|kewenangan|prinsip|pendekatan|permasalahan|masalah|kendala|hambatan|rumus(?:an)?|"
    r"penghargaan|prestasi|inovasi|aplikasi|rekomendasi|upaya|solusi|cara|bentuk|macam|syarat|peran|area|poin|butir|upt[dt]?|"
    r"satuan\s+kerja|unit\s+kerja|jabatan|kecamatan|kelurahan|desa|lokasi|dokumen|peraturan)"
)
SAID = compiled(
    rf"(?<![\w.,/-])(?P<number>{SEVERAL})\b\s*(?:\(\s*(?P<again>[\w ]+?)\s*\))?\s*"
    rf"(?P<noun>{THING})\b(?!\s*-?\s*\d|\s*(?:ke|I+|IV|V)\b)",
    re.I,
)
OPENS = compiled(
    r"\b(?:yaitu|yakni|adalah|meliputi|mencakup|terdiri\s+(?:dari|atas)|(?:(?:adalah|yaitu|yakni)\s+)?sebagai\s+berikut|berikut(?:\s+ini)?)"
    r"\s*[:;.]?\s*$|:\s*$",
    re.I,
)
"""The end of a text whose items follow."""
SOME = compiled(
    r"\b(?:antara\s+lain|di\s?antara(?:nya)?|termasuk|beberapa|sebagian|utamanya|terutama|setiap|tiap|masing-masing|salah|selain)\b",
    re.I,
)
"""Of a list that is not all of it, or of more than one."""
OUT_OF = compiled(r"(?<!terdiri )(?<!terbagi )\bdari\s+(?:(?:(?:ke)?seluruh\w*|total|jumlah|semua|sebanyak)\s+)?$", re.I)
"""Before a number of which some are listed."""
AND = compiled(r"(?:\b(?:dan|serta|ditambah)|[,&])\s*$", re.I)
"""Before a number which is one of several."""
ANOTHER = compiled(
    rf"\b(?:dengan|adapun|dan|serta|melalui|berdasarkan|rincian|per)\s+(?:\w+\s+){{0,2}}{THING}\b|"
    r"\b(?:dilakukan|dilaksanakan|disebabkan|karena|ditempuh|diupayakan|sehingga|bahwa)\b",
    re.I,
)
"""Behind the number: the list may be one of something else."""
OPENING = 80
"""The words at the end that lead to a list are shorter than this."""
FAR = 160


class Said(Struct, frozen=True):
    """A number of things whose list follows."""

    text: Text
    match: re.Match[str]
    number: int

    @property
    def noun(self) -> str:
        return " ".join(self.match["noun"].lower().split())


def said_at_end(text: Text, *, joined: bool = False) -> Said | None:
    """The only number of things in the sentence at the end of a text, where that leads to a list of all of them.

    `joined`: it may be one of several ("sekretariat dan 3 bidang"), where the list is sure to be that of these things alone.
    """
    if not OPENS.search(text.string[-OPENING:]):
        return None
    start = max((m.end() for m in re.finditer(r"[.;]\s+(?=[A-Z])", text.string)), default=0)
    found = list(SAID.finditer(text.string[start:]))
    if len(found) != 1 or SOME.search(text.string, start):
        return None
    match = found[0]
    behind = text.string[start + match.end() :]
    number = counted(match["number"]) or 0
    again = spelled(match["again"]) if match["again"] and not match["again"].isdigit() else None
    if number < 2 or (again is not None and again != number) or len(behind) > FAR or ANOTHER.search(behind):
        return None
    before = text.string[start : start + match.start()]
    if OUT_OF.search(before) or (not joined and AND.search(before)):
        return None
    return Said(text.cut(start, len(text.string)), match, number)
