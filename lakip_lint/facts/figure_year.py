"""The year that a sentence gives for one of its figures."""
from __future__ import annotations

import re

from lakip_lint.figures.figure import Figure
from lakip_lint.patterns import compiled

YEAR_BEFORE = compiled(r"(?:tahun(?:\s+anggaran)?|ta\.?|th\.?)\s*((?:19|20)\d\d)\b(?!\s*[-–/]\s*\d)", re.I)
TO_THE_END = compiled(
    r"\b(?:per|sampai\s+dengan|s\.?\s?/?\s?d\.?|hingga|akhir)\s+(?:akhir\s+)?(?:tanggal\s+)?(?:bulan\s+)?(?:31\s+)?desember\s+"
    r"((?:19|20)\d\d)\b",
    re.I,
)
"""The whole of a year, told by its end: "sampai dengan Desember 2023"."""
NO_UNIT = (
    r"(?:dan|serta|sedangkan|sementara|adapun|atau|namun|tetapi|menjadi|ke|dari|dengan|yang|untuk|pada|di|maka|sehingga|lalu|kemudian|"
    r"adalah|yaitu|sebesar|se[bj]anyak|naik|turun|bila|jika|apabila|terhadap|tahun|realisasi\w*|target\w*|(?:pen)?capaian\w*|dibanding\w*|"
    r"me[a-z]+)\b"
)
"""Words behind a figure that it is no number of."""
YEAR_AFTER = compiled(
    rf"^\s*%?\s*(?:(?:(?!{NO_UNIT})[a-z]+\s+){{1,3}}(?=(?:di|pada)\s))?[(\[]?\s*(?:pada\s+|di\s+|untuk\s+)?(?:tahun|ta\.?)\s*"
    r"((?:19|20)\d\d)\b",
    re.I,
)
YEAR_BRACKET = compiled(r"^\s*%?\s*\(\s*((?:19|20)\d\d)\s*\)")


def year_of(string: str, figure: Figure, cue: str, years: list[int], default: int | None) -> tuple[int | None, bool]:
    """The year, and whether the sentence gives it: behind the figure, else before it, else the only one, else `default`."""
    after = YEAR_AFTER.match(string[figure.end :]) or YEAR_BRACKET.match(string[figure.end :])
    if after:
        return int(after.group(1)), True
    before = list(YEAR_BEFORE.finditer(cue)) or list(TO_THE_END.finditer(cue))
    if before:
        return int(before[-1].group(1)), True
    earlier = list(YEAR_BEFORE.finditer(string[: figure.start]))
    if earlier:
        return int(earlier[-1].group(1)), len({int(m.group(1)) for m in YEAR_BEFORE.finditer(string)}) == 1
    return (years[0], False) if len(set(years)) == 1 and years[0] == default else (default, False)
