"""The command line: options in, one call, print, exit code.

0 no finding at or above --fail-on; 1 findings; 2 usage, configuration, or a file that could not be checked; 130 stopped.
"""
from __future__ import annotations

import atexit
import logging
import os
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click
from click.core import ParameterSource

from lakip_lint import patterns
from lakip_lint.errors import LakipLintError, OutputError, diagnose, strict
from lakip_lint.localized import LocalizedCommand, LocalizedGroup, asked_language, spoken, usage_message
from lakip_lint.memory import collect_seldom
from lakip_lint.options import (
    PATH,
    common,
    config_options,
    configured_rules,
    costs_of,
    for_many_files,
    ignore_option,
    language_of,
    limit_options,
    limits_of,
    output_option,
    profile_option,
    rules_option,
    select_option,
    settings_of,
    year_option,
)
from lakip_lint.output import deliver, print_to_stdout, require_writable, write_file
from lakip_lint.reports.formats import COPIES, FORMATS
from lakip_lint.reports.texts import Language, both, counted, one_line, text
from lakip_lint.targets import Target, targets_of
from lakip_lint.version import __version__

if TYPE_CHECKING:
    from rich.console import Console

    from lakip_lint.baseline import Baseline
    from lakip_lint.copies import Plan
    from lakip_lint.limits import Limits
    from lakip_lint.project import Outcome
    from lakip_lint.reports.report import Report

PROGRAM = "lakip-lint"
FACT_FORMATS = ("table", "json", "csv")
DIFF_FORMATS = ("console", "json")
FAIL_ON = ("error", "warning", "note", "never")
INTERRUPTED = 130
MOST_STALE = 5


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code; nothing that a user can do ends in a traceback."""
    words = sys.argv[1:] if arguments is None else arguments
    if arguments is None:
        collect_seldom()
    language = asked_language(words)
    if os.environ.get("LAKIP_LINT_DEBUG"):
        logging.basicConfig(format="%(name)s: %(message)s")
        logging.getLogger("lakip_lint").setLevel(logging.DEBUG)
    try:
        return int(cli.main(words, PROGRAM, standalone_mode=False, obj=language) or 0)
    except (KeyboardInterrupt, click.Abort):
        complain(text("interrupted", language))
        return INTERRUPTED
    except click.UsageError as error:
        complain(usage_message(error, language))
        command = error.ctx.command_path if error.ctx else PROGRAM
        click.echo(text("see-help", language, command=command), err=True)
        return 2
    except LakipLintError as error:
        complain(error.message[language])
        return 2
    except Exception as error:
        if strict():
            raise
        complain(text("bug", language, reason=diagnose(error)))
        return 2
    finally:
        patterns.keep()


def run() -> NoReturn:
    """Run the program and end its process at once: to take apart what was made first takes as long as to read two pages."""
    code = main()
    try:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    except (OSError, ValueError, AttributeError):  # closed, or nobody reads it: Python knows what to say
        sys.exit(code)
    if threading.active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    os._exit(code)


def complain(message: str) -> None:
    """One line on standard error."""
    click.echo(f"{PROGRAM}: {one_line(message)}", err=True)


@click.group(cls=LocalizedGroup, invoke_without_command=True, help="help-main")
@click.version_option(__version__, message=f"{PROGRAM} %(version)s", help="help-version")
@common
@click.pass_context
def cli(context: click.Context) -> int:
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        return 2
    return 0


@cli.command(cls=LocalizedCommand, help="help-check", epilog="help-check-more")
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True, type=PATH)
@click.option("--format", "form", type=click.Choice(FORMATS), default="console", show_default=True, help="help-format")
@click.option("--output", "files", metavar="[FORMAT=]FILE", multiple=True, help="help-outputs")
@click.option("--quiet", is_flag=True, help="help-quiet")
@click.option("--statistics", is_flag=True, help="help-statistics")
@click.option("--no-pictures", "pictures", flag_value=False, default=True, type=bool, help="help-no-pictures")
@select_option
@ignore_option
@click.option("--baseline", "known", metavar="FILE", type=PATH, help="help-baseline-file")
@profile_option
@config_options
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="help-fail-on")
@for_many_files
@year_option
@rules_option
@common
@click.pass_context
def check(
    context: click.Context, /, paths: tuple[Path, ...], form: str, files: tuple[str, ...], pictures: bool, quiet: bool,
    statistics: bool, config_file: Path | None, use_config: bool, **more: Any,
) -> int:
    from lakip_lint import baseline
    from lakip_lint.progress import shown_progress
    from lakip_lint.project import check_project

    settings = settings_of(context, paths, config_file, use_config)
    language = language_of(context, settings)
    asked = context.get_parameter_source("form") is not ParameterSource.DEFAULT
    targets, plans, failed = prepare(targets_of(form, asked, files, language), paths, more, language)
    if not targets:
        return 2
    known = settings.baseline_file()
    accepted = baseline.read_baseline(known) if known else None
    costs = costs_of(more)
    limits: Limits = costs["limits"]
    with shown_progress(language, more["ocr"]) as progress:
        outcome = check_project(paths, settings, accepted, progress=progress, **costs)
    report = outcome.report
    for complaint in complaints(report, language):
        complain(complaint)
    complain_of_stale(accepted, outcome, language)
    for target in targets:
        try:
            if target == Target("console") and (quiet or statistics):
                summarize(report, language, statistics)
            else:
                publish(report, target, language, limits, fail_on=settings["fail_on"], pictures=pictures)
        except OutputError as error:
            complain(error.message[language])
            failed = True
    failed |= write_all(report, plans, language, limits)
    if outcome.stopped:
        complain(text("interrupted", language))
        return INTERRUPTED
    return 2 if failed else exit_code(report, settings["fail_on"])


def prepare(
    targets: Sequence[Target], paths: Sequence[Path], more: dict[str, Any], language: Language
) -> tuple[list[Target], list[Plan], bool]:
    """The outputs that can work, plans for those that are copies with notes, and whether there are others.

    Outputs that cannot work are complained of before any time is spent; they do not keep the rest from being written.
    """
    files: list[Path] = []
    if any(target.path or target.form in COPIES for target in targets):
        from lakip_lint.engine import find_files

        files, _ = find_files(paths, more["include"], more["exclude"])
    sound, plans = [], []
    for target in targets:
        try:
            if target.form in COPIES:
                from lakip_lint.copies import plan_copies

                plans.append(plan_copies(target, files, paths))
            elif target.path:
                require_writable(target.path, [*paths, *files])
            sound.append(target)
        except OutputError as error:
            complain(error.message[language])
    return sound, plans, len(sound) < len(targets)


def write_all(report: Report, plans: Sequence[Plan], language: Language, limits: Limits) -> bool:
    """Write the copies with notes; whether any that was asked for is missing."""
    if not plans:
        return False
    from lakip_lint.copies import write_copies

    failures = write_copies(report, plans, language, limits)
    for failure in failures:
        complain(failure.message[language])
    return bool(failures)


def complain_of_stale(accepted: Baseline | None, outcome: Outcome, language: str) -> None:
    """Suppressions that do nothing, and the first few records of the baseline whose finding is gone."""
    for stale in outcome.stale_suppressions:
        entry = stale.entry
        complain(text(f"suppress-{stale.why}", language, where=entry.where, reason=entry.reason, until=entry.until))
    if not accepted:
        return
    for record in outcome.stale_records[:MOST_STALE]:
        quoted = {"rule": record.rule, "words": record.text, "path": record.path}
        complain(text("baseline-stale", language, baseline=accepted.file, **quoted))
    left = len(outcome.stale_records) - MOST_STALE
    if left > 0:
        complain(text("baseline-more-stale", language, baseline=accepted.file, n=left))


def complaints(report: Report, language: str) -> list[str]:
    """What kept a file from being checked to its end."""
    lines = [unread.message[language] for unread in report.unread]
    for document in report.documents:
        lines += [
            f"{document.path}: {text('internal', language, detail=trouble.detail)}"
            for trouble in document.troubles
            if trouble.what == "internal"
        ]
        if not document.coverage.numbers_understood:
            lines.append(text("unchecked", language, path=document.path))
    return lines


def publish(report: Report, target: Target, language: Language, limits: Limits, **settings: Any) -> None:
    """The report in the asked form, to a file or to standard output."""
    from lakip_lint.reports import formats

    if target.form in COPIES:
        return
    if target == Target("console"):
        if report.documents:
            from lakip_lint.reports import console  # rich is slow to import

            print_to_stdout(partial(console.print_report, report, language=language))
        return
    if target.form == "html":
        from lakip_lint.limited import LimitedDrawing

        settings["drawing"] = partial(LimitedDrawing, limits=limits)
    deliver(formats.render(target.form, report, language, **settings), target.path)


def summarize(report: Report, language: Language, statistics: bool) -> None:
    """On standard output a line for each report; with `statistics` also how often each rule found something."""
    from lakip_lint.reports.summary import print_statistics, print_verdicts

    if statistics:
        print_to_stdout(partial(print_statistics, report, language=language))
    else:
        print_to_stdout(partial(print_verdicts, report, language=language))


def exit_code(report: Report, fail_on: str) -> int:
    """2 where anything could not be checked, else 1 for findings at or above `fail_on`, else 0."""
    from lakip_lint.rules.model import Severity

    if not report.complete:
        return 2
    if fail_on == "never":
        return 0
    return int(any(f.severity.rank >= Severity(fail_on).rank for f in report.findings))


@cli.command("rule", cls=LocalizedCommand, help="help-rule")
@click.argument("name", metavar="CODE")
@config_options
@rules_option
@common
@click.pass_context
def show_rule(context: click.Context, /, name: str, config_file: Path | None, use_config: bool, **_: Any) -> int:
    from lakip_lint.reports.rules import print_rule
    from lakip_lint.rule_tests import told_of
    from lakip_lint.selection import find_rules

    settings = settings_of(context, (), config_file, use_config)
    language = language_of(context, settings)
    ruleset = configured_rules(settings)
    for rule in find_rules(ruleset.rules, name):
        told = told_of(rule, ruleset).get(language, "")
        print_to_stdout(partial(print_rule, rule, language=language, told=told))
    return 0


@cli.command("new-rule", cls=LocalizedCommand, help="help-new-rule")
@click.argument("code", metavar="CODE")
@click.argument("name", metavar="NAME")
@click.option("--kind", metavar="KIND", required=True, help="help-kind")
@output_option
@config_options
@rules_option
@common
@click.pass_context
def new_rule(
    context: click.Context, /, code: str, name: str, kind: str, output: Path | None, config_file: Path | None,
    use_config: bool, **_: Any,
) -> int:
    from lakip_lint import engine
    from lakip_lint.rules.skeleton import skeleton

    settings = settings_of(context, (), config_file, use_config)
    language = language_of(context, settings)
    own = settings.extra_rules()
    content = skeleton(code, name, kind, engine.load_rules(own), __version__)
    folder = next((path for path in own if path.is_dir()), Path())
    path = output or folder / f"{code}-{name}.yaml"
    require_writable(path, [])
    if path.exists():
        raise OutputError(*both("already-there", path=path).values())
    write_file(path, content)
    click.echo(text("rule-begun", language, path=path))
    return 0


@cli.command("test-rules", cls=LocalizedCommand, help="help-test-rules")
@click.argument("path", metavar="FILE|FOLDER", type=PATH)
@common
@click.pass_context
def test_rules(context: click.Context, path: Path) -> int:
    from lakip_lint.rule_tests import run_examples

    language = spoken(context)
    passed = failed = 0
    lines = []
    for result in run_examples(path):
        which = text(f"example-{result.which}", language)
        fault = text(result.fault, language, detail=result.detail) if result.fault else text("example-passes", language)
        lines.append(one_line(f"{'✖' if result.fault else '✓'} {result.rule.code} {which} {result.number}: {fault}"))
        passed, failed = passed + (not result.fault), failed + bool(result.fault)
    lines.append(text("examples-run", language, passed=passed, failed=failed))
    deliver("".join(f"{line}\n" for line in lines), None)
    return int(failed > 0)


@cli.command("rules", cls=LocalizedCommand, help="help-rules")
@config_options
@rules_option
@common
@click.pass_context
def list_rules(context: click.Context, /, config_file: Path | None, use_config: bool, **_: Any) -> int:
    from lakip_lint.reports.rules import print_rules

    settings = settings_of(context, (), config_file, use_config)
    language = language_of(context, settings)
    print_to_stdout(partial(print_rules, configured_rules(settings).rules, language=language))
    return 0


@cli.command(cls=LocalizedCommand, help="help-facts")
@click.argument("path", metavar="FILE", type=PATH)
@click.option("--format", "form", type=click.Choice(FACT_FORMATS), default="table", show_default=True, help="help-format")
@output_option
@click.option("--page", metavar="N", type=click.IntRange(1), help="help-page")
@click.option("--subject", metavar="TEXT", default="", help="help-subject")
@limit_options
@config_options
@year_option
@rules_option
@common
@click.pass_context
def facts(
    context: click.Context, /, path: Path, form: str, output: Path | None, page: int | None, subject: str,
    config_file: Path | None, use_config: bool, **more: Any,
) -> int:
    from lakip_lint import engine
    from lakip_lint.progress import shown_progress
    from lakip_lint.reports import facts as telling
    from lakip_lint.reports.console import as_text

    settings = settings_of(context, (path,), config_file, use_config)
    language = language_of(context, settings)
    if output:
        require_writable(output, [path])
    rules = configured_rules(settings)
    costs = limits_of(more)
    tell = partial(telling.listing_of, page=page, subject=subject)
    job = engine.Understand(rules, tell, settings.of_file(path)["year"], costs["cache"], costs["recognizer"])
    with shown_progress(language, more["ocr"]) as progress:
        listing = engine.tell_of(path, job, limits=costs["limits"], progress=progress)

    def draw(screen: Console) -> None:
        telling.print_facts(listing, screen, language)

    if form == "table" and not output:
        print_to_stdout(draw)
        return 0
    content = {
        "table": lambda: as_text(draw),
        "json": lambda: telling.as_json(listing),
        "csv": lambda: telling.as_csv(listing.rows),
    }[form]()
    deliver(content, output)
    return 0


@cli.command("diff", cls=LocalizedCommand, help="help-diff", epilog="help-diff-more")
@click.argument("old", metavar="OLD", type=PATH)
@click.argument("new", metavar="NEW", type=PATH)
@click.option("--format", "form", type=click.Choice(DIFF_FORMATS), default="console", show_default=True, help="help-format")
@output_option
@click.option("--figures", is_flag=True, help="help-figures")
@select_option
@ignore_option
@profile_option
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="help-fail-on")
@config_options
@limit_options
@year_option
@rules_option
@common
@click.pass_context
def diff(
    context: click.Context, /, old: Path, new: Path, form: str, output: Path | None, figures: bool,
    config_file: Path | None, use_config: bool, **more: Any,
) -> int:
    from lakip_lint.progress import shown_progress
    from lakip_lint.reports import diff as telling
    from lakip_lint.reports.console import as_text
    from lakip_lint.versions import compare_files, failing

    settings = settings_of(context, (new,), config_file, use_config)
    language = language_of(context, settings)
    if output:
        require_writable(output, (old, new))
    limits = limits_of(more)
    with shown_progress(language, more["ocr"]) as progress:
        found = compare_files(old, new, settings, progress=progress, **limits)

    def draw(screen: Console) -> None:
        telling.print_comparison(found, screen, language, figures)

    if form == "console" and not output:
        print_to_stdout(draw)
    else:
        deliver(telling.as_json(found, language) if form == "json" else as_text(draw), output)
    for version in (found.old, found.new):
        if version.incomplete:
            complain(text("diff-incomplete", language, path=version.path))
    return 2 if found.old.incomplete or found.new.incomplete else int(failing(found, settings["fail_on"]))


@cli.command("config", cls=LocalizedCommand, help="help-config")
@click.argument("paths", metavar="[FILE|FOLDER]...", nargs=-1, type=PATH)
@select_option
@ignore_option
@profile_option
@click.option("--fail-on", type=click.Choice(FAIL_ON), help="help-fail-on")
@config_options
@year_option
@rules_option
@common
@click.pass_context
def show_config(
    context: click.Context, /, paths: tuple[Path, ...], config_file: Path | None, use_config: bool, **_: Any
) -> int:
    from lakip_lint.config import told_settings

    settings = settings_of(context, paths, config_file, use_config)
    language = language_of(context, settings)
    configured_rules(settings)
    deliver("".join(f"{line}\n" for line in told_settings(settings, language)), None)
    return 0


@cli.command("baseline", cls=LocalizedCommand, help="help-baseline")
@click.argument("paths", metavar="FILE|FOLDER...", nargs=-1, required=True, type=PATH)
@click.option("--output", "file", metavar="FILE", type=PATH, help="help-output-baseline")
@click.option("--prune", is_flag=True, help="help-prune")
@config_options
@for_many_files
@year_option
@rules_option
@common
@click.pass_context
def write_baseline(
    context: click.Context, /, paths: tuple[Path, ...], file: Path | None, prune: bool, config_file: Path | None,
    use_config: bool, **more: Any,
) -> int:
    from lakip_lint import baseline
    from lakip_lint.progress import shown_progress
    from lakip_lint.project import check_project

    settings = settings_of(context, paths, config_file, use_config)
    language = language_of(context, settings)
    file = file or settings.baseline_file()
    if file is None:
        raise click.UsageError(text("usage-baseline", language), context)
    require_writable(file, paths)
    old = baseline.read_baseline(file) if prune else None
    costs = costs_of(more)
    with shown_progress(language, more["ocr"]) as progress:
        outcome = check_project(paths, settings, old, progress=progress, **costs)
    report = outcome.report
    for complaint in complaints(report, language):
        complain(complaint)
    if outcome.stopped:
        complain(text("interrupted", language))
        return INTERRUPTED
    if old:
        stale = outcome.stale_records
        new = baseline.prune(old, stale)
        message = counted("baseline-pruned", len(stale), language, path=file, kept=len(new.records))
    else:
        new = baseline.record_all(report, file)
        message = counted("baseline-written", len(new.records), language, path=file)
    deliver(baseline.as_json(new), file)
    click.echo(message)
    return 0 if report.complete else 2
