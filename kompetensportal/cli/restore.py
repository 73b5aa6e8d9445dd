"""`kompetensportal restore FILE`: a portal from a backup, whole or not at all."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from kompetensportal.actions.portal.restore import restore
from kompetensportal.actions.portal.setup import set_database
from kompetensportal.cli.options import Parser
from kompetensportal.cli.terminal import show
from kompetensportal.settings import Settings, read_settings
from kompetensportal.words import say

HELP_KEY = "backup.restore_help"


def add_arguments(parser: Parser) -> None:
    """The file, whether to replace what is there, and where the database goes."""
    words = parser.words
    parser.add_argument(
        "file",
        type=Path,
        metavar=words.text("backup.file"),
        help=words.text("backup.option_restore_file"),
    )
    parser.add_argument("--replace", action="store_true", help=words.text("backup.option_replace"))
    parser.add_argument(
        "--database",
        metavar=words.text("setup.text"),
        help=words.text("backup.option_database"),
    )


def run(args: argparse.Namespace) -> int:
    """Restore, and say where what was there lies now."""
    data = args.data or Path(os.environ.get("KP_DATA", Settings().data))

    def database_of(folder: Path) -> str:
        if args.database is not None:
            set_database(folder, args.database)
        return read_settings(folder).database

    done = restore(args.file, data, database_of, replace=args.replace)
    made = done.made[:16].replace("T", " ")
    show(args.words, say("backup.restored", made=made, rows=done.rows))
    if done.before is not None:
        show(args.words, say("backup.restored_before", folder=str(done.before)))
    return 0
