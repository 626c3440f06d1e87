"""Patterns that are kept from one start to the next are those that `re` compiles."""
from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from lakip_lint import patterns
from lakip_lint.keeping import Own
from lakip_lint.patterns import Patterns

EXPRESSIONS = [
    (r"(?P<day>[12]?\d)\s+(?:januari|mei)(?P<year>\s+20\d\d)?", re.I),
    (r"(?<![\w.])Rp\.?\s*(\d++(?:\.\d{3})*+)(?!\d)", 0),
    ("(?P<open>[(])?  # verbose\n (?P<digits>[0-9]+) (?(open)[)])", re.X),
    (r"(?i:nilai)\s(?P<grade>AA|BB|[ABCD])(?![^\W_])", 0),
    (r"[^\W\d_]+“é”", re.I | re.S),
]
TEXTS = ["Rp 1.234.500", "17 Mei 2031", "(12)", "12)", "NILAI BB", "nilai b", "KATA“É”", "kata“é”\n", ""]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Own:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return Own("patterns.json", "these")


def same(one: re.Pattern[str], other: re.Pattern[str]) -> bool:
    found = [[(m.span(), m.groups(), m.groupdict()) for m in p.finditer(t)] for p in (one, other) for t in TEXTS]
    half = len(TEXTS)
    return found[:half] == found[half:] and (one.pattern, one.flags, one.groups, dict(one.groupindex)) == (
        other.pattern, other.flags, other.groups, dict(other.groupindex),
    )


def test_kept_patterns_are_those_of_re(own: Own) -> None:
    first = Patterns(own)
    assert all(same(first.compiled(*e), re.compile(*e)) for e in EXPRESSIONS)
    first.keep()
    second = Patterns(own)
    assert len(second.known) == len(EXPRESSIONS)
    assert all(same(second.compiled(*e), re.compile(*e)) for e in EXPRESSIONS)
    assert not second.new


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "no JSON",
        lambda _: json.dumps([1]),
        lambda kept: json.dumps({**kept, "made_of": "others"}),
        lambda kept: json.dumps({**kept, "content": {key: value[:2] for key, value in kept["content"].items()}}),
        lambda kept: json.dumps({**kept, "content": {key: [0, "AAAA////", 0, {}] for key in kept["content"]}}),
        lambda kept: json.dumps({**kept, "content": {key: [0, "?", 9, 3] for key in kept["content"]}}),
    ],
    ids=["text", "list", "other", "short", "code", "types"],
)
def test_damaged_patterns_are_compiled_again(own: Own, damage: object) -> None:
    first = Patterns(own)
    first.compiled(*EXPRESSIONS[0])
    first.keep()
    assert own.place
    own.place.write_text(damage(json.loads(own.place.read_text())))  # type: ignore[operator]
    assert same(Patterns(own).compiled(*EXPRESSIONS[0]), re.compile(*EXPRESSIONS[0]))


def test_a_python_with_other_insides_compiles_as_ever(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "MADE_BY", "")
    given = Patterns(own)
    assert same(given.compiled(*EXPRESSIONS[1]), re.compile(*EXPRESSIONS[1]))
    given.keep()
    assert own.place
    assert not own.place.exists()


def test_a_wrong_expression_is_told_by_re(own: Own) -> None:
    with pytest.raises(re.error):
        Patterns(own).compiled("(")


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    given = Patterns(Own("patterns.json", "these"))
    assert same(given.compiled(*EXPRESSIONS[2]), re.compile(*EXPRESSIONS[2]))
    given.keep()
    assert not Patterns(given.own).known


def test_a_second_start_compiles_nothing_and_knows_the_rules(tmp_path: Path) -> None:
    script = (
        "import json, sys; from lakip_lint import engine, patterns; rules = engine.load_rules(); engine.load_checks()\n"
        "print(json.dumps([len(patterns._patterns.new), len(rules.rules), 'yaml' in sys.modules, rules.version]))\n"
        "patterns.keep()"
    )
    told = []
    for _ in range(2):
        run = subprocess.run(
            [sys.executable, "-c", script], env={"XDG_CACHE_HOME": str(tmp_path)}, capture_output=True, text=True, check=True
        )
        told.append(json.loads(run.stdout))
    assert told[0][0] > 200
    assert told[1][0] == 0
    assert told[0][2]
    assert not told[1][2]
    assert told[0][1] == told[1][1] > 100
    assert told[0][3] == told[1][3]


@pytest.mark.parametrize(("expression", "flags"), EXPRESSIONS)
@pytest.mark.parametrize("text", TEXTS)
def test_the_functions_of_re_do_the_same(expression: str, flags: int, text: str) -> None:
    def span(found: re.Match[str] | None) -> tuple[int, int] | None:
        return found.span() if found else None

    for name in ("search", "match", "fullmatch"):
        assert span(getattr(patterns, name)(expression, text, flags)) == span(getattr(re, name)(expression, text, flags))
    assert patterns.findall(expression, text, flags) == re.findall(expression, text, flags)
    assert [m.span() for m in patterns.finditer(expression, text, flags)] == [
        m.span() for m in re.finditer(expression, text, flags)
    ]
    assert patterns.sub(expression, "#", text, 1, flags) == re.sub(expression, "#", text, count=1, flags=flags)
    assert patterns.sub(expression, lambda m: m.group()[::-1], text, flags=flags) == re.sub(
        expression, lambda m: m.group()[::-1], text, flags=flags
    )
    assert patterns.split(expression, text, 1, flags) == re.split(expression, text, maxsplit=1, flags=flags)
