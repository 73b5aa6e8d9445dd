"""What comes first, what is voluntary, leave of absence, and what is done again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.content.course import ActivityKind
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.learning.facts import gather
from kompetensportal.model.learning.needs import NeedKind, follow
from kompetensportal.model.learning.progress import State
from kompetensportal.model.programmes.renewal import Validity
from kompetensportal.store.accounts import own_data
from kompetensportal.store.database import Database

sys.path.append(str(Path(__file__).parent.parent / "progress"))
from example_programme import (  # type: ignore[import-not-found]
    CURRICULUM,
    ENROLMENT,
    HOME_CARE,
    START,
    activity,
    completed,
    fact,
    look,
    programme,
    states,
)

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.progress import progress

Visit = Callable[..., Visitor]
FIRST = activity("ett")
SECOND = activity("tva", after=("ett",))
PAGE = "/chef/amina/program/amina-ny"


def done(name: str, at: datetime | None = None) -> object:
    given = {"at": at} if at else {}
    return fact(EventType.ACTIVITY_DONE, f"ny#{name}", confirm=False, **given)


def test_what_comes_after_something_waits_for_it() -> None:
    found = look([], programme(SECOND, FIRST))
    assert states(found) == {"ett": "open", "tva": "not_yet"}
    assert found.items[0].first == ("Titel ett",)
    assert found.next is not None
    assert found.next.activity.id == "ett"
    assert states(look([done("ett")], programme(SECOND, FIRST)))["tva"] == "open"
    assert states(look([done("tva")], programme(SECOND, FIRST)))["tva"] == "done"


def test_nobody_waits_for_what_is_gone_is_for_others_is_voluntary_or_goes_in_a_circle() -> None:
    for before in (
        (),
        (replace(FIRST, branches=("boende",)),),
        (replace(FIRST, voluntary=True),),
        (replace(FIRST, after=("tva",)),),
    ):
        assert states(look([], programme(SECOND, *before)))["tva"] == "open", before


def test_what_is_chosen_comes_before_other_voluntary_things_and_counts_for_nothing() -> None:
    of = programme(
        activity("a", voluntary=True, due_day=2), activity("b", voluntary=True, due_day=9)
    )
    wants = fact(EventType.ACTIVITY_CHOSEN, "ny#b", enrolment="e1", chosen=True)
    found = look([wants], of)
    assert found.next is not None
    assert (found.next.activity.id, found.total) == ("b", 0)
    later = fact(EventType.ACTIVITY_CHOSEN, "ny#b", enrolment="e1", chosen=False)
    assert look([wants, later], of).items[1].chosen is False


def test_leave_stops_the_clock_and_nobody_is_called_late_or_silent() -> None:
    of = programme(activity("ett", due_day=2), activity("tva", due_day=4))
    on = START + timedelta(days=30)
    person = Person("amina", "Amina", "amina", "sv", START, ())
    seen = datetime(2026, 11, 3, tzinfo=UTC)

    def stand(*away: tuple[date, date]) -> tuple[list[str], list[NeedKind]]:
        found = progress(
            of,
            replace(ENROLMENT, mentor_id="dilan"),
            gather([done("ett")]),
            whose=HOME_CARE,
            curriculum=CURRICULUM,
            today=on,
            away=away,
        )
        needs = follow(person, [found], gather([]), seen, on).needs
        return [item.state.value for item in found.items], [need.kind for need in needs]

    assert stand() == (["done", "late"], [NeedKind.LATE, NeedKind.SILENT])
    assert stand((START + timedelta(3), date.max)) == (["done", "open"], [])
    assert stand((START + timedelta(2), on - timedelta(1))) == (["done", "open"], [])


def test_what_is_done_again_has_a_period_and_history_is_left_alone() -> None:
    yearly = activity("brand", renew_months=12)
    at = datetime(2024, 2, 29, 9, tzinfo=UTC)
    enrolment = replace(ENROLMENT, start=date(2024, 2, 1))

    def validity(*facts: object, on: date) -> tuple[date, Validity, int]:
        found = look(facts, programme(yearly), today=on, enrolment=enrolment)
        assert (found.percent, found.items[0].state) == (100, State.DONE)
        (one,) = found.renewals
        return one.until, one.validity, one.periods

    first = done("brand", at)
    assert validity(first, on=date(2024, 12, 1)) == (date(2025, 2, 28), Validity.VALID, 1)
    assert validity(first, on=date(2025, 2, 28)) == (date(2025, 2, 28), Validity.SOON, 1)
    assert validity(first, on=date(2025, 3, 1)) == (date(2025, 2, 28), Validity.OVER, 1)
    again = done("brand", datetime(2025, 3, 20, 9, tzinfo=UTC))
    assert validity(first, again, on=date(2025, 4, 1)) == (date(2026, 3, 20), Validity.VALID, 2)


def test_a_lesson_is_done_again_by_saying_so_again() -> None:
    yearly = activity("l", ActivityKind.LESSON, target="trygg/ett", renew_months=1)
    first = completed("trygg/ett", at=datetime(2026, 11, 3, tzinfo=UTC))
    later = completed("trygg/ett", at=datetime(2026, 12, 24, tzinfo=UTC))
    (one,) = look([first, later], programme(yearly), today=date(2026, 12, 25)).renewals
    assert (one.last, one.until, one.periods) == (date(2026, 12, 24), date(2027, 1, 24), 2)


def test_a_manager_writes_down_leave_and_overlaps_count_once(
    visit: Visit, portal_database: Database
) -> None:
    eva = visit("eva")
    form = eva.form(PAGE, f"{PAGE}/ledighet")
    first, last = today(), today() + timedelta(days=9)
    assert "slutar innan" in eva.submit(form, start=str(last), end=str(first)).words
    assert "går inte att läsa" in eva.submit(form, start="31 februari").words
    assert "står still" in eva.submit(form, start=str(first), end=str(last)).words
    assert "Du är ledig nu" in visit("amina").get("/introduktion/").words
    other = eva.form(PAGE, f"{PAGE}/ledighet")
    told = eva.submit(other, start=str(first + timedelta(days=3)), end="").words
    assert "räknas en gång" in told
    assert "tills vidare" in told
    with portal_database.session() as session:
        assert len(own_data.collect(session, "amina")["leaves"]) == 2
    for form in eva.forms(PAGE, f"{PAGE}/ledighet/bort"):
        assert "borttagen" in eva.submit(form).words
    assert "Du är ledig nu" not in visit("amina").get("/introduktion/").words


def test_an_employee_chooses_something_voluntary(visit: Visit) -> None:
    amina = visit("amina")
    where = "/introduktion/amina-ny/vill"
    form = amina.form("/introduktion/", where, activity="ny-i-hemtjansten#apt")
    assert "Du har valt den" in amina.submit(form).words
    form = amina.form("/introduktion/", where, activity="ny-i-hemtjansten#apt")
    assert "inte vald längre" in amina.submit(form).words
    wrong = {**form.fields, "activity": "ny-i-hemtjansten#besok"}
    assert amina.post(where, wrong).status == 400
