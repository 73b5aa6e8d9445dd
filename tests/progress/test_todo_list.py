"""What authors have to look at, from events in any order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.learning.todo import todo

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def said(type_: EventType, subject: str, minutes: int = 0, **data: str) -> Event:
    at = NOON + timedelta(minutes=minutes)
    return Event(new_id(), type_, None, None, subject, "", at, data)


def test_a_report_is_open_until_it_is_answered() -> None:
    first, second = (said(EventType.CONTENT_REPORTED, "outlook/mejl#valj", n) for n in (1, 0))
    answer = said(EventType.CONTENT_ANSWERED, "outlook/mejl#valj", 5, report=first.id)
    assert todo([first, second]).reports == (second, first)
    assert todo([answer, first, second, second]).reports == (second,)


def test_searches_are_counted_by_what_is_meant_until_they_are_looked_at() -> None:
    missed = [
        said(EventType.SEARCH_MISSED, text, n)
        for n, text in enumerate(["Lönespec", "lönespec", " lönespec ", "tidrapport"])
    ]
    found = todo(missed).searches
    assert [(s.text, s.count) for s in found] == [("lönespec", 3), ("tidrapport", 1)]
    looked = said(
        EventType.SEARCH_ANSWERED,
        "LÖNESPEC",
        9,
        until=(NOON + timedelta(minutes=1)).isoformat(),
    )
    assert [(s.text, s.count) for s in todo([looked, *missed]).searches] == [
        ("lönespec", 1),
        ("tidrapport", 1),
    ]
    broken = said(EventType.SEARCH_ANSWERED, "tidrapport", 9, until="i går")
    assert [s.text for s in todo([broken, *missed]).searches] == ["lönespec"]
