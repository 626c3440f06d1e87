"""What became of a report: on the console, and as JSON (diff.schema.json beside this file; keys are only ever added)."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from lakip_lint.checks.language import in_language
from lakip_lint.reports.comparison import Comparison, Figures, Fresh, Number, Stays, Told, Version
from lakip_lint.reports.console import STYLE
from lakip_lint.reports.telling import SYMBOL, short, trouble_sentences
from lakip_lint.reports.texts import counted, one_line, text
from lakip_lint.version import __version__

FORMATS = ("console", "json")
SCHEMA_VERSION = 1
SCHEMA_FILE = "diff.schema.json"


def as_json(found: Comparison, language: str) -> str:
    """JSON text, ending in a line break; figures are strings as printed."""
    figures = found.figures
    content = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "lakip-lint", "version": __version__},
        "old": _version(found.old, language),
        "new": _version(found.new, language),
        "other_report": found.other_report,
        "summary": {
            "gone": len(found.gone),
            "new": len(found.fresh),
            "staying": len(found.stays),
            "figures_changed": len(figures.changed) if figures else None,
            "figures_vanished": len(figures.vanished) if figures else None,
            "figures_appeared": len(figures.appeared) if figures else None,
        },
        "findings": {
            "gone": [_told(told, language) for told in found.gone],
            "new": [
                {**_told(f.new, language), "before": _told(f.before, language) if f.before else None} for f in found.fresh
            ],
            "staying": [{**_told(s.new, language), "old_page": s.old.page} for s in found.stays],
        },
        "figures": _figures(figures) if figures else None,
        "disclaimer": text("disclaimer", language),
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _version(version: Version, language: str) -> dict[str, Any]:
    return {
        "path": version.path,
        "sha256": version.sha256,
        "pages": version.pages,
        "entity": version.entity,
        "year": version.year,
        "not_read": trouble_sentences(version.troubles, language),
    }


def _told(told: Told, language: str) -> dict[str, Any]:
    return {
        "rule": told.rule,
        "name": told.name,
        "severity": told.severity.value,
        "message": told.message[language],
        "fingerprint": told.fingerprint,
        "page": told.page,
        "text": told.text,
        "printed": told.printed,
        "expected": in_language(told.expected, language),
        "section": told.section,
        "table": told.table,
        "subject": told.subject,
    }


def _figures(figures: Figures) -> dict[str, Any]:
    return {
        "changed": [
            {**_slot(new), "old": {"printed": old.printed, "page": old.page}, "new": {"printed": new.printed, "page": new.page}}
            for old, new in figures.changed
        ],
        "vanished": [{**_slot(n), "printed": n.printed, "page": n.page} for n in figures.vanished],
        "appeared": [{**_slot(n), "printed": n.printed, "page": n.page} for n in figures.appeared],
    }


def _slot(number: Number) -> dict[str, Any]:
    return {
        "subject": number.name,
        "kind": number.kind,
        "measure": number.measure,
        "year": number.year,
        "scope": number.scope,
        "entity": number.entity,
        "context": number.context,
    }


# ---- console


def print_comparison(found: Comparison, console: Console, language: str, listed: bool = False) -> None:
    """New findings first, then what went, what stays, and the figures; `listed` also names figures of one version only."""
    for part in (*_head(found, language), *_findings(found, language), *_numbers(found, language, listed)):
        console.print(part)
    console.print(_headline("not-read", language))
    for key, version in (("diff-old", found.old), ("diff-new", found.new)):
        words = trouble_sentences(version.troubles, language) or [text("all-read", language)]
        console.print(_indent(Text(f"{text(key, language)}: {' '.join(words)}")))
    console.print(Text("\n" + text("disclaimer", language), "dim"))


def _head(found: Comparison, language: str) -> Iterator[RenderableType]:
    entity = one_line(found.new.entity) or text("no-entity", language)
    year = text("of-year", language, year=found.new.year) if found.new.year else text("no-year", language)
    yield Text.assemble((text("diff-title", language), "bold"), "  ", (entity, "bold"), ", ", year)
    for key, version in (("diff-old", found.old), ("diff-new", found.new)):
        yield Text(f"{text(key, language)}: {one_line(version.path)}", "dim")
    if found.other_report:
        old = (one_line(found.old.entity) or "?", found.old.year or "?")
        yield Text(text("diff-other-report", language, entity=old[0], year=old[1]), "bold yellow")
    told = [
        counted("diff-n-new", len(found.fresh), language),
        counted("diff-n-gone", len(found.gone), language),
        counted("diff-n-staying", len(found.stays), language),
    ]
    if found.figures:
        told.append(counted("diff-n-changed", len(found.figures.changed), language))
    yield Text("\n" + "; ".join(told), "bold")


def _findings(found: Comparison, language: str) -> Iterator[RenderableType]:
    if found.fresh:
        yield _headline("diff-fresh", language)
        yield from (_indent(_fresh(item, language)) for item in found.fresh)
    if found.gone:
        yield _headline("diff-gone", language)
        yield from (_indent(_finding(told, _page(told.page, language), language, "✓")) for told in found.gone)
    if found.stays:
        yield _headline("diff-staying", language)
        yield from (_indent(_finding(s.new, _pages(s, language), language)) for s in found.stays)


def _fresh(item: Fresh, language: str) -> RenderableType:
    said = _finding(item.new, _page(item.new.page, language), language)
    if item.before is None:
        return said
    before = item.before.printed or item.before.text
    return Group(said, _indent(Text(text("diff-before", language, printed=short(before)), "dim")))


def _finding(told: Told, where: str, language: str, sign: str = "") -> RenderableType:
    head = Text.assemble(
        (f"{sign or SYMBOL[told.severity]} {text(told.severity.value, language)}", "green" if sign else STYLE[told.severity]),
        f"  {told.rule}",
        f"  {where}" if where else "",
    )
    return Group(head, _indent(Text(short(told.message[language], 400))))


def _page(page: int | None, language: str) -> str:
    return "" if page is None else text("page", language, page=page)


def _pages(stays: Stays, language: str) -> str:
    """ "hal. 3 → 4" where it moved."""
    old, new = stays.old.page, stays.new.page
    if old is None or new is None or old == new:
        return _page(new, language)
    return f"{_page(old, language)} → {new}"


def _numbers(found: Comparison, language: str, listed: bool) -> Iterator[RenderableType]:
    figures = found.figures
    yield _headline("diff-figures", language)
    if figures is None:
        yield _indent(Text(text("diff-figures-unknown", language)))
        return
    if figures.changed:
        yield _indent(_grid(((new, _change(old, new, language)) for old, new in figures.changed), language))
    else:
        yield _indent(Text(text("diff-none-changed", language)))
    vanished = counted("diff-n-vanished", len(figures.vanished), language)
    appeared = counted("diff-n-appeared", len(figures.appeared), language)
    hint = "" if listed or not (figures.vanished or figures.appeared) else f" {text('diff-figures-hint', language)}"
    yield _indent(Text(f"{vanished}; {appeared}.{hint}"))
    if listed:
        for key, numbers in (("diff-vanished", figures.vanished), ("diff-appeared", figures.appeared)):
            if numbers:
                yield _headline(key, language)
                yield _indent(_grid(((n, _at(n, language)) for n in numbers), language))


def _change(old: Number, new: Number, language: str) -> str:
    return f"{_at(old, language)} → {_at(new, language)}"


def _at(number: Number, language: str) -> str:
    page = _page(number.page, language)
    return f"{short(number.printed)} ({page})" if page else short(number.printed)


def _grid(rows: Iterable[tuple[Number, str]], language: str) -> RenderableType:
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for key in ("col-subject", "col-measure", "col-year", "col-printed"):
        grid.add_column(text(key, language), overflow="fold")
    for number, words in rows:
        subject = number.name if not number.entity else f"{number.name} ({number.entity})"
        measure = " ".join(filter(None, (number.measure, number.scope)))
        grid.add_row(Text(short(subject)), Text(one_line(measure)), Text(str(number.year or "")), Text(words))
    return grid


def _headline(key: str, language: str) -> RenderableType:
    return Text("\n" + text(key, language), "bold")


def _indent(part: RenderableType) -> RenderableType:
    return Padding(part, (0, 0, 0, 2))
