"""`kompetensportal setup`: makes a real, empty portal. Asks for what the options do not say."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from pathlib import Path

from kompetensportal.actions.portal.change_secret import check
from kompetensportal.actions.portal.setup import FirstAdministrator, set_up, write_settings
from kompetensportal.cli import publish
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.passwords import make_password
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.database import Database
from kompetensportal.words import Catalogue, say

HELP_KEY = "setup.help"
PASSWORD_VARIABLE = "KP_ADMIN_PASSWORD"


def add_arguments(parser: Parser) -> None:
    """Organisation, address, database, and the first administrator."""
    words = parser.words
    for name in ("organisation", "public-url", "database", "name", "user-name"):
        key = f"setup.option_{name.replace('-', '_')}"
        parser.add_argument(f"--{name}", metavar=words.text("setup.text"), help=words.text(key))


def run(args: argparse.Namespace) -> int:
    """Set up, say how the administrator comes in, and publish the content."""
    words: Catalogue = args.words
    data = args.data or Path(os.environ.get("KP_DATA", Settings().data))
    organisation = _ask(words, args.organisation, "organisation")
    public_url = _ask(words, args.public_url, "public_url", may_be_empty=True)
    name = _ask(words, args.name, "name")
    user_name = _ask(words, args.user_name, "user_name")
    password = _password(words)
    made = FirstAdministrator(name, user_name, password or make_password(), not password)
    check(Secret.PASSWORD, made.password, made.user_name)
    database = Database(args.database or settings_from(args).database_url)
    try:
        # Before anything is written down: an address that does not work is not kept.
        schema.version(database)
        write_settings(
            data,
            {
                "organisation": organisation,
                "public_url": public_url,
                "database": args.database or "",
            },
        )
        first = set_up(data, database, organisation, made)
    finally:
        database.close()
    print(words.say(say("setup.done", folder=str(data), user_name=first.user_name)))
    if not password:
        print(words.say(say("setup.password", password=made.password)))
    args.all = False
    status = publish.run(args)
    print(words.text("setup.next"))
    return status


def _ask(words: Catalogue, given: str | None, option: str, may_be_empty: bool = False) -> str:
    if given is not None:
        return given.strip()
    if not sys.stdin.isatty():
        if may_be_empty:
            return ""
        raise MistakeError(
            say("setup.option_missing", option="--" + option.replace("_", "-")),
            say("setup.option_missing_mend"),
        )
    while True:
        answer = input(words.text(f"setup.ask_{option}") + " ").strip()
        if answer or may_be_empty:
            return answer


def _password(words: Catalogue) -> str:
    """The chosen password; empty when one should be made."""
    if (given := os.environ.get(PASSWORD_VARIABLE)) is not None:
        return given
    if not sys.stdin.isatty():
        return ""
    return getpass.getpass(words.text("setup.ask_password") + " ")
