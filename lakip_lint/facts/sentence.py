"""A sentence as understood: its figures with what each says."""

from __future__ import annotations

from msgspec import Struct

from lakip_lint.document.model import Heading, Paragraph, Text
from lakip_lint.facts.fact import OWN, Subject
from lakip_lint.figures.figure import Figure


class Mention(Struct, frozen=True):
    """A figure in a sentence and its slots; "" or None where they are open.

    measure   a term of the lexicon, or "selisih" for the size of a change ("naik sebesar 0,34")
    cue       the words between the figure before (or the beginning) and this figure
    inherited whether the measure was carried over from the figure before
    year_given  whether the year stands in the sentence beside the figure (else it is the year of the sentence or the report)
    """

    figure: Figure
    measure: str
    cue: str
    year: int | None
    year_given: bool
    subject: Subject | None
    subject_given: bool
    inherited: bool = False
    entity: str | None = OWN
    """The office named last before the figure, else that of the sentence."""


class Sentence(Struct, frozen=True, dict=True):
    """One sentence with its mentions in order. `entity` None where it speaks of several offices at once."""

    text: Text
    paragraph: Paragraph
    index: int
    """Running number over the report."""
    mentions: tuple[Mention, ...] = ()
    subjects: tuple[Subject, ...] = ()
    """Subjects named in the sentence itself, in order."""
    context_subject: Subject | None = None
    """The one subject that heading or list item give, for a sentence that names none."""
    entity: str | None = OWN
    scope: str = ""
    of_plan: bool = False
    """An item of a list of targets of a plan of several years."""

    @property
    def heading(self) -> Heading | None:
        return self.paragraph.heading

    @property
    def lower(self) -> str:
        return self.text.plain.lower()
