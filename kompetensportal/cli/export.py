"""`kompetensportal export`: finished training into a folder, for another system."""

from __future__ import annotations

import argparse
from pathlib import Path

from kompetensportal.actions.exports import run as action
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.errors import MistakeError
from kompetensportal.export.facts import ENDINGS, profile_of, writer
from kompetensportal.model.exports.profile import read_profile
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.words import Catalogue, say

HELP_KEY = "exports.help"
USUAL_HOME = "https://kompetensportalen.invalid"
"""Names people and trainings in xAPI while no `public_url` is set."""


def add_arguments(parser: Parser) -> None:
    """`--profile`, `--to`, `--all`, `--repeat`."""
    words = parser.words
    folder, number = words.text("cli.folder"), words.text("municipality.number")
    parser.add_argument("--profile", help=words.text("exports.option_profile"))
    parser.add_argument(
        "--to", type=Path, required=True, metavar=folder, help=words.text("exports.option_to")
    )
    parser.add_argument("--all", action="store_true", help=words.text("exports.option_all"))
    parser.add_argument(
        "--repeat", type=int, metavar=number, help=words.text("exports.option_repeat")
    )


def run(args: argparse.Namespace) -> int:
    """Make one, or make one again, and say where it is."""
    words: Catalogue = args.words
    settings = settings_from(args)
    if (args.profile is None) == (args.repeat is None):
        raise MistakeError(say("exports.which"))
    database = Database(settings.database_url)
    try:
        schema.check(database)
        library = Library(settings.data).generation()
        write = writer(home(settings))
        with database.session() as session:
            if args.repeat is not None:
                made = action.make_again(session, library, args.repeat, write)
            else:
                profile = profile_of(settings.data, args.profile)
                made = action.make(session, library, profile, write, from_the_beginning=args.all)
            profile = read_profile(made.export.profile, made.export.text)
            # Within the transaction: what could not be written takes no number.
            file = action.deliver(args.to, made, ENDINGS[profile.format])
    finally:
        database.close()
    key = "exports.again" if args.repeat is not None else "exports.made"
    print(words.text(key, number=made.export.number, rows=made.export.rows))
    if args.repeat is not None:
        print(words.text("exports.same" if made.same else "exports.other"))
    print(words.text("exports.file", file=str(file)))
    return 0


def home(settings: Settings) -> str:
    """The portal's address, without a slash at its end."""
    return (settings.public_url or USUAL_HOME).rstrip("/")
