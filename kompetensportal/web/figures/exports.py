"""Exports to another system: make one, fetch one, see which there have been."""

from __future__ import annotations

import json
from datetime import datetime

from flask import Response as FlaskResponse
from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.exports.run import file_name, make, make_again
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.export.facts import ENDINGS, KINDS, profile_names, profile_of, writer
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.exports.profile import read_profile
from kompetensportal.store.accounts import accesses, people
from kompetensportal.store.figures import exports, state
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.figures.group import download, pages
from kompetensportal.words import Message, say

SHIPPED = ("kompetens", "xapi")
"""The profiles that come with the portal."""


@pages.get("/admin/export", endpoint="exports")
@allowed(Act.ADMINISTER)
def show_exports() -> str | Response:
    """The exports of late, and a way to make one."""
    return _page()


@pages.post("/admin/export", endpoint="make_export")
@allowed(Act.ADMINISTER)
def make_export() -> str | Response | tuple[str, int]:
    """Export what is new. Takes `profile`."""
    try:
        profile = profile_of(portal().settings.data, request.form.get("profile", ""))
    except MistakeError as error:
        mend = words().say(error.mend) if error.mend else ""
        return _page((words().say(error.what), mend)), 400
    library = portal().library.generation()
    with portal().database.session() as session:
        done = make(session, library, profile, writer(_home()), by=viewer().id)
    notice.tell(say("exports.made", number=done.export.number, rows=done.export.rows))
    return redirect(url_for("statistics.exports"), 303)


@pages.get("/admin/export/<int:number>", endpoint="export")
@allowed(Act.ADMINISTER)
def fetch_export(number: int) -> FlaskResponse:
    """The file of a number, made again."""
    library = portal().library.generation()
    try:
        with portal().database.session() as session:
            done = make_again(session, library, number, writer(_home()))
            accesses.log(session, viewer().id, done.people, "export")
    except NotFoundError:
        abort(404)
    profile = read_profile(done.export.profile, done.export.text)
    name = file_name(done.export, ENDINGS[profile.format])
    return download(done.content, KINDS[profile.format], name)


def _page(problem: tuple[str, str] | None = None) -> str:
    settings = portal().settings
    with portal().database.session() as session:
        made = exports.latest(session)
        names = people.by_ids(session, {one.by for one in made if one.by})
        failed = state.state(session).export_problem
    return render_template(
        "figures/exports.html",
        exports=made,
        names={one.id: one.name for one in names.values()},
        profiles=[(name, _called(name)) for name in profile_names(settings.data)],
        called=_called,
        problem=problem,
        scheduled=settings.export_profiles,
        at=settings.export_at,
        failed=_failed(failed),
        when=dates.clock,
    )


def _called(name: str) -> str:
    """What a profile is called: words for those that ship, an organisation's own by its name."""
    return words().text(f"exports.profile_{name}") if name in SHIPPED else name


def _failed(told: str) -> tuple[str, str] | None:
    """What went wrong with an export that the portal was to make by itself."""
    if not told:
        return None
    kept = json.loads(told)
    when = dates.clock(datetime.fromisoformat(kept["at"]))
    what = Message(kept["key"], tuple(kept["args"].items()))
    return words().text("exports.failed", profile=kept["profile"], when=when), words().say(what)


def _home() -> str:
    return (portal().settings.public_url or request.url_root).rstrip("/")
