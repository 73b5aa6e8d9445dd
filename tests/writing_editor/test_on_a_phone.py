"""A whole lathund written on a screen of a phone, by touch."""

from __future__ import annotations

from playwright.sync_api import Page, expect
from workshop_portal import Workshop  # type: ignore[import-not-found]

PHONE = (390, 844)
SMALL = """() => [...document.querySelectorAll("main button, main a.button, main summary")]
  .filter((one) => one.checkVisibility() && one.getClientRects().length)
  .map((one) => [one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.height < 47.5 || box.width < 47.5)
  .map(([words, box]) => `${words}: ${box.width} x ${box.height}`)"""
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def add(page: Page, kind: str, after: str) -> None:
    """Tap "Lägg till här" under the last card of a kind, and one of the choices."""
    place = page.locator(".place", has=page.locator(f"[data-kind={after}]")).last
    place.locator("[data-tool=add]").tap()
    place.locator(f"[data-add={kind}]").tap()


def test_a_whole_lathund_is_written_on_a_phone(workshop: Workshop) -> None:
    page = workshop.sees("carlos", "/skriva/ny", size=PHONE, has_touch=True, is_mobile=True)
    assert page.evaluate(WIDER) <= 0
    page.locator("#titel").fill("Ladda mobilen")
    page.locator("#plats").select_option("lathund/-")
    page.locator("#annat").fill("Mobilen")
    page.locator(".fields button").tap()
    page.wait_for_url("**/skriva/text/lathundar/mobilen/ladda-mobilen.md")
    steps = page.locator("[data-kind=step]")
    expect(steps).to_have_count(1)
    steps.first.locator("textarea").fill("Hämta laddaren.")
    for number, words in enumerate(("Sätt i sladden.", "Vänta tills det lyser."), start=2):
        add(page, "step", "step")
        expect(steps).to_have_count(number)
        steps.last.locator("textarea").fill(words)
    steps.nth(2).locator("[data-tool=up]").tap()
    expect(steps.nth(1).locator("textarea")).to_have_value("Vänta tills det lyser.")
    page.locator("[data-tool=undo]").tap()
    expect(steps.nth(2).locator("textarea")).to_have_value("Vänta tills det lyser.")
    add(page, "tip_box", "step")
    expect(page.locator("[data-kind=tip]")).to_have_count(1)
    page.locator("[data-kind=tip] [data-control=body]").fill("Ladda på natten.")
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate(SMALL) == []
    expect(page.locator(".grip").nth(1)).to_have_text("1")
    page.locator("[data-tool=markdown]").tap()
    text = page.locator("[data-part=markdown] textarea")
    expect(text).to_be_visible()
    assert text.input_value().endswith(
        """## Gör så här

1. Hämta laddaren. {#hamta-laddaren}

2. Sätt i sladden. {#satt-i-sladden}

3. Vänta tills det lyser. {#vanta-tills-det}

::: tips
Ladda på natten.
:::
"""
    )


def test_a_card_is_dragged_by_its_number(workshop: Workshop) -> None:
    page = workshop.sees("carlos", "/skriva/text/lathundar/outlook/las-och-svara.md", (820, 2400))
    steps = page.locator("[data-kind=step]")
    words = [steps.nth(at).locator("textarea").first.input_value() for at in range(3)]
    grip, target = steps.nth(1).locator(".grip"), steps.nth(0).locator(".grip")
    target.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
    start, end = grip.bounding_box(), target.bounding_box()
    assert start is not None and end is not None
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, end["y"] + 30, steps=8)
    page.mouse.move(end["x"] + 20, end["y"] + 5, steps=4)
    page.mouse.up()
    expect(steps.nth(0).locator("textarea").first).to_have_value(words[1])
    expect(steps.nth(1).locator("textarea").first).to_have_value(words[0])
    expect(steps.nth(0).locator(".grip")).to_have_text("1")
