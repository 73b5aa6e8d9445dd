"""Builds the Flask application; builds only, changes nothing on disk or in the database."""

from __future__ import annotations

from flask import Blueprint, Flask

from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web import (
    account,
    admin,
    context,
    device,
    errors,
    figures,
    follow_up,
    front,
    goals,
    learner,
    listen,
    notice,
    pool_files,
    programmes,
    pronounce,
    reader,
    reminders,
    report,
    search,
    security,
    shell,
    start,
    surveys,
    weekly,
    wheel,
    writing,
)
from kompetensportal.web.collector import collect_between
from kompetensportal.web.device import content, screens

PAGE_GROUPS: tuple[Blueprint, ...] = (
    account.pages,
    admin.pages,
    reader.pages,
    start.pages,
    learner.pages,
    follow_up.pages,
    goals.pages,
    programmes.pages,
    reminders.pages,
    weekly.pages,
    figures.pages,
    wheel.pages,
    surveys.pages,
    writing.pages,
    search.pages,
    report.pages,
    listen.pages,
    pronounce.pages,
    screens.pages,
    content.pages,
    device.pages,
)
"""The blueprints, one for each group of pages; adding one is one line here."""


def create_app(settings: Settings, database: Database, library: Library | None = None) -> Flask:
    """The portal's WSGI application. `library` is for a preview of what is not published."""
    app = Flask(__name__, static_folder="static/built", static_url_path="/static")
    app.extensions["portal"] = context.Portal(settings, database, library or Library(settings.data))
    context.register(app)
    shell.register(app)
    notice.register(app)
    security.register(app, settings)
    errors.register(app)
    for blueprint in PAGE_GROUPS:
        app.register_blueprint(blueprint)
    app.teardown_request(collect_between)
    pool_files.register(app)
    front.register(app)
    return app
