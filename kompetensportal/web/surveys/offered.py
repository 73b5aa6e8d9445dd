"""The survey that somebody is asked to answer now, for the start page and the end of a course."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote

from kompetensportal.actions.surveys import answer
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.content.survey import After, Survey
from kompetensportal.model.learning.event import happened
from kompetensportal.model.learning.facts import Facts
from kompetensportal.model.surveys.offers import OPEN_FOR, offers
from kompetensportal.store.content.generation import Generation
from kompetensportal.web.context import portal

GROUP = "courses/enkater"


@dataclass(frozen=True, slots=True)
class Offered:
    """A survey about a course that was done."""

    address: str
    course: str
    """Title of the course."""
    language: str
    """Of that title."""


def entries(library: Generation) -> Mapping[str, Entry]:
    """The surveys by id."""
    return {entry.id: entry for entry in library.group(GROUP) if entry.kind is Kind.SURVEY}


def asked_of(library: Generation, entry: Entry) -> Survey:
    """What a survey asks: the standard form tells, when there are two."""
    survey = library.lesson(entry, Form.STANDARD).survey
    assert survey is not None
    return survey


def title_of(library: Generation, entry: Entry) -> str:
    """The title that belongs to what it asks."""
    return entry.edition(Form.STANDARD).title


def address_of(survey: str, about: str = "") -> str:
    """Where a survey is answered."""
    name = survey.removeprefix("enkat/")
    return f"/enkat/{name}" + (f"?om={quote(about, safe='')}" if about else "")


def next_offer(person: Person, facts: Facts) -> Offered | None:
    """The survey to ask of now; the log is only read when a course was done of late."""
    now = datetime.now(UTC)
    done = {course: min(map(happened, found)) for course, found in facts.courses.items() if found}
    late = {course: moment for course, moment in done.items() if now - OPEN_FOR <= moment}
    library = portal().library.generation()
    surveys = _after_courses(library) if late else {}
    if not surveys:
        return None
    with portal().database.session() as session:
        told = answer.told(session, person)
    nano = {course.id for course in library.courses.values() if course.nano}
    for offer in offers(surveys, late, told, now, without=nano):
        if (course := library.courses.get(offer.about)) is not None:
            return Offered(address_of(offer.survey, offer.about), course.title, course.language)
    return None


def after_course(library: Generation, courses: Collection[str]) -> str:
    """Where to go when courses were done just now: to the survey about the first; else empty."""
    surveys = _after_courses(library)
    for course in courses:
        if surveys and not library.courses[course].nano:
            return address_of(next(iter(surveys)), course)
    return ""


def _after_courses(library: Generation) -> dict[str, Survey]:
    found = {id_: asked_of(library, entry) for id_, entry in entries(library).items()}
    return {id_: survey for id_, survey in found.items() if survey.after is After.COURSE}
