"""An author sees which texts nobody learns, where people stop, and what is overdue: never who."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from care_library import LESSONS, publish_small_library  # type: ignore[import-not-found]
from counted_people import done, settle, somebody  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.figures.content import Stop, to_look_at
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.figures.stops import stops
from kompetensportal.store.learning import events

MAIL, LOGIN = "outlook/las-och-svara", "start/logga-in"
TODAY, LONG_AGO = date(2026, 11, 22), datetime(2020, 1, 1, tzinfo=UTC)


def asks(person: str, subject: str = f"{MAIL}#valj", **given: object) -> Event:
    return replace(done(person, subject, 0), type=EventType.HELP_REQUESTED, data={}, **given)


def test_steps_where_people_stop_are_counted_by_people(database: Database) -> None:
    with database.session() as session:
        settle(session, [somebody(n) for n in range(7)])
        told = [asks(f"p{n}") for n in range(6)] + [asks("p0"), asks("p1", LOGIN)]
        told.append(replace(asks("p2", f"{MAIL}#svara"), type=EventType.CONTENT_REPORTED))
        events.append(session, told, datetime.now(UTC))
        found = {stop.subject: stop for stop in stops(session, LONG_AGO, {MAIL: 9})}
        assert stops(session, datetime(2030, 1, 1, tzinfo=UTC), {}) == []
    assert found[f"{MAIL}#valj"] == Stop(f"{MAIL}#valj", 6, 0, 9)
    assert found[f"{MAIL}#svara"].reports == 1
    assert found[LOGIN].asked == 1


def test_one_who_asked_is_no_pattern_and_few_are_not_counted_aloud(tmp_path: Path) -> None:
    publish_small_library(Library(tmp_path))
    entries = list(Library(tmp_path).generation().entries.values())
    given = [Stop(LOGIN, 1, 0, 0), Stop(MAIL, 3, 0, 9), Stop("borta/text", 9, 9, 0)]
    found = to_look_at(entries, {MAIL: 9}, given, TODAY)
    assert [stop.subject for stop in found.stops] == [MAIL]
    assert found.stops[0].asked_shown is None
    assert MAIL not in {entry.id for entry in found.unread}
    assert LOGIN in {entry.id for entry in found.unread}
    assert found.overdue == ()
    late = to_look_at(entries, {}, [], date(2028, 1, 1))
    assert len(late.overdue) == len(LESSONS)


def test_the_author_sees_it_on_one_page_and_no_name(
    visit: Callable[[str], Visitor], portal_database: Database
) -> None:
    now = datetime.now(UTC)
    with portal_database.session() as session:
        told = [asks(who, at=now) for who in ("amina", "berit", "dilan")]
        told += [done("amina", MAIL, 0, at=now)]
        events.append(session, told, now)
    carlos = visit("carlos")
    assert "Texter att titta på" in carlos.get("/atgarder/").words
    page = carlos.get("/atgarder/innehall")
    assert page.status == 200
    assert "Steg 2: Tryck på mejlet." in page.words
    assert "Några har bett om hjälp här." in page.words
    assert "1 har sagt ”Jag kan det nu”" in page.words
    unread = page.text[page.text.index('id="unread"') :]
    assert "Falska mejl" in unread
    assert f'href="/lathundar/{MAIL}"' not in unread
    main = page.text[page.text.index("<main") :]
    assert not any(name in main for name in ("Amina", "Berit", "Dilan"))
