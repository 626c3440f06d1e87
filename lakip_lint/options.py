"""Options of the command line that several commands share, and what they come to: settings, rules, limits, language."""
from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from lakip_lint.localized import VARIABLE, spoken
from lakip_lint.reports.texts import LANGUAGES, Language

if TYPE_CHECKING:
    from lakip_lint.config import Settings
    from lakip_lint.document.recognition import Recognizer
    from lakip_lint.rules.loader import Ruleset

OCR_SECONDS_A_PAGE = 60
"""Measured 5 on two processors; a turned page is read up to three times."""
OCR_MEGABYTES = 4096
"""The models and the pictures take about 1 GB on top of the file."""
PROFILES = ("bawaan", "teliti", "inspektorat")
CONFIGURED = {
    "select": "select", "ignore": "ignore", "year": "year", "fail_on": "fail_on", "profile": "profile", "extra": "rules",
    "known": "baseline",
}
"""Options that overrule a key of the configuration."""
Command = TypeVar("Command", bound=Callable[..., Any])


def common(command: Command) -> Command:
    """Options of every command."""
    return click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="help-lang")(command)


PATH = click.Path(path_type=Path)
EXISTING = click.Path(path_type=Path, exists=True, dir_okay=False)
SECONDS = click.IntRange(1)
MEGABYTES = click.IntRange(256)
rules_option = click.option("--rules", "extra", metavar="FILE|FOLDER", multiple=True, type=PATH, help="help-rules-folder")
year_option = click.option("--year", metavar="YEAR", type=click.IntRange(1999, 2099), help="help-year")
ocr_option = click.option("--ocr", is_flag=True, help="help-ocr")
output_option = click.option("--output", metavar="FILE", type=PATH, help="help-output")
select_option = click.option("--select", metavar="CODES", multiple=True, help="help-select")
ignore_option = click.option("--ignore", metavar="CODES", multiple=True, help="help-ignore")
profile_option = click.option("--profile", type=click.Choice(PROFILES), help="help-profile")


def config_options(command: Command) -> Command:
    """Which configuration file is used."""
    chosen = click.option("--config", "config_file", metavar="FILE", type=EXISTING, help="help-config-file")
    none = click.option("--no-config", "use_config", flag_value=False, default=True, type=bool, help="help-no-config")
    return chosen(none(command))


def limit_options(command: Command) -> Command:
    """Options that say what one file may cost, and whether its pictures are read."""
    options = (
        ocr_option,
        click.option("--timeout", metavar="SECONDS", type=SECONDS, default=600, show_default=True, help="help-timeout"),
        click.option("--max-memory", metavar="MB", type=MEGABYTES, default=2048, show_default=True, help="help-max-memory"),
        click.option("--no-cache", "cached", flag_value=False, default=True, type=bool, help="help-no-cache"),
    )
    for option in reversed(options):
        command = option(command)
    return command


def for_many_files(command: Command) -> Command:
    """Options that choose files, and say how many are worked on and what each may cost."""
    options = (
        click.option("--include", metavar="GLOB", multiple=True, help="help-include"),
        click.option("--exclude", metavar="GLOB", multiple=True, help="help-exclude"),
        click.option("--workers", metavar="N", type=click.IntRange(1, 1024), help="help-workers"),
        click.option("--executor", metavar="dask:ADDRESS", help="help-executor"),
        limit_options,
    )
    for option in reversed(options):
        command = option(command)
    return command


def costs_of(more: dict[str, Any]) -> dict[str, Any]:
    """The options of `for_many_files` as arguments of `engine.check`."""
    executor = None
    if more["executor"]:
        from lakip_lint.cluster import executor_of

        executor = click.get_current_context().with_resource(executor_of(more["executor"]))
    return {**limits_of(more), "executor": executor, **{key: more[key] for key in ("include", "exclude", "workers")}}


def limits_of(more: dict[str, Any]) -> dict[str, Any]:
    """The options of `limit_options`: what a file may cost, and where what was read is kept."""
    from lakip_lint.cache import user_cache
    from lakip_lint.limits import Limits

    recognizer = recognizer_of(more["ocr"])
    limits = Limits(more["timeout"], more["max_memory"])
    if recognizer:
        limits = Limits(more["timeout"], more["max_memory"] + OCR_MEGABYTES, OCR_SECONDS_A_PAGE)
    return {"limits": limits, "cache": user_cache() if more["cached"] else None, "recognizer": recognizer}


def recognizer_of(ocr: bool) -> Recognizer | None:
    """What reads scanned pages where that is asked for. Raises NoRecognizer."""
    from lakip_lint.document.recognition import find_recognizer

    return find_recognizer() if ocr else None


def settings_of(context: click.Context, paths: Sequence[Path], file: Path | None, use_config: bool) -> Settings:
    """What holds of the command line, the configuration file and the defaults. Raises RuleError."""
    from lakip_lint.config import Config, find_config, read_config, settle, words

    found = file or (find_config(paths) if use_config else None)
    config = read_config(found) if found else Config()
    given = {
        CONFIGURED[name]: value
        for name, value in context.params.items()
        if name in CONFIGURED and context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }
    for key in ("select", "ignore"):
        if key in given:
            given[key] = words(given[key])
    if asked_for_language(context):
        given["lang"] = spoken(context)
    return settle(config, given)


def configured_rules(settings: Settings) -> Ruleset:
    """The shipped rules and one's own, as the settings change them. Raises RuleError."""
    from lakip_lint.config import rules_of
    from lakip_lint.engine import load_rules

    return rules_of(load_rules(settings.extra_rules()), settings)


def asked_for_language(context: click.Context) -> bool:
    """Whether --lang or LAKIP_LINT_LANG chose the language."""
    asking: list[click.Context] = [context, context.find_root()]
    written = any(c.get_parameter_source("lang") is ParameterSource.COMMANDLINE for c in asking)
    return written or bool(os.environ.get(VARIABLE))


def language_of(context: click.Context, settings: Settings) -> Language:
    """The language of the settings, from here on spoken everywhere."""
    context.find_root().obj = settings["lang"]
    return spoken(context)
