"""In a real browser: the employee with the keyboard alone, the manager, and axe on every page."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

Sees = Callable[..., Page]
Axe = Callable[[Page], list[str]]
HOME = "/mig/sjalvskattning/"


def press(page: Page, words: str) -> None:
    """Answer with the keyboard: to the button by Tab, then Enter."""
    answer = page.get_by_role("button", name=words, exact=True)
    expect(answer).to_be_visible()
    for _ in range(60):
        if answer.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def test_an_employee_answers_with_the_keyboard_and_sees_her_chart_and_plan(sees: Sees) -> None:
    amina = sees("amina", width=390, height=844)
    amina.goto(HOME)
    amina.get_by_role("link", name="Börja").click()
    heading = amina.get_by_role("heading", level=1)
    expect(heading).to_have_text("Jag kan starta ett besök.")
    amina.get_by_role("link", name="Hoppa över").click()
    expect(heading).to_have_text("Jag kan läsa mejl.")
    amina.get_by_role("link", name="Tillbaka").click()
    expect(heading).to_have_text("Jag kan starta ett besök.")
    press(amina, "Jag kan det")
    expect(heading).to_have_text("Jag kan läsa mejl.")
    press(amina, "Jag kan med lite hjälp")
    expect(heading).to_have_text("Jag kan svara på mejl.")
    amina.get_by_role("link", name="Ta en paus").click()
    expect(amina.get_by_text("2 av 5 klart")).to_be_visible()
    amina.get_by_role("link", name="Fortsätt").click()
    press(amina, "Jag kan inte än")
    expect(heading).to_have_text("Jag kan logga in.")
    press(amina, "Jag kan det")
    expect(heading).to_have_text("Jag kan byta mitt lösenord.")
    press(amina, "Det ingår inte i mitt jobb")
    expect(heading).to_have_text("Vad jag kan")
    expect(amina.get_by_role("img", name="Mina nivåer")).to_be_visible()
    expect(amina.get_by_role("link", name="Läs och svara på mejl")).to_be_visible()
    row = amina.locator("tr", has_text="Outlook")
    expect(row).to_contain_text("På väg till nivå 1")


def test_a_manager_sees_levels_and_no_answers_and_they_hold_their_talk(sees: Sees) -> None:
    amina = sees("amina")
    amina.goto(f"{HOME}outlook/lasa")
    press(amina, "Jag kan inte än")
    expect(amina.get_by_role("heading", level=1)).to_have_text("Jag kan svara på mejl.")
    eva = sees("eva", width=390, height=844)
    eva.goto("/chef/kunskap")
    eva.get_by_role("link", name="Amina").click()
    expect(eva.get_by_role("img", name="Nivåer för Amina")).to_be_visible()
    expect(eva.get_by_text("Svaren hör till Amina.")).to_be_visible()
    expect(eva.get_by_text("Jag kan inte än")).to_have_count(0)
    eva.get_by_role("link", name="Medarbetarsamtal med Amina").click()
    eva.get_by_role("button", name="Börja ett samtal").click()
    eva.get_by_label("Nästa steg").fill("Gå bredvid Dilan i LMO")
    eva.get_by_role("button", name="Lägg till steget").click()
    expect(eva.get_by_text("Gå bredvid Dilan i LMO")).to_be_visible()
    amina.goto("/samtal/amina")
    expect(amina.get_by_text("Gå bredvid Dilan i LMO")).to_be_visible()
    assert len(re.findall(rb"/Type /Page\b", amina.pdf(format="A4"))) == 1, "one page on paper"


def test_axe_finds_nothing_on_any_page_about_goals(
    sees: Sees, axe: Axe, axe_in_the_dark: Axe
) -> None:
    found: list[str] = []
    pages = {
        "amina": (HOME, f"{HOME}outlook/lasa", "/mig/kunskap", "/samtal/amina"),
        "eva": ("/chef/kunskap", "/chef/amina/kunskap", "/samtal/amina"),
        "fatima": ("/admin/kunskapsmal",),
    }
    for who, addresses in pages.items():
        page = sees(who, color_scheme="light")
        if who == "amina":
            page.goto(f"{HOME}outlook/lasa")
            press(page, "Jag kan inte än")
            expect(page.get_by_role("heading", level=1)).to_have_text("Jag kan svara på mejl.")
            page.goto("/samtal/amina")
            page.get_by_role("button", name="Börja ett samtal").click()
            expect(page.get_by_label("Nästa steg")).to_be_visible()
        for address in addresses:
            page.goto(address)
            for part in page.locator("details").all():
                part.evaluate("part => { part.open = true }")
            for line in (*axe(page), *axe_in_the_dark(page)):
                found.append(f"{who} {address}: {line}")
    assert found == []
