"""`/skriva/kurser`: what there is, and something new."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from workshop_portal import Workshop


def test_a_course_is_begun_with_its_first_lesson(
    workshop: Workshop, axe: Callable[[Page], list[str]]
) -> None:
    page = workshop.sees("carlos", "/skriva/kurser")
    expect(page.get_by_role("link", name="Foto och mejl")).to_be_visible()
    assert axe(page) == []
    page.get_by_label("Vad ska det heta?").fill("Trygg: i mobilen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Lektioner i ordning")).to_be_visible()
    expect(page.get_by_label("Namn")).to_have_value("Trygg: i mobilen")
    page.goto("/skriva/kurser")
    row = page.get_by_role("listitem").filter(has_text="Trygg: i mobilen")
    expect(row).to_contain_text("utkast")


def test_a_programme_is_begun_and_a_name_is_taken_once(workshop: Workshop) -> None:
    client = workshop.client()
    token = client.get("/skriva/kurser").field("csrf")
    form = {"csrf": token, "titel": "Ny på natten", "slag": "program"}
    answer = client.post("/skriva/kurser", form)
    assert answer.headers["location"].endswith("/courses/introduktionsprogram/ny-pa-natten.md")
    assert client.get(answer.headers["location"]).status == 200
    assert client.post("/skriva/kurser", form).status == 400
    assert client.post("/skriva/kurser", {**form, "titel": "!!"}).status == 400
