"""The yearly talk (medarbetarsamtal): one page for the employee and her manager together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.goals import talk as actions
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.goals.knowledge import Knowledge
from kompetensportal.model.goals.talk import Talk
from kompetensportal.model.learning.day import local_day, today
from kompetensportal.model.learning.event import happened, new_id
from kompetensportal.model.learning.referral import Referral, referrals
from kompetensportal.store.accounts import accesses, people, units
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.goals import talks
from kompetensportal.store.goals.standing import whose_of
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import signed_in, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.follow_up.sight import sight
from kompetensportal.web.goals.group import pages
from kompetensportal.web.goals.others import PAGE
from kompetensportal.web.goals.shown import known, picture
from kompetensportal.web.reader import addresses
from kompetensportal.words import say

YEAR = timedelta(days=365)
MOST_DONE = 12
"""So many of the lathundar and courses of the last year stand on the page, the latest."""


@dataclass(frozen=True, slots=True)
class Done:
    """Something learnt during the last year."""

    title: str
    when: datetime


@pages.get("/samtal/<person_id>")
@signed_in
def talk(person_id: str) -> str | Response:
    """Levels, what was done, what is planned, what was agreed, and the notes."""
    return _page(person_id)


@pages.post("/samtal/<person_id>")
@signed_in
def talked(person_id: str) -> str | Response | tuple[str, int]:
    """Takes `does`: `begin`, `write`, `agree` or `finish`, and what that needs."""
    try:
        with portal().database.session() as session:
            about, _ = _both(session, person_id)
            _do(session, about, request.form.get("does", ""))
    except NotFoundError:
        abort(404)
    except MistakeError as error:
        mend = words().say(error.mend) if error.mend else ""
        return _page(person_id, (words().say(error.what), mend)), 400
    return redirect(url_for("knowledge.talk", person_id=person_id), 303)


def _do(session: Session, about: Person, does: str) -> None:
    form, actor = request.form, viewer()
    if does == "begin":
        actions.begin(session, about, actor, form.get("talk", ""))
        return
    found = next((t for t in talks.of_person(session, about.id) if t.id == form.get("talk")), None)
    if found is None:
        raise NotFoundError(say("goals.no_talk"), say("goals.no_talk_mend"))
    if does == "write":
        actions.write(session, found, actor, form.get("notes", ""), form.get("seen", ""))
        notice.tell(say("goals.notes_saved"))
    elif does == "agree":
        event_id = form.get("event_id", "")
        actions.agree(session, found, form.get("words", ""), form.get("due", ""), event_id)
    elif does == "finish":
        actions.finish(session, found, form.get("step", ""))
    else:
        abort(400)


def _page(person_id: str, problem: tuple[str, str] | None = None) -> str:
    with portal().database.session() as session:
        about, tree = _both(session, person_id)
        accesses.log(session, viewer().id, [about.id], PAGE)
        found = known(session, [about], tree)[0]
        held = talks.of_person(session, about.id)
        writers = people.by_ids(session, {t.changed_by for t in held if t.changed_by})
    latest: Talk | None = held[0] if held else None
    own = about.id == viewer().id
    return render_template(
        "goals/talk.html",
        about=about,
        own=own,
        knowledge=found,
        picture=picture(found, tree, "" if own else about.name),
        talk=latest,
        earlier=held[1:],
        open_steps=[(t, step) for t in held for step in t.steps if step.done is None],
        done_steps=[(t, step) for t in held for step in t.steps if step.done is not None],
        writers={id_: who.name for id_, who in writers.items()},
        done=_done(found),
        referred=_referred(found, tree),
        problem=problem,
        given=request.form,
        new_id=new_id,
        day=dates.full_day,
        local_day=local_day,
        address=addresses,
    )


def _both(session: Session, person_id: str) -> tuple[Person, Tree]:
    """The employee herself, or a manager above her: else 403, and 404 for nobody."""
    if person_id == viewer().id:
        return viewer(), units.tree(session)
    seen = sight(session, person_id, Act.LEAD)
    return seen.about, seen.tree


def _done(found: Knowledge) -> list[Done]:
    """What she has learnt during the last year, the latest first."""
    taught = curriculum(portal().library.generation())
    done: list[Done] = []
    for shapes, events in (
        (taught.courses, found.facts.courses),
        (taught.lessons, found.facts.completed),
    ):
        for id_, told in events.items():
            shape = shapes.get(id_)
            if shape is not None and local_day(happened(told[-1])) > today() - YEAR:
                done.append(Done(shape.title, happened(told[-1])))
    return sorted(done, key=lambda one: one.when, reverse=True)[:MOST_DONE]


def _referred(found: Knowledge, tree: Tree) -> list[Referral]:
    """What she is referred to and has not done since."""
    whose = whose_of(found.person, tree, today())
    taught = curriculum(portal().library.generation())
    return [one for one in referrals(found.facts, whose, taught) if not one.done]
