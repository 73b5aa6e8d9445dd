"""The APT pack: a lathund, three questions, and a tick for everybody present."""

from __future__ import annotations

from datetime import date

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from kompetensportal.actions.wheel.attend import attend
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.accounts.person import Person, Unit
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.model.wheel.apt import MINUTES, QUESTIONS, held
from kompetensportal.store.accounts import accesses, people, units
from kompetensportal.store.learning import events
from kompetensportal.web import dates, notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, words
from kompetensportal.web.reader.addresses import of_entry
from kompetensportal.web.wheel.group import pages, unit_or_stop, units_for
from kompetensportal.words import say

TEXTS = (Kind.LATHUND, Kind.LESSON)
LATEST = 10


@pages.get("/apt/", endpoint="choose")
@allowed(Act.GATHER)
def choose() -> str | Response:
    """Which unit."""
    with portal().database.session() as session:
        theirs = units_for(units.tree(session), Act.GATHER)
    if len(theirs) == 1:
        return redirect(url_for("yearly.apt", unit_id=theirs[0][0]), 303)
    return render_template("wheel/choose.html", units=theirs)


@pages.get("/apt/<unit_id>", endpoint="apt")
@allowed(Act.GATHER)
def show_apt(unit_id: str) -> str | Response:
    """The pack of a text (`text`), or a choice of one, and the times there have been.

    With `alla` everybody is ticked to begin with.
    """
    return _page(unit_id, request.args.get("text", ""))


@pages.post("/apt/<unit_id>", endpoint="attended")
@allowed(Act.GATHER)
def say_who_was_there(unit_id: str) -> str | Response | tuple[str, int]:
    """Takes `text`, `on`, `minutes`, `present` (one or more), `event_id`."""
    form, lesson = request.form, request.form.get("text", "")
    try:
        with portal().database.session() as session:
            unit_or_stop(units.tree(session), unit_id, Act.GATHER)
            there = {one.id for one in _colleagues(session, unit_id)}
            new = attend(
                session,
                portal().library.generation(),
                viewer(),
                there & set(form.getlist("present")),
                unit_id=unit_id,
                lesson=lesson,
                on=_day(form.get("on", "")),
                minutes=form.get("minutes", 0, int),
                event_id=form.get("event_id", ""),
            )
    except MistakeError as error:
        mend = words().say(error.mend) if error.mend else ""
        return _page(unit_id, lesson, (words().say(error.what), mend)), 400
    notice.tell(say("wheel.attended", n=new))
    return redirect(url_for("yearly.apt", unit_id=unit_id), 303)


def _page(unit_id: str, lesson: str, problem: tuple[str, str] | None = None) -> str:
    library = portal().library.generation()
    with portal().database.session() as session:
        unit = unit_or_stop(units.tree(session), unit_id, Act.GATHER)
        there = _colleagues(session, unit_id)
        accesses.log(session, viewer().id, [one.id for one in there], "apt")
        ids = [one.id for one in there]
        told = events.find(session, about=ids, types=[EventType.APT_ATTENDED])
        times = held(told, unit_id)[:LATEST]
    entry = library.entries.get(lesson)
    if lesson and entry is None and problem is None:
        abort(404)
    return render_template(
        "wheel/apt.html",
        unit=unit,
        entry=entry,
        text=_text(entry),
        address=of_entry(entry) if entry else "",
        texts=_choices(unit),
        colleagues=there,
        questions=QUESTIONS,
        lengths=MINUTES,
        times=[(one, library.entries.get(one.lesson)) for one in times],
        problem=problem,
        given=request.form,
        everybody="alla" in request.args,
        today=today().isoformat(),
        event_id=new_id(),
        day=dates.full_day,
    )


def _colleagues(session: Session, unit_id: str) -> tuple[Person, ...]:
    """Everybody who works on the unit today, by name; the viewer too."""
    found = people.on_units(session, [unit_id], today())
    return tuple(
        one
        for one in found
        if any(m.unit_id == unit_id and m.holds(today()) for m in one.memberships)
    )


def _text(entry: Entry | None) -> Lesson | None:
    return portal().library.generation().lesson(entry, Form.EASY) if entry else None


def _choices(unit: Unit) -> list[tuple[str, str]]:
    """The texts that are for the unit's kind of work, by title."""
    entries = portal().library.generation().entries.values()
    fitting = [
        (e.id, e.title)
        for e in entries
        if e.kind in TEXTS and (not e.audience or not unit.branch or unit.branch in e.audience)
    ]
    return sorted(fitting, key=lambda pair: pair[1].casefold())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise MistakeError(say("wheel.apt_day"), say("wheel.apt_day_mend")) from None
