"""Loading of rules and of what they know (rules/*.yaml, rules/data/*.yaml), and filling in of their messages."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lakip_lint.errors import RuleError
from lakip_lint.rules.knowledge import Knowledge
from lakip_lint.rules.model import Rule, Severity
from lakip_lint.rules.source import Source, read_schema, read_source
from lakip_lint.version import __version__

PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
LED = re.compile(r"(?P<led>\s*(?:\b(?:tahun|pada|untuk|tentang|in|of|for|on)\s+)?)" + PLACEHOLDER.pattern)
"""A placeholder with the gap and the word that lead to it, which go where there is nothing to lead to."""
DATA = "data"


class Ruleset(Struct, frozen=True):
    """All rules in the order of their codes, what they know, and a version that changes with any byte of them."""

    rules: tuple[Rule, ...]
    knowledge: Knowledge
    version: str

    def find(self, code_or_name: str) -> Rule | None:
        """The rule with this code or name, whatever the case."""
        wanted = code_or_name.casefold()
        return next((r for r in self.rules if wanted in (r.code.casefold(), r.name)), None)


def shipped_folder() -> Path:
    """The folder of the rules that come with the program: inside an installed package, else beside it in a checkout."""
    package = Path(__file__).resolve().parent
    for folder in (package / "shipped", package.parents[1] / "rules"):
        if (folder / DATA).is_dir():
            return folder
    raise RuleError(
        f"{package}: berkas aturan bawaan tidak ditemukan; pasang ulang lakip-lint",
        f"{package}: the rules that come with the program are missing; install lakip-lint again",
    )


def load_ruleset(
    extra: Sequence[Path] = (), kinds: Collection[str] | None = None, *, trust_shipped: bool = False
) -> Ruleset:
    """The shipped rules and those of `extra` (rule files, or folders shaped like rules/), validated.

    `kinds` are the kinds of check that exist (pass `KINDS` of lakip_lint.checks.registry); None leaves them unchecked.
    `trust_shipped`: the shipped ones are not validated again, which takes longer than reading them; the tests do it. Where
    they turn out to be broken after all, they are, so that the error names the fault.
    A file of `extra` may also hold `adjust: CODE` with a new `severity`, new `given` parameters or `enabled: false`.
    Raises RuleError, which names file and line, for anything that is not as it must be.
    """
    if trust_shipped:
        with suppress(LookupError, TypeError, AttributeError):
            return _ruleset(list(_sources(extra, trust_shipped=True)), kinds)
    return _ruleset(list(_sources(extra)), kinds)


def _ruleset(sources: Sequence[Source], kinds: Collection[str] | None) -> Ruleset:
    rules: dict[str, Rule] = {}
    names: dict[str, Rule] = {}
    adjustments: list[Source] = []
    data: dict[str, Any] = {}
    for source in sources:
        if source.path.parent.name == DATA:
            _add_data(data, source)
        elif isinstance(source.content, dict) and "adjust" in source.content:
            adjustments.append(source)
        else:
            rule = _rule(source, kinds)
            _refuse_second(source, "code", rule.code, rules.get(rule.code))
            _refuse_second(source, "name", rule.name, names.get(rule.name))
            rules[rule.code] = names[rule.name] = rule
    for source in adjustments:
        _adjust(rules, source)
    return Ruleset(tuple(rules[code] for code in sorted(rules)), Knowledge(data), _version(sources))


def digest_of_shipped() -> str:
    """Changes with any byte of the shipped rules, with their place, and with what loads them."""
    folder = shipped_folder()
    digest = hashlib.sha256(f"{folder}\n{__version__}\n".encode("utf-8", "surrogatepass"))
    for module in sorted(Path(__file__).parent.glob("*.py")):  # those that make rules of files
        digest.update(module.read_bytes())
    for path in _files_in(folder):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def as_plain(ruleset: Ruleset) -> dict[str, Any]:
    """The rules as plain values, to be kept: they were validated, and need not be again."""
    names = Rule.__struct_fields__
    return {
        "rules": [{name: getattr(rule, name) for name in names} for rule in ruleset.rules],
        "data": dict(ruleset.knowledge.data),
        "version": ruleset.version,
    }


def from_plain(content: Any) -> Ruleset:
    """The rules that `as_plain` was given. Raises ValueError for anything else."""
    try:
        rules = tuple(Rule(**{**rule, "severity": Severity(rule["severity"])}) for rule in content["rules"])
        return Ruleset(rules, Knowledge(content["data"]), content["version"])
    except (LookupError, TypeError) as error:
        raise ValueError("not kept rules") from error


def render(template: str, arguments: Mapping[str, str]) -> str:
    """Replace `{name}` by the argument of that name, literally; "?" where there is none. Nothing else is interpreted.

    Where the argument is empty the word that leads to it goes, too: "Capaian {subject} tahun {year}" without a year.
    """

    def filled(match: re.Match[str]) -> str:
        value = arguments.get(match.group(2), "?")
        return match["led"] + value if value else ""

    return LED.sub(filled, template).lstrip()


def _sources(extra: Sequence[Path], *, trust_shipped: bool = False) -> Iterator[Source]:
    shipped = shipped_folder()
    for folder in (shipped, *extra):
        if folder.is_file():
            yield read_source(folder, folder.name)
        elif folder.is_dir():
            for path in _files_in(folder):
                yield read_source(path, path.relative_to(folder).as_posix(), trusted=trust_shipped and folder is shipped)
        else:
            raise RuleError(
                f"{folder}: berkas atau folder aturan tidak ada; periksa namanya",
                f"{folder}: no such rule file or folder; check the name",
            )


def _files_in(folder: Path) -> list[Path]:
    return sorted(p for p in folder.rglob("*") if p.suffix in (".yaml", ".yml"))


def _version(sources: Sequence[Source]) -> str:
    digest = hashlib.sha256()
    for source in sorted(sources, key=lambda s: (s.name, s.raw)):
        digest.update(source.name.encode() + b"\0" + source.raw + b"\0")
    return digest.hexdigest()[:12]


def _rule(source: Source, kinds: Collection[str] | None) -> Rule:
    schema = read_schema("rule")
    assert schema is not None
    source.validate(schema)
    content = source.content
    if kinds is not None and content["kind"] not in kinds:
        known = ", ".join(sorted(kinds))
        raise source.error(
            ["kind"],
            f"jenis pemeriksaan “{content['kind']}” tidak ada; pakai salah satu dari: {known}",
            f"there is no kind of check “{content['kind']}”; use one of: {known}",
        )
    for language, template in content["message"].items():
        left = PLACEHOLDER.sub("", template)
        if "{" in left or "}" in left:
            raise source.error(
                ["message", language],
                "isian pesan hanya boleh berbentuk {nama}; perbaiki kurung kurawalnya",
                "a placeholder of a message must be a simple {name}; mend the braces",
            )
    return Rule(
        code=content["code"], name=content["name"], kind=content["kind"], severity=Severity(content["severity"]),
        message=content["message"], explain=content["explain"], why=content.get("why", {}), how=content.get("how", {}),
        quiet=content.get("quiet", {}), given=content.get("given", {}), basis=content["basis"],
        since=content["since"], status=content["status"], examples=content["examples"], source=str(source.path),
        style=content.get("style", False),
    )


def _refuse_second(source: Source, key: str, value: str, other: Rule | None) -> None:
    if other is not None:
        raise source.error(
            [key],
            f"“{value}” sudah dipakai oleh {other.source}; pilih yang lain (untuk mengubah aturan itu: “adjust: {other.code}”)",
            f"“{value}” is taken by {other.source}; choose another (to change that rule use “adjust: {other.code}”)",
        )


def _adjust(rules: dict[str, Rule], source: Source) -> None:
    schema = read_schema("rule")
    assert schema is not None
    source.validate(schema["$defs"]["adjustment"])
    content = source.content
    rule = rules.get(content["adjust"])
    if rule is None:
        raise source.error(
            ["adjust"],
            f"tidak ada aturan {content['adjust']}; lihat daftarnya dengan “lakip-lint rules”",
            f"there is no rule {content['adjust']}; list them with “lakip-lint rules”",
        )
    if content.get("enabled", True) is False:
        del rules[rule.code]
        return
    severity = Severity(content["severity"]) if "severity" in content else rule.severity
    rules[rule.code] = replace(rule, severity=severity, given={**rule.given, **content.get("given", {})})


def _add_data(data: dict[str, Any], source: Source) -> None:
    """Data of a stem that is there already is added to: lists grow, other values are replaced key by key."""
    stem = source.path.stem
    schema = read_schema(stem)
    if schema is not None:
        source.validate(schema)
    data[stem] = _merged(data[stem], source.content) if stem in data else source.content


def _merged(old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{k: _merged(old[k], v) if k in old else v for k, v in new.items()}}
    if isinstance(old, list) and isinstance(new, list):
        return old + new
    return new
