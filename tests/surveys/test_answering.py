"""Answering: what is kept of it on both engines, and that nothing leads from answers to people."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from kompetensportal.actions.surveys.answer import Came, Given, answer, has_answered, let_go, skip
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.content.survey import After, AnswerKind, Survey, SurveyQuestion
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.surveys.sheet import Place
from kompetensportal.store.accounts import people, units
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.surveys import sheets
from kompetensportal.store.surveys.standing import answered, standing

ASKED = Survey(
    True,
    After.COURSE,
    (
        SurveyQuestion(
            "jobbet", AnswerKind.SCALE, "Är det viktigt?", ("Nej", "Lite", "Ja", "Mycket")
        ),
        SurveyQuestion("niva", AnswerKind.CHOICE, "Hur var det?", ("Lätt", "Lagom", "Svårt")),
        SurveyQuestion("ord", AnswerKind.TEXT, "Mer?"),
    ),
)
NAMED = Survey(False, After.NEVER, ASKED.questions)
NAME, COURSE = "enkat/prov", "gdpr-i-praktiken"
MARCH, APRIL = datetime(2026, 3, 10, 9, tzinfo=UTC), datetime(2026, 4, 1, 9, tzinfo=UTC)


def person(number: int, *unit_ids: str) -> Person:
    places = tuple(Membership(u, Role.EMPLOYEE, "undersköterska", None, None) for u in unit_ids)
    return Person(f"p{number:02}", f"Person {number}", f"p{number}", "sv", None, places)


@contextmanager
def organisation(database: Database) -> Iterator[None]:
    with database.session() as session:
        for unit in (
            Unit("omsorg", "Omsorgen", None, ""),
            Unit("ekdalen", "Ekdalen", "omsorg", "hemtjänst"),
            Unit("bjork", "Björkbacken", "omsorg", "boende"),
        ):
            units.save(session, unit)
        for number in range(20):
            people.save(session, person(number, "ekdalen" if number < 12 else "bjork"))
    yield


def say(
    session: Session, who: Person, *, now: datetime = MARCH, asked: Survey = ASKED, **given: str
) -> Came:
    ticks = {name: given.pop(name) for name in ("unit_id", "profession", "gender") if name in given}
    sheets.keep_version(session, NAME, "Prov", asked)
    return answer(
        session,
        who,
        survey=NAME,
        asked=asked,
        about=COURSE,
        given=Given(given, **ticks),
        event_id=new_id(),
        now=now,
    )


def test_four_wait_and_the_fifth_lets_all_go(database: Database) -> None:
    with organisation(database):
        for number in range(5):
            with database.session() as session:
                assert sheets.cells(session, NAME) == []
                assert (
                    say(session, person(number, "ekdalen"), jobbet=str(number % 4 + 1)) is Came.NEW
                )
        with database.session() as session:
            assert sheets.waiting(session, NAME) == []
            (cell,) = sheets.cells(session, NAME)
            assert cell.place == Place(ASKED.version, "2026-03", "ekdalen", COURSE)
            assert cell.n == 5 and cell.counts == {"jobbet": [2, 1, 1, 1]}
            assert answered(session, NAME) == 5
            assert not sheets.recount(session, NAME), "the sums are those of the sheets"


def test_twice_is_once_and_a_survey_of_another_course_is_another(database: Database) -> None:
    with organisation(database), database.session() as session:
        who = person(0, "ekdalen")
        assert say(session, who, jobbet="1") is Came.NEW
        assert say(session, who, jobbet="4") is Came.BEFORE
        assert [s.answers for s in sheets.waiting(session, NAME)] == [{"jobbet": 1}]
        assert has_answered(session, who, NAME, COURSE)
        assert not has_answered(session, who, NAME, "annan")
        skip(session, who, survey=NAME, about="annan", event_id=new_id())
        assert not has_answered(session, who, NAME, "annan")


def test_the_same_form_sent_by_two_at_once_is_kept_once(database: Database) -> None:
    with organisation(database):
        event_id, came = new_id(), []
        for number in (0, 0, 1):
            with database.session() as session:
                sheets.keep_version(session, NAME, "Prov", ASKED)
                given = Given({"jobbet": "2"})
                came.append(
                    answer(
                        session,
                        person(number, "ekdalen"),
                        survey=NAME,
                        asked=ASKED,
                        about="",
                        given=given,
                        event_id=event_id,
                        now=MARCH,
                    )
                )
        assert came[:2] == [Came.NEW, Came.BEFORE]
        with database.session() as session:
            assert len(sheets.waiting(session, NAME)) == 1


@pytest.mark.parametrize("value", ["0", "5", "-1", "två", "1e1", "²", "9999"])
def test_an_answer_that_nobody_could_choose_is_refused_whole(
    sqlite_database: Database, value: str
) -> None:
    with organisation(sqlite_database), sqlite_database.session() as session:
        with pytest.raises(MistakeError):
            say(session, person(0, "ekdalen"), jobbet=value, niva="1")
        assert sheets.waiting(session, NAME) == []
        assert answered(session, NAME) == 0


def test_hopping_over_everything_keeps_nothing(sqlite_database: Database) -> None:
    with organisation(sqlite_database), sqlite_database.session() as session:
        assert say(session, person(0, "ekdalen"), ord="  \n ") is Came.EMPTY
        assert answered(session, NAME) == 0


def test_where_one_works_is_ones_own_choice_among_ones_own(sqlite_database: Database) -> None:
    with organisation(sqlite_database), sqlite_database.session() as session:
        say(session, person(0, "ekdalen", "bjork"), jobbet="1", unit_id="bjork")
        say(session, person(1, "ekdalen", "bjork"), jobbet="1", unit_id="omsorg")
        say(session, person(2, "ekdalen"), jobbet="1", unit_id="bjork")
        say(session, person(3), jobbet="1", gender="robot")
        found = sorted(s.place.unit_id for s in sheets.waiting(session, NAME))
        assert found == ["", "", "bjork", "ekdalen"]
        assert {s.place.gender for s in sheets.waiting(session, NAME)} == {""}


def test_when_the_month_is_over_less_is_said_until_five_are_alike(database: Database) -> None:
    with organisation(database):
        with database.session() as session:
            for number in range(3):
                say(session, person(number, "ekdalen"), jobbet="1")
            for number in range(12, 15):
                say(session, person(number, "bjork"), jobbet="2")
            let_go(session, MARCH)
            assert sheets.cells(session, NAME) == []
        with database.session() as session:
            let_go(session, APRIL)
            (cell,) = sheets.cells(session, NAME)
            assert cell.place == Place(ASKED.version, "2026-03", "omsorg", COURSE)
            assert cell.n == 6 and sheets.waiting(session, NAME) == []


def test_a_survey_with_names_says_so_and_shows_nobody_alone(database: Database) -> None:
    with organisation(database), database.session() as session:
        for number in range(4):
            say(session, person(number, "ekdalen"), asked=NAMED, jobbet="3", ord="Bra.")
        tree = units.tree(session)
        assert standing(session, NAME, tree).cells == () == standing(session, NAME, tree).words
        say(session, person(4, "ekdalen"), asked=NAMED, jobbet="1")
        now = standing(session, NAME, tree)
        assert [(c.n, c.counts) for c in now.cells] == [(5, {"jobbet": [1, 0, 4]})]
        assert [w.words for w in now.words] == ["Bra."] * 4
        assert sheets.waiting(session, NAME) == []
        found = events.find(session, types=[EventType.SURVEY_ANSWERED])
        assert found[0].data["answers"] == {"jobbet": 3}


def test_who_answers_with_her_name_without_a_network_too_counts_once_with_her_latest_answer(
    database: Database,
) -> None:
    def on_a_tablet(number: int, at: datetime, chosen: int) -> Event:
        data = {"about": COURSE, "answers": {"jobbet": chosen}, "words": {}, "unit": "ekdalen"}
        who = person(number, "ekdalen").id
        kind = EventType.SURVEY_ANSWERED
        return Event(new_id(), kind, who, who, NAME, NAMED.version, at, data)

    with organisation(database), database.session() as session:
        for number in range(5):
            say(session, person(number, "ekdalen"), asked=NAMED, jobbet="3")
        in_the_portal = datetime.now(UTC)
        late = [
            on_a_tablet(0, in_the_portal - timedelta(hours=2), 1),
            on_a_tablet(1, in_the_portal + timedelta(seconds=2), 4),
        ]
        events.append(session, late, in_the_portal)
        now = standing(session, NAME, units.tree(session))
        assert [(c.n, c.counts) for c in now.cells] == [(5, {"jobbet": [0, 0, 4, 1]})]
        assert answered(session, NAME) == 5


def test_nothing_that_is_stored_leads_from_answers_to_people(database: Database) -> None:
    """Tries every column of every table of answers against the log and the people."""
    chance = random.Random(4)
    told: dict[str, int] = {}
    with organisation(database):
        everybody = [person(n, "ekdalen" if n < 12 else "bjork") for n in range(20)]
        chance.shuffle(everybody)
        for who in everybody:
            with database.session() as session:
                told[who.id] = chance.randint(1, 4)
                ticks = {"gender": "man"} if who.id in {"p00", "p13"} else {}
                say(session, who, jobbet=str(told[who.id]), ord=f"Ord {told[who.id]}", **ticks)
        with database.session() as session:
            let_go(session, APRIL)
            log = events.find(session, types=[EventType.SURVEY_ANSWERED])
            assert all(set(event.data) == {"about"} for event in log), "no answers in the log"
            rows = {
                table: [dict(r) for r in session.execute(text(f"SELECT * FROM {table}")).mappings()]
                for table in ("sheets", "sheet_words", "sheets_waiting", "sheet_counts")
            }
        assert len(rows["sheets"]) == len(rows["sheet_words"]) == 20
        assert rows["sheets_waiting"] == []
        assert {row["gender"] for row in rows["sheets"]} == {""}, "two men are too few"
        known = {event.id for event in log} | {event.person_id for event in log}
        known |= {event.at.isoformat() for event in log}
        known |= {who.name for who in everybody} | {who.user_name for who in everybody}
        for table in rows.values():
            for row in table:
                assert not known & {str(value) for value in row.values()}
                assert not any(str(value).startswith("2026-03-") for value in row.values())
        # Whoever joins by what both sides say finds five people or more for each sheet.
        groups: dict[tuple[str, ...], int] = {}
        for row in rows["sheets"]:
            key = tuple(
                row[c] for c in ("version", "month", "unit_id", "about", "profession", "gender")
            )
            groups[key] = groups.get(key, 0) + 1
        assert min(groups.values()) >= 5
        # Words lie apart from the answers on the same sheet.
        assert not {r["id"] for r in rows["sheets"]} & {r["id"] for r in rows["sheet_words"]}


def test_many_at_once_lose_no_sheet(database: Database) -> None:
    with organisation(database):
        with database.session() as session:
            sheets.keep_version(session, NAME, "Prov", ASKED)
        start = threading.Barrier(6)
        failed: list[BaseException] = []

        def answers(number: int) -> None:
            try:
                start.wait()
                for other in range(3):
                    with database.session() as session:
                        say(session, person(number * 3 + other, "ekdalen"), jobbet="2")
                    with database.session() as session:
                        let_go(session, APRIL)
            except BaseException as error:
                failed.append(error)

        threads = [threading.Thread(target=answers, args=(n,)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        with database.session() as session:
            kept, waiting = sheets.count(session, NAME), sheets.waiting(session, NAME)
            assert kept + len(waiting) == 18 == answered(session, NAME)
            assert not sheets.recount(session, NAME)


def test_the_order_of_the_rows_is_not_the_order_of_the_answers(database: Database) -> None:
    """Forty answer one after the other: who came first does not come first, at rest or kept."""
    moves = []
    with organisation(database):
        for round_ in range(5):
            survey = f"enkat/prov-{round_}"
            with database.session() as session:
                for number in range(4):
                    given = Given({"jobbet": str(number + 1)})
                    answer(
                        session,
                        person(number, "ekdalen"),
                        survey=survey,
                        asked=ASKED,
                        about="",
                        given=given,
                        event_id=new_id(),
                        now=MARCH,
                    )
                seen = [s.answers["jobbet"] for s in sheets.waiting(session, survey)]
                moves.append(seen)
                keys = session.execute(text("SELECT id FROM sheets_waiting")).scalars().all()
                assert all(key[14] == "4" for key in keys), "random keys, without a time in them"
    assert any(seen != [1, 2, 3, 4] for seen in moves)


def test_sums_that_are_wrong_are_found_and_made_anew(sqlite_database: Database) -> None:
    with organisation(sqlite_database):
        with sqlite_database.session() as session:
            for number in range(6):
                say(session, person(number, "ekdalen"), jobbet="2")
            session.execute(text("UPDATE sheet_counts SET n = 7"))
        with sqlite_database.session() as session:
            assert sheets.recount(session, NAME)
            assert [cell.n for cell in sheets.cells(session, NAME)] == [5]
            assert not sheets.recount(session, NAME)
