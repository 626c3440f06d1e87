"""A report as understood: the document, its tables and sentences as facts, and its habits. What every check is given."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct, field

from lakip_lint.document.model import Document
from lakip_lint.facts.citation import Citation, citations
from lakip_lint.facts.fact import Ledger, Profile, TableView
from lakip_lint.facts.known import known_of
from lakip_lint.facts.lexicon import Lexicon
from lakip_lint.facts.sentence import Sentence
from lakip_lint.rules.knowledge import Knowledge


class Understanding(Struct, frozen=True, dict=True):
    """Everything that was understood of one report."""

    document: Document
    profile: Profile
    tables: tuple[TableView, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    knowledge: Knowledge = field(default_factory=Knowledge)
    sentences: tuple[Sentence, ...] = ()
    lexicon: Lexicon = field(default_factory=lambda: Lexicon({}))

    @cached_property
    def views(self) -> dict[int, TableView]:
        """The tables by the index that facts name them by."""
        return {view.index: view for view in self.tables}

    @cached_property
    def better(self) -> dict[str, str]:
        """Whether "higher" or "lower" is better, by the key of an indicator; only where the user says so."""
        said = ((i.name, i.better) for i in known_of(self.knowledge).indicators if i.better)
        return {" ".join(self.lexicon.names.words(name)): better for name, better in said}

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The legal instruments that the report cites, in reading order."""
        return citations(self.document)
