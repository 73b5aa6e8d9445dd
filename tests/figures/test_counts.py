"""The kept counts are what a plain recount of the events gives, whatever came in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from care_library import publish_small_library  # type: ignore[import-not-found]
from counted_people import (  # type: ignore[import-not-found]
    LESSONS,
    UNITS,
    done,
    plain_recount,
    settle,
    somebody,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetensportal.actions.figures.counting import recount, seen, up_to_date
from kompetensportal.actions.portal.erase import erase
from kompetensportal.model.accounts.person import Gender, Membership, Person, Role, Unit
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.count import Count, added, change, paths, plus, total
from kompetensportal.model.figures.taken import minutes_on, taken
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.figures import counts, minutes
from kompetensportal.store.learning import events as log
from kompetensportal.store.tables import FigureCountRow

TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
ABOVE = paths(Tree(UNITS))
GENDERS = (None, *Gender)
PLACES = ("ekdalen", "granen", "hemtjanst", "boende", "kommunen", "")

facts = st.lists(
    st.tuples(st.integers(0, 7), st.sampled_from(LESSONS), st.integers(0, 150)), max_size=40
)
staff = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(GENDERS)), min_size=8, max_size=8
)


def people_of(drawn: Sequence[tuple[str, Gender | None]]) -> list[Person]:
    made = [somebody(n, unit, gender) for n, (unit, gender) in enumerate(drawn)]
    return [p if p.memberships[0].unit_id else replace(p, memberships=()) for p in made]


def events_of(drawn: Sequence[tuple[int, str, int]]) -> list[Event]:
    return [done(f"p{person}", lesson, day) for person, lesson, day in drawn]


def kept(database: Database) -> dict[object, Count]:
    with database.session() as session:
        return {cell: Count(*numbers) for cell, numbers in counts.everything(session).items()}


@given(staff, facts, st.randoms())
@settings(max_examples=60, deadline=None)
def test_the_counts_are_those_of_a_plain_recount_in_any_order(
    staff: list[tuple[str, Gender | None]], facts: list[tuple[int, str, int]], luck: object
) -> None:
    everybody, events = people_of(staff), events_of(facts)
    luck.shuffle(events)  # type: ignore[attr-defined]
    parts = [
        added(
            taken([*(e for e in events if e.about_id == p.id)] * 2, p.memberships, {}),
            p.gender or "",
            ABOVE,
        )
        for p in everybody
    ]
    sums = {cell: Count(*numbers) for cell, numbers in total(parts).items()}
    assert sums == plain_recount(everybody, events)


@given(staff, facts, facts, st.integers(0, 7), st.sampled_from(GENDERS))
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_what_comes_later_is_counted_as_if_it_had_been_there_from_the_beginning(
    sqlite_engine: tuple[Database, Generation],
    staff: list[tuple[str, Gender | None]],
    first: list[tuple[int, str, int]],
    later: list[tuple[int, str, int]],
    who: int,
    gender: Gender | None,
) -> None:
    database, library = sqlite_engine
    everybody, events = people_of(staff), [*events_of(first), *events_of(later)]
    _empty(database)
    with database.session() as session:
        settle(session, everybody)
        log.append(session, events[: len(first)], NOW)
    up_to_date(database, library, TODAY)
    changed = replace(everybody[who], gender=gender)
    everybody[who] = changed
    gone = everybody.pop((who + 1) % len(everybody))
    with database.session() as session:
        log.append(session, events[len(first) :], NOW)
        people.save(session, changed)
        erase(session, gone.id, "p-other", NOW)
    up_to_date(database, library, TODAY)
    assert kept(database) == plain_recount(everybody, events)
    assert recount(database, library, TODAY).differing == 0


@pytest.fixture
def library(tmp_path: Path) -> Generation:
    publish_small_library(Library(tmp_path / "data"))
    return Library(tmp_path / "data").generation()


@pytest.fixture
def sqlite_engine(sqlite_database: Database, library: Generation) -> tuple[Database, Generation]:
    return sqlite_database, library


def _empty(database: Database) -> None:
    with database.session() as session:
        for table in ("events", "memberships", "persons", "figure_parts", "figure_counts"):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")
        for table in ("figure_state", "figure_touched", "tombstones", "units"):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")


def test_the_counts_keep_up_on_both_engines(database: Database, library: Generation) -> None:
    everybody = [somebody(n, "ekdalen" if n < 6 else "boende", Gender.WOMAN) for n in range(9)]
    events = [done(f"p{n}", LESSONS[n % 4], n) for n in range(9)]
    with database.session() as session:
        settle(session, everybody)
        log.append(session, events[:5], NOW)
    up_to_date(database, library, TODAY)
    assert kept(database) == plain_recount(everybody, events[:5])
    with database.session() as session:
        log.append(session, events[5:], NOW)
    up_to_date(database, library, TODAY)
    assert kept(database) == plain_recount(everybody, events)
    assert recount(database, library, TODAY).differing == 0


def test_a_move_leaves_what_was_done_where_it_was_done(
    database: Database, library: Generation
) -> None:
    there = Membership("ekdalen", Role.EMPLOYEE, "", None, date(2025, 12, 31))
    here = Membership("boende", Role.EMPLOYEE, "", date(2026, 1, 1), None)
    mover = replace(somebody(1), memberships=(there, here))
    with database.session() as session:
        settle(session, [mover])
        log.append(session, [done("p1", LESSONS[0], 10), done("p1", LESSONS[1], 80)], NOW)
    up_to_date(database, library, TODAY)
    found = kept(database)
    assert found["2025", "ekdalen", ""].people == 1
    assert found["2026", "boende", ""].people == 1
    assert ("2026", "ekdalen", "") not in found
    assert found["", "", ""].people == 1, "she is one person in all"


def test_a_person_in_two_units_counts_where_she_works_herself() -> None:
    leads = Membership("boende", Role.MANAGER, "", None, None)
    works = Membership("ekdalen", Role.EMPLOYEE, "", date(2020, 1, 1), None)
    assert taken([done("p1", LESSONS[0], 1)], (leads, works), {})[0].unit == "ekdalen"
    assert taken([done("p1", LESSONS[0], 1)], (), {})[0].unit == "-"
    over = replace(works, end=date(2021, 1, 1))
    assert taken([done("p1", LESSONS[0], 1)], (over,), {})[0].unit == "ekdalen"


def test_the_same_text_counts_once_a_month_and_the_night_between_is_swedens() -> None:
    late = datetime(2025, 11, 30, 23, 30, tzinfo=UTC)
    events = [done("p1", LESSONS[0], 1), done("p1", LESSONS[0], 5)]
    events.append(done("p1", LESSONS[0], 0, at=late))
    found = taken(events, somebody(1).memberships, {})
    assert [one.month for one in found] == ["2025-11", "2025-12"]


def test_a_tablet_that_runs_ahead_takes_nobody_into_another_month() -> None:
    ahead = done(
        "p1", LESSONS[0], 0, at=datetime(2026, 1, 3, tzinfo=UTC), offset_ms=10 * 86_400_000
    )
    assert taken([ahead], somebody(1).memberships, {})[0].month == "2025-12"


def test_what_was_learnt_keeps_the_minutes_of_its_day(
    sqlite_database: Database, library: Generation
) -> None:
    entry = next(iter(library.entries.values()))
    assert entry.easy is not None
    with sqlite_database.session() as session:
        minutes.note(session, [replace(entry, easy=replace(entry.easy, minutes=4))], TODAY)
        minutes.note(session, [replace(entry, easy=replace(entry.easy, minutes=9))], TODAY)
        minutes.note(session, [replace(entry, easy=replace(entry.easy, minutes=9))], TODAY)
        stated = minutes.prices(session)
    tomorrow = TODAY + timedelta(days=1)
    assert minutes_on(stated, entry.id, date(2020, 1, 1)) == 4
    assert minutes_on(stated, entry.id, TODAY) == 4
    assert minutes_on(stated, entry.id, tomorrow) == 9
    assert len(stated[entry.id]) == 2


def test_another_tree_of_units_has_its_people_counted_again(
    database: Database, library: Generation
) -> None:
    with database.session() as session:
        settle(session, [somebody(1), somebody(2, "granen"), somebody(3, "boende")])
        log.append(session, [done(f"p{n}", LESSONS[0], 1) for n in (1, 2, 3)], NOW)
    up_to_date(database, library, TODAY)
    with database.session() as session:
        units.save(session, replace(UNITS[2], parent_id="boende"))
        units.save(session, Unit("ny", "Ny", "granen", ""))
    up_to_date(database, library, TODAY)
    found = kept(database)
    assert found["2025", "boende", ""].people == 2
    assert found["2025", "=boende", ""].people == 1
    assert found["2025", "hemtjanst", ""].people == 1
    assert found["2025", "=granen", ""].people == 1, "it has a unit below it now"
    assert recount(database, library, TODAY).differing == 0


def test_an_erased_person_is_out_of_the_counts_at_once(
    database: Database, library: Generation
) -> None:
    with database.session() as session:
        settle(session, [somebody(1), somebody(2)])
        log.append(session, [done(f"p{n}", LESSONS[0], 1) for n in (1, 2)], NOW)
    up_to_date(database, library, TODAY)
    with database.session() as session:
        erase(session, "p1", "p2", NOW)
    with database.session() as session:
        assert counts.parts(session, ["p1", "p2"]).keys() == {"p2"}
    assert kept(database)["2025", "ekdalen", ""].people == 1
    up_to_date(database, library, TODAY)
    assert kept(database)["2025", "ekdalen", ""].people == 1
    assert recount(database, library, TODAY).differing == 0


def test_a_recount_that_differs_is_mended_and_told_until_it_has_been_read(
    database: Database, library: Generation
) -> None:
    with database.session() as session:
        settle(session, [somebody(1)])
        log.append(session, [done("p1", LESSONS[0], 1)], NOW)
    up_to_date(database, library, TODAY)
    right = kept(database)
    with database.session() as session:
        wrong = session.get(FigureCountRow, ("2025", "ekdalen", ""))
        assert wrong is not None
        wrong.people = 17
    assert recount(database, library, TODAY).differing == 1
    assert kept(database) == right
    state = up_to_date(database, library, TODAY)
    assert '"was": [17' in state.differed
    assert '"is": [1' in state.differed
    seen(database)
    assert up_to_date(database, library, TODAY).differed == ""


@given(facts, facts)
@settings(max_examples=30, deadline=None)
def test_a_change_and_its_opposite_leave_nothing(
    one: list[tuple[int, str, int]], other: list[tuple[int, str, int]]
) -> None:
    place = somebody(0).memberships
    before, after = (added(taken(events_of(e), place, {}), "", ABOVE) for e in (one, other))
    there, back = dict(change(before, after)), dict(change(after, before))
    assert there.keys() == back.keys()
    assert all(not any(plus(there[cell], back[cell])) for cell in there)


def test_a_gathering_counts_once_with_its_own_minutes_and_is_no_lesson() -> None:
    place = somebody(1).memberships
    told = {"on": "2025-11-20", "minutes": 30, "unit": "ekdalen"}
    one = done("p1", LESSONS[0], 25, type=EventType.APT_ATTENDED, data=told, person_id="p2")
    found = taken([one, replace(one, id=new_id()), done("p1", LESSONS[0], 25)], place, {})
    assert [(t.month, t.lesson, t.minutes) for t in found] == [
        ("2025-11", f"{LESSONS[0]}#together", 30),
        ("2025-11", LESSONS[0], 5),
    ]
    cells = added(found, "", ABOVE)
    assert cells["2025", "", "outlook"] == (1, 0, 0, 2, 35)
    assert cells["2025", "", LESSONS[0]] == (1, 0, 0, 1, 5)
    told = {"meeting": new_id(), "title": "Workshop", "minutes": 120}
    met = done("p1", "ny-i-hemtjansten#workshop", 3, type=EventType.MEETING_ATTENDED, data=told)
    found = taken([met, replace(met, id=new_id())], place, {})
    assert [(t.training, t.minutes) for t in found] == [("ny-i-hemtjansten", 120)]
    wrong = replace(one, data={"on": "2099-01-01", "minutes": True})
    assert taken([wrong], place, {})[0].minutes == 0
