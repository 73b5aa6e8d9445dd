"""`kompetensportal backup FILE`: the whole portal in one file, made while it serves."""

from __future__ import annotations

import argparse
from pathlib import Path

from kompetensportal.actions.portal.backup import back_up
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.store.database import Database
from kompetensportal.words import say

HELP_KEY = "backup.help"
_MEGABYTE = 1_000_000


def add_arguments(parser: Parser) -> None:
    """The file to write."""
    words = parser.words
    parser.add_argument(
        "file",
        type=Path,
        metavar=words.text("backup.file"),
        help=words.text("backup.option_file"),
    )


def run(args: argparse.Namespace) -> int:
    """Write it, read it back, and say what is not in it."""
    settings = settings_from(args)
    database = Database(settings.database_url)
    try:
        made = back_up(settings.data, database, args.file)
    finally:
        database.close()
    size = f"{made.size / _MEGABYTE:.1f}"
    show(args.words, say("backup.done", file=made.file, rows=made.rows, size=size))
    show(args.words, say("backup.secret"))
    if settings.content is not None:
        show(args.words, say("backup.content_apart", folder=str(settings.content)))
    return 0
