"""`kompetensportal preview [PATH]`: see and hear a text while it is written."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.cli.build import add_path, content_path, scope_of
from kompetensportal.cli.http import address, listen, refuse_open_address, serve_until_stopped
from kompetensportal.cli.options import Parser, content_root, settings_from, with_address
from kompetensportal.cli.serve import add_address
from kompetensportal.cli.terminal import Progress, show
from kompetensportal.compiler.read import locate
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.web.preview.pages import create_preview
from kompetensportal.web.preview.workshop import Workshop
from kompetensportal.words import Message, say

HELP_KEY = "preview.help"


def add_arguments(parser: Parser) -> None:
    """PATH, `--host`, `--port`."""
    add_path(parser, "preview.option_path")
    add_address(parser)


def run(args: argparse.Namespace) -> int:
    """Serve the draft and follow the files until told to stop."""
    settings = replace(with_address(settings_from(args), args), demo=True)
    refuse_open_address(settings)
    root = content_root(settings)
    path = content_path(root, args.path)
    ensure_key(settings.data)
    workshop = Workshop(root, settings.data, scope_of(path), settings.voice)
    progress = Progress(args.words, "build.progress_build")
    try:
        workshop.first_build(progress)
    finally:
        progress.close()
    with tempfile.TemporaryDirectory(prefix="kompetensportal-") as folder:
        # A database of its own: nothing that is tried here reaches the real portal's people.
        database = Database(f"sqlite:///{Path(folder) / 'preview.sqlite'}")
        try:
            schema.create(database)
            example.make(database)
            opened = listen(settings.host, settings.port, or_next=True)
            app = create_preview(settings, database, workshop)

            def ready() -> None:
                workshop.start()
                show(args.words, *_welcome(address(opened), path))

            serve_until_stopped(app, opened, settings, ready, workshop.stop)
        finally:
            workshop.stop()
            database.close()
    return 0


def _welcome(where: str, path: str) -> list[Message]:
    place = locate(path) if path else None
    page = where + (place.address if place is not None else "/")
    return [say("preview.ready", address=page), say("preview.how")]
