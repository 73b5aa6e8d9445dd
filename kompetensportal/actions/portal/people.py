"""Add and change people: their facts, their places, whether they may come in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.errors import ConflictError, MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Gender, Membership, Person, Role
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import people, sessions, units
from kompetensportal.words import say

LONGEST = 120
"""Characters of a name, profession, address ..."""

_USER_NAME = re.compile(r"[a-z0-9åäöéü][a-z0-9åäöéü._@+-]*")
_PERSONAL_NUMBER = re.compile(r"(19|20)?\d{6}[-+]?\d{4}")


def add(session: Session, person: Person) -> Person:
    """Add somebody. The id is made here when it is empty. Raises MistakeError, ConflictError."""
    made = replace(clean(person), id=person.id or new_id())
    check(made, units.tree(session))
    if people.by_user_name(session, made.user_name) is not None:
        raise ConflictError(
            say("people.user_name_taken", name=made.user_name), say("people.user_name_taken_mend")
        )
    people.save(session, made)
    return made


def change(session: Session, person: Person) -> Person:
    """Change somebody's facts and places. A disabled person is signed out everywhere."""
    before = people.by_id(session, person.id)
    if before is None:
        raise NotFoundError(say("people.gone"), say("people.gone_mend"))
    made = clean(person)
    check(made, units.tree(session))
    namesake = people.by_user_name(session, made.user_name)
    if namesake is not None and namesake.id != made.id:
        raise ConflictError(
            say("people.user_name_taken", name=made.user_name), say("people.user_name_taken_mend")
        )
    _keep_an_administrator(session, before, made)
    people.save(session, made)
    if made.disabled:
        sessions.end_all(session, made.id)
    return made


def set_language(session: Session, person_id: str, language: str) -> None:
    """Keep which language somebody wants the portal in."""
    person = people.by_id(session, person_id)
    if person is not None and person.language != language:
        people.save(session, replace(person, language=language))


def set_gender(session: Session, person_id: str, gender: Gender | None) -> None:
    """Keep what somebody tells of her gender; None takes it away."""
    person = people.by_id(session, person_id)
    if person is not None and person.gender != gender:
        people.save(session, replace(person, gender=gender))


def clean(person: Person) -> Person:
    """A person with outer and double spaces gone and the user name in lower case."""
    places = tuple(replace(m, profession=_plain(m.profession).lower()) for m in person.memberships)
    return replace(
        person,
        name=_plain(person.name),
        user_name=person.user_name.strip().lower(),
        employment_number=_plain(person.employment_number),
        email=person.email.strip(),
        memberships=tuple(dict.fromkeys(places)),
    )


def check(person: Person, tree: Tree) -> None:
    """Raise MistakeError when a fact or place of a clean person cannot be right."""
    if not person.name:
        raise MistakeError(say("people.name_missing"), say("people.name_missing_mend"))
    if not _USER_NAME.fullmatch(person.user_name):
        raise MistakeError(
            say("people.user_name_wrong", name=person.user_name), say("people.user_name_wrong_mend")
        )
    texts = [person.name, person.user_name, person.employment_number, person.email]
    texts += [place.profession for place in person.memberships]
    for text in texts:
        if len(text) > LONGEST:
            raise MistakeError(
                say("people.too_long", text=text[:20]), say("people.too_long_mend", most=LONGEST)
            )
        if _PERSONAL_NUMBER.fullmatch(text.replace(" ", "")):
            raise MistakeError(say("people.personal_number"), say("people.personal_number_mend"))
    if person.email and not re.fullmatch(r"[^@\s]+@[^@\s]+", person.email):
        raise MistakeError(
            say("people.email_wrong", email=person.email), say("people.email_wrong_mend")
        )
    for place in person.memberships:
        _check_place(place)
        if place.unit_id not in tree:
            raise NotFoundError(say("people.no_unit"), say("people.no_unit_mend"))


def _check_place(place: Membership) -> None:
    if place.start and place.end and place.end < place.start:
        raise MistakeError(say("people.ends_before"), say("people.ends_before_mend"))
    for day in (place.start, place.end):
        if day is not None and not date(1950, 1, 1) <= day <= date(2100, 1, 1):
            raise MistakeError(
                say("people.day_wrong", day=day.isoformat()), say("people.day_wrong_mend")
            )


def _keep_an_administrator(session: Session, before: Person, after: Person) -> None:
    """Somebody must be left who can let people in."""
    if not _administers(before) or _administers(after):
        return
    others, _ = people.search(session, role=Role.ADMINISTRATOR, limit=1000)
    if not any(other.id != before.id and _administers(other) for other in others):
        raise MistakeError(say("people.last_administrator"), say("people.last_administrator_mend"))


def _administers(person: Person) -> bool:
    held = any(m.role is Role.ADMINISTRATOR and m.holds(today()) for m in person.memberships)
    return held and not person.disabled


def _plain(text: str) -> str:
    return " ".join(text.split())
