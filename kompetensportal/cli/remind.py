"""`kompetensportal remind`: sends the e-mail of this morning now, and says what came of it."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime

from kompetensportal.actions.reminders.compose import mailing
from kompetensportal.actions.reminders.send import send_due
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.errors import MistakeError
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.words import say

HELP_KEY = "reminders.help"
UNREACHED = 2


def add_arguments(parser: Parser) -> None:
    """None but those of every command."""


def run(args: argparse.Namespace) -> int:
    """Send; 2 when the mail server did not take everything."""
    settings = settings_from(args)
    if not settings.mail_server:
        raise MistakeError(say("reminders.no_server"), say("reminders.no_server_mend"))
    how = mailing(settings)
    database = Database(settings.database_url)
    try:
        schema.check(database)
        library = Library(settings.data).generation()
        came = send_due(database, library, how, datetime.now(UTC))
    finally:
        database.close()
    show(args.words, say("reminders.sent", n=came.sent))
    if came.refused:
        show(args.words, say("reminders.refused", n=came.refused))
    if came.problem:
        show(args.words, say("reminders.mail_waits", why=came.problem))
    return UNREACHED if came.problem else 0
