"""What rests on characters read from a picture (OCR): doubted, and where one misread character explains it, that is said.

A recognizer takes 3 for 8 more readily than a clerk types it, so a relation with any such figure proves nothing by itself.
For each that fails, the characters that look alike are tried in its figures; what then holds is named as the likely cause.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lakip_lint.checks.consequence import Correction, Rerun
from lakip_lint.checks.language import in_language
from lakip_lint.checks.merge import Group, same_text
from lakip_lint.checks.relation import Cause, Evidence, Relation
from lakip_lint.document.model import Document
from lakip_lint.facts.understanding import Understanding
from lakip_lint.figures.cell import read_cell
from lakip_lint.patterns import compiled
from lakip_lint.rules.model import Severity

LOOK_ALIKE = (
    "06", "08", "09", "0O", "0D", "14", "17", "1l", "1I", "1i", "1|", "27", "2Z", "35", "38", "39", "49", "56", "58", "5S",
    "68", "89", "8B", "9g", ".,",
)
"""Pairs of characters that a recognizer takes for each other."""
LEADING_ZERO = compiled(r"\D*0\d")
MOST_FIGURES = 14
"""Of a relation with more figures than this (a long sum), those beyond it are not tried."""
MOST_TRIALS = 400
"""Trials beyond this are not worth the time."""
MOST_NAMED = 2
"""Where more than this would settle it, none is likelier than the next."""


def doubt_pictures(relation: Relation, document: Document) -> Relation:
    """The relation, a warning at most where it rests on a page that was read by OCR.

    What names no place may rest on any page.
    """
    pages = document.pages_by_ocr
    if not pages or all(e.place and e.place.page not in pages for e in (relation.doubted, *relation.others)):
        return relation
    severity = min(relation.effective_severity, Severity.WARNING, key=lambda s: s.rank)
    return replace(relation, by_ocr=True, severity=severity)


def name_misreadings(
    understanding: Understanding, groups: Sequence[Group], relations: Sequence[Relation], rerun: Rerun
) -> list[Group]:
    """The groups; a cause is given where a character misread by OCR would settle one. `rerun` judges a report anew."""
    if not understanding.document.pages_by_ocr:
        return list(groups)
    trials = _Trials(understanding, relations, rerun)
    return [_explained(group, trials) if group.main.by_ocr else group for group in groups]


def look_alike(one: str, two: str) -> bool:
    """Whether a recognizer may take one character for the other."""
    return any(one in pair and two in pair for pair in LOOK_ALIKE) and one != two


def _explained(group: Group, trials: _Trials) -> Group:
    settling = list(trials.settling(group.main))
    if not settling:
        return group
    told = {"id": " atau ", "en": " or "}
    texts = {
        language: told[language].join(dict.fromkeys(_told(seen, read, language) for seen, read in settling[:MOST_NAMED]))
        for language in told
    }
    return replace(group, main=replace(group.main, cause=Cause("salah baca OCR", texts)))


def _told(seen: Evidence, right: str, language: str) -> str:
    a, b = next((x, y) for x, y in zip(seen.text, right, strict=True) if x != y)
    page = seen.place.page if seen.place else "?"
    if language == "en":
        return f"perhaps a misreading by OCR: “{a}” for “{b}” ({seen.text} on page {page} may be {right})"
    return f"mungkin salah baca OCR: “{a}” seharusnya “{b}” ({seen.text} di hal. {page} mungkin {right})"


class _Trials:
    """Tries figures with one character changed into one that looks alike."""

    def __init__(self, understanding: Understanding, relations: Sequence[Relation], rerun: Rerun) -> None:
        self.understanding, self.relations, self.rerun = understanding, relations, rerun
        self.pages = understanding.document.pages_by_ocr
        self.left = MOST_TRIALS

    def settling(self, relation: Relation) -> Iterator[tuple[Evidence, str]]:
        """The figures of a relation, each with a text that makes it hold."""
        expected = in_language(relation.expected, "id")
        own = same_text(relation.doubted.text), same_text(expected)
        if self._by_ocr(relation.doubted) and _one_apart(*own):
            yield relation.doubted, expected
            return
        for seen in (relation.doubted, *relation.others)[:MOST_FIGURES]:
            # A rule that judges the whole report by its habits may not fail in a part of it even with the figure as it is.
            if self._by_ocr(seen) and not self._holds_with(relation, seen, seen.text):
                for other in _variants(seen.text):
                    if self.left > 0 and self._holds_with(relation, seen, other):
                        yield seen, other

    def _by_ocr(self, seen: Evidence) -> bool:
        return seen.place is not None and seen.place.page in self.pages

    def _holds_with(self, relation: Relation, seen: Evidence, other: str) -> bool:
        figures = read_cell(other)
        if len(figures) != 1 or figures[0].value is None or figures[0].faults:
            return False
        self.left -= 1
        correction = Correction((seen,), figures[0])
        after = self.rerun(correction.apply(self.understanding, [relation.doubted.place]), [relation.rule])
        known = {_where(r) for r in self.relations if not r.holds and r.rule.code == relation.rule.code} - {_where(relation)}
        if any(not r.holds and _where(r) not in known for r in after):
            return False
        return any(
            r.holds and relation.doubted.place in [e.place for e in (r.doubted, *r.others)] and _plainly(r) for r in after
        )


def _where(relation: Relation) -> tuple[object, ...]:
    return relation.rule.code, relation.doubted.place


def _plainly(relation: Relation) -> bool:
    """Whether a relation holds by the calculation that it shows, and not only by a habit that excuses the figure."""
    _, equals, result = in_language(relation.calculation, "id").rpartition("=")
    computed = read_cell(result) if equals else ()
    printed = read_cell(relation.doubted.text)
    if len(computed) != 1 or len(printed) != 1:
        return True
    one, two = computed[0].truncated_interval, printed[0].truncated_interval
    return one is None or two is None or one.meets(two)


def _one_apart(one: str, two: str) -> bool:
    """Whether two texts differ in one character, which looks alike."""
    if len(one) != len(two):
        return False
    apart = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(apart) == 1 and look_alike(*apart[0])


def _variants(text: str) -> Iterator[str]:
    """The text of a figure with one of its digits or separators changed into one that looks alike."""
    if not read_cell(text):
        return
    for i, character in enumerate(text):
        for pair in LOOK_ALIKE:
            other = pair.replace(character, "")
            changed = text[:i] + other + text[i + 1 :]
            if character in pair and (other.isdigit() or other in ".,") and not LEADING_ZERO.match(changed):
                yield changed
