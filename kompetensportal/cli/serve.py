"""`kompetensportal serve`: a real portal, by its settings."""

from __future__ import annotations

import argparse
from datetime import date

from kompetensportal.actions.content.index import make_index
from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.device.seal import ensure_seal
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.cli.beside import Voice
from kompetensportal.cli.daily_export import DailyExports
from kompetensportal.cli.http import address, listen, refuse_open_address, serve_until_stopped
from kompetensportal.cli.morning import Morning
from kompetensportal.cli.newer_content import bring_up_to_date
from kompetensportal.cli.options import Parser, content_root, settings_from, with_address
from kompetensportal.cli.terminal import show
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from kompetensportal.words import say

HELP_KEY = "cli.help_serve"


def add_arguments(parser: Parser) -> None:
    """`--host`, `--port`."""
    add_address(parser)


def add_address(parser: Parser) -> None:
    """The options that say where to listen."""
    words = parser.words
    parser.add_argument(
        "--host", metavar=words.text("cli.address"), help=words.text("cli.option_host")
    )
    parser.add_argument(
        "--port", type=int, metavar=words.text("cli.port"), help=words.text("cli.option_port")
    )


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop."""
    settings = with_address(settings_from(args), args)
    refuse_open_address(settings)
    ensure_key(settings.data)
    # Before any backup: what tablets seal to it can be read with it alone.
    ensure_seal(settings.data)
    database = Database(settings.database_url)
    voice = Voice(settings)
    exports = DailyExports(settings, database)
    morning = Morning(settings, database)
    try:
        schema.check(database)
        if bring_up_to_date(args.words, settings, database):
            root, data = content_root(settings), settings.data
            publish(root, data, today=date.today(), proofread=False)
            make_index(data, Library(data).generation())
        opened = listen(settings.host, settings.port, or_next=False)
        app = create_app(settings, database)

        def ready() -> None:
            voice.start()
            exports.start()
            morning.start()
            show(args.words, say("cli.serving", address=address(opened)))

        serve_until_stopped(app, opened, settings, ready)
    finally:
        morning.stop()
        exports.stop()
        voice.stop()
        database.close()
    return 0
