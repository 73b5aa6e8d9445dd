"""Everybody's progress, made again from the whole log, and beside it as pages compute it.

`python -m bench.projections 100000` takes a hundred thousand events; the figure is for a million.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import insert
from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role, Unit
from kompetensportal.model.learning.event import Event, EventType, Origin
from kompetensportal.model.learning.needs import Follow
from kompetensportal.store import schema
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments
from kompetensportal.store.learning.event_rows import TABLE
from kompetensportal.store.learning.events import row
from kompetensportal.store.learning.standing import follow_each

sys.path.append(str(Path(__file__).parent.parent / "tests" / "follow_up"))
from care_library import ACTIVITIES, LESSONS, PROGRAMME, publish_small_library  # type: ignore[import-not-found]

EVENTS, WANTED_SECONDS, EACH = 1_000_000, 60.0, 200
TOGETHER = 250
"""People whose events are read at a time."""
START = datetime(2026, 9, 1, 7, tzinfo=UTC)
TODAY = date(2026, 11, 22)
KINDS = (
    (EventType.LESSON_COMPLETED, [text.meta.id for text in LESSONS]),
    (EventType.QUESTION_ANSWERED, [f"{t.meta.id}#{q.id}" for t in LESSONS for q in t.questions]),
    (EventType.LESSON_PRACTISE, [text.meta.id for text in LESSONS]),
    (EventType.HELP_REQUESTED, [f"{text.meta.id}#oppna" for text in LESSONS]),
    (EventType.ACTIVITY_DONE, [f"{PROGRAMME}#{activity.id}" for activity in ACTIVITIES]),
)


def main(count: int = EVENTS) -> int:
    """Print the time for all, and whether it gives what pages show; 1 when not."""
    with tempfile.TemporaryDirectory() as folder:
        database, library = _make(Path(folder), count)
        with database.session() as session:
            everybody = _everybody(session, count)
            tree = units.tree(session)
            begun, cpu = time.perf_counter(), time.process_time()
            rebuilt = list(_rebuild(session, library, everybody, tree))
            seconds, cpu = time.perf_counter() - begun, time.process_time() - cpu
            live = [follow_each(session, library, [one], tree, TODAY)[0] for one in everybody]
        database.close()
    same, wanted = rebuilt == live, WANTED_SECONDS * count / EVENTS
    # By CPU: one process that waits for little, measured also where others are at work.
    holds = same and cpu <= wanted
    print(
        f"{count:,} events of {len(everybody):,} people: {cpu:.1f} s of CPU, {seconds:.1f} s on"
        f" the clock, wanted {wanted:.1f} s"
    )
    print(f"the same as pages show of each: {same}. {'ok' if holds else 'MISSED'}")
    return int(not holds)


def _rebuild(
    session: Session, library: object, everybody: list[Person], tree: object
) -> Iterator[Follow]:
    for at in range(0, len(everybody), TOGETHER):
        yield from follow_each(session, library, everybody[at : at + TOGETHER], tree, TODAY)  # type: ignore[arg-type]


def _everybody(session: Session, count: int) -> list[Person]:
    ids = [f"p{number}" for number in range(count // EACH)]
    found: dict[str, Person] = {}
    for at in range(0, len(ids), TOGETHER):
        found |= people.by_ids(session, ids[at : at + TOGETHER])
    return [found[id_] for id_ in ids]


def _make(folder: Path, count: int) -> tuple[Database, object]:
    publish_small_library(Library(folder))
    database = Database(f"sqlite:///{folder / 'portal.sqlite'}")
    schema.create(database)
    with database.session() as session:
        units.save(session, Unit("ekdalen", "Hemtjänsten Ekdalen", None, "hemtjänst"))
        place = (Membership("ekdalen", Role.EMPLOYEE, "undersköterska", None, None),)
        for number in range(count // EACH):
            id_ = f"p{number}"
            people.save(session, Person(id_, f"Nummer {number}", id_, "sv", None, place))
            plan = Enrolment(f"e{number}", id_, PROGRAMME, START.date(), None, None)
            enrolments.save(session, plan)
    chance = random.Random(4)
    for at in range(0, count, 10_000):
        rows = [row(_event(n, count, chance), START) for n in range(at, min(at + 10_000, count))]
        with database.session() as session:
            session.execute(insert(TABLE), rows)
    return database, Library(folder).generation()


def _event(number: int, count: int, chance: random.Random) -> Event:
    person = f"p{number % (count // EACH)}"
    kind, subjects = chance.choice(KINDS)
    data: dict[str, object] = {}
    if kind is EventType.LESSON_COMPLETED:
        data = {"questions": []}
    elif kind is EventType.ACTIVITY_DONE:
        data = {"title": "En uppgift", "confirm": chance.random() < 0.5}
    return Event(
        id=str(UUID(int=number)),
        type=kind,
        person_id=person,
        about_id=person,
        subject=chance.choice(subjects),
        version="v1-0",
        at=START + timedelta(minutes=number % 100_000),
        data=data,
        origin=Origin.DEVICE,
        device_id="d",
        offset_ms=chance.randrange(-5_000, 5_000),
    )


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:2])))
