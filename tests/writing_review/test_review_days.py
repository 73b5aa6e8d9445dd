"""A text is looked through on its day: said in one press, and told to who has to think of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from approving import changes, fatima_holds
from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.library import Edition, Entry
from kompetensportal.model.content.source import Kind
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.facts import gather
from kompetensportal.model.learning.needs import Follow
from kompetensportal.model.reminders.morning import news
from kompetensportal.model.reminders.reminder import Kind as Reminded
from kompetensportal.model.reminders.reminder import reminders
from kompetensportal.model.reminders.reviews import to_review
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


def text_of(owner: str, deputy: str, day: date | None, id_: str = "outlook/mejl") -> Entry:
    edition = Edition("d", "v", "Mejl", f"lathundar/{id_}.fyllig.md", ())
    easy = Edition("e", "w", "Mejl", f"lathundar/{id_}.md", ())
    return Entry(
        id_, Kind.LATHUND, "outlook", "outlook", "Mejl", "", owner, deputy, day, (), "sv", "",
        (), (), "", False, edition, easy,
    )  # fmt: skip


def test_the_holders_of_owner_and_deputy_are_reminded_and_nobody_else() -> None:
    soon, passed, far = (DAY + timedelta(days=n) for n in (10, -400, 60))
    texts = [
        text_of("Ägare", "Ersättare", soon, "a/soon"),
        text_of("Ägare", "Ersättare", passed, "a/passed"),
        text_of("Ägare", "Ersättare", far, "a/far"),
        text_of("Ägare", "Ersättare", None, "a/none"),
    ]
    for function in ("Ägare", "Ersättare"):
        assert [one.id for one in to_review(texts, {function}, DAY)] == ["a/soon", "a/passed"]
    assert to_review(texts, {"En annan"}, DAY) == ()
    assert to_review(texts, (), DAY) == ()


def test_a_text_is_news_two_weeks_before_its_day_on_it_and_then_on_mondays() -> None:
    follow = Follow(Person("eva", "Eva", "eva", "sv", None, ()), (), gather([]), ())

    def told(on: date) -> bool:
        found = reminders(follow, on, reviews=[text_of("Ägare", "", DAY)])
        (one,) = found
        assert one.kind is Reminded.REVIEW
        assert one.path == "lathundar/outlook/mejl.md"
        return bool(news(found, on - timedelta(days=1), on))

    mornings = [DAY + timedelta(days=n) for n in range(-20, 15)]
    monday = [day for day in mornings if day > DAY and day.weekday() == 0]
    assert [day for day in mornings if told(day)] == [DAY - timedelta(days=14), DAY, *monday]


def test_fatima_finds_the_text_among_what_she_is_reminded_of(workshop: Workshop, axe: Axe) -> None:
    fatima_holds(workshop)
    late(workshop)
    page = workshop.sees("fatima", "/paminnelser")
    row = page.get_by_role("listitem").filter(has_text="Granskningsdagen har gått.")
    expect(row).to_have_count(1)
    assert axe(page) == []
    row.get_by_role("link", name="Läs och svara på mejl").click()
    expect(page.get_by_role("button", name="Granskad, inget ändrat")).to_be_visible()
    assert "Granskningsdagen" not in workshop.client("eva").get("/paminnelser").text
