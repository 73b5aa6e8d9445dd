"""Whom the person who is signed in may follow; every look at others is written down here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from flask import abort, request
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.access import Act, may, units_led
from kompetensportal.model.accounts.person import Enrolment, Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.learning.progress import Item, Progress
from kompetensportal.store.accounts import accesses, people, units
from kompetensportal.store.learning import enrolments
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.web.account.session import viewer
from kompetensportal.web.context import portal


@dataclass(frozen=True, slots=True)
class Sight:
    """What a page about one other person knows."""

    about: Person
    tree: Tree
    leads: bool
    """Whether the viewer is a manager above her."""
    confirms: bool
    """Whether the viewer may confirm and answer: her mentor or a manager above her."""


def led(session: Session, tree: Tree, unit_id: str = "") -> tuple[Person, ...]:
    """Everybody on the units that the viewer leads, by name; of one unit and those below it.

    403 for a unit that is not hers.
    """
    theirs = units_led(viewer(), tree, today())
    if unit_id:
        if unit_id not in theirs:
            abort(403)
        theirs = tree.below(unit_id)
    found = people.on_units(session, theirs, today())
    return tuple(person for person in found if person.id != viewer().id)


def mentored(session: Session) -> tuple[Person, ...]:
    """Those whose mentor the viewer is, by name."""
    ids = {e.person_id for e in enrolments.of_mentor(session, viewer().id)} - {viewer().id}
    found = people.by_ids(session, ids).values()
    return tuple(sorted((p for p in found if not p.disabled), key=lambda p: p.name.casefold()))


def sight(session: Session, person_id: str, act: Act) -> Sight:
    """One other person, when the viewer may do an act to her: else 403, and 404 for nobody."""
    about = people.by_id(session, person_id)
    if about is None:
        abort(404)
    tree, day, who = units.tree(session), today(), viewer()
    mentor = any(
        e.mentor_id == who.id and e.ended is None for e in enrolments.of_people(session, [about.id])
    )

    def allowed(one: Act) -> bool:
        return may(who, one, day, tree=tree, about=about, mentor=mentor)

    if about.id == who.id or not allowed(act):
        abort(403)
    return Sight(about, tree, allowed(Act.LEAD), allowed(Act.CONFIRM))


def follow(session: Session, persons: Sequence[Person], tree: Tree, page: str) -> list[Follow]:
    """How these people stand; the look is written down under the page's name."""
    accesses.log(session, viewer().id, [person.id for person in persons], page)
    library, alone = portal().library.generation(), len(persons) == 1
    return follow_each(session, library, persons, tree, today(), all_facts=alone)


def names_in(session: Session, follows: Iterable[Follow]) -> dict[str, str]:
    """Names of the mentors, and of those who confirmed, answered or referred, by id."""
    ids: set[str] = set()
    for one in follows:
        ids.add(one.person.id)
        ids |= {p.enrolment.mentor_id or "" for p in one.progresses}
        ids |= {item.by or "" for p in one.progresses for item in p.items}
        ids |= {event.person_id or "" for event in one.facts.answers}
        ids |= {id_ for met in one.booked for id_ in (met.person_id, met.with_id)}
    return {person.id: person.name for person in people.by_ids(session, ids - {""}).values()}


def enrolment_of(session: Session, enrolment_id: str) -> Enrolment:
    """An enrolment, or 404."""
    found = enrolments.by_id(session, enrolment_id)
    if found is None:
        abort(404)
    return found


def item_of(
    session: Session, about: Person, tree: Tree, enrolment_id: str, subject: str
) -> tuple[Progress, Item]:
    """One activity of one enrolment of a person, or 404."""
    library = portal().library.generation()
    stand = follow_each(session, library, [about], tree, today())[0]
    for progress in stand.progresses:
        if progress.enrolment.id == enrolment_id:
            for item in progress.items:
                if item.subject == subject:
                    return progress, item
    abort(404)


def activity_sent(session: Session) -> tuple[Enrolment, Sight, Item]:
    """The activity that a form is about (`enrolment`, `activity`), when she may confirm it."""
    enrolment = enrolment_of(session, request.form.get("enrolment", ""))
    seen = sight(session, enrolment.person_id, Act.CONFIRM)
    subject = request.form.get("activity", "")
    _, item = item_of(session, seen.about, seen.tree, enrolment.id, subject)
    return enrolment, seen, item


def mentors_for(session: Session, unit_ids: Collection[str], but: str) -> list[Person]:
    """Colleagues who can be somebody's mentor: all on the units but herself."""
    return [p for p in people.on_units(session, unit_ids, today()) if p.id != but]
