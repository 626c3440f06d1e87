"""The beginning of a rule of one's own: that of a shipped rule of the same kind, so that its examples pass from the start."""
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from lakip_lint.errors import RuleError
from lakip_lint.rules.loader import Ruleset
from lakip_lint.rules.model import Rule
from lakip_lint.rules.source import read_schema

PARTS = ("explain", "why", "how", "quiet")

TEMPLATE = """\
# Aturan sendiri, dimulai dari {model}. Ubah isinya, lalu uji: lakip-lint test-rules {code}-{name}.yaml
# A rule of your own, begun from {model}. Change it, then test it: lakip-lint test-rules {code}-{name}.yaml
code: {code}
name: {name}
since: {since}
status: preview       # preview: hanya jalan bila dipilih / runs only where selected; stable: selalu / always
severity: warning     # error: terbukti / proven; warning: ragu / doubt; note: saran / advice
kind: {kind}
{given}basis: ""             # dasar hukum / legal basis
message:              # isian: {placeholders}
  id: {message_id}
  en: {message_en}
explain:              # apa artinya, dan apa yang dibetulkan / what it means, and what to put right
  id: |
{explain_id}
  en: |
{explain_en}
why:                  # mengapa penting / why it matters
  id: |
{why_id}
  en: |
{why_en}
how:                  # cara menghitung / how it is computed
  id: |
{how_id}
  en: |
{how_en}
quiet:                # yang tidak dipersoalkan / what is left alone
  id: |
{quiet_id}
  en: |
{quiet_en}
examples:             # dijalankan oleh test-rules / run by test-rules
  bad: |
{bad}
  good: |
{good}
"""


def skeleton(code: str, name: str, kind: str, ruleset: Ruleset, since: str) -> str:
    """The YAML of a new rule. `since` is a version. Raises RuleError where code, name or kind cannot be used."""
    _require_form("code", code)
    _require_form("name", name)
    for word in (code, name):
        taken = ruleset.find(word)
        if taken:
            raise RuleError(
                f"“{word}” sudah dipakai oleh {taken.source}; pilih yang lain",
                f"“{word}” is taken by {taken.source}; choose another",
            )
    model = _model(kind, ruleset)
    placeholders = ", ".join(dict.fromkeys(re.findall(r"\{\w+\}", model.message["id"])))
    return TEMPLATE.format(
        model=model.code, code=code, name=name, since=since, kind=kind, given=_given(model.given),
        placeholders=placeholders, message_id=_quoted(model.message["id"]), message_en=_quoted(model.message["en"]),
        **{f"{part}_{lang}": _block(getattr(model, part)[lang]) for part in PARTS for lang in ("id", "en")},
        bad=_block(_first(model.examples["bad"])), good=_block(_first(model.examples["good"])),
    )


def _require_form(key: str, value: str) -> None:
    schema = read_schema("rule")
    assert schema is not None
    if re.fullmatch(schema["properties"][key]["pattern"], value):
        return
    form_id, form_en = {
        "code": ("tiga huruf besar dan tiga angka, misalnya CAP901", "three capitals and three digits, such as CAP901"),
        "name": ("huruf kecil dengan tanda hubung, misalnya target-terlalu-rendah", "small letters with hyphens"),
    }[key]
    raise RuleError(f"“{value}” tidak dapat dipakai; tulis {form_id}", f"“{value}” cannot be used; write {form_en}")


def _model(kind: str, ruleset: Ruleset) -> Rule:
    """The shipped rule of a kind with the shortest examples."""
    of_kind = [rule for rule in ruleset.rules if rule.kind == kind]
    if not of_kind:
        known = ", ".join(sorted({rule.kind for rule in ruleset.rules}))
        raise RuleError(
            f"jenis pemeriksaan “{kind}” tidak ada; pakai salah satu dari: {known}",
            f"there is no kind of check “{kind}”; use one of: {known}",
        )
    return min(of_kind, key=lambda rule: (len(_first(rule.examples["bad"]) + _first(rule.examples["good"])), rule.code))


def _first(examples: Any) -> str:
    return str(examples if isinstance(examples, str) else examples[0])


def _given(given: Mapping[str, Any]) -> str:
    """What the kind of check looks at; left out where it needs nothing."""
    if not given:
        return ""
    return yaml.safe_dump({"given": dict(given)}, allow_unicode=True, sort_keys=False, width=120)


def _quoted(words: str) -> str:
    return yaml.safe_dump(words, allow_unicode=True, default_style='"', width=10_000).strip()


def _block(words: str) -> str:
    return "\n".join(f"    {line}" if line.strip() else "" for line in words.rstrip().splitlines())
