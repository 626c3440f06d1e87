"""Click in two languages: help and usage errors by the language that the command line asks for."""
from __future__ import annotations

import os
from collections.abc import Sequence
from typing import cast

import click

from lakip_lint.reports.texts import LANGUAGES, Language, text

VARIABLE = "LAKIP_LINT_LANG"
DEFAULT: Language = "id"


def asked_language(arguments: Sequence[str]) -> Language:
    """The language to speak, known before the command line is understood: --lang, else LAKIP_LINT_LANG, else Indonesian."""
    asked = os.environ.get(VARIABLE, DEFAULT)
    for word, following in zip(arguments, (*arguments[1:], ""), strict=False):
        if word == "--lang":
            asked = following
        elif word.startswith("--lang="):
            asked = word.removeprefix("--lang=")
    return next((language for language in LANGUAGES if language == asked), DEFAULT)


def spoken(context: click.Context) -> Language:
    """The language given to the root command as its object."""
    return cast(Language, context.find_root().obj or DEFAULT)


class LocalizedCommand(click.Command):
    """A command whose `help`, `epilog` and help of options are keys of the texts."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = spoken(ctx)
        pieces = [f"[{text('options', language).upper()}]" if p == "[OPTIONS]" else p for p in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=text("usage", language))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for key in filter(None, (self.help, self.epilog)):
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(text(key, spoken(ctx)))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Told with the help text."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = spoken(ctx)
        with formatter.section(text("options", language)):
            formatter.write_dl([_record(p, ctx, language) for p in self.get_params(ctx) if isinstance(p, click.Option)])


class LocalizedGroup(LocalizedCommand, click.Group):
    """The root command."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        language = spoken(ctx)
        with formatter.section(text("commands", language)):
            commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
            formatter.write_dl([(name, text(command.help or "", language)) for name, command in commands if command])
        super().format_options(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """In the order of the source, the main job first."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.commands, 1)
            raise click.UsageError(text("usage-no-command", spoken(ctx), given=args[0], hint=_hint(near, spoken(ctx))), ctx)
        return super().resolve_command(ctx, args)


def _record(option: click.Option, ctx: click.Context, language: str) -> tuple[str, str]:
    names = (option.get_help_record(ctx) or ("",))[0]
    words = text("help-help" if "--help" in option.opts else option.help or "", language)
    if option.show_default and option.default is not None:
        words += f" [{text('default', language, value=option.default)}]"
    return names, words


def usage_message(error: click.UsageError, language: str) -> str:
    """What was wrong with the command line, in one sentence."""
    if language == "en":
        return error.format_message()
    if isinstance(error, click.NoSuchOption):
        return text("usage-no-option", language, given=error.option_name, hint=_hint(error.possibilities or (), language))
    if isinstance(error, click.MissingParameter) and error.param:
        named = error.param.make_metavar(click.Context(click.Command(""))).rstrip(".")
        given = error.param.opts[0] if isinstance(error.param, click.Option) else named
        return text("usage-missing", language, given=given)
    if isinstance(error, click.BadParameter) and error.param:
        kind = error.param.type
        allowed = ", ".join(kind.choices) if isinstance(kind, click.Choice) else ""
        reason = text("usage-choice", language, choices=allowed) if allowed else error.message
        return text("usage-value", language, given=error.param.opts[0], reason=reason)
    return error.format_message()


def _hint(near: Sequence[str], language: str) -> str:
    return text("did-you-mean", language, names=", ".join(near)) if near else ""
