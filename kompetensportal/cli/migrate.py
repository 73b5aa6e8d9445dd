"""`kompetensportal migrate`: brings the database of an older version up to date."""

from __future__ import annotations

import argparse

from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.words import Catalogue, say

HELP_KEY = "setup.migrate_help"


def add_arguments(parser: Parser) -> None:
    """None of its own."""


def run(args: argparse.Namespace) -> int:
    """Upgrade the schema in one transaction, and say from what to what."""
    words: Catalogue = args.words
    database = Database(settings_from(args).database_url)
    try:
        before, after = schema.upgrade(database)
    finally:
        database.close()
    if before == after:
        print(words.say(say("setup.migrate_nothing", version=after)))
    else:
        print(words.say(say("setup.migrate_done", before=before, after=after)))
    return 0
