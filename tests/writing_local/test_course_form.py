"""`/skriva/kurs/<path>`: lessons are put in order without seeing a line of Markdown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from workshop_portal import Workshop

COURSE = "courses/foto/kurs.md"
ADDRESS = f"/skriva/kurs/{COURSE}"


@pytest.fixture
def before(workshop: Workshop) -> str:
    return workshop.text(COURSE)


def draft(workshop: Workshop) -> str:
    return str(workshop.client().state(COURSE)["text"])


def lessons(text: str) -> list[str]:
    return [line[4:] for line in text.split("\n") if line.startswith("  - ")]


def test_a_lesson_is_moved_added_and_taken_away_by_keyboard(
    workshop: Workshop, before: str, axe: Callable[[Page], list[str]]
) -> None:
    first, second = lessons(before)[:2]
    page = workshop.sees("carlos", ADDRESS)
    assert axe(page) == []
    page.get_by_role("button", name="Flytta ner").first.focus()
    page.keyboard.press("Enter")
    # The button that was pressed has gone along with its lesson.
    expect(page.locator(":focus")).to_have_attribute("id", "ner-1")
    assert lessons(draft(workshop))[:2] == [second, first]
    page.get_by_label("Sök en lathund eller lektion").fill("svara")
    page.keyboard.press("Enter")
    add = page.get_by_role("button", name="Lägg till Läs och svara på mejl")
    add.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Läs och svara på mejl")).to_be_visible()
    assert lessons(draft(workshop))[-1] == "outlook/las-och-svara"
    page.get_by_role("button", name="Ta bort Läs och svara på mejl").click()
    expect(page.get_by_role("link", name="Läs och svara på mejl")).to_have_count(0)
    assert workshop.text(COURSE) == before


def test_each_press_can_be_taken_back(workshop: Workshop, before: str) -> None:
    page = workshop.sees("carlos", ADDRESS)
    for _ in range(2):
        count = page.get_by_role("button", name="Ta bort").count()
        page.get_by_role("button", name="Ta bort").first.click()
        expect(page.get_by_role("button", name="Ta bort")).to_have_count(count - 1)
    for left in (1, 0):
        page.get_by_role("button", name="Ångra").click()
        expect(page.get_by_role("button", name="Ta bort")).to_have_count(
            len(lessons(before)) - left
        )
    assert draft(workshop) == before


def test_a_new_lesson_is_begun_and_stands_last(workshop: Workshop, before: str) -> None:
    page = workshop.sees("carlos", ADDRESS)
    page.get_by_label("Ny lektion").fill("Ring säkert")
    page.get_by_role("button", name="Gör en ny").click()
    expect(page.get_by_role("link", name="Ring säkert")).to_be_visible()
    assert lessons(draft(workshop)) == [*lessons(before), "foto/ring-sakert"]
    assert "titel: Ring säkert" in workshop.client().state("courses/foto/ring-sakert.md")["text"]


def test_what_stands_in_the_fields_changes_its_own_lines_alone(
    workshop: Workshop, before: str
) -> None:
    page = workshop.sees("carlos", ADDRESS, java_script_enabled=False)
    page.get_by_label("Ägare", exact=True).fill("Kvalitetsutvecklare: IT")
    with page.expect_navigation():
        page.get_by_role("button", name="Spara utkastet").last.click()
    expect(page.get_by_label("Ägare", exact=True)).to_have_value("Kvalitetsutvecklare: IT")
    changed = [
        (old, new)
        for old, new in zip(before.split("\n"), draft(workshop).split("\n"), strict=True)
        if old != new
    ]
    assert [new for _, new in changed] == ['ägare: "Kvalitetsutvecklare: IT"']


def test_nothing_changed_saves_nothing(workshop: Workshop, before: str) -> None:
    page = workshop.sees("carlos", ADDRESS)
    revision = workshop.client().state(COURSE)["revision"]
    with page.expect_navigation():
        page.get_by_role("button", name="Spara utkastet").last.click()
    state = workshop.client().state(COURSE)
    assert (state["revision"], state["text"], state["open"]) == (revision, before, False)


def test_what_another_writes_meanwhile_is_kept(workshop: Workshop, before: str) -> None:
    page = workshop.sees("carlos", ADDRESS)
    client = workshop.client("fatima")
    state = client.state(COURSE)
    other = before.rstrip("\n") + "\n\nEn rad till.\n"
    client.save(other, COURSE, revision=state["revision"], base=before)
    with page.expect_navigation():
        page.get_by_role("button", name="Flytta ner").first.click()
    expect(page.get_by_label("Inledning")).to_contain_text("En rad till.")
    assert lessons(draft(workshop))[0] == lessons(before)[1]


def test_a_lesson_that_is_not_there_is_told(workshop: Workshop, before: str) -> None:
    workshop.write(COURSE, before.replace(lessons(before)[0], "foto/finns-ej"))
    page = workshop.sees("carlos", ADDRESS)
    expect(page.get_by_text("finns inte", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Att titta på")).to_be_visible()
    expect(page.get_by_text("foto/finns-ej").last).to_be_visible()


def test_only_a_course_has_this_form(workshop: Workshop) -> None:
    client = workshop.client()
    for path in ("lathundar/outlook/las-och-svara.md", "courses/../x/kurs.md", "courses/a/kurs.md"):
        assert client.get(f"/skriva/kurs/{path}").status == 404
