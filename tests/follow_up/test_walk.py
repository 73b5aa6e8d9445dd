"""The main walk in a real browser: Amina, Dilan and Eva, with and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
import segno
from playwright.sync_api import Page, expect

Sees = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_task_goes_from_amina_by_dilan_to_eva(sees: Sees, script: bool) -> None:
    amina = sees("amina", **PHONE, java_script_enabled=script)
    amina.goto("/introduktion/")
    expect(amina.get_by_role("heading", level=1)).to_have_text("Ny i hemtjänsten")
    expect(amina.locator("#next")).to_have_text("Logga in")
    amina.locator("summary", has_text="Första veckorna").click()
    task = amina.locator("li", has=amina.get_by_text("Dokumentera ett besök", exact=True))
    task.locator("summary", has_text="Läs mer").click()
    task.get_by_role("button", name="Jag har gjort det – be Dilan titta").click()
    expect(amina.locator(".notice-good")).to_contain_text("Dilan får veta")

    dilan = sees("dilan", **PHONE, java_script_enabled=script)
    dilan.goto("/handledare/")
    dilan.get_by_label("Några ord till Amina").fill("Du förklarade så bra.")
    dilan.get_by_role("button", name="Amina kan det här").click()
    expect(dilan.locator(".notice-good")).to_contain_text("Amina kan ”Dokumentera ett besök”")

    eva = sees("eva", **PHONE, java_script_enabled=script)
    eva.goto("/chef/")
    row = eva.get_by_role("row", name="Amina")
    expect(row).to_contain_text("1 av 6")
    row.get_by_role("link", name="Amina").click()
    expect(eva.locator("#a-ny-i-hemtjansten-besok")).to_contain_text("Du förklarade så bra.")


def test_ten_minutes_on_a_monday_on_a_phone(sees: Sees) -> None:
    amina = sees("amina")
    amina.goto("/introduktion/")
    amina.locator(".next-thing summary").click()
    amina.locator(".next-thing textarea").fill("Jag får inget lösenord.")
    amina.get_by_role("button", name="Be Dilan om hjälp").first.click()
    expect(amina.locator(".notice-good")).to_be_visible()

    eva = sees("eva", **PHONE)
    eva.goto("/chef/")
    first = eva.locator(".needs > li").first
    expect(first).to_contain_text("Jag får inget lösenord.")
    first.locator("summary", has_text="Svara").click()
    first.get_by_label("Ditt svar till Amina").fill("Jag beställer ett i dag.")
    first.get_by_role("button", name="Skicka svar").click()
    expect(eva.locator(".notice-good")).to_contain_text("Amina ser nu ditt svar")
    eva.get_by_role("button", name="Det är gjort").first.click()
    expect(eva.get_by_role("status")).to_contain_text("Klart för Amina: Beställ nyckelkort")

    eva.get_by_role("link", name="Lägg till vikarie").click()
    eva.get_by_label("Namn").fill("Ny Vikarie")
    eva.get_by_label("Handledare").select_option(label="Dilan")
    eva.get_by_role("button", name="Lägg till och visa startkort").click()
    expect(eva.locator(".start-card")).to_contain_text("Välkommen, Ny Vikarie!")
    expect(eva.locator(".start-card")).to_contain_text("Dilan (handledare)")

    amina.goto("/introduktion/")
    expect(amina.get_by_text("Jag beställer ett i dag.")).to_be_visible()


PAGES = (
    ("amina", "/introduktion/"),
    ("amina", "/introduktion/amina-ny"),
    ("berit", "/introduktion/"),
    ("amina", "/lektion/fortsatt?lesson=start/logga-in&says=can"),
    ("dilan", "/handledare/"),
    ("eva", "/chef/"),
    ("eva", "/chef/amina"),
    ("eva", "/chef/vikarie"),
    ("eva", "/chef/amina/startkort"),
    ("carlos", "/atgarder/"),
)


def busy(sees: Sees) -> None:
    """Something of everything on the pages: a call for help, a waiting task, a report."""
    amina = sees("amina")
    amina.goto("/introduktion/")
    amina.locator(".next-thing summary").click()
    amina.get_by_role("button", name="Be Dilan om hjälp").first.click()
    expect(amina.locator(".notice-good")).to_be_visible()
    for part in amina.locator(".part").all():
        part.evaluate("part => { part.open = true }")
    task = amina.locator("#a-ny-i-hemtjansten-besok")
    task.locator("summary").first.click()
    task.get_by_role("button", name="be Dilan titta").click()
    expect(amina.locator(".notice-good")).to_contain_text("Dilan får veta")


def opened(sees: Sees) -> Iterator[tuple[str, Page]]:
    """Every page with all that folds open, one after the other."""
    busy(sees)
    pages: dict[str, Page] = {}
    for who, path in PAGES:
        if who not in pages:
            pages[who] = sees(who, color_scheme="light")
        page = pages[who]
        answer = page.goto(path)
        assert answer
        assert answer.status == 200, path
        page.evaluate(
            "document.querySelectorAll('details:not(.menu)').forEach(d => { d.open = true })"
        )
        yield path, page


@pytest.mark.timeout(600)
def test_every_page_is_accessible(
    sees: Sees, axe: Callable[[Page], list[str]], axe_in_the_dark: Callable[[Page], list[str]]
) -> None:
    found = {path: axe(page) + axe_in_the_dark(page) for path, page in opened(sees)}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.timeout(600)
def test_every_page_is_whole_at_every_width(sees: Sees) -> None:
    for path, page in opened(sees):
        for width in (320, 390, 820, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_a_print_holds_the_whole_programme(sees: Sees) -> None:
    amina = sees("amina")
    amina.goto("/introduktion/")
    hidden = amina.get_by_text("Dokumentera ett besök", exact=True)
    expect(hidden).not_to_be_visible()
    amina.emulate_media(media="print")
    assert hidden.bounding_box()
    expect(amina.locator(".site-nav")).not_to_be_visible()


def test_the_start_card_is_one_a6_paper(sees: Sees, portal: str) -> None:
    eva = sees("eva")
    eva.goto("/chef/amina/startkort")
    paper = eva.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert [(round(float(w) / 72 * 25.4), round(float(h) / 72 * 25.4)) for w, h in sizes] == [
        (148, 105)
    ]
    code = eva.request.get("/chef/startkort.svg")
    assert code.status == 200
    assert _dots(code.text()) == _dots(
        segno.make(f"{portal}/introduktion/", error="m", micro=False).svg_inline()
    )


def _dots(svg: str) -> str:
    """Which squares of a QR code are dark, as the path that draws them."""
    (path,) = re.findall(r'class="qrline"[^>]* d="([^"]+)"', svg)
    return str(path)
