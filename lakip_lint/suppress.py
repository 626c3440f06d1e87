"""Suppressions: findings that are accepted for a reason, perhaps until a day. Unused and expired ones are reported.

They stand under `suppress:` of the configuration, or in a file beside the report: laporan.pdf.lakip-lint.yaml.
"""
from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.checks.merge import same_text
from lakip_lint.config import Config, fits, require_known_rules, schema, texts_as_written
from lakip_lint.reports.finding import Finding
from lakip_lint.reports.report import DocumentReport, Report, SetAside
from lakip_lint.rules.loader import Ruleset
from lakip_lint.rules.source import Source, read_source
from lakip_lint.selection import find_rules

SIDECAR = ".lakip-lint.yaml"


class Suppression(Struct, frozen=True):
    """One entry. `codes`: the rules it speaks of, empty for any. `file`: a glob from `folder`, "" for any report. `where`: file
    and line of the entry."""

    reason: str
    where: str
    folder: Path
    fingerprint: str = ""
    codes: frozenset[str] = frozenset()
    page: int | None = None
    text: str = ""
    file: str = ""
    until: date | None = None

    def covers(self, document: DocumentReport) -> bool:
        return not self.file or fits(Path(document.path), self.file, self.folder)

    def fits(self, finding: Finding) -> bool:
        """Whether it speaks of this finding."""
        doubted = finding.locations[0]
        if self.fingerprint and finding.fingerprint != self.fingerprint:
            return False
        if self.codes and finding.rule not in self.codes:
            return False
        if self.page is not None and (doubted.place is None or doubted.place.page != self.page):
            return False
        return not self.text or same_text(self.text) in (same_text(doubted.text), same_text(finding.printed))


class Stale(Struct, frozen=True):
    """A suppression that does nothing any more. `why`: "unused" or "expired"."""

    entry: Suppression
    why: str


def of_config(config: Config, ruleset: Ruleset) -> list[Suppression]:
    """The suppressions of a configuration. Raises RuleError."""
    return _entries(config.source, config.values, ruleset) if config.source else []


def beside(path: Path, ruleset: Ruleset) -> list[Suppression]:
    """The suppressions of the file beside a report, for that report. Raises RuleError."""
    file = path.with_name(path.name + SIDECAR)
    if not file.is_file():
        return []
    source = texts_as_written(read_source(file, file.name))
    source.validate({**schema()["$defs"]["sidecar"], "$defs": schema()["$defs"]})
    require_known_rules(ruleset, Config(source, source.content))
    # the brackets of a name are no glob
    own = path.name.replace("[", "[[]").replace("*", "[*]").replace("?", "[?]")
    return [replace(entry, file=own) for entry in _entries(source, source.content, ruleset)]


def _entries(source: Source, values: Mapping[str, Any], ruleset: Ruleset) -> list[Suppression]:
    return [_entry(source, i, entry, ruleset) for i, entry in enumerate(values.get("suppress", ()))]


def _entry(source: Source, i: int, entry: Mapping[str, Any], ruleset: Ruleset) -> Suppression:
    pointer: list[str | int] = ["suppress", i]
    if "fingerprint" not in entry and not ("rule" in entry and ("page" in entry or "text" in entry)):
        raise source.error(
            pointer,
            "sebut “fingerprint”, atau “rule” bersama “page” atau “text” (untuk mematikan satu aturan pakai “ignore”)",
            "give “fingerprint”, or “rule” with “page” or “text” (to turn a rule off use “ignore”)",
        )
    try:
        until = date.fromisoformat(entry["until"]) if "until" in entry else None
    except ValueError as error:
        raise source.error(pointer, "“until” bukan tanggal", "“until” is no day of the calendar", "until") from error
    return Suppression(
        reason=entry["reason"], where=f"{source.path}:{source.line(pointer)}", folder=source.path.resolve().parent,
        fingerprint=entry.get("fingerprint", ""), page=entry.get("page"), text=entry.get("text", ""),
        codes=frozenset(r.code for r in find_rules(ruleset.rules, entry["rule"])) if "rule" in entry else frozenset(),
        file=entry.get("file", ""), until=until,
    )


def apply(
    report: Report, entries: Iterable[Suppression], ran: Mapping[str, Collection[str]], today: date, *, part: bool = False
) -> tuple[Report, list[Stale]]:
    """The report with the accepted findings set aside, and the entries that do nothing any more.

    Only entries of which it can be said are unused: a report that they cover was checked by their rule. `part`: only some of
    the rules ran, so that nothing can be said of an entry that names no rule.
    """
    entries = list(entries)
    live = [e for e in entries if e.until is None or e.until >= today]
    used: set[Suppression] = set()
    documents = []
    for document in report.documents:
        own = [e for e in live if e.covers(document)]
        shown, known = [], []
        for finding in document.findings:
            fitting = [e for e in own if e.fits(finding)]
            used.update(fitting)
            if fitting:
                known.append(SetAside(finding, "suppressed", fitting[0].reason))
            else:
                shown.append(finding)
        documents.append(replace(document, findings=tuple(shown), set_aside=(*document.set_aside, *known)))
    looked = {
        e for e in live for d in report.documents if e.covers(d) and (e.codes & set(ran[d.path]) or not (e.codes or part))
    }
    stale = [
        Stale(e, "unused" if e in live else "expired") for e in entries if e not in live or (e in looked and e not in used)
    ]
    return replace(report, documents=tuple(documents)), stale
