"""A run under a configuration: each report by its own settings, and known findings set aside."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint import baseline, engine, suppress
from lakip_lint.baseline import Baseline, Record
from lakip_lint.cache import Cache
from lakip_lint.config import PROFILES, Settings, rules_of
from lakip_lint.document.recognition import Recognizer
from lakip_lint.limits import NO_LIMITS, Limits
from lakip_lint.outcome import Progress
from lakip_lint.reports.report import DocumentReport, Report, SetAside, Unread
from lakip_lint.rules.loader import Ruleset
from lakip_lint.selection import find_rules, select_rules
from lakip_lint.version import __version__

if TYPE_CHECKING:
    from lakip_lint.facts.understanding import Understanding

More = TypeVar("More")
CHOOSING = ("include", "exclude")
"""Settings of `engine.check` that choose files."""
Choice = tuple[tuple[str, ...], tuple[str, ...], int | None]
"""`select`, `ignore` and `year`."""


class Outcome(Struct, frozen=True):
    """What a run found out, and what of the baseline and of the suppressions does nothing any more."""

    report: Report
    stale_records: tuple[Record, ...] = ()
    stale_suppressions: tuple[suppress.Stale, ...] = ()
    stopped: bool = False
    """Whether the user stopped it before its end."""


def check_project(
    paths: Sequence[Path], settings: Settings, accepted: Baseline | None = None, today: date | None = None, **how: Any
) -> Outcome:
    """Check files and folders as the settings say. `how` goes to `engine.check`.

    First the suppressions are applied, then the baseline, then the profile. Raises RuleError and SelectionError.
    """
    rules = rules_of(engine.load_rules(settings.extra_rules()), settings)
    files, missing = engine.find_files(paths, *(how[key] for key in CHOOSING if key in how))
    entries = [*suppress.of_config(settings.config, rules), *(e for path in files for e in suppress.beside(path, rules))]
    groups: dict[Choice, list[Path]] = defaultdict(list)
    for path in files:
        groups[_choice(path, settings, rules)].append(path)
    if len(groups) < 2:
        choice = next(iter(groups), _choice(Path("."), settings, rules))
        parts = [_checked(paths, choice, rules, how)]
        report = parts[0].report
    else:
        how = {key: value for key, value in how.items() if key not in CHOOSING}
        parts = []
        for choice, of_group in groups.items():
            parts.append(_checked(of_group, choice, rules, how))
            if parts[-1].stopped:
                break
        report = _joined([part.report for part in parts], files, missing, rules)
    ran = {path: codes for part in parts for path, codes in part.ran.items()}
    some = any(settings.origins[key].startswith("--") for key in ("select", "ignore"))
    report, stale = suppress.apply(report, entries, ran, today or date.today(), part=some)
    gone: tuple[Record, ...] = ()
    if accepted:
        report, gone = baseline.apply(report, accepted, ran)
    return Outcome(_as_profiled(report, settings, rules), gone, tuple(stale), parts[-1].stopped)


def check_one(
    path: Path, settings: Settings, rules: Ruleset, more: Callable[[Understanding], More], *,
    limits: Limits = NO_LIMITS, cache: Cache | None = None, progress: Progress | None = None,
    recognizer: Recognizer | None = None,
) -> tuple[DocumentReport, More]:
    """One report as the settings say, and `more` of what was understood of it. Raises InputError where it cannot be read."""
    select, ignore, year = _choice(path, settings, rules)
    tell = partial(_judged, rules=rules, select=select, ignore=ignore, more=more)
    job = engine.Understand(rules, tell, year, cache, recognizer)
    outcome, told = engine.tell_of(path, job, limits=limits, progress=progress)
    entries = [*suppress.of_config(settings.config, rules), *suppress.beside(path, rules)]
    ran = {outcome.path: [rule.code for rule in select_rules(rules.rules, select, ignore)]}
    report, _ = suppress.apply(Report(__version__, rules.version, (outcome,)), entries, ran, date.today())
    return _as_profiled(report, settings, rules).documents[0], told


def _judged(
    understanding: Understanding, rules: Ruleset, select: Sequence[str], ignore: Sequence[str],
    more: Callable[[Understanding], More],
) -> tuple[DocumentReport, More]:
    return engine.judge(understanding, rules, select=select, ignore=ignore), more(understanding)


def _choice(path: Path, settings: Settings, rules: Ruleset) -> Choice:
    own = settings.of_file(path)
    select = own["select"]
    if PROFILES[settings["profile"]].trial and not select:
        select = tuple(rule.code for rule in rules.rules if rule.status != "deprecated")
    return select, own["ignore"], own["year"]


class Part(Struct, frozen=True):
    """The report of files with the same settings, and the rules that ran on each of them."""

    report: Report
    ran: Mapping[str, frozenset[str]]
    stopped: bool = False


def _checked(paths: Sequence[Path], choice: Choice, rules: Ruleset, how: dict[str, Any]) -> Part:
    select, ignore, year = choice
    stopped = False
    try:
        report = engine.check(paths, ruleset=rules, select=select, ignore=ignore, year=year, **how)
    except KeyboardInterrupt as stop:
        # the engine hands over what was done so far
        if not hasattr(stop, "report"):
            raise
        report, stopped = stop.report, True
    codes = frozenset(rule.code for rule in select_rules(rules.rules, select, ignore))
    return Part(report, {document.path: codes for document in report.documents}, stopped)


def _joined(parts: Iterable[Report], files: Sequence[Path], missing: Sequence[Unread], rules: Ruleset) -> Report:
    """One report in the order of the files."""
    order = {str(path): i for i, path in enumerate(files)}
    parts = list(parts)
    documents = sorted((d for p in parts for d in p.documents), key=lambda d: order[d.path])
    unread = sorted((u for p in parts for u in p.unread), key=lambda u: order.get(u.path, -1))
    return Report(__version__, rules.version, tuple(documents), (*missing, *unread))


def _as_profiled(report: Report, settings: Settings, rules: Ruleset) -> Report:
    """The report without the findings on style where the profile leaves them out.

    A rule that is selected, or whose severity is set, is wanted and always shown.
    """
    if PROFILES[settings["profile"]].style:
        return report
    wanted = {rule.code for name in settings["severity"] for rule in find_rules(rules.rules, name)}
    style = {rule.code for rule in rules.rules if rule.style} - wanted

    def profiled(document: DocumentReport) -> DocumentReport:
        if settings.of_file(Path(document.path))["select"]:
            return document
        hidden = tuple(SetAside(f, "profile") for f in document.findings if f.rule in style)
        findings = tuple(f for f in document.findings if f.rule not in style)
        return replace(document, findings=findings, set_aside=(*document.set_aside, *hidden))

    return replace(report, documents=tuple(profiled(document) for document in report.documents))
