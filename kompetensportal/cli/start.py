"""`kompetensportal start`: the whole portal with example accounts, in one command."""

from __future__ import annotations

import argparse
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kompetensportal.actions.content.index import make_index
from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.device.seal import ensure_seal
from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.actions.writing.content_folder import own_folder, shipped
from kompetensportal.cli.beside import Voice
from kompetensportal.cli.findings import print_errors
from kompetensportal.cli.http import address, listen, refuse_open_address, serve_until_stopped
from kompetensportal.cli.newer_content import bring_up_to_date
from kompetensportal.cli.options import Parser, content_root, settings_from, with_address
from kompetensportal.cli.publish import summary
from kompetensportal.cli.serve import add_address
from kompetensportal.cli.terminal import Progress, show
from kompetensportal.errors import MistakeError
from kompetensportal.settings import FILE_NAME, Settings
from kompetensportal.store import schema
from kompetensportal.store.accounts import people
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from kompetensportal.words import Catalogue, say

HELP_KEY = "cli.help_start"


def add_arguments(parser: Parser) -> None:
    """`--host`, `--port`."""
    add_address(parser)


def run(args: argparse.Namespace) -> int:
    """Make what is missing, serve, and say who may sign in."""
    words: Catalogue = args.words
    settings = replace(with_address(settings_from(args), args), demo=True)
    refuse_open_address(settings)
    root = content_root(settings)
    if root not in {own_folder(settings.data), shipped()}:
        # An author's own folder: the workshop writes where she writes.
        settings = replace(settings, content=root)
    ensure_key(settings.data)
    # Before any backup: what tablets seal to it can be read with it alone.
    ensure_seal(settings.data)
    database = Database(settings.database_url)
    voice = Voice(settings)
    try:
        schema.create(database)
        _refuse_real_portal(settings, database)
        bring_up_to_date(words, settings, database)
        _publish(words, settings, root)
        example.make(database)
        opened = listen(settings.host, settings.port, or_next=True)
        app = create_app(settings, database)

        def ready() -> None:
            voice.start()
            code = tablet_code(words, database)
            print(welcome(words, address(opened), code), flush=True)

        serve_until_stopped(app, opened, settings, ready)
    finally:
        voice.stop()
        database.close()
    return 0


def tablet_code(words: Catalogue, database: Database) -> str:
    """A code that makes a browser a tablet of Amina's unit, for a day of trying."""
    name, now = words.text("devices.demo_name"), datetime.now(UTC)
    with database.session() as session:
        unit, by = example.TABLET_OF
        return code_for_unit(session, unit, name, by=by, now=now, lasts=timedelta(days=1))


def welcome(words: Catalogue, where: str, code: str) -> str:
    """The address, a table of the example accounts, and how to try a tablet."""
    columns = ("name", "role", "user_name", "code")
    rows = [[words.text(f"cli.column_{column}") for column in columns]]
    for account in example.ACCOUNTS:
        role = words.text(f"people.role_{account.places[0][1].value}")
        rows.append([account.name, role, account.user_name, account.code])
    widths = [max(len(row[at]) for row in rows) for at in range(len(columns))]
    table = [
        "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        for row in rows
    ]
    return "\n".join(
        [
            "",
            words.text("cli.ready", address=where),
            "",
            words.text("cli.examples", password=example.PASSWORD),
            "",
            *table,
            "",
            words.text("devices.demo", address=f"{where}/surfplatta/ny#kod={code}"),
            words.text("cli.audio_comes"),
            words.text("cli.how_to_stop"),
        ]
    )


def _publish(words: Catalogue, settings: Settings, root: Path) -> None:
    progress = Progress(words, "build.progress_publish")
    try:
        # What comes with the program is proofread where it is made (`make check`), and a start
        # must not wait for dictionaries.
        report = publish(
            root, settings.data, today=date.today(), proofread=False, progress=progress
        )
    finally:
        progress.close()
    print_errors(words, report.findings)
    show(words, *summary(words, report))
    if report.changed:
        # Now rather than when the first person searches.
        make_index(settings.data, Library(settings.data).generation())


def _refuse_real_portal(settings: Settings, database: Database) -> None:
    """Example accounts, whose passwords are known, never come into a real portal."""
    with database.session() as session:
        known = people.by_user_name(session, example.ACCOUNTS[0].user_name) is not None
    if not known and (settings.database or (settings.data / FILE_NAME).is_file()):
        raise MistakeError(
            say("cli.real_portal", folder=str(settings.data)), say("cli.real_portal_mend")
        )
