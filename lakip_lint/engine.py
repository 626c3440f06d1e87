"""From file to report: read, understand, check, merge, tell. The whole program is `check_file`."""
from __future__ import annotations

import functools
import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from lakip_lint.batch import Interrupted, cores, run_batch
from lakip_lint.cache import Cache
from lakip_lint.document.opening import Kind, digest_of, kind_of
from lakip_lint.errors import InputError, NotAReport, diagnose, strict
from lakip_lint.folders import reports_in
from lakip_lint.keeping import Own
from lakip_lint.limits import NO_LIMITS, Limits
from lakip_lint.outcome import Progress
from lakip_lint.reports.report import DocumentReport, Report, Trouble, Unread
from lakip_lint.reports.texts import both
from lakip_lint.rules.loader import Ruleset, as_plain, digest_of_shipped, from_plain, load_ruleset
from lakip_lint.rules.model import Rule
from lakip_lint.selection import select_rules
from lakip_lint.version import __version__

# What reads, understands and judges is imported where it is used: a report that is known needs none of it.
if TYPE_CHECKING:
    from lakip_lint.checks.relation import Relation
    from lakip_lint.document.model import Document, Place
    from lakip_lint.document.recognition import Recognizer
    from lakip_lint.facts.understanding import Understanding

Told = TypeVar("Told")
Ran = tuple[list["Relation"], list[Trouble]]
TOPIC = 3
"""Letters of a code that tell its topic. What the rules of a topic ask for is often the same, and computed once."""
WORTH_A_HAND = 3
"""Another process is worth its start for the rules of so many topics."""
UNREADABLE = (".txt", ".xls", ".xlsx", ".ods", ".ppt", ".pptx")


@functools.cache
def load_checks() -> None:
    """Import every module of `lakip_lint.checks`, so that each kind of check is registered."""
    import lakip_lint.checks

    for module in pkgutil.iter_modules(lakip_lint.checks.__path__, "lakip_lint.checks."):
        importlib.import_module(module.name)


def load_all() -> None:
    """Import all that understands and judges."""
    import lakip_lint.facts  # noqa: F401

    load_checks()


def load_rules(extra: Sequence[Path] = ()) -> Ruleset:
    """The shipped rules and those of `extra` files or folders. Raises RuleError."""
    return _loaded(extra) if extra else _shipped_rules()


def _loaded(extra: Sequence[Path]) -> Ruleset:
    from lakip_lint.checks.registry import KINDS

    load_checks()
    return load_ruleset(extra, KINDS, trust_shipped=True)


@functools.cache
def _shipped_rules() -> Ruleset:
    """As they were made of the files before, if these are the same: parsing YAML takes much longer."""
    own = Own("rules.json", digest_of_shipped())
    with suppress(ValueError):
        return from_plain(own.read())
    ruleset = _loaded(())
    own.write(as_plain(ruleset))
    return ruleset


class Options(Struct, frozen=True):
    """How to check. `year` overrules the year found in the report; `select`, `ignore` hold codes, names or topics."""

    year: int | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def circumstances(self, ruleset: Ruleset, read_by: str = "") -> str:
        """All that a report depends on beside its file and the program. `read_by`: what reads pages that are pictures."""
        words = f"{self!r}\n{read_by}\n{ruleset.version}\n{ruleset.rules!r}"
        return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def check(
    paths: str | Path | Iterable[str | Path],
    *,
    ruleset: Ruleset | None = None,
    year: int | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    progress: Progress | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    workers: int | None = 1,
    limits: Limits = NO_LIMITS,
    executor: Executor | None = None,
    cache: Cache | None = None,
    recognizer: Recognizer | None = None,
) -> Report:
    """Check files and folders. A file that cannot be read is listed in `Report.unread`; the others are still checked.

    `include`, `exclude`: globs that choose among the files of folders.
    `workers`: processes to share the files among, or the pages and the rules of a single one; None for as many as there are
    processors. The report does not depend on it. With more than one, a script must guard its own start with
    `if __name__ == "__main__"`.
    `limits`: what one file may cost. `executor`: any executor of concurrent.futures (a cluster) instead of own processes.
    `cache`: where reports and documents of earlier runs are kept (`user_cache()` of lakip_lint.cache).
    `recognizer`: what reads pages that are pictures (`find_recognizer()` of lakip_lint.document.recognition); else they are
    reported as unread.
    Raises RuleError for a broken rule file, SelectionError for a code that no rule has, and Interrupted (a KeyboardInterrupt
    with the report so far) where it was stopped after at least one file was done.
    """
    rules = ruleset or load_rules()
    options = Options(year, tuple(select), tuple(ignore))
    select_rules(rules.rules, options.select, options.ignore)
    files, missing = find_files([paths] if isinstance(paths, str | Path) else list(paths), include, exclude)
    hands = (workers or cores()) if len(files) == 1 and executor is None else 1
    job = Job(rules, options, cache, recognizer, hands)
    batch = run_batch(files, job, limits=limits, workers=workers or cores(), executor=executor, progress=progress)
    outcomes = batch.results()
    documents = tuple(outcome for outcome in outcomes if isinstance(outcome, DocumentReport))
    unread = tuple(outcome for outcome in outcomes if isinstance(outcome, Unread))
    report = Report(__version__, rules.version, documents, (*missing, *unread))
    if batch.interrupted:
        raise Interrupted(report)
    return report


class Job(Struct, frozen=True):
    """What is done with each file; it is handed to every worker once."""

    ruleset: Ruleset
    options: Options
    cache: Cache | None = None
    recognizer: Recognizer | None = None
    hands: int = 1

    def __call__(self, path: Path, progress: Progress | None = None) -> DocumentReport:
        return check_file(path, self.ruleset, self.options, progress, self.cache, self.recognizer, self.hands)


def check_file(
    path: Path,
    ruleset: Ruleset,
    options: Options,
    progress: Progress | None = None,
    cache: Cache | None = None,
    recognizer: Recognizer | None = None,
    hands: int = 1,
) -> DocumentReport:
    """One file from its bytes to its report, or the report of an earlier run. Raises InputError where it cannot be read.

    `hands`: processes to share its pages and the rules among.
    """
    circumstances = options.circumstances(ruleset, recognizer.name if recognizer else "") if cache else ""
    known = cache.get_report(path, digest_of(path), circumstances) if cache and _may_be_read(path) else None
    if known:
        return known
    document = read(path, progress, cache, recognizer, hands)
    report = check_document(
        document, ruleset, year=options.year, select=options.select, ignore=options.ignore, hands=hands
    )
    if cache and not any(trouble.what == "internal" for trouble in report.troubles):
        cache.put_report(report, circumstances)
    return report


def check_document(
    document: Document,
    ruleset: Ruleset,
    *,
    year: int | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    hands: int = 1,
) -> DocumentReport:
    """A document that was read, to its report. `hands`: processes to share the rules among."""
    from lakip_lint.facts import understand

    understanding = understand(document, ruleset.knowledge, year=year)
    return judge(understanding, ruleset, select=select, ignore=ignore, hands=hands)


def judge(
    understanding: Understanding,
    ruleset: Ruleset,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    hands: int = 1,
) -> DocumentReport:
    """What was understood of a document, to its report. `hands`: processes to share the rules among."""
    from lakip_lint.checks.consequence import absorb_consequences
    from lakip_lint.checks.exchange import name_exchanges
    from lakip_lint.checks.merge import merge
    from lakip_lint.checks.misreading import name_misreadings
    from lakip_lint.checks.systematic import gather_cut_off, gather_systematic, gather_unclear
    from lakip_lint.reports.coverage import coverage_of, troubles_of
    from lakip_lint.reports.finding import findings_of
    from lakip_lint.reports.outline import Outline
    from lakip_lint.reports.unpaged import without_pages

    document = understanding.document
    relations, failures = run(understanding, select_rules(ruleset.rules, select, ignore), hands)
    groups = gather_systematic(merge(relations), relations, document.tables)
    groups = name_exchanges(understanding, groups, relations, _again)
    groups = absorb_consequences(understanding, groups, relations, _again)
    groups = gather_unclear(gather_cut_off(name_misreadings(understanding, groups, relations, _again)))
    report = DocumentReport(
        path=document.path,
        sha256=document.sha256,
        pages=len(document.pages),
        entity=understanding.profile.entity,
        year=understanding.profile.year,
        conventions=understanding.profile.conventions,
        conventions_en=understanding.profile.conventions_en,
        coverage=coverage_of(understanding, relations),
        findings=findings_of(groups, Outline(document)),
        relations=tuple(relations),
        troubles=(*troubles_of(understanding), *failures),
        printed_pages={
            p.number: p.printed_number for p in document.pages if p.printed_number not in ("", str(p.number))
        },
    )
    return report if document.paged else without_pages(report, document)


def read(
    path: Path,
    progress: Progress | None = None,
    cache: Cache | None = None,
    recognizer: Recognizer | None = None,
    hands: int = 1,
) -> Document:
    """Read a file of any kind that can be read, or take it from the cache. Raises InputError."""
    if not _may_be_read(path):
        raise NotAReport(*both("no-report-file", path=path, suffix=path.suffix.lower()).values())
    on_page = partial(progress, path.name) if progress else None
    kind = kind_of(path)
    if kind == "docx":
        from lakip_lint.document.docx import read_docx

        return read_docx(path, on_page=on_page)  # as quick as the cache
    read_by = recognizer.name if recognizer and kind == "pdf" else ""
    document = cache.get(path, digest_of(path), read_by) if cache else None
    if document is None:
        document = _read_slowly(path, kind, on_page, recognizer, hands)
        if cache:
            cache.put(document, read_by)
    return document


def _may_be_read(path: Path) -> bool:
    return path.suffix.lower() not in UNREADABLE or not path.is_file()


def _read_slowly(
    path: Path, kind: Kind, on_page: Callable[[int, int], None] | None, recognizer: Recognizer | None, hands: int
) -> Document:
    if kind == "word":
        from lakip_lint.document.docx_legacy import read_word

        return read_word(path, on_page=on_page)
    from lakip_lint.document.pdf import read_pdf  # slow to import: not for --help

    return read_pdf(path, on_page=on_page, recognizer=recognizer, hands=hands, meanwhile=load_all)


def read_understanding(
    path: Path,
    ruleset: Ruleset,
    year: int | None = None,
    progress: Progress | None = None,
    cache: Cache | None = None,
    recognizer: Recognizer | None = None,
) -> Understanding:
    """What is understood of a file, unjudged. Raises InputError."""
    from lakip_lint.facts import understand

    return understand(read(path, progress, cache, recognizer), ruleset.knowledge, year=year)


class Understand(Struct, Generic[Told], frozen=True):
    """The job that `tell`s of what is understood of a file; it is handed to another process, as is what it tells."""

    ruleset: Ruleset
    tell: Callable[[Understanding], Told]
    year: int | None = None
    cache: Cache | None = None
    recognizer: Recognizer | None = None

    def __call__(self, path: Path, progress: Progress | None = None) -> Told:
        return self.tell(read_understanding(path, self.ruleset, self.year, progress, self.cache, self.recognizer))


def tell_of(
    path: Path, job: Understand[Told], *, limits: Limits = NO_LIMITS, progress: Progress | None = None
) -> Told:
    """What the job tells of one file within the limits. Raises InputError where it cannot be read."""
    (outcome,) = run_batch([path], job, limits=limits, progress=progress).results()
    if isinstance(outcome, Unread):
        raise InputError(outcome.message["id"], outcome.message["en"])
    return outcome


def run(understanding: Understanding, rules: Iterable[Rule], hands: int = 1) -> tuple[list[Relation], list[Trouble]]:
    """Every relation that the rules look at. A rule that breaks loses what it would still have found, and only that.

    `hands`: processes to share the rules among, where that is possible; what is found does not depend on it.
    """
    from lakip_lint.checks.repaired import repaired_places
    from lakip_lint.hands import Work, can_share, share_out

    load_checks()
    repaired = repaired_places(understanding)
    groups = [list(of_topic) for _, of_topic in groupby(rules, lambda rule: rule.code[:TOPIC])]

    def piece(number: int, _: object = None) -> list[Ran]:
        return [_run_one(understanding, rule, repaired) for rule in groups[number]]

    copies = min(hands, len(groups) // WORTH_A_HAND) - 1
    shared = copies > 0 and can_share()
    parts = share_out(Work(len(groups), piece), copies) if shared else map(piece, range(len(groups)))
    ran = [of_rule for part in parts for of_rule in part]
    return [r for relations, _ in ran for r in relations], [t for _, troubles in ran for t in troubles]


def _run_one(understanding: Understanding, rule: Rule, repaired: frozenset[Place]) -> Ran:
    from lakip_lint.checks.misreading import doubt_pictures
    from lakip_lint.checks.registry import KINDS
    from lakip_lint.checks.repaired import doubt_repairs

    relations: list[Relation] = []
    try:
        for relation in KINDS[rule.kind](understanding, rule):
            relations.append(doubt_repairs(doubt_pictures(relation, understanding.document), repaired))
    except Exception as error:
        if strict():
            raise
        return relations, [Trouble("internal", None, f"{rule.code} ({diagnose(error)})")]
    return relations, []


def _again(understanding: Understanding, rules: Iterable[Rule]) -> list[Relation]:
    """The relations of a report judged once more, with a figure put right."""
    return run(understanding, rules)[0]


def find_files(
    paths: Sequence[str | Path], include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> tuple[list[Path], list[Unread]]:
    """The files to check, each once, those of a folder sorted; and the folders that hold none."""
    files: dict[Path, Path] = {}
    missing = []
    for given in map(Path, paths):
        found = [given]
        if given.is_dir():
            found = reports_in(given, include, exclude)
            if not found:
                missing.append(Unread(str(given), both("empty-folder", path=given)))
        for path in found:
            files.setdefault(path.resolve(), path)
    return list(files.values()), missing
