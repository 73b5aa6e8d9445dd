"""A whole lathund is written from nothing with the keyboard alone, and heard by a screen reader."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

MARKDOWN = "[data-part=markdown] textarea"


def tab_to(page: Page, selector: str, backwards: bool = False, most: int = 200) -> None:
    """Press Tab until the focus is where one wants to be."""
    for _ in range(most):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"Tab never came to {selector}")


def heard(page: Page, words: str) -> None:
    """The live region says so."""
    expect(page.locator("[data-part=live]")).to_have_text(words)


def markdown(page: Page) -> str:
    """The text as the Markdown view shows it; the view is closed again."""
    press = page.locator("[data-tool=markdown]")
    press.click()
    expect(press).to_have_attribute("aria-pressed", "true")
    text = page.locator(MARKDOWN).input_value()
    press.click()
    expect(press).to_have_attribute("aria-pressed", "false")
    return text


def test_a_whole_lathund_is_written_by_keyboard_alone(workshop: Workshop) -> None:
    page = workshop.sees("carlos", "/skriva/ny")
    keys = page.keyboard
    tab_to(page, "#titel")
    keys.type("Boka ett rum")
    tab_to(page, "#plats")
    keys.type("Outlook")
    tab_to(page, ".fields button")
    keys.press("Enter")
    page.wait_for_url("**/skriva/text/lathundar/outlook/boka-ett-rum.md")
    expect(page.locator("[data-kind=step]")).to_have_count(1)
    expect(page.locator("#ask-title")).to_have_value("Boka ett rum")

    tab_to(page, "#ask-summary")
    keys.type("Så bokar du ett rum för ett möte.")
    tab_to(page, ".ask-more summary")
    keys.press("Enter")
    tab_to(page, "#ask-owner")
    keys.type("Systemspecialist Outlook")

    tab_to(page, "[data-kind=step] textarea")
    keys.type("Öppna ")
    keys.press("Control+b")
    keys.type("Kalender")
    keys.press("ArrowRight")
    keys.press("ArrowRight")
    keys.type(".")
    keys.press("Control+Enter")
    heard(page, "Tillagt: Steg 2.")
    keys.type("Tryck på mötet.")
    keys.press("Control+Enter")
    heard(page, "Tillagt: Steg 3.")
    keys.type("Skriv vem som ska vara med.")
    keys.press("Alt+ArrowUp")
    heard(page, "Steg 3 är nu steg 2.")
    keys.press("Alt+ArrowDown")
    heard(page, "Steg 2 är nu steg 3.")

    tab_to(page, "[data-tool=add]")
    keys.press("Enter")
    tab_to(page, "[data-add=warning]")
    keys.press("Enter")
    expect(page.locator("[data-kind=warning]")).to_have_count(1)
    tab_to(page, "[data-kind=warning] [data-control=body]")
    keys.type("Skriv inte namn på en brukare.")

    tab_to(page, "[data-tool=add]")
    keys.press("Enter")
    tab_to(page, "[data-add=question]")
    keys.press("Enter")
    expect(page.locator("[data-kind=question]")).to_have_count(1)
    keys.type("Var bokar du?")
    tab_to(page, "[data-control=answer0]")
    keys.type("I kalendern.")
    tab_to(page, "[data-control=feedback0]")
    keys.type("Ja. Där finns rummen.")
    tab_to(page, "[data-control=answer1]")
    keys.type("I ett mejl.")
    tab_to(page, "[data-tool=undo]", backwards=True)
    text = markdown(page)
    assert "titel: Boka ett rum\n" in text
    assert "sammanfattning: Så bokar du ett rum för ett möte.\n" in text
    assert "ägare: Systemspecialist Outlook\n" in text
    assert text.endswith(
        """## Gör så här

1. Öppna **Kalender**. {#oppna-kalender}

2. Tryck på mötet. {#tryck-pa-motet}

3. Skriv vem som ska vara med. {#skriv-vem-som}

::: varning
Skriv inte namn på en brukare.
:::

::: fråga {#var-bokar-du}
Var bokar du?

- [x] I kalendern.
  > Ja. Där finns rummen.
- [ ] I ett mejl.
:::
"""
    ), text


def test_every_step_back_and_forward_over_all_cards_by_keys(workshop: Workshop) -> None:
    page = workshop.sees("carlos", f"/skriva/text/{GUIDE}")
    before = markdown(page)
    steps = page.locator("[data-kind=step]")
    count = steps.count()
    step = steps.first.locator("textarea").first
    step.focus()
    page.keyboard.press("End")
    page.keyboard.type(" Nu.")
    page.keyboard.press("Control+Enter")
    expect(steps).to_have_count(count + 1)
    page.keyboard.type("Ett nytt steg.")
    steps.nth(2).locator("[data-tool=remove]").click()
    heard(page, "Steg 3 är borta. Ångra tar tillbaka det.")
    expect(steps).to_have_count(count)
    after = markdown(page)
    assert "Ett nytt steg. {#ett-nytt-steg}" in after
    page.locator(".writing-card").first.focus()
    for _ in range(12):
        page.keyboard.press("Control+z")
    heard(page, "Det finns inget att ångra.")
    assert markdown(page) == before
    page.locator(".writing-card").first.focus()
    for _ in range(12):
        page.keyboard.press("Control+Shift+Z")
    heard(page, "Det finns inget att göra om.")
    assert markdown(page) == after
