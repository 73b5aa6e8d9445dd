"""`/skriva/fakta`: somebody who has never seen a YAML file fills in the number to call."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop

PATH = "lathundar/fakta.yaml"
FILE = """# Vår kommun
it-telefon:
  vad: Telefonnumret till it-supporten
  värde:        # ring mellan 8 och 16
  annars: fråga din chef om numret

larm:  # hemtjänsten
  vad: Numret till larmet
  värde: "112"
"""


@pytest.fixture
def portal(workshop: Workshop) -> Workshop:
    """The workshop with two facts, one of them in a lathund."""
    workshop.write(PATH, FILE)
    text = workshop.text(GUIDE)
    workshop.write(GUIDE, text.rstrip("\n") + "\n\nHjälp: {it-telefon}.\n")
    workshop.publish()
    return workshop


def fill_in(page: Page, label: str, words: str) -> None:
    page.get_by_label(label).fill(words)


def test_a_number_that_is_filled_in_is_in_the_texts_at_once(portal: Workshop) -> None:
    page = portal.sees("carlos", "/skriva/fakta")
    row = page.get_by_role("row", name="Telefonnumret till it-supporten")
    expect(row).to_contain_text("Inte ifyllt än")
    expect(row).to_contain_text("i en text")
    row.get_by_role("link").click()
    fill_in(page, "Det läsaren ser", "08-123 45 67")
    page.get_by_role("button", name="Spara och publicera").click()
    expect(page.locator(".notice")).to_contain_text("En text har det nu.")
    page.goto("/lathundar/outlook/las-och-svara")
    expect(page.get_by_role("link", name="08-123 45 67")).to_have_attribute("href", "tel:081234567")


def test_texts_that_use_a_fact_are_called_by_their_titles(portal: Workshop) -> None:
    task = "courses/arbetsuppgifter/mejl.md"
    portal.write(task, portal.text(task).rstrip("\n") + "\n\nRing {it-telefon}.\n")
    portal.publish()
    page = portal.client().get("/skriva/fakta/uppgift?namn=it-telefon").text
    assert f'href="/skriva/text/{task}"' in page
    assert f">{task}<" not in page
    assert ">Läs och svara på mejl<" in page


def test_only_the_line_of_the_value_is_written(portal: Workshop) -> None:
    page = portal.sees("carlos", "/skriva/fakta/uppgift?namn=larm")
    fill_in(page, "Det läsaren ser", "08: 112")
    page.get_by_role("button", name="Spara och publicera").click()
    expect(page.get_by_role("heading", name="Lokala uppgifter")).to_be_visible()
    assert portal.text(PATH) == FILE.replace('värde: "112"', 'värde: "08: 112"')


def test_a_change_can_be_taken_back_in_one_press(portal: Workshop) -> None:
    page = portal.sees("carlos", "/skriva/fakta/uppgift?namn=larm")
    fill_in(page, "Det läsaren ser", "113")
    page.get_by_role("button", name="Spara och publicera").click()
    page.get_by_role("link", name="Numret till larmet").click()
    expect(page.get_by_text("ändrade Carlos från ”112” till ”113”")).to_be_visible()
    page.get_by_role("button", name="Ändra tillbaka till ”112”").click()
    expect(page.get_by_role("row", name="Numret till larmet")).to_contain_text("112")


def test_a_new_fact_is_written_by_keyboard_alone(portal: Workshop) -> None:
    page = portal.sees("carlos", "/skriva/fakta/uppgift")
    page.get_by_label("Det läsaren ser").focus()
    for words in ("kl. 8–16", "fråga din chef om tiderna", "När it-supporten svarar", "it-tider"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name="När it-supporten svarar")).to_contain_text("{it-tider}")
    assert portal.text(PATH).startswith(FILE)
    assert "it-tider:\n  vad: När it-supporten svarar\n" in portal.text(PATH)


def test_whoever_saves_last_sees_what_another_has_written(portal: Workshop) -> None:
    first = portal.sees("carlos", "/skriva/fakta/uppgift?namn=larm")
    portal.write(PATH, FILE.replace('"112"', "114"))
    fill_in(first, "Det läsaren ser", "115")
    first.get_by_role("button", name="Spara och publicera").click()
    expect(first.get_by_role("alert")).to_contain_text("”114”")
    expect(first.get_by_label("Det läsaren ser")).to_have_value("115")
    first.get_by_role("button", name="Spara och publicera").click()
    expect(first.get_by_role("row", name="Numret till larmet")).to_contain_text("115")


def test_a_broken_file_is_told_with_what_to_do(portal: Workshop) -> None:
    portal.write(PATH, "larm: [\n")
    page = portal.sees("carlos", "/skriva/fakta")
    expect(page.get_by_role("alert")).to_contain_text("går inte att förstå")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"namn": "It Telefon", "vad": "Nummer"}, "kan inte vara namn"),
        ({"namn": "nytt", "vad": ""}, "saknas vad uppgiften är"),
        ({"namn": "larm", "vad": "Nummer"}, "finns redan"),
        ({"namn": "nytt", "vad": "Nummer", "varde": "x" * 201}, "längre än 200"),
        ({"namn": "nytt", "vad": "Num\x07mer"}, "tecken som inte syns"),
    ],
)
def test_what_cannot_be_saved_is_told_and_kept_in_the_fields(
    portal: Workshop, fields: dict[str, str], words: str
) -> None:
    client = portal.client()
    token = client.get("/skriva/fakta/uppgift").field("csrf")
    answer = client.post("/skriva/fakta/uppgift", {"csrf": token, **fields})
    assert answer.status == 400
    assert words in answer.text
    assert portal.text(PATH) == FILE


def test_a_value_is_never_markup_on_the_page(portal: Workshop) -> None:
    client = portal.client()
    token = client.get("/skriva/fakta/uppgift").field("csrf")
    value = '"><script>alert(1)</script>: #{x}'
    form = {"csrf": token, "namn": "nytt", "vad": "Nytt", "varde": value}
    assert client.post("/skriva/fakta/uppgift", form).status == 303
    answer = client.get("/skriva/fakta")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;: #{x}" in answer.text


def test_everybody_can_use_the_pages(portal: Workshop, axe: Callable[[Page], list[str]]) -> None:
    page = portal.sees("carlos")
    for address in ("/skriva/fakta", "/skriva/fakta/uppgift?namn=larm"):
        for direction in ("ltr", "rtl"):
            page.goto(address)
            page.evaluate("(dir) => { document.documentElement.dir = dir }", direction)
            assert axe(page) == []
            page.set_viewport_size({"width": 390, "height": 844})
            wide = "() => document.documentElement.scrollWidth - innerWidth"
            assert page.evaluate(wide) <= 0
