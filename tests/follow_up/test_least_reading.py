"""A manager's page reads less than there is of its people, and counts the same."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from care_library import ACTIVITIES, LESSONS, PROGRAMME, publish_small_library
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompetensportal.model.accounts.person import Enrolment, Membership, Person, Role, Unit
from kompetensportal.model.learning.event import Event, EventType, Origin, happened, new_id
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning import enrolments, events
from kompetensportal.store.learning.standing import follow_each

TODAY = date(2026, 11, 22)
START = datetime(2026, 9, 1, 7, tzinfo=UTC)
LESSON_IDS = [text.meta.id for text in LESSONS]
SUBJECTS = {
    EventType.LESSON_COMPLETED: LESSON_IDS,
    EventType.LESSON_PRACTISE: LESSON_IDS,
    EventType.QUESTION_ANSWERED: [f"{t.meta.id}#{q.id}" for t in LESSONS for q in t.questions],
    EventType.COURSE_COMPLETED: ["trygg-digital"],
    EventType.HELP_REQUESTED: LESSON_IDS,
    EventType.ACTIVITY_DONE: [f"{PROGRAMME}#{activity.id}" for activity in ACTIVITIES],
    EventType.ACTIVITY_CONFIRMED: [f"{PROGRAMME}#{activity.id}" for activity in ACTIVITIES],
}
_numbers = itertools.count()
said = st.lists(
    st.tuples(
        st.sampled_from(sorted(SUBJECTS)),
        st.integers(0, 9),
        st.integers(0, 2),
        st.integers(0, 80 * 24 * 60),
        st.integers(-90_000, 90_000),
        st.sampled_from([{}, {"questions": []}, {"words": "å" * 400}, {"confirm": False}]),
    ),
    max_size=40,
)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said)
def test_what_is_left_out_changes_nothing_of_a_programme_or_a_need(
    database: Database,
    tmp_path: Path,
    told: list[tuple[EventType, int, int, int, int, dict[str, object]]],
) -> None:
    library = Library(tmp_path)
    if not library.generation().entries:
        publish_small_library(library)
    run = next(_numbers)
    ids = [f"{run}-{n}" for n in range(3)]
    facts = [
        Event(
            id=new_id(),
            type=kind,
            person_id=ids[(who + (kind is EventType.ACTIVITY_CONFIRMED)) % 3],
            about_id=ids[who],
            subject=SUBJECTS[kind][what % len(SUBJECTS[kind])],
            version="v1-0",
            at=START + timedelta(minutes=minutes, microseconds=offset % 7),
            data=data,
            origin=Origin.DEVICE,
            device_id="d",
            offset_ms=offset,
        )
        for kind, what, who, minutes, offset, data in told
    ]
    with database.session() as session:
        units.save(session, Unit("u", "Enheten", None, "hemtjänst"))
        place = (Membership("u", Role.EMPLOYEE, "undersköterska", None, None),)
        for id_ in ids:
            people.save(session, Person(id_, id_, id_, "sv", None, place))
        # The first has a programme; the second had one, which has ended; the third has none.
        for id_, ended in ((ids[0], None), (ids[1], date(2026, 10, 1))):
            plan = Enrolment(f"e{id_}", id_, PROGRAMME, START.date(), ids[2], ended)
            enrolments.save(session, plan)
        events.append(session, facts, START)
        everybody = list(people.by_ids(session, ids).values())
        tree, generation = units.tree(session), library.generation()
        whole = follow_each(session, generation, everybody, tree, TODAY)
        least = follow_each(session, generation, everybody, tree, TODAY, all_facts=False)
        read = events.find(session, about=ids)
        seen = events.last_seen(session, ids)
    assert [(f.progresses, f.needs) for f in least] == [(f.progresses, f.needs) for f in whole]
    assert [f.facts.asked for f in least] == [f.facts.asked for f in whole]
    assert [(events.body(e), happened(e)) for e in read] == [
        (events.body(e), happened(e)) for e in facts
    ]
    assert seen == {e.person_id: START for e in facts}


def test_a_new_fact_also_a_late_one_and_an_erasure_show_at_the_next_request(
    database: Database, tmp_path: Path
) -> None:
    library = Library(tmp_path)
    publish_small_library(library)
    late = Event(
        new_id(),
        EventType.HELP_REQUESTED,
        "a",
        "a",
        LESSON_IDS[0],
        "",
        START - timedelta(days=40),
        origin=Origin.DEVICE,
        device_id="d",
    )

    def needs() -> list[str]:
        with database.session() as session:
            (one,) = follow_each(
                session,
                library.generation(),
                list(people.by_ids(session, ["a"]).values()),
                units.tree(session),
                TODAY,
                all_facts=False,
            )
        return [need.kind.name for need in one.needs]

    with database.session() as session:
        people.save(session, Person("a", "A", "a", "sv", None, ()))
    assert needs() == []
    with database.session() as session:
        events.append(session, [late], START)
    assert needs() == ["ASKED"]
    with database.session() as session:
        events.erase(session, [late.id], START)
    assert needs() == []
