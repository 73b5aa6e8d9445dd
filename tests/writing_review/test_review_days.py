"""A text is looked through on its day: said in one press, and told to who has to think of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from approving import changes, fatima_holds
from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.review import What
from kompetensportal.model.writing.review_day import a_year_on, with_review_day
from kompetensportal.store.content.library import Library
from kompetensportal.store.writing import reviews

READ, PAGE = "/lathundar/outlook/las-och-svara", f"/skriva/granska/{GUIDE}"
PASSED = "2026-01-15"
Axe = Callable[[Page], list[str]]
DAY = date(2028, 2, 29)


PLAIN = "---\ntitel: A\ngranskas: {}\n---\n"
ODD = '---\r\ngranskas:  "{}" # maj\r\n---\r\nX'


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (PLAIN.format(PASSED), PLAIN.format(DAY)),
        (ODD.format(PASSED), ODD.format(DAY)),
        ("---\ntitel: A\n---\n\ngranskas: 2026-01-15\n", None),
        ("---\ngranskas: i maj\n---\n", None),
        ("granskas: 2026-01-15\n", None),
        ("", None),
    ],
)
def test_the_day_moves_and_no_other_byte(text: str, after: str | None) -> None:
    assert with_review_day(text, DAY) == after


def test_a_year_on_from_a_leap_day_is_the_last_of_february() -> None:
    assert a_year_on(DAY) == date(2029, 2, 28)
    assert a_year_on(date(2027, 5, 1)) == date(2028, 5, 1)


def late(workshop: Workshop) -> str:
    """The guide's day has passed, in the file and in the library."""
    text = workshop.text().replace("granskas: 2027-05-03", f"granskas: {PASSED}")
    workshop.write(GUIDE, text)
    workshop.publish()
    return str(text)


def test_fatima_says_that_it_is_right_as_it_is_in_one_press(
    workshop: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    fatima_holds(workshop)
    before = late(workshop)
    page = workshop.sees("fatima", READ, size=(390, 844))
    banner = page.get_by_role("complementary", name="För dig som skriver")
    expect(banner).to_contain_text("Skulle ha granskats 15 januari 2026.")
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    banner.get_by_role("link", name="Granska texten").click()
    expect(page).to_have_url(f"{workshop.address}{PAGE}")
    expect(page.get_by_text("Stämmer allt?")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Granskad, inget ändrat").click()
    expect(page.get_by_text("Tack. Nästa granskning är")).to_be_visible()
    next_day = a_year_on(today())
    assert workshop.text() == before.replace(PASSED, next_day.isoformat())
    entry = Library(workshop.data).generation().entries["outlook/las-och-svara"]
    assert entry.review == next_day
    with workshop.database.session() as session:
        deed = reviews.deeds(session, GUIDE)[0]
        assert (deed.what, deed.by) == (What.REVIEWED, "fatima")
    page.goto(READ)
    expect(page.get_by_role("complementary", name="För dig som skriver")).not_to_contain_text(
        "Skulle ha granskats"
    )


def test_readers_are_told_quietly_and_not_asked_to_do_anything(workshop: Workshop) -> None:
    late(workshop)
    for who in ("", "amina"):
        page = workshop.client(who).get(READ).text
        assert "Den dagen har gått. Något kan se annorlunda ut." in page
        assert "För dig som skriver" not in page


def test_a_text_with_a_draft_is_not_said_to_be_unchanged(workshop: Workshop) -> None:
    fatima_holds(workshop)
    before = late(workshop)
    changes(workshop, "Läs hela mejlet.", "Läs allt.")
    fatima = workshop.client("fatima")
    token = fatima.state()["csrf"]
    answer = fatima.post(f"/skriva/granskad/{GUIDE}", {"csrf": token})
    assert answer.status == 303
    assert workshop.text() == before
    assert "Det finns ett utkast" in fatima.get(PAGE).text


def test_only_the_function_says_so(workshop: Workshop) -> None:
    fatima_holds(workshop)
    before = late(workshop)
    carlos = workshop.client("carlos")
    token = carlos.state()["csrf"]
    assert "Granskad, inget ändrat" not in carlos.get(PAGE).text
    assert carlos.post(f"/skriva/granskad/{GUIDE}", {"csrf": token}).status == 403
    assert workshop.text() == before
