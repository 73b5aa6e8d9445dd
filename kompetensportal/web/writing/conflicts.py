"""Texts that were changed here and elsewhere: both versions, and one press to choose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.writing import content_folder
from kompetensportal.actions.writing.facts import let_out
from kompetensportal.actions.writing.rights import may_write
from kompetensportal.actions.writing.settle import can_be_edited, settle
from kompetensportal.actions.writing.text_facts import facts_of
from kompetensportal.errors import ConflictError, EnvironmentalError, NotFoundError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.writing.conflict import Choice, ContentConflict
from kompetensportal.model.writing.merge import Conflict, merge
from kompetensportal.model.writing.without_signs import without_signs
from kompetensportal.store.writing import conflicts
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.dates import day
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.state import guard
from kompetensportal.words import say

CHOICES = {choice.value: choice for choice in (Choice.OURS, Choice.THEIRS, Choice.BOTH)}


@dataclass(frozen=True, slots=True)
class Shown:
    """A conflict as the page shows it."""

    met: ContentConflict
    title: str
    places: tuple[Conflict, ...]
    """Where the two differ in the same lines: `theirs` stands here, `mine` is the other one."""
    both: bool
    """Whether both can be put into the editor."""


@pages.get("/skriva/konflikter/")
@allowed(Act.WRITE)
def content_conflicts() -> str:
    """What waits for somebody to choose, and what was chosen lately."""
    with portal().database.session() as session:
        mine = [met for met in conflicts.open_ones(session) if _mine(session, met)]
        shown = [_shown(session, met) for met in mine]
        chosen = [
            (met, _title(session, met), choice)
            for met, choice in conflicts.settled_ones(session)
            if _mine(session, met)
        ]
    return render_template(
        "writing_local/conflicts.html", shown=shown, chosen=chosen, day=day, Choice=Choice
    )


@pages.post("/skriva/konflikter/")
@allowed(Act.WRITE)
def settle_conflict() -> Response:
    """Choose, or choose again."""
    id_, asked = request.form.get("id", ""), request.form.get("val", "")
    back = redirect(url_for("workshop.content_conflicts"), 303)
    if asked == "igen":
        with portal().database.session() as session:
            for old, _ in conflicts.settled_ones(session):
                if old.id == id_ and _mine(session, old):
                    conflicts.reopen(session, id_)
        return back
    choice = CHOICES.get(asked)
    if choice is None:
        abort(400)
    settings = portal().settings
    with portal().database.session() as session:
        met = conflicts.one(session, id_)
        if met is None:
            notice.tell(say("localfacts.settled_already"), "caution")
            return back
        guard(session, met.path)
        title = _title(session, met)
        root = content_folder.ensure(settings)
        try:
            settle(session, root, met, choice, viewer().id)
        except ConflictError as error:
            notice.tell(error.what, "caution")
            return back
    if choice is Choice.BOTH:
        notice.tell(say("localfacts.took_both"))
        return redirect(url_for("workshop.edit_text", path=met.path), 303)
    if choice is Choice.THEIRS:
        try:
            let_out(root, settings.data)
        except EnvironmentalError as error:
            notice.tell(error.what, "caution")
            return back
    key = "kept_ours" if choice is Choice.OURS else "took_theirs"
    notice.tell(say(f"localfacts.{key}", title=title))
    return back


def _mine(session: Session, met: ContentConflict) -> bool:
    root = content_folder.current(portal().settings)
    return may_write(session, root, viewer(), met.path)


def _shown(session: Session, met: ContentConflict) -> Shown:
    places = tuple(_read(one) for one in merge(met.base, met.theirs, met.ours).conflicts)
    return Shown(met, _title(session, met), places, can_be_edited(met))


def _read(place: Conflict) -> Conflict:
    """A place in words; with its signs when nothing else is different."""
    theirs, mine = without_signs(place.theirs), without_signs(place.mine)
    return replace(place, theirs=theirs, mine=mine) if theirs != mine else place


def _title(session: Session, met: ContentConflict) -> str:
    if not can_be_edited(met):
        return words().text("localfacts.title")
    try:
        root = content_folder.current(portal().settings)
        return facts_of(session, root, met.path, met.ours).title
    except NotFoundError:
        return met.path
