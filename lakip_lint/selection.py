"""Which rules run: all but previews and deprecated ones, unless they are named."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from lakip_lint.errors import SelectionError
from lakip_lint.reports.texts import LANGUAGES, text
from lakip_lint.rules.model import Rule


def select_rules(rules: Iterable[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[Rule]:
    """The rules to run, in the order of their codes.

    `select` and `ignore` hold codes, names, or the beginning of codes ("CAP", "CAP0"); a rule that is ignored never runs. A
    rule that is not stable runs only when its own code or name is selected.
    Raises SelectionError for a name that fits no rule, and where nothing is left to run.
    """
    known = sorted(rules, key=lambda r: r.code)
    dropped = {r.code for name in ignore for r in find_rules(known, name)}
    if select:
        chosen = {r.code for name in select for r in find_rules(known, name) if r.status == "stable" or _is(r, name)}
    else:
        chosen = {r.code for r in known if r.status == "stable"}
    remaining = [r for r in known if r.code in chosen - dropped]
    if not remaining:
        raise SelectionError(*(text("nothing-selected", language) for language in LANGUAGES))
    return remaining


def find_rules(rules: Iterable[Rule], name: str) -> list[Rule]:
    """The rule with this code or name, else the rules whose code begins so. Raises SelectionError where there is none."""
    known = list(rules)
    wanted = name.strip()
    found = [r for r in known if _is(r, wanted)] or [r for r in known if wanted and r.code.startswith(wanted.upper())]
    if found:
        return found
    near = _nearest(wanted, [word for r in known for word in (r.code, r.name)])
    messages = (
        text("no-rule", language, given=wanted, hint=text("did-you-mean", language, names=", ".join(near)) if near else "")
        for language in LANGUAGES
    )
    raise SelectionError(*messages)


def _is(rule: Rule, name: str) -> bool:
    return name.strip().casefold() in (rule.code.casefold(), rule.name.casefold())


def _nearest(wanted: str, words: list[str]) -> list[str]:
    from rapidfuzz import fuzz, process, utils

    hits = process.extract(wanted, words, scorer=fuzz.ratio, processor=utils.default_process, limit=3, score_cutoff=60)
    return [word for word, _, _ in hits]
