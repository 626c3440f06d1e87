"""From a document to what it says."""

from __future__ import annotations

from msgspec.structs import replace

from lakip_lint.document.model import Document
from lakip_lint.facts.anchoring import anchored
from lakip_lint.facts.conventions import infer_conventions
from lakip_lint.facts.fact import Ledger
from lakip_lint.facts.known import known_of
from lakip_lint.facts.lexicon import lexicon_of
from lakip_lint.facts.profile import read_profile
from lakip_lint.facts.prose import ProseReader, prose_facts
from lakip_lint.facts.tables import TableFacts
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.knowledge import Knowledge

__all__ = ["understand"]


def understand(document: Document, knowledge: Knowledge, year: int | None = None) -> Understanding:
    """Everything that the report says, as far as it is certain. `year` overrides the year found in the report."""
    lexicon = lexicon_of(knowledge)
    known = known_of(knowledge)
    profile = read_profile(document, year=year, known=known)
    gathered = TableFacts(document, lexicon, profile, known)
    tables, table_facts = gathered.read()
    read = ProseReader(document, lexicon, profile, gathered.vocabularies).read()
    sentences = anchored(read, table_facts, gathered.vocabularies.by_kind["indikator"], lexicon)
    ledger = Ledger((*table_facts, *prose_facts(sentences)))
    indonesian, english = infer_conventions(tables)
    profile = replace(
        profile, conventions={**profile.conventions, **indonesian}, conventions_en={**profile.conventions_en, **english}
    )
    return Understanding(document, profile, tables, ledger, knowledge, sentences, lexicon)
