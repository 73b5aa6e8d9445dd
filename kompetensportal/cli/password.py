"""`kompetensportal password NAME`: a new password for somebody, also for the only administrator.

Whoever may run this may read the database anyway; it opens no door that was shut.
"""

from __future__ import annotations

import argparse

from kompetensportal.actions.portal.change_secret import give
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.errors import NotFoundError
from kompetensportal.store import schema
from kompetensportal.store.accounts import people
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.database import Database
from kompetensportal.words import Catalogue, say

HELP_KEY = "setup.password_help"


def add_arguments(parser: Parser) -> None:
    """NAME."""
    words = parser.words
    parser.add_argument(
        "user_name",
        metavar=words.text("setup.password_name"),
        help=words.text("setup.password_option"),
    )


def run(args: argparse.Namespace) -> int:
    """Make the password, sign the person out everywhere, and show it once."""
    words: Catalogue = args.words
    database = Database(settings_from(args).database_url)
    try:
        schema.check(database)
        with database.session() as session:
            person = people.by_user_name(session, args.user_name)
        if person is None:
            raise NotFoundError(
                say("setup.password_nobody", name=args.user_name),
                say("setup.password_nobody_mend"),
            )
        new = give(database, person.id, Secret.PASSWORD)
    finally:
        database.close()
    print(words.text("setup.password_done", name=person.user_name, password=new))
    return 0
