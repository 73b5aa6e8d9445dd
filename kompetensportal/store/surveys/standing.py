"""Everything that figures of a survey are made of, whatever way its answers were kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.survey import Survey
from kompetensportal.model.learning.day import local_day
from kompetensportal.model.learning.event import Event, EventType, happened
from kompetensportal.model.surveys.release import Above, release
from kompetensportal.model.surveys.sheet import Cell, Place, Sheet, Words, added
from kompetensportal.store.learning import events
from kompetensportal.store.surveys import sheets
from kompetensportal.store.tables import EventRow, MembershipRow

_EVENTS = cast(Table, EventRow.__table__)
_LATER = "9999-12"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a survey stands."""

    cells: tuple[Cell, ...]
    words: tuple[Words, ...]
    versions: dict[str, Survey]
    """What it asked whenever somebody answered."""


def standing(session: Session, survey: str, tree: Tree) -> Standing:
    """How a survey stands."""
    cells, words = sheets.cells(session, survey), sheets.words(session, survey)
    versions = sheets.versions(session, survey)
    if any(not asked.anonymous for asked in versions.values()):
        named = _named(session, survey, above(tree))
        cells += added(named)
        words += [_words(sheet, q, w) for sheet in named for q, w in sheet.words.items()]
    return Standing(tuple(cells), tuple(words), versions)


def above(tree: Tree) -> Above:
    """The units above one, the nearest first."""

    def of(unit_id: str) -> Sequence[str]:
        return [unit.id for unit in reversed(tree.path(unit_id)[:-1])]

    return of


def answered(session: Session, survey: str) -> int:
    """How many have answered a survey, those whose sheets wait too."""
    if any(not asked.anonymous for asked in sheets.versions(session, survey).values()):
        return len(_latest(events.find(session, types=[EventType.SURVEY_ANSWERED], subject=survey)))
    query = select(func.count()).select_from(_EVENTS)
    query = query.where(_EVENTS.c.type == EventType.SURVEY_ANSWERED, _EVENTS.c.subject == survey)
    return int(session.scalar(query) or 0)


def professions(session: Session) -> list[str]:
    """What people work as, to tick on a sheet."""
    query = select(MembershipRow.profession).distinct()
    return sorted(filter(None, session.scalars(query)), key=str.casefold)


def _named(session: Session, survey: str, units_above: Above) -> list[Sheet]:
    """Answers with a name, put together as anonymous ones are: so no sum is of fewer than five."""
    found = events.find(session, types=[EventType.SURVEY_ANSWERED], subject=survey)
    given = [_sheet(event) for event in _latest(found) if "answers" in event.data]
    batches, _ = release(given, _LATER, units_above)
    return [sheet for batch in batches for sheet in batch]


def _latest(found: Sequence[Event]) -> list[Event]:
    """One answer of each person about each course, the latest.

    Whoever answers without a network and once more in the portal has changed her mind.
    """
    latest: dict[tuple[str, str], Event] = {}
    for event in sorted(found, key=happened):
        latest[event.about_id or event.id, str(event.data.get("about", ""))] = event
    return list(latest.values())


def _sheet(event: Event) -> Sheet:
    month = f"{local_day(happened(event)):%Y-%m}"
    unit, about = str(event.data.get("unit", "")), str(event.data.get("about", ""))
    place = Place(event.version, month, unit, about)
    return Sheet(place, event.data.get("answers", {}), event.data.get("words", {}))


def _words(sheet: Sheet, question: str, written: str) -> Words:
    place = sheet.place
    return Words(place.version, place.month, place.unit_id, place.about, question, written)
