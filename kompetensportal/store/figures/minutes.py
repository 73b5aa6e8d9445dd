"""How many minutes the texts take, and since when: what was learnt keeps the minutes of its day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.content.library import Entry
from kompetensportal.model.figures.taken import Prices
from kompetensportal.store.tables import LessonMinutesRow


def prices(session: Session) -> Prices:
    """Every text whose minutes have been stated."""
    found: dict[str, list[tuple[date, int]]] = {}
    rows = select(LessonMinutesRow.lesson, LessonMinutesRow.since, LessonMinutesRow.minutes)
    for lesson, since, minutes in session.execute(rows.order_by(LessonMinutesRow.since)):
        found.setdefault(lesson, []).append((since, minutes))
    return found


def note(session: Session, entries: Iterable[Entry], today: date) -> None:
    """Write down minutes that are new or changed.

    A change holds from the day after, so that what has been counted today stays as it is.
    """
    known = prices(session)
    for entry in entries:
        minutes = _minutes(entry)
        stated = known.get(entry.id, ())
        if minutes is None or (stated and stated[-1][1] == minutes):
            continue
        since = today + timedelta(days=1) if stated else date.min
        session.merge(LessonMinutesRow(lesson=entry.id, since=since, minutes=minutes))
    session.flush()


def _minutes(entry: Entry) -> int | None:
    """Those of the easy text; it is what most read."""
    stated = [edition.minutes for _, edition in entry.editions if edition.minutes]
    return stated[-1] if stated else None
