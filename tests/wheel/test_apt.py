"""A unit goes through a lathund together: everybody present has a fact, and it counts as hours."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from follow_browser import Form, Visitor  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.model.accounts.person import Membership, Person, Role
from kompetensportal.model.figures.taken import taken
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.model.wheel.apt import held
from kompetensportal.store.accounts import people
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events

MAIL, PAGE = "outlook/las-och-svara", "/apt/ekdalen"


def told(database: Database) -> list[Event]:
    with database.session() as session:
        return events.find(session, types=[EventType.APT_ATTENDED])


def tick_list(visitor: Visitor) -> Form:
    """The form of a text's pack on which one ticks who is there."""
    forms = visitor.forms(f"{PAGE}?text={MAIL}", PAGE)
    return next(form for form in forms if "event_id" in form.fields)


def send(visitor: Visitor, present: list[str], **fields: str) -> tuple[int, str]:
    form = tick_list(visitor)
    given = {**form.fields, **fields}
    body = [*given.items(), *(("present", one) for one in present)]
    answer = visitor.post_pairs(PAGE, body)
    return answer.status, (visitor.follow(answer) if answer.status == 303 else answer).words


def test_everybody_who_was_ticked_has_a_fact_and_it_counts(
    visit: Callable[[str], Visitor], portal_database: Database
) -> None:
    status, page = send(visit("dilan"), ["amina", "dilan", "berit"], minutes="20")
    assert status == 303
    assert "2 var med" in page, "Berit works on another unit"
    facts = told(portal_database)
    assert {fact.about_id for fact in facts} == {"amina", "dilan"}
    assert {fact.person_id for fact in facts} == {"dilan"}
    assert held(facts, "ekdalen")[0].present == 2
    place = (Membership("ekdalen", Role.EMPLOYEE, "", None, None),)
    one = taken([fact for fact in facts if fact.about_id == "amina"], place, {})[0]
    assert (one.training, one.minutes, one.lesson) == ("outlook", 20, f"{MAIL}#together")


def test_a_full_room_is_ticked_with_one_press(visit: Callable[[str], Visitor]) -> None:
    dilan = visit("dilan")
    address = f"{PAGE}?text={MAIL}"
    ticks = re.compile(r'name="present" value="(\w+)"( checked)?')
    before, after = dilan.get(address), dilan.get(f"{address}&alla=1")
    assert "Bocka för alla" in before.words
    assert not any(checked for _, checked in ticks.findall(before.text))
    assert len(ticks.findall(after.text)) > 2
    assert all(checked for _, checked in ticks.findall(after.text))


def test_a_form_sent_twice_counts_once_and_a_day_afterwards_is_that_day(
    visit: Callable[[str], Visitor], portal_database: Database
) -> None:
    eva = visit("eva")
    form = tick_list(eva)
    on = today() - timedelta(days=5)
    body = [*{**form.fields, "on": on.isoformat(), "minutes": "15"}.items(), ("present", "amina")]
    for _ in range(2):
        assert eva.post_pairs(PAGE, body).status == 303
    assert [one.on for one in held(told(portal_database), "ekdalen")] == [on]
    assert len(told(portal_database)) == 1


@pytest.mark.parametrize(
    ("present", "fields", "words"),
    [
        ([], {}, "Ingen är avbockad"),
        (["amina"], {"on": "2099-01-01"}, "den dagen"),
        (["amina"], {"on": "1900-01-01"}, "den dagen"),
        (["amina"], {"on": "igår"}, "den dagen"),
        (["amina"], {"minutes": "9999"}, ""),
        (["amina"], {"text": "finns/inte"}, "Lathunden finns inte"),
    ],
)
def test_what_cannot_be_right_is_said_and_nothing_is_kept(
    visit: Callable[[str], Visitor],
    portal_database: Database,
    present: list[str],
    fields: dict[str, str],
    words: str,
) -> None:
    status, page = send(visit("eva"), present, **fields)
    assert status == 400
    assert words in page
    assert told(portal_database) == []


def test_only_managers_and_super_users_of_the_unit_hold_an_apt(
    visit: Callable[[str], Visitor],
) -> None:
    found = {name: visit(name).get(PAGE).status for name in ("amina", "dilan", "eva", "fatima")}
    assert found == {"amina": 403, "dilan": 200, "eva": 200, "fatima": 403}
    assert visit("dilan").get("/apt/bjorkbacken").status == 403
    assert "APT-paket" in visit("dilan").get("/handledare/").words
    assert "APT-paket" not in visit("amina").get("/handledare/").words


def test_somebody_who_has_left_is_not_on_the_list(
    visit: Callable[[str], Visitor], portal_database: Database
) -> None:
    left = today() - timedelta(days=1)
    with portal_database.session() as session:
        place = (Membership("ekdalen", Role.EMPLOYEE, "", None, left),)
        people.save(session, Person("gone", "Gunnel", "gone", "sv", None, place))
    assert "Gunnel" not in visit("eva").get(f"{PAGE}?text={MAIL}").words


def test_dilan_holds_an_apt_with_a_finger_on_a_tablet(
    sees: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = sees("dilan")
    page.goto("/handledare/")
    page.get_by_role("link", name="APT-paket").click()
    page.get_by_label("Vilken lathund?").select_option(MAIL)
    page.get_by_role("button", name="Visa paketet").click()
    expect(page.get_by_role("heading", name="Prata om")).to_be_visible()
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    assert len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))) == 1, "one page on paper"
    page.get_by_label("Amina").check()
    page.get_by_label("Carlos").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Sparat. 2 var med.")).to_be_visible()
    expect(page.get_by_role("list").filter(has_text="Läs och svara på mejl")).to_be_visible()
