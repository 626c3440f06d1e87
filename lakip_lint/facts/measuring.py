"""What a figure of a sentence measures, by the words around it: the nearest cue on its left, and what stands before that."""
from __future__ import annotations

import re

from msgspec import Struct

from lakip_lint import patterns
from lakip_lint.facts.phrases import unbracketed
from lakip_lint.facts.sentence import Mention
from lakip_lint.facts.slips import Mender
from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled

CUES: tuple[tuple[str, str], ...] = (
    (
        "selisih",
        r"(?:ke)?naik(?:an|kan)?|peningkatan|meningkat|pe?nurun(?:an)?|menurun|turun|selisih|bertambah|berkurang|penambahan|lebih\s+(?:tinggi|rendah|besar|kecil|unggul)|unggul|perbedaan|beda",
    ),
    ("sisa", r"sisa|silpa|tidak\s+terserap|efisiensi\s+anggaran"),
    ("efisiensi", r"efisiensi"),
    ("serapan", r"(?:pe|ter)?(?:ny|s)erapan?(?:nya)?(?:\s+anggaran)?|daya\s+serap|persentase\s+realisasi|realisasi\s+fisik"),
    (
        "realisasi",
        r"realisasi(?:nya|kan)?|terealis(?:asi|ir)|direalisasikan|terserap|(?:mem|di)peroleh\s+nilai|mencapai|nilai(?:nya)?(?=\s+(?:sebesar|adalah|yaitu|mencapai|[\w\s]{0,60}\bsebesar))",
    ),
    ("capaian", r"(?:pen)?capaian(?:nya)?|tercapai|persentase\s+capaian|rasio"),
    ("target", r"target(?:nya|kan)?|ditargetkan|direncanakan|rencana"),
    ("anggaran", r"anggaran|pagu|alokasi|dialokasikan|dianggarkan|belanja|dana|biaya"),
)
CUE = compiled("|".join(rf"(?P<{name}>\b(?:{pattern})\b)" for name, pattern in CUES), re.I)
CUE_WORDS = Mender.of(
    ["realisasi realisasinya terealisasi capaian capaiannya pencapaian target targetnya anggaran penyerapan serapan"]
)
CARRIED = frozenset({"target", "realisasi", "capaian"})
RESULTS = frozenset({"realisasi", "serapan", "sisa", "efisiensi", "capaian", "selisih"})
COUNTED = compiled(
    r"^\s*(?:\([a-z\s]+\)\s*)?(?:indikator|sasaran|program|kegiatan|tahun|desa|kelurahan|misi|tujuan|unsur|seksi|komponen|kabupaten|kecamatan)\b",
    re.I,
)
REACHED = compiled(r"(?:ter|di|men)capai", re.I)
STARTS = compiled(r"\b(?:dari|menjadi|yaitu\s+dari)\s+(?:angka\s+|nilai\s+|sebesar\s+|semula\s+)?[\w\s]{0,25}$", re.I)
"""Between a change and a figure that it starts from or ends at."""
ENDS = compiled(r"\b(?:dari|semula|menjadi)\b", re.I)
VALUE = compiled(r"\bnilai\s*:?\s*$", re.I)
CONNECTIVE = compiled(
    r"^[\s,;:()]*(?:(?:dan|serta|atau|sedangkan|kemudian|lalu|adalah|yaitu|sebesar|menjadi|dari|ke|pada|di|untuk|tahun|ta|sebanyak|mencapai|angka|"
    r"sampai|hingga|sebelumnya|ini|lalu|orang|poin|point|dalam|sekitar|masing-masing|persentase|"
    r"(?:19|20)\d\d)[\s,;:()]*)*$",
    re.I,
)
QUANTITY_FIRST = compiled(
    r"^\W*(?:(?:adapun|sedangkan|sementara|selanjutnya|kemudian|demikian\s+(?:juga|pula))[\s,]+)?(?:jumlah|persentase|prosentase"
    r"|presentase|tingkat|cakupan|angka|rasio|indeks|prevalensi)\s+(?P<of>[^\d,;]{3,80}?)\s+"
    r"(?:sebesar|sebanyak|mencapai|adalah|yaitu|tercatat|berjumlah|hanya|baru)\b",
    re.I,
)
"""The quantity that a sentence opens with, up to the verb before its first figure."""
BARE = compiled(
    r"\b(?:(?:19|20)\d\d|sementara|sedangkan|adapun|namun|dan|dengan|dari|pada|di|untuk|tahun|ini|itu|tersebut|nilai|angka|kinerja|sebesar|sebanyak|"
    r"sejumlah|berjumlah|adalah|yaitu|yakni|menjadi|hanya|baru|telah|sudah|yang|ditetapkan|diperoleh|sehingga|maka|atau|persentase|tingkat|hasil|"
    r"akhir|renstra)\b",
    re.I,
)
"""Words that may stand beside target or realisasi without telling of what."""
OF_ANOTHER = compiled(r"[^.,;\d]{0,40}\b(?:pada|untuk|bagi|dari|oleh|di)\s+(?!tahun\b|target\b|tersebut\b|yang\b)[a-z]", re.I)
TOLD_BEFORE = compiled(r"[,;]\s*(?:sehingga|maka|namun|tetapi|akibatnya)\b", re.I)
PASSED = compiled(r"\b(?:me(?:lebihi|libihi|lampaui|menuhi|ncapai)|ter(?:capai|lampaui|penuhi)\w*)\s+(?:dari\s+)?$", re.I)
NAMELY = compiled(r"\b(?:yaitu|yakni)\b", re.I)
OF_TARGET = compiled(r"\s*(?:%|persen\b)?\s*(?:\([^)\d]*\)\s*)?dari\s+(?:jumlah\s+|total\s+)?target\b(?![^.;]{0,60}\d)", re.I)
"""Behind a percentage that tells how much of a target was reached; a figure behind it ("dari target 90%") is that target."""
AGAINST = compiled(
    r"(?:banding(?:kan)?\s+(?:dengan\s+)?|\bterhadap\s+(?=target\b))(?P<base>(?:(?!\b(?:yang|sebesar|adalah|yaitu)\b)[^.;])*?)"
    r"\bmencapai\s*$",
    re.I,
)
""" "Realisasi 2023 dibandingkan dengan tahun 2022 mencapai 66,67%": a ratio, and the figure of neither year."""
TARGET_BEHIND = compiled(
    r"\s*%?\s*(?:[a-z]+\s+){0,6}?yang\s+(?:telah\s+)?(?:menjadi\s+target|ditargetkan|direncanakan)\b"
    r"(?!\s*(?:sebesar|sebanyak|sejumlah|adalah|yaitu|:)?\s*\d)",
    re.I,
)
"""Behind a figure that is a target."""
TO_TARGET = compiled(r"\b(?:pen)?capaian(?:nya)?\s+(?:kinerja\s+)?terhadap\s+target\b[^.;\d]*$", re.I)
"""Before a percentage of a target that was told before."""
OUT_OF_TARGET = compiled(r"\s*%?\s*[a-z]{0,15}\s*dari\s+(?:rencana\s+|jumlah\s+)?target\b", re.I)
RESTATED = compiled(
    r"[\s%,.–-]*(?:[a-z]{1,12}\s+)?(?:\(|\b(?:atau|yaitu|yakni)\b)[\s(]*(?:(?:sebesar|senilai|setara|dengan|sejumlah|sekitar|mencapai)\s+)*"
    r"(?:Rp\.?)?\s*",
    re.I,
)
"""Before a figure that says the one before it in another unit."""
SPENT_OF = compiled(
    r"[\s,.–-]*(?:atau\s+)?dari\s+(?:(?:total|jumlah|(?:ke)?seluruhan|seluruh|dana|sebesar|senilai|sejumlah)\s+)*(?:Rp\.?)?\s*",
    re.I,
)
"""Between what was spent and what it was spent out of: "terealisasi Rp 90 juta dari Rp 100 juta"."""
SERIES = compiled(
    r"\s*%?\s*(?:[a-z]+\s*){0,2}(?:,|;|\bdan\b|,\s*dan\b)\s*(?:pada\s+|di\s+|untuk\s+)?tahun\s+(?:19|20)\d\d\s*"
    r"(?:sebesar|sejumlah|sebanyak|berjumlah|adalah|yaitu|menjadi|[:=])?\s*",
    re.I,
)
"""Between two figures of a series of years; what the first of them measures, the others do."""
END_OF_PLAN = compiled(r"\b(?:akhir|renstra|rpjmd?|jangka\s+menengah|tahun\s+ke-?\s*(?:5|lima))\b", re.I)
OF_MONEY = {
    "realisasi": "realisasi_anggaran", "target": "anggaran", "capaian": "realisasi_anggaran", "serapan": "realisasi_anggaran",
}
"""What a word means where the figure is an amount of money."""


class _Beside(Struct, frozen=True):
    """A figure, the words between it and the figure before, the cues in these, and whether the sentence is about money."""

    string: str
    figure: Figure
    cue: str
    hits: list[re.Match[str]]
    previous: Mention | None
    money: bool

    @property
    def percent(self) -> bool:
        return self.figure.unit == "%"

    @property
    def kinds(self) -> list[str]:
        return [hit.lastgroup or "" for hit in self.hits]


def measure_of(
    string: str, figure: Figure, cue: str, previous: Mention | None, money: bool, names: list[tuple[int, int]]
) -> tuple[str, bool]:
    """What a figure measures, and whether it is only carried over from the figure before across mere connectives.

    `cue`: the words since the figure before. `names`: where the names of indicators stand, whose words are no cues.
    """
    if COUNTED.match(string[figure.end : figure.end + 40]) and figure.unit not in ("%", "Rp"):
        return "", False
    if TARGET_BEHIND.match(string, figure.end):
        return "target", False  # "dari 12.500 orang yang menjadi target, terealisasi 11.900 orang"
    start = figure.start - len(cue)
    cue = _mended(cue)
    hits = [m for m in CUE.finditer(cue) if not any(a <= start + m.start() < b for a, b in names)]
    hits = [h for h in hits if h.lastgroup != "selisih" or not _in_a_name(cue, h)]
    if hits and hits[-1].lastgroup == "target" and _target_was_told(cue, hits[-1]):
        return "", False
    beside = _Beside(string, figure, cue, hits, previous, money)
    found, inherited = _said(beside), False
    if not found:
        told_again = _told_again(beside)
        if told_again:
            return told_again, False
        if figure.grade and VALUE.search(cue):
            found = "realisasi"  # "dengan nilai 72,15 (BB)"
        elif previous and CONNECTIVE.match(unbracketed(cue)):
            found, inherited = _carried_over(beside, previous), True
    if figure.unit == "Rp":
        return OF_MONEY.get(found, found), inherited
    return _without_amount(beside, found, inherited=inherited)


def _said(beside: _Beside) -> str:
    """The measure that the last cue names, read together with the cue before it and with the unit."""
    if not beside.hits:
        return ""
    last, found = beside.hits[-1], beside.kinds[-1]
    if len(beside.hits) > 1:
        found = _of_two(beside.kinds[-2], found, beside.cue[beside.hits[-2].end() : last.start()])
    if found == "capaian" and not beside.percent:
        out_of_target = OUT_OF_TARGET.match(beside.string, beside.figure.end) and "persen" not in beside.cue.lower()
        if out_of_target or REACHED.match(last.group()):
            found = "realisasi"  # "capaian sebesar 86,70 dari target 85,00"
    realised = beside.previous is not None and beside.previous.measure == "realisasi"
    if found == "target" and beside.percent and realised and TO_TARGET.search(beside.cue):
        return "capaian"  # "terealisasi 0,320 dan pencapaian terhadap target RPJMD yaitu 115,52 %"
    if found == "selisih" and STARTS.search(beside.cue[last.end() :]):
        named = (kind for kind in reversed(beside.kinds[:-1]) if kind != "selisih")
        found = next(named, "" if beside.money else "realisasi")
    return found


def _of_two(before: str, last: str, between: str) -> str:
    """What two cues name together, by the words between them."""
    if before == "realisasi" and last in ("anggaran", "capaian") and len(between) <= 1:
        return "realisasi"
    if (before, last) == ("sisa", "anggaran") and not between.strip():
        return "sisa"  # "sisa anggaran sebesar Rp 20 juta"
    if (before, last) == ("selisih", "realisasi") and patterns.fullmatch(r"\s*(?:angka\s*)?", between):
        return "selisih"  # "penurunan nilai sebesar"
    return last


def _told_again(beside: _Beside) -> str:
    """The measure of a figure that goes on with the one before it, or says it in another unit; "" where it does neither."""
    previous, unit, cue = beside.previous, beside.figure.unit, beside.cue
    if previous is None:
        return ""
    if previous.measure in CARRIED and SERIES.fullmatch(cue):
        return previous.measure  # "tahun 2021 sebanyak 5 desa, tahun 2022 sebanyak 7 desa"
    if beside.percent and previous.figure.unit != "%" and RESTATED.fullmatch(cue):
        behind = OUT_OF_TARGET.match(beside.string, beside.figure.end)
        if previous.measure == "target" or (previous.measure == "realisasi" and behind):
            return "capaian"  # "86,70 dari target 85,00 atau sebesar 102,00 %", "86,70 atau 102,00 % dari target 85,00"
    if unit == "Rp" and previous.measure == "serapan" and RESTATED.fullmatch(cue):
        return "realisasi_anggaran"  # "terealisasi 95,00 % atau sebesar Rp 90 juta"
    return "anggaran" if unit == "Rp" and previous.measure == "realisasi_anggaran" and SPENT_OF.fullmatch(cue) else ""


def _carried_over(beside: _Beside, previous: Mention) -> str:
    if previous.measure == "selisih" and ENDS.search(beside.cue):
        return "" if beside.money else "realisasi"  # "naik 1,80 poin, dari 84,90 menjadi 86,70"
    return previous.measure


def _without_amount(beside: _Beside, found: str, *, inherited: bool) -> tuple[str, bool]:
    """The measure of a figure that is no amount of money: beside amounts, percentages tell how much of them was spent."""
    previous = beside.previous
    if beside.money and beside.percent:
        if "fisik" in beside.cue.lower():
            return "realisasi_fisik", False
        of_money = found in ("anggaran", "realisasi_anggaran", "realisasi", "serapan", "")
        if of_money and previous and previous.figure.unit == "Rp":
            return "serapan", False
        return ("serapan" if found in ("serapan", "realisasi", "anggaran") else found), inherited
    if beside.money and found in ("anggaran", "sisa"):
        return "", False
    if beside.percent and found in ("realisasi", "capaian"):
        if any(kind in ("anggaran", "serapan") for kind in beside.kinds[-3:-1]):
            return "serapan", False  # "anggaran tercapai 97,20 %", "penyerapan anggaran mencapai 97,20 %"
        if not previous:
            return _share(found, beside.cue, beside.string[beside.figure.end :]), inherited
    if found == "anggaran":
        return "serapan" if beside.percent else "", False
    return found, inherited


def _target_was_told(cue: str, hit: re.Match[str]) -> bool:
    """Whether the target of a sentence was told before, and the figure is of something else: "dari target, sehingga luasnya
    hanya 85 ha", "telah melebihi target yang ditentukan yaitu 161,07%"."""
    behind = cue[hit.end() :]
    return bool(TOLD_BEFORE.search(behind)) or bool(PASSED.search(cue[: hit.start()]) and NAMELY.search(behind))


def _share(found: str, cue: str, behind: str) -> str:
    """What a percentage measures that may be a ratio to something: the capaian where that is the target, else nothing known."""
    against = AGAINST.search(cue)
    if against is None:
        return "capaian" if OF_TARGET.match(behind) else found
    of_year = patterns.match(r"target\b", against["base"], re.I) and not END_OF_PLAN.search(against["base"])
    return "capaian" if of_year else ""


def says_nothing_else(cue: str, behind: str, previous: Mention | None) -> bool:
    """Whether the words beside a figure name its measure and nothing that it could be the measure of; the unit of the figure
    before it ("18 UPP, target ...") belongs to that one."""
    if OF_ANOTHER.match(behind):
        return False
    words = patterns.sub(r"^\s*%?\s*[A-Za-z]+\s*,", " ", cue) if previous else cue
    return not patterns.search(r"\w", BARE.sub(" ", CUE.sub(" ", words)))


def opens_with_another(string: str) -> bool:
    """Whether a sentence opens with a quantity of its own that no table names ("Cakupan ASI eksklusif sebesar 64 % dari target
    60 %"): none of its figures is of what the sentence before tells."""
    opening = QUANTITY_FIRST.match(string)
    return opening is not None and patterns.search(r"[a-z]{3}", BARE.sub(" ", CUE.sub(" ", opening["of"])), re.I) is not None


def of_results(text: str) -> bool:
    """Whether a text speaks of what was spent or reached."""
    return any(hit.lastgroup in RESULTS for hit in CUE.finditer(text))


def _mended(cue: str) -> str:
    """The words before a figure with slips in its cue words mended, as long as no letter moves."""
    mended, _ = CUE_WORDS.mend(cue)
    return mended if len(mended) == len(cue) else cue


def _in_a_name(cue: str, hit: re.Match[str]) -> bool:
    """Whether a noun of change is part of a name ("Peningkatan Jumlah Pelaku Usaha") rather than said of figures."""
    if not patterns.match(r"(?:ke|pe)", hit.group(), re.I):
        return False
    before, after = cue[: hit.start()].rstrip().lower(), cue[hit.end() :]
    noun = r"\b(?:mengalami|terjadi|adanya|ada|memperoleh|dengan|atau|sedikit|sebesar|persentase|menunjukkan)$"
    if patterns.search(noun, before):
        return False
    return not patterns.match(
        r"\s*(?:nilai|angka|capaian|realisasi|kinerja|yang\s+signifikan|target)?\s*(?:sebesar|sebanyak|dari|sejumlah|yaitu|:|$)",
        after,
        re.I,
    )
