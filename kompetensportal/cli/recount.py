"""`kompetensportal recount`: the statistics counted again from the first event."""

from __future__ import annotations

import argparse

from kompetensportal.actions.figures.counting import recount
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.model.learning.day import today
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.words import Catalogue

HELP_KEY = "figures.recount_help"
DIFFERED = 1
"""Exit status when what was shown was something else."""


def add_arguments(parser: Parser) -> None:
    """None of its own."""


def run(args: argparse.Namespace) -> int:
    """Recount, and say whether what was shown was right."""
    words: Catalogue = args.words
    settings = settings_from(args)
    database = Database(settings.database_url)
    try:
        schema.check(database)
        done = recount(database, Library(settings.data).generation(), today())
    finally:
        database.close()
    print(words.text("figures.recount_done", people=done.people, cells=done.cells))
    if done.differing:
        print(words.text("figures.recount_differs", n=done.differing))
        return DIFFERED
    if done.differing == 0:
        print(words.text("figures.recount_same"))
    return 0
