"""Levels of professions and yearly talks, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kompetensportal.actions.goals import decide_levels, talk
from kompetensportal.actions.goals.confirm import confirm
from kompetensportal.actions.goals.rate import rate, show
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Membership, Person, Role
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.goals import KnowledgeGoal
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.store.accounts import erasure, own_data, people
from kompetensportal.store.accounts.units import save as save_unit
from kompetensportal.store.accounts.units import tree as unit_tree
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.goals import profession_levels, talks
from kompetensportal.store.goals.standing import knowledge_each
from kompetensportal.store.learning import events

DAY = date(2026, 11, 2)
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
GOAL = KnowledgeGoal("outlook/svara", "Kan.", "Jag kan.", 1, (), (), ("outlook/svara",))


@pytest.fixture
def pair(database: Database) -> tuple[Person, Person]:
    """Amina and her manager Eva."""
    found = tuple(
        Person(name.lower(), name, name.lower(), "sv", None, ()) for name in ("Amina", "Eva")
    )
    with database.session() as session:
        for one in found:
            people.save(session, one)
    return found[0], found[1]


def test_levels_are_decided_changed_and_taken_back(database: Database) -> None:
    with database.session() as session:
        profession_levels.change(session, {("vårdbiträde", "lmo"): 2, ("kock", "lmo"): 0})
        profession_levels.change(session, {("vårdbiträde", "lmo"): 3, ("kock", "lmo"): None})
    with database.session() as session:
        assert profession_levels.table(session) == {("vårdbiträde", "lmo"): 3}


def test_a_level_that_is_none_changes_nothing(database: Database) -> None:
    with database.session() as session:
        cells = {("kock", "lmo"): "2", ("kock", "kia"): "5"}
        with pytest.raises(MistakeError):
            decide_levels.decide(session, cells, {"lmo", "kia"})
        with pytest.raises(MistakeError):
            decide_levels.decide(session, {("kock", "finns-inte"): "2"}, {"lmo"})
        assert profession_levels.table(session) == {}
        assert decide_levels.decide(session, {("kock", "lmo"): "2"}, {"lmo"}) == 1
        assert decide_levels.decide(session, {("kock", "lmo"): "2"}, {"lmo"}) == 0


def test_a_talk_sent_twice_is_one_and_both_write(
    database: Database, pair: tuple[Person, Person]
) -> None:
    amina, eva = pair
    id_ = new_id()
    with database.session() as session:
        first = talk.begin(session, amina, eva, id_)
        again = talk.begin(session, amina, amina, id_)
        assert first.id == again.id == id_
        talk.write(session, first, eva, "Vi pratade\r\nom LMO. ", "")
        step = talk.agree(session, first, "  Gå   bredvid Dilan ", "2027-03-01", new_id())
        (held,) = talks.of_person(session, amina.id)
        assert held.notes == "Vi pratade\nom LMO."
        assert held.changed_by == eva.id
        assert (held.steps[0].words, held.steps[0].due) == ("Gå bredvid Dilan", date(2027, 3, 1))
        talk.finish(session, held, step.id)
        assert talks.of_person(session, amina.id)[0].steps[0].done is not None
        talk.write(session, held, amina, "Också det jag vill.", "Vi pratade\nom LMO.")
    with database.session() as session:
        assert talks.of_person(session, amina.id)[0].notes == "Också det jag vill."
        assert talks.of_person(session, eva.id) == ()


def test_notes_that_the_other_one_changed_meanwhile_are_not_lost(
    database: Database, pair: tuple[Person, Person]
) -> None:
    amina, eva = pair
    with database.session() as session:
        begun = talk.begin(session, amina, eva, new_id())
        talk.write(session, begun, eva, "Från Eva", "")
        now = talks.of_person(session, amina.id)[0]
        with pytest.raises(MistakeError, match="notes_changed"):
            talk.write(session, now, amina, "Från Amina", "")
        assert talks.of_person(session, amina.id)[0].notes == "Från Eva"
        with pytest.raises(MistakeError, match="notes_long"):
            talk.write(session, now, amina, "x" * 5000, "Från Eva")


@pytest.mark.parametrize(("words", "due"), [("", ""), ("x" * 301, ""), ("Bra", "29 februari")])
def test_a_step_without_words_or_with_a_day_that_is_none_is_refused(
    database: Database, pair: tuple[Person, Person], words: str, due: str
) -> None:
    amina, eva = pair
    with database.session() as session:
        begun = talk.begin(session, amina, eva, new_id())
        with pytest.raises(MistakeError):
            talk.agree(session, begun, words, due, new_id())
        with pytest.raises(NotFoundError):
            talk.finish(session, begun, "finns-inte")


def test_who_is_erased_takes_her_talks_and_fetches_them_before(
    database: Database, pair: tuple[Person, Person]
) -> None:
    amina, eva = pair
    with database.session() as session:
        begun = talk.begin(session, amina, eva, new_id())
        talk.write(session, begun, eva, "Bra år.", "")
        talk.agree(session, begun, "Mer LMO", "", new_id())
        evas = talk.begin(session, eva, amina, new_id())
        talk.write(session, evas, amina, "Också bra.", "")
        kept = own_data.collect(session, amina.id)
        assert kept["talks"][0]["notes"] == "Bra år."
        assert kept["talks"][0]["steps"][0]["words"] == "Mer LMO"
        erasure.erase(session, amina.id, eva.id, NOW)
    with database.session() as session:
        assert talks.of_person(session, amina.id) == ()
        (left,) = talks.of_person(session, eva.id)
        assert (left.notes, left.changed_by) == ("Också bra.", None)


def test_answers_and_confirmations_are_facts(
    database: Database, pair: tuple[Person, Person]
) -> None:
    amina, eva = pair
    id_ = new_id()
    with database.session() as session:
        rate(session, amina, GOAL, "help", id_)
        rate(session, amina, GOAL, "help", id_)
        confirm(session, eva, amina, GOAL, words=" Fint! ", event_id=new_id())
        show(session, amina, True, new_id())
        with pytest.raises(MistakeError):
            rate(session, amina, GOAL, "maybe", new_id())
        with pytest.raises(MistakeError):
            confirm(session, amina, amina, GOAL, words="", event_id=new_id())
        told = events.find(session, about=[amina.id])
    assert [(e.type, e.data) for e in told] == [
        (EventType.GOAL_RATED, {"answer": "help"}),
        (EventType.GOAL_CONFIRMED, {"words": "Fint!"}),
        (EventType.ASSESSMENT_SHOWN, {}),
    ]
    assert told[0].version == GOAL.version


def test_everybodys_levels_are_read_with_as_many_queries_as_ones(
    database: Database, data: object
) -> None:
    library = Library(data).generation()  # type: ignore[arg-type]
    with database.session() as session:
        from kompetensportal.model.accounts.person import Unit  # noqa: PLC0415

        save_unit(session, Unit("u", "Ekdalen", None, "hemtjänst"))
        place = Membership("u", Role.EMPLOYEE, "undersköterska", None, None)
        for number in range(12):
            name = f"p{number}"
            one = replace(Person(name, name, name, "sv", None, ()), memberships=(place,))
            people.save(session, one)
            rate(session, one, GOAL, "can", new_id())
    counted = {}
    for many in (1, 12):
        with database.session() as session:
            tree = unit_tree(session)
            who = list(people.by_ids(session, [f"p{n}" for n in range(many)]).values())
            asked: list[str] = []
            from sqlalchemy import event  # noqa: PLC0415

            def count(*given: object, asked: list[str] = asked) -> None:
                asked.append(str(given[2]))

            event.listen(database.engine, "before_cursor_execute", count)
            found = knowledge_each(session, library, who, tree, DAY)
            event.remove(database.engine, "before_cursor_execute", count)
            assert len(found) == many
            counted[many] = len(asked)
    assert counted[1] == counted[12]
    assert isinstance(tree, Tree)
