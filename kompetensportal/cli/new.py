"""`kompetensportal new lathund|kurs|program|ord NAMN`: begin a text."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from pathlib import Path

from kompetensportal.actions.content.new_text import new_text
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.compiler.templates import KINDS
from kompetensportal.errors import MistakeError
from kompetensportal.words import say

HELP_KEY = "findings.new_help"


def add_arguments(parser: Parser) -> None:
    """What to begin, and what it is called."""
    words = parser.words
    parser.add_argument("kind", choices=KINDS, help=words.text("findings.new_kind"))
    parser.add_argument(
        "name", metavar=words.text("findings.new_metavar"), help=words.text("findings.new_what")
    )


def run(args: Namespace) -> int:
    """Write the files and say where they are."""
    root = root_to_write(args)
    for path in new_text(root, args.kind, args.name, date.today()):
        show(args.words, say("findings.new_written", path=str(root / path)))
    show(args.words, say("findings.new_next"))
    return 0


def root_to_write(args: Namespace) -> Path:
    """The content folder that was named, or the one that one stands in: never an installed one."""
    named = settings_from(args).content
    if named is not None:
        return named
    here = Path.cwd()
    if any((here / name).is_dir() for name in ("lathundar", "courses")):
        return here
    raise MistakeError(say("findings.new_where"), say("findings.new_where_mend"))
