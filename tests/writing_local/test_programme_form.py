"""`/skriva/program/<path>`: a programme as cards, and tried as a new colleague would."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from workshop_portal import Workshop

from kompetensportal.model.writing.programme_checks import Odd, odd_order
from kompetensportal.model.writing.programme_lines import outline

PROGRAMME = "courses/introduktionsprogram/ny.md"
ADDRESS = f"/skriva/program/{PROGRAMME}"
TRIED = f"/skriva/prova/{PROGRAMME}"
TEXT = """---
titel: Ny hos oss
id: ny
ägare: Kvalitetsutvecklare
granskas: 2027-05-01
---

Välkommen!

## Första dagen

::: aktivitet Träffa chefen {#traffa-chefen}
möte: ja
senast: dag 1

Chefen berättar.
:::

::: aktivitet Läs om mejl {#mejl}
lektion: outlook/las-och-svara
senast: 5 vardagar
:::

## Första veckan

::: aktivitet Beställ nyckel {#nyckel}
vem: chef
senast: dag 3
verksamhet: hemtjänst
:::

::: aktivitet Prova ett besök {#besok}
övning: ja
bekräftas: handledare
efter: traffa-chefen, mejl
senast: dag 10
:::
"""


@pytest.fixture
def portal(workshop: Workshop) -> Workshop:
    workshop.write(PROGRAMME, TEXT)
    return workshop


def draft(portal: Workshop) -> str:
    return str(portal.client().state(PROGRAMME)["text"])


def test_the_cards_say_who_what_and_when(
    portal: Workshop, axe: Callable[[Page], list[str]]
) -> None:
    page = portal.sees("carlos", ADDRESS)
    card = page.get_by_role("listitem").filter(has_text="Prova ett besök")
    expect(card).to_contain_text("Den nya medarbetaren")
    expect(card).to_contain_text("senast dag 10")
    expect(card).to_contain_text("handledaren tittar")
    expect(card).to_contain_text("Efter: Träffa chefen, Läs om mejl")
    expect(page.get_by_text("lektion: Läs och svara på mejl")).to_be_visible()
    assert axe(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_one_answer_changes_one_line(portal: Workshop, axe: Callable[[Page], list[str]]) -> None:
    page = portal.sees("carlos", f"{ADDRESS}?aktivitet=mejl")
    assert axe(page) == []
    page.get_by_label("Handledaren ska ha sett det").check()
    page.get_by_role("button", name="Spara aktiviteten").click()
    expect(page.locator(":focus")).to_have_text("Läs om mejl")
    line = "senast: 5 vardagar\n"
    assert draft(portal) == TEXT.replace(line, f"{line}bekräftas: handledare\n")


def test_saving_an_activity_as_it_was_changes_nothing(portal: Workshop) -> None:
    page = portal.sees("carlos", ADDRESS)
    for id_ in ("traffa-chefen", "mejl", "nyckel", "besok"):
        page.goto(f"{ADDRESS}?aktivitet={id_}")
        page.get_by_role("button", name="Spara aktiviteten").click()
        expect(page.get_by_role("heading", name="Om programmet")).to_be_visible()
    assert draft(portal) == TEXT
    assert portal.client().state(PROGRAMME)["open"] is False


def test_a_new_activity_is_written_by_keyboard_and_taken_back(portal: Workshop) -> None:
    page = portal.sees("carlos", f"{ADDRESS}?ny=1", java_script_enabled=False)
    page.get_by_label("Vad ska göras?").fill("Låna en cykel")
    page.get_by_label("Eller en ny rubrik").fill("Sedan")
    page.get_by_label("Senast dag").fill("12")
    page.get_by_label("Räkna").select_option("vardag")
    page.get_by_text("Ska något vara klart först?").click()
    page.get_by_label("Läs om mejl").check()
    page.get_by_label("Det här behöver man veta").fill("Hjälm finns.\nLås den.")
    page.get_by_label("Vad ska göras?").press("Enter")
    expect(page.get_by_role("link", name="Låna en cykel")).to_be_visible()
    made = (
        "\n## Sedan\n\n::: aktivitet Låna en cykel {#lana-en-cykel}\nsenast: vardag 12\n"
        "efter: mejl\n\nHjälm finns.\nLås den.\n:::\n"
    )
    assert draft(portal) == TEXT + made
    page.get_by_role("button", name="Ångra").click()
    expect(page.get_by_role("link", name="Låna en cykel")).to_have_count(0)
    assert draft(portal) == TEXT


def test_cards_are_moved_and_the_order_is_told_in_words(portal: Workshop) -> None:
    page = portal.sees("carlos", ADDRESS)
    for _ in range(4):
        page.get_by_role("button", name="Flytta upp Prova ett besök").focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
    expect(page.get_by_role("link").filter(has_text="Prova ett besök")).to_be_visible()
    found = [one.id for one in outline(draft(portal)).activities]
    assert found == ["besok", "traffa-chefen", "mejl", "nyckel"]
    # It waits for what stands below it now: the compiler's own words.
    expect(page.get_by_role("heading", name="Att titta på")).to_be_visible()
    expect(page.locator("#fynd + ul")).to_contain_text("traffa-chefen")


def test_trying_shows_the_day_and_tells_nothing_to_anybody(
    portal: Workshop, axe: Callable[[Page], list[str]]
) -> None:
    from sqlalchemy import func, select  # noqa: PLC0415

    from kompetensportal.store.tables import EnrolmentRow, EventRow  # noqa: PLC0415

    def told() -> list[int | None]:
        with portal.database.session() as session:
            tables = (EventRow, EnrolmentRow)
            return [session.scalar(select(func.count()).select_from(one)) for one in tables]

    before = told()
    page = portal.sees("carlos", TRIED)
    expect(page.locator(".next-thing")).to_contain_text("Träffa chefen")
    assert axe(page) == []
    page.get_by_role("link", name="Dag 5", exact=True).click()
    expect(page.locator(".next-thing")).to_contain_text("skulle vara klart")
    expect(page.get_by_text("Beställ nyckel")).to_be_visible()
    page.get_by_label("Verksamhet").select_option("boende")
    page.get_by_role("button", name="Visa").click()
    expect(page.get_by_text("Beställ nyckel")).to_have_count(0)
    assert told() == before
    assert portal.text(PROGRAMME) == TEXT


def test_circles_and_days_that_contradict_are_found() -> None:
    text = TEXT.replace("möte: ja\n", "möte: ja\nefter: besok\n")
    found = odd_order(outline(text).activities)
    assert Odd("circle", ("Träffa chefen", "Prova ett besök")) in found
    assert Odd("early", ("Träffa chefen", "Prova ett besök")) in found
    assert odd_order(outline(TEXT).activities) == []


def test_an_activity_needs_a_name(portal: Workshop) -> None:
    client = portal.client()
    token = client.get(f"{ADDRESS}?ny=1").field("csrf")
    form = {"csrf": token, "gor": "aktivitet:", "titel": " {#x} ", "text": "Kvar i rutan"}
    answer = client.post(ADDRESS, form)
    assert answer.status == 400
    assert "saknar namn" in answer.text
    assert "Kvar i rutan" in answer.text


def test_a_shipped_programme_has_its_page(portal: Workshop) -> None:
    shipped = Path(__file__).parents[2] / "courses/introduktionsprogram/ny-i-hemtjansten.md"
    shutil.copy(shipped, portal.content / "courses/introduktionsprogram/hem.md")
    client = portal.client()
    for address in ("program", "prova"):
        answer = client.get(f"/skriva/{address}/courses/introduktionsprogram/hem.md")
        assert answer.status == 200
        assert "Träffa din chef" in answer.text
