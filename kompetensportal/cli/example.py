"""`kompetensportal example`: an example municipality in an empty data folder."""

from __future__ import annotations

import argparse
from datetime import UTC, date, datetime

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.portal.example import PASSWORD
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.actions.portal.municipality.make import make
from kompetensportal.actions.programmes.certify import ensure_signer
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import Progress
from kompetensportal.errors import MistakeError
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.words import Catalogue, say

HELP_KEY = "municipality.help"
MOST_PEOPLE, MOST_YEARS = 100_000, 20


def add_arguments(parser: Parser) -> None:
    """`--people`, `--years`, `--until`."""
    words = parser.words
    number, day = words.text("municipality.number"), words.text("municipality.day")
    for name, usual in (("people", 1_000), ("years", 3)):
        said = words.text(f"municipality.option_{name}")
        parser.add_argument(f"--{name}", type=int, default=usual, metavar=number, help=said)
    parser.add_argument("--until", metavar=day, help=words.text("municipality.option_until"))


def run(args: argparse.Namespace) -> int:
    """Make it, and say who may sign in."""
    words: Catalogue = args.words
    until = _day(args.until)
    _within(args.people, MOST_PEOPLE, "people")
    _within(args.years, MOST_YEARS, "years")
    settings = settings_from(args)
    ensure_key(settings.data)
    database = Database(settings.database_url)
    progress = Progress(words, "municipality.progress")
    try:
        schema.create(database)
        publish(content_root(settings), settings.data, today=date.today(), proofread=False)
        library = Library(settings.data).generation()
        facts = make(
            database,
            library,
            how_many=args.people,
            years=args.years,
            until=until,
            signer=ensure_signer(settings.data),
            tell=progress,
        )
    finally:
        progress.close()
        database.close()
    print(words.text("municipality.made", people=args.people, n=facts))
    print(words.text("municipality.accounts", password=PASSWORD))
    return 0


def _day(given: str | None) -> date:
    if given is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise MistakeError(
            say("municipality.no_day", given=given), say("municipality.no_day_mend")
        ) from None


def _within(number: int, most: int, name: str) -> None:
    if not 1 <= number <= most:
        raise MistakeError(
            say("municipality.out_of_range", name=f"--{name}", number=number),
            say("municipality.out_of_range_mend", most=most),
        )
