"""Clocks of 1999 and 2031, what a backup makes safe, what a restore asks for, finished courses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kompetensportal.actions.portal.backup import back_up
from kompetensportal.actions.portal.restore import restore
from kompetensportal.model.device.clock import Sending, timed
from kompetensportal.model.device.signed import Moment
from kompetensportal.model.learning.event import happened
from kompetensportal.model.learning.progress import State
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.library import Library
from kompetensportal.store.learning import events
from kompetensportal.store.learning.standing import follow_each

Enter = Callable[..., Any]
LESSON, LOGIN = "outlook/las-och-svara", "start/logga-in"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
TASK = "ny-i-hemtjansten#logga-in"


def milliseconds(moment: datetime) -> float:
    """Since 1970."""
    return moment.timestamp() * 1000


def told(wall: datetime, **at: Any) -> Moment:
    """A moment by a tablet's clocks."""
    return Moment(milliseconds(wall), **at)


@pytest.mark.parametrize("year", [1999, 2031])
def test_a_measured_offset_corrects_any_clock(year: int) -> None:
    wall = datetime(year, 3, 1, tzinfo=UTC)
    ahead = milliseconds(wall) - milliseconds(NOW - timedelta(hours=2))
    found = timed(told(wall, offset=ahead), Sending(), NOW)
    assert found.at == wall and not found.guessed
    assert found.at - timedelta(milliseconds=found.offset_ms) == NOW - timedelta(hours=2)


@pytest.mark.parametrize("year", [1999, 2031])
def test_without_an_offset_the_other_clock_tells_within_one_start(year: int) -> None:
    wall = datetime(year, 3, 1, tzinfo=UTC)
    at = told(wall, mono=1_000.0, boot="a")
    same = timed(at, Sending(mono=3_601_000.0, boot="a"), NOW)
    assert same.at - timedelta(milliseconds=same.offset_ms) == NOW - timedelta(hours=1)
    other = timed(at, Sending(mono=3_601_000.0, boot="b"), NOW)
    assert other.guessed
    assert other.at - timedelta(milliseconds=other.offset_ms) == NOW


def test_a_clock_that_may_be_right_is_believed_and_an_impossible_one_is_not() -> None:
    yesterday = NOW - timedelta(days=1)
    assert timed(told(yesterday), Sending(), NOW).offset_ms == 0
    lying = timed(told(yesterday, offset=-86_400_000.0 * 30), Sending(), NOW)
    assert lying.at == yesterday and lying.offset_ms == 0
    never = timed(Moment(9e15), Sending(), NOW)
    assert never.guessed and never.at == NOW


@pytest.mark.parametrize("year", [1999, 2031])
def test_due_dates_are_judged_by_corrected_time(either: Any, enter: Enter, year: int) -> None:
    tablet = either.tablet()
    shown = datetime(year, 6, 1, tzinfo=UTC)
    behind = milliseconds(shown) - milliseconds(datetime.now(UTC))
    tablet.clock = lambda: milliseconds(datetime.now(UTC)) + behind
    amina, dilan = enter(tablet, "amina"), enter(tablet, "dilan")
    first = tablet.tell(amina, "lesson.completed", subject=LOGIN, data={"questions": []})
    tablet.offset = behind
    second = tablet.tell(
        dilan, "activity.confirmed", about="amina", subject="ny-i-hemtjansten#besok"
    )
    assert set(tablet.flush().values()) == {"stored"}
    with either.database.session() as session:
        found = {e.id: e for e in events.by_id(session, [first, second])}
        person = people.by_id(session, "amina")
        assert person is not None
        library = Library(either.data).generation()
        today = datetime.now(UTC).date()
        (follow,) = follow_each(session, library, [person], units.tree(session), today)
    for event in found.values():
        assert event.at.year == year
        assert event.received is not None
        assert abs(happened(event) - event.received) < timedelta(minutes=10)
    items = {item.subject: item for item in follow.progresses[0].items}
    for subject in (TASK, "ny-i-hemtjansten#besok"):
        assert items[subject].state is State.DONE
        since = items[subject].since
        assert since is not None and since.year == datetime.now(UTC).year


def test_events_are_safe_when_a_backup_holds_them(
    either: Any, enter: Enter, tmp_path: Path
) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    first = tablet.tell(amina, "lesson.practise", subject=LESSON)
    aside = tablet.tell(amina, "coffee.made", subject="koket")
    third = tablet.tell(amina, "help.requested", subject=LESSON)
    tablet.flush()
    assert not tablet.is_safe(first) and tablet.safe_through == {}
    back_up(either.data, either.database, tmp_path / "ett.tar.gz")
    later = tablet.tell(amina, "lesson.practise", subject=LOGIN)
    tablet.flush()
    assert tablet.safe_through == {tablet.store_id: 3}
    assert tablet.is_safe(first) and tablet.is_safe(third) and not tablet.is_safe(later)
    answer = tablet.send([tablet.helped[aside], tablet.stored[later]])
    assert answer.json["safe_ids"] == [aside]


def test_beyond_a_gap_events_are_safe_by_their_ids(
    either: Any, enter: Enter, tmp_path: Path
) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    ids = [tablet.tell(amina, "lesson.practise", subject=LESSON) for _ in range(4)]
    held_back = tablet.queue.pop(ids[1])
    tablet.flush()
    back_up(either.data, either.database, tmp_path / "ett.tar.gz")
    answer = tablet.send([])
    assert answer.json["safe_through"] == {tablet.store_id: 1}
    assert answer.json["safe_ids"] == sorted(ids[2:])
    tablet.send([held_back])
    back_up(either.data, either.database, tmp_path / "tva.tar.gz")
    assert tablet.send([]).json["safe_through"] == {tablet.store_id: 4}


def test_a_restored_portal_heals(portal: Any, enter: Enter, tmp_path: Path) -> None:
    tablet = portal.tablet()
    amina = enter(tablet, "amina")
    kept = tablet.tell(amina, "lesson.practise", subject=LESSON)
    tablet.flush()
    file = tmp_path / "ett.tar.gz"
    back_up(portal.data, portal.database, file)
    lost = tablet.tell(amina, "help.requested", subject=LESSON)
    assert tablet.flush() == {lost: "stored"}
    portal.database.close()
    restore(file, portal.data, lambda _: "", replace=True)
    assert set(portal.events()) == {kept}
    epoch = tablet.epoch
    new = tablet.tell(amina, "lesson.practise", subject=LOGIN)
    assert tablet.flush()[new] == "stored" and tablet.epoch != epoch
    assert tablet.flush() == {kept: "duplicate", lost: "stored"}
    assert set(portal.events()) == {kept, lost, new}
    seal = (portal.data / "seal.key").stat()
    assert seal.st_mode & 0o777 == 0o600


def test_the_last_answer_finishes_the_course_whatever_came_first(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    data = {"questions": ["falskt"]}
    tablet.tell(amina, "lesson.completed", subject="trygg-digital/tva", version="v1-1", data=data)
    tablet.tell(
        amina,
        "lesson.completed",
        subject="trygg-digital/ett",
        version="v1-0",
        data={"questions": []},
    )
    assert set(tablet.flush().values()) == {"stored"}
    assert "course.completed" not in {row["type"] for row in either.events().values()}
    last = tablet.tell(amina, "question.answered", subject="trygg-digital/tva#falskt")
    tablet.flush()
    done = [row for row in either.events().values() if row["type"] == "course.completed"]
    assert [(row["person_id"], row["subject"]) for row in done] == [("amina", "trygg-digital")]
    again = tablet.tell(amina, "question.answered", subject="trygg-digital/tva#falskt")
    assert tablet.flush() == {again: "stored"}
    assert len(either.events()) == 5 and last in either.events()
