"""How a group's levels come on: the same figures in page and CSV, none of fewer than five."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from goal_library import Visitor  # type: ignore[import-not-found]
from goal_people import (  # type: ignore[import-not-found]
    BEGINNING,
    HOME_CARE,
    LASA,
    OUTLOOK,
    SVARA,
    rated,
    taught,
)

from kompetensportal.model.accounts.person import Membership, Person, Role
from kompetensportal.model.goals.development import Then, development
from kompetensportal.model.goals.knowledge import knowledge
from kompetensportal.model.goals.standing import Answer
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.learning.facts import gather
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events

PAGE = "/chef/kunskap/utveckling"


def test_each_moment_shows_what_was_known_then_and_nothing_of_fewer_than_five() -> None:
    curriculum = taught(OUTLOOK)
    place = (Membership("u", Role.EMPLOYEE, "undersköterska", None, None),)
    hour, day = timedelta(hours=1), timedelta(days=1)
    group = []
    for number in range(6):
        told = [rated(LASA, Answer.CAN), rated(SVARA, Answer.CAN if number < 3 else Answer.HELP)]
        if number == 5:  # She says it a day later than the others.
            told = [rated(LASA, Answer.CAN, 24 * 60), rated(SVARA, Answer.CAN, 24 * 60)]
        who = Person(f"p{number}", f"p{number}", f"p{number}", "sv", None, place)
        group.append((knowledge(who, gather(told), HOME_CARE, curriculum, {}), HOME_CARE))
    moments = [BEGINNING - hour, BEGINNING + hour, BEGINNING + day + hour]
    (found,) = development(group, curriculum, moments)
    assert [(one.people, one.mean, one.reached) for one in found.moments] == [
        (0, None, None),
        (5, 3 / 5, 0),
        (6, 4 / 6, 0),
    ]
    assert development(group[:4], curriculum, moments) == []
    (of_five,) = development(group[1:], curriculum, moments)
    assert of_five.moments[1] == Then(moments[1], 4), "four had answered then"


def test_page_and_csv_have_the_same_figures(
    visit: Callable[[str], Visitor], portal_database: Database
) -> None:
    at = datetime.now(UTC) - timedelta(days=120)
    place = Membership("ekdalen", Role.EMPLOYEE, "undersköterska", None, None)
    eva = visit("eva")
    assert "Det finns inget att visa än" in eva.get(PAGE).words
    with portal_database.session() as session:
        for number in range(5):
            id_ = f"ny{number}"
            people.save(session, Person(id_, id_, id_, "sv", None, (place,)))
            told = [
                Event(new_id(), EventType.GOAL_RATED, id_, id_, goal, "", at, {"answer": "can"})
                for goal in ("outlook/lasa", "outlook/svara")
            ]
            events.append(session, told, at)
    page = eva.get(PAGE)
    assert 'class="chart"' in page.text
    assert "För få för att visa" in page.words, "a year ago nobody had said anything"
    rows = eva.get(f"{PAGE}.csv").text.splitlines()
    assert rows[0].lstrip("\ufeff") == "System;Dag;Har svarat;Nivå i snitt;Når nivån"
    shown = [row.split(";") for row in rows[1:] if "För få" not in row]
    assert len(shown) == 2
    for _, _, many, mean, reached in shown:
        assert f"{many} {mean} {reached}" in page.words
    assert visit("amina").get(PAGE).status == 403
