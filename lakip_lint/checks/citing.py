"""What all checks of citations are given: the citations of a report, the law, and builders of relations."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.language import Both, Words
from lakip_lint.checks.quote import quote, shorten
from lakip_lint.checks.regulation import Law
from lakip_lint.checks.relation import Evidence, Relation
from lakip_lint.facts.citation import Citation
from lakip_lint.facts.understanding import Understanding
from lakip_lint.rules.model import Rule, Severity


class Citing(Struct, frozen=True, dict=True):
    """The citations of a report, judged by one rule. `year`: the year of the report, or None."""

    understanding: Understanding
    rule: Rule

    @property
    def all(self) -> tuple[Citation, ...]:
        return self.understanding.citations

    @cached_property
    def law(self) -> Law:
        return Law.of(self.understanding.knowledge)

    @property
    def year(self) -> int | None:
        return self.understanding.profile.year

    def holds(self, citation: Citation) -> Relation:
        """A citation that was compared and is right."""
        return Relation(self.rule, True, spot(citation, citation.at_number))

    def fails(
        self, citation: Citation, at: tuple[int, int], *, expected: Words = "", calculation: Words = "",
        severity: Severity | None = None, others: Iterable[Evidence] = (), **arguments: Words,
    ) -> Relation:
        """A citation that is wrong at the characters `at`; the whole of it is shown as context."""
        doubted = spot(citation, at)
        context = spot(citation, (citation.start, citation.end), "context")
        return Relation(
            self.rule, False, doubted, (*others, context), printed=doubted.text, expected=expected, calculation=calculation,
            arguments={"subject": name(citation), **arguments}, severity=severity,
        )


Aspect = Callable[[Citing], Iterator[Relation]]


def spot(citation: Citation, at: tuple[int, int], role: str = "doubted", note: Words = "") -> Evidence:
    """A part of the passage of a citation."""
    return quote(citation.passage.text, role, note, *at)


def name(citation: Citation) -> str:
    """How to tell a reader which instrument is meant: a short type where it is known, else as printed, and the number."""
    if citation.local or citation.type.startswith(("Permen ", "Kepmen ")) or citation.type in ("Permen", "Kepmen"):
        return shorten(citation.shown((citation.start, citation.at_number[1])))
    return f"{citation.type} {citation.shown(citation.at_number)}"


def grouped(relations: Iterable[tuple[str, Relation]]) -> Iterator[Relation]:
    """One failing relation a key: the gravest, the first of these; the doubted places of the others become its copies."""
    groups: dict[str, list[Relation]] = {}
    for key, relation in relations:
        if relation.holds:
            yield relation
        else:
            groups.setdefault(key, []).append(relation)
    for members in groups.values():
        worst = max(r.effective_severity.rank for r in members)
        main = next(r for r in members if r.effective_severity.rank == worst)
        copies = tuple(
            replace(r.doubted, role="copy", note=Both("disebut juga di sini", "named here, too"))
            for r in members
            if r is not main
        )
        yield replace(main, others=(*main.others, *copies))
