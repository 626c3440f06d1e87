"""The configuration: lakip-lint.yaml or [tool.lakip-lint] of pyproject.toml, and what holds in the end.

The command line goes over the file, the file over the default. Every fault names file and line.
"""
from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from lakip_lint.errors import RuleError, SelectionError
from lakip_lint.reports.texts import counted, one_line, text
from lakip_lint.rules.knowledge import KNOWN, Knowledge
from lakip_lint.rules.loader import Ruleset
from lakip_lint.rules.model import Severity
from lakip_lint.rules.source import Pointer, Source, read_source
from lakip_lint.selection import find_rules

if TYPE_CHECKING:
    import yaml

NAMES = ("lakip-lint.yaml", "lakip-lint.yml")
PYPROJECT = "pyproject.toml"
SCHEMA_FILE = Path(__file__).with_name("config.schema.json")
DEFAULTS: Mapping[str, Any] = {
    "select": (), "ignore": (), "severity": {}, "rules": (), "fail_on": "error", "lang": "id", "year": None,
    "profile": "bawaan", "baseline": None, "names": {}, "per_path": {}, "suppress": (),
}


class Profile(Struct, frozen=True):
    """What is told beside what is proven or doubted. `style`: rules on form; `trial`: rules that are on trial (preview)."""

    style: bool = False
    trial: bool = False


PROFILES: Mapping[str, Profile] = {
    "bawaan": Profile(),
    "teliti": Profile(style=True),
    "inspektorat": Profile(style=True, trial=True),
}
AS_WRITTEN = ("fingerprint", "text", "until", "reason")
"""Keys of a suppression whose value is text even where YAML sees a number or a day."""


class TomlSource(Source, frozen=True, dict=True):
    """The table [tool.lakip-lint] of a pyproject.toml; lines are found by the names of the keys."""

    def line(self, pointer: Pointer, key: str | None = None) -> int:
        lines = self.raw.decode("utf-8").splitlines()
        at = next((i for i, line in enumerate(lines) if re.match(r"\s*\[+\s*tool\s*\.\s*[\"']?lakip-lint\b", line)), 0)
        skip = 0
        for step in [*pointer, *([key] if key is not None else [])]:
            if isinstance(step, int):
                skip = step  # the step before was an array of tables, if each item has a header of its own
                continue
            name = re.compile(rf"(?:\s*\[+.*\.\s*|\s*|.*[{{,.]\s*)[\"']?{re.escape(step)}[\"']?\s*(?:[=\].]|$)")
            hits = [i for i in range(at, len(lines)) if name.match(lines[i])]
            at = hits[0] if hits else at
            skip = 0
        headers = [i for i in range(at, len(lines)) if lines[i] == lines[at] and lines[i].lstrip().startswith("[[")]
        return (headers[skip] if skip < len(headers) else at) + 1


class Config(Struct, frozen=True):
    """What a configuration file says; nothing where there is none."""

    source: Source | None = None
    values: Mapping[str, Any] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The folder that paths and globs of the file start from."""
        return self.source.path.resolve().parent if self.source else Path.cwd()

    def where(self, *pointer: str | int) -> str:
        """File and line of a part."""
        return f"{self.source.path}:{self.source.line(pointer)}" if self.source else ""


def find_config(paths: Iterable[Path]) -> Path | None:
    """The nearest configuration upwards from the first of the files, else upwards from the working folder."""
    first = next(iter(paths), None)
    starts = [] if first is None else [first if first.is_dir() else first.parent]
    for start in (*starts, Path.cwd()):
        folder = start.resolve()
        for above in (folder, *folder.parents):
            for name in NAMES:
                if (above / name).is_file():
                    return above / name
            if _table(above / PYPROJECT) is not None:
                return above / PYPROJECT
    return None


def _table(path: Path) -> Any:
    """[tool.lakip-lint] of a pyproject.toml; None where there is none. Raises RuleError."""
    try:
        raw = path.read_bytes() if path.is_file() else b""
        if b"lakip-lint" not in raw:
            return None
        import tomllib  # only where there is such a file

        return tomllib.loads(raw.decode("utf-8")).get("tool", {}).get("lakip-lint")
    except (OSError, ValueError) as error:
        raise RuleError(
            f"{path}: tidak dapat dibaca sebagai TOML ({error}); perbaiki berkas itu",
            f"{path}: cannot be read as TOML ({error}); mend that file",
        ) from error


def read_config(path: Path) -> Config:
    """Read and validate a configuration. Raises RuleError."""
    shown = _shown(path)
    if path.suffix == ".toml":
        source: Source = TomlSource(shown, path.name, path.read_bytes(), _plain_days(_table(path) or {}), None)
    else:
        source = texts_as_written(read_source(shown, path.name))
    source.validate(schema())
    return Config(source, source.content)


def _shown(path: Path) -> Path:
    """The path as people would write it: from the working folder where it is below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of the configuration, for validation and for editors."""
    content: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return content


def texts_as_written(source: Source) -> Source:
    """The source with the texts of its suppressions as they are written, not as the numbers and days that YAML sees."""
    content = source.content
    if not isinstance(content, dict) or not isinstance(content.get("suppress"), list):
        return source
    import yaml

    assert isinstance(source.node, yaml.MappingNode)
    listed = next((value for key, value in source.node.value if key.value == "suppress"), None)
    if listed is None:  # merged in from elsewhere
        return source
    entries = [_entry(entry, node) for entry, node in zip(content["suppress"], listed.value, strict=True)]
    return replace(source, content={**content, "suppress": entries})


def _entry(entry: Any, node: yaml.Node) -> Any:
    import yaml

    if not isinstance(entry, dict) or not isinstance(node, yaml.MappingNode):
        return entry
    written = {
        key.value: value.value
        for key, value in node.value
        if key.value in AS_WRITTEN and isinstance(value, yaml.ScalarNode) and entry.get(key.value) is not None
    }
    return {**entry, **written}


def _plain_days(part: Any) -> Any:
    """TOML knows days; the schema wants them as text."""
    if isinstance(part, dict):
        return {key: _plain_days(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_plain_days(value) for value in part]
    return part.isoformat() if isinstance(part, date) else part


class Settings(Struct, frozen=True):
    """What holds, and where each setting comes from: "" for a default, a file with its line, or "--option"."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]
    config: Config

    def __getitem__(self, key: str) -> Any:
        return self.values[key]

    def extra_rules(self) -> list[Path]:
        """Own rule files and folders; those of the file start from its folder."""
        start = Path() if self.origins["rules"].startswith("--") else self.config.folder
        return [start / path for path in self["rules"]]

    def baseline_file(self) -> Path | None:
        """The file of known findings; that of the configuration starts from its folder."""
        if self["baseline"] is None:
            return None
        start = Path() if self.origins["baseline"].startswith("--") else self.config.folder
        return start / Path(self["baseline"])

    def of_file(self, path: Path) -> dict[str, Any]:
        """`select`, `ignore` and `year` of one report: the settings of all, changed by each glob of `per_path` that fits."""
        found = {"select": words(self["select"]), "ignore": words(self["ignore"]), "year": self["year"]}
        for glob, special in self["per_path"].items():
            if not fits(path, glob, self.config.folder):
                continue
            for key, value in special.items():
                if self.origins[key].startswith("--"):
                    continue
                found[key] = value if key == "year" else words(value) if key == "select" else found[key] + words(value)
        return found


def fits(path: Path, glob: str, folder: Path) -> bool:
    """Whether a path, seen from a folder, fits a glob; "*" also matches "/"."""
    try:
        seen = Path(os.path.relpath(path.resolve(), folder)).as_posix()
    except ValueError:  # another drive
        seen = path.resolve().as_posix()
    return fnmatchcase(seen, glob.removeprefix("./"))


def words(value: str | Sequence[str]) -> tuple[str, ...]:
    """Codes as a list, or as words with commas between them."""
    listed = [value] if isinstance(value, str) else value
    return tuple(word.strip() for item in listed for word in item.split(",") if word.strip())


def settle(config: Config, given: Mapping[str, Any]) -> Settings:
    """The command line (`given`: only what was written there) over the file over the defaults."""
    values, origins = {}, {}
    for key, default in DEFAULTS.items():
        if key in given:
            values[key], origins[key] = given[key], "--" + key.replace("_", "-")
        elif key in config.values:
            values[key], origins[key] = config.values[key], config.where(key)
        else:
            values[key], origins[key] = default, ""
    return Settings(values, origins, config)


def rules_of(ruleset: Ruleset, settings: Settings) -> Ruleset:
    """The rules with the severities and the known names of the settings. Raises RuleError for a name that no rule has."""
    require_known_rules(ruleset, settings.config)
    asked: Mapping[str, str] = settings["severity"]
    if not asked and not settings["names"]:
        return ruleset
    wanted = {rule.code: Severity(severity) for name, severity in asked.items() for rule in find_rules(ruleset.rules, name)}
    rules = tuple(replace(rule, severity=wanted.get(rule.code, rule.severity)) for rule in ruleset.rules)
    knowledge = Knowledge({**ruleset.knowledge.data, KNOWN: settings["names"]})
    content = [ruleset.version, asked, *([settings["names"]] if settings["names"] else [])]
    version = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:12]
    return replace(ruleset, rules=rules, knowledge=knowledge, version=version)


def require_known_rules(ruleset: Ruleset, config: Config) -> None:
    """Every rule that the file names exists. Raises RuleError with its line."""
    for pointer, name in _named(config.values):
        try:
            find_rules(ruleset.rules, name)
        except SelectionError as error:
            assert config.source is not None
            raise config.source.error(pointer, error.message["id"], error.message["en"]) from error


def _named(values: Mapping[str, Any]) -> Iterator[tuple[list[str | int], str]]:
    """Every name of a rule, and where it stands."""
    for key in ("select", "ignore"):
        for name in words(values.get(key, ())):
            yield [key], name
    yield from ((["severity", name], name) for name in values.get("severity", {}))
    for glob, special in values.get("per_path", {}).items():
        for key in ("select", "ignore"):
            yield from ((["per_path", glob, key], name) for name in words(special.get(key, ())))
    for i, entry in enumerate(values.get("suppress", ())):
        if "rule" in entry:
            yield ["suppress", i, "rule"], entry["rule"]


def told_settings(settings: Settings, language: str) -> Iterator[str]:
    """A line for each setting: its name, its value, and where it comes from."""
    source = settings.config.source
    yield text("config-file", language, path=source.path) if source else text("config-none", language)
    width = max(map(len, DEFAULTS))
    for key in DEFAULTS:
        value = settings[key]
        told = counted("config-suppressions", len(value), language) if key == "suppress" else _told(value)
        yield f"{key:<{width}}  {one_line(told)}  ({settings.origins[key] or text('config-default', language)})"


def _told(value: Any) -> str:
    if value is None or (not value and not isinstance(value, bool | int)):
        return "-"
    if isinstance(value, list) and any(isinstance(part, dict) for part in value):
        return ", ".join(f"({_told(part)})" for part in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_told(part)}" for key, part in value.items())
    return value if isinstance(value, str) else ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
