"""Instruments cited with a number left blank: "Keputusan Bupati Nomor ..... Tahun 2023", a draft that was never filled in."""
from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_lint.checks.citing import Citing
from lakip_lint.checks.quote import quote, shorten
from lakip_lint.checks.relation import Relation
from lakip_lint.facts.citation import NOT_A_NAME
from lakip_lint.facts.passage import items_by_marker
from lakip_lint.patterns import Cued, compiled

BLANK = Cued(
    compiled(
        r"(?P<head>\b(?:peraturan|keputusan|instruksi|undang\s*-?\s*undang|surat\s+(?:edaran|keputusan|perintah)|perda|per(?:bup|gub|pres)"
        r"|perwal(?:i|ko)?|permen\w*)\b)(?P<name>[^\d;:.()\"“”]{0,140}?)\s*(?P<blank>\b(?:nomor|no)\b[\s.:]*+"
        r"(?P<gap>[\s._…/-]*+)(?=(?:tahun\s*(?:(?:19|20)\d\d|[._…]{2,})|tanggal\b|tentang\b))(?:tahun\s*(?:(?:19|20)\d\d|[._…]{2,}))?)",
        re.I,
    ),
    "nomor", "no.", "no ",
)  # fmt: skip
"""A legal instrument and the word before its number, then at once its year, its date or its title."""

GAZETTE = Cued(
    compiled(
        r"\b(?P<head>(?:lembaran|berita)\s+(?:negara|daerah))(?P<name>[^();]{0,80}?)\s*"
        r"(?P<blank>\bnomor\s*[._…-]*\s*(?=\)|;|,|seri\b|tambahan\b)(?:seri\s*(?=[);,]))?)",
        re.I,
    ),
    "lembaran", "berita",
)  # fmt: skip
"""The gazette of an instrument with the word before its number, then at once the end, or its series."""


def missing_number(citing: Citing) -> Iterator[Relation]:
    """Citations with a number hold; those whose number is blank do not."""
    yield from (citing.holds(citation) for citation in citing.all)
    for passage in items_by_marker(citing.understanding.document):
        for match in (*BLANK.finditer(passage.text.string), *GAZETTE.finditer(passage.text.string)):
            if NOT_A_NAME.search(match["name"]):
                continue
            doubted = quote(passage.text, "doubted", "", *match.span("blank"))
            context = quote(passage.text, "context", "", match.start(), min(match.end() + 80, len(passage.text.string)))
            name = shorten(" ".join((match["head"] + match["name"]).split()))
            yield Relation(citing.rule, False, doubted, (context,), printed=doubted.text, arguments={"subject": name})
