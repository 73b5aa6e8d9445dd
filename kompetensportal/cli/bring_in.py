"""`kompetensportal bring-in FILE --to SYSTEM/NAME`: a Word or PowerPoint file becomes a lathund."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path

from kompetensportal.actions.writing.bring_in.drafting import draft_of, parts_of
from kompetensportal.actions.writing.bring_in.keeping import numbered, write_files
from kompetensportal.actions.writing.bring_in.reading import bring_in
from kompetensportal.cli.new import root_to_write
from kompetensportal.cli.options import Parser
from kompetensportal.cli.terminal import show
from kompetensportal.errors import MistakeError
from kompetensportal.model.writing.brought_in import LARGEST_FILE
from kompetensportal.words import say

HELP_KEY = "bringin.command_help"


def add_arguments(parser: Parser) -> None:
    """FILE, `--to`, `--title`, `--divide`, `--easy`."""
    words = parser.words
    file = words.text("bringin.command_file")
    parser.add_argument("file", type=Path, metavar=file, help=words.text("bringin.command_what"))
    to = words.text("bringin.command_to")
    help_to = words.text("bringin.command_option_to")
    parser.add_argument("--to", required=True, metavar=to, help=help_to)
    title = words.text("bringin.command_title")
    help_title = words.text("bringin.command_option_title")
    parser.add_argument("--title", metavar=title, help=help_title)
    for name in ("divide", "easy"):
        help_ = words.text(f"bringin.command_option_{name}")
        parser.add_argument(f"--{name}", action="store_true", help=help_)


def run(args: Namespace) -> int:
    """Write the text and its pictures, and tell what was not kept. Nothing is written over."""
    root = root_to_write(args)
    read = bring_in(_content(args.file), args.file.name)
    if args.title:
        read = replace(read, title=args.title)
    system, _, name = args.to.strip("/").partition("/")
    parts = parts_of(read) if args.divide else [read]

    def taken(path: str) -> bool:
        return (root / path).exists()

    for part in parts:
        if len(parts) > 1:
            made = numbered(part, system, date.today(), args.easy, taken)
        else:
            made = draft_of(
                part, system, part.title, date.today(), name=name, easy=args.easy, taken=taken
            )
        write_files(root, made)
        show(args.words, say("findings.new_written", path=str(root / made.path)))
    for note in read.notes:
        place = args.words.say(note.place)
        show(args.words, say("bringin.command_note", place=place, what=args.words.say(note.what)))
    show(args.words, say("bringin.command_next"))
    return 0


def _content(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            limit = LARGEST_FILE // 1_000_000
            raise MistakeError(
                say("bringin.too_large", file=file.name, limit=limit),
                say("bringin.too_large_mend", limit=limit),
            )
        return file.read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise MistakeError(
            say("bringin.command_unreadable", file=str(file), why=why),
            say("bringin.command_unreadable_mend"),
        ) from error
