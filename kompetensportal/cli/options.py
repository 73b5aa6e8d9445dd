"""The options that every command has, and a parser that speaks the reader's language."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from kompetensportal.actions.writing.content_folder import own_folder, shipped
from kompetensportal.errors import MistakeError
from kompetensportal.languages import LANGUAGES
from kompetensportal.settings import Settings, read_settings
from kompetensportal.words import FALLBACK, Catalogue, catalogue, say

_HEADINGS = {
    "options": "cli.heading_options",
    "positional arguments": "cli.heading_arguments",
}


class Parser(argparse.ArgumentParser):
    """argparse with our words: what cannot be read is a MistakeError, never an exit."""

    def __init__(self, command: str, words: Catalogue, description: str) -> None:
        super().__init__(
            prog=f"kompetensportal {command}",
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, words),
        )
        self.words = words
        self._command = command

    def error(self, message: str) -> NoReturn:
        """Say which argument could not be read; argparse's English sentence stays away."""
        raise MistakeError(
            say("cli.bad_usage", what=message.rpartition(": ")[2]),
            say("cli.bad_usage_mend", command=self._command),
        )


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, words: Catalogue) -> None:
        super().__init__(prog, max_help_position=32)
        self._words = words

    def add_usage(self, usage, actions, groups, prefix=None) -> None:  # type: ignore[no-untyped-def]
        """Usage with our word in front of it."""
        super().add_usage(usage, actions, groups, self._words.text("cli.usage") + " ")

    def start_section(self, heading: str | None) -> None:
        """A section under our heading."""
        key = _HEADINGS.get(heading or "")
        super().start_section(self._words.text(key) if key else heading)


def add_common(parser: Parser, words: Catalogue) -> None:
    """`--data`, `--content`, `--language`, `--help`."""
    parser.add_argument(
        "--data", type=Path, metavar=words.text("cli.folder"), help=words.text("cli.option_data")
    )
    parser.add_argument(
        "--content",
        type=Path,
        metavar=words.text("cli.folder"),
        help=words.text("cli.option_content"),
    )
    parser.add_argument(
        "--language", choices=tuple(LANGUAGES), help=words.text("cli.option_language")
    )
    parser.add_argument("-h", "--help", action="help", help=words.text("cli.option_help"))


def terminal_words(given: list[str]) -> Catalogue:
    """The words for the terminal, known before the arguments are read: option, then environment."""
    asked = os.environ.get("KP_LANGUAGE", FALLBACK)
    for here, value in zip(given, [*given[1:], ""], strict=True):
        if here == "--language":
            asked = value
        elif here.startswith("--language="):
            asked = here.partition("=")[2]
    return catalogue(asked if asked in LANGUAGES else FALLBACK)


def settings_from(args: argparse.Namespace) -> Settings:
    """The settings of the data folder that is meant, with the command's own options on top."""
    settings = read_settings(args.data or Path(os.environ.get("KP_DATA", Settings().data)))
    if args.content is not None:
        settings = replace(settings, content=args.content)
    if args.language is not None:
        settings = replace(settings, language=args.language)
    return settings


def with_address(settings: Settings, args: argparse.Namespace) -> Settings:
    """The settings with `--host` and `--port`, where they were given."""
    return replace(
        settings,
        host=settings.host if args.host is None else args.host,
        port=settings.port if args.port is None else args.port,
    )


def content_root(settings: Settings) -> Path:
    """The folder that holds `lathundar/` and `courses/`; MistakeError when it holds neither.

    The one that was named; else the one that the workshop writes to, when there is one; else the
    one an author stands in; else the content that ships.
    """
    root = settings.content or _unnamed(settings)
    if not _holds_content(root):
        raise MistakeError(say("cli.no_content", folder=str(root)), say("cli.no_content_mend"))
    return root


def _unnamed(settings: Settings) -> Path:
    own, here = own_folder(settings.data), Path.cwd()
    return next((folder for folder in (own, here) if _holds_content(folder)), shipped())


def _holds_content(folder: Path) -> bool:
    return any((folder / name).is_dir() for name in ("lathundar", "courses"))
