"""Questions to put in order and to match, as forms: written, changed, and answered by a reader."""

from __future__ import annotations

from typing import Any

import pytest
from editor_modules import Modules  # type: ignore[import-not-found]
from playwright.sync_api import Locator, Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

EDITOR = f"/skriva/text/{GUIDE}"
ORDER = """::: ordna {#svara}
I vilken ordning gör du?

1. Öppna mejlet.
2. Läs hela mejlet.
3. Tryck på **Svara**.

Rätt: Ja, i den ordningen.

Annars:
> Inte än. Titta på steg 2.
:::
"""
PAIRS = """::: para-ihop {#ord}
Vad betyder orden?

| Ord | Betyder |
| --- | --- |
| Insats | Hjälp \\| stöd |
| Brukare |Den som får hjälp|

Ledtråd: Läs i ordlistan.
:::
"""
VIEW = 'm.viewOf({ kind: "box", name: /^:::\\s*(\\S+)/.exec(source)[1], source }).groups'
CONTROLS, ACTIONS = (f"{VIEW}.flatMap((group) => group.{what})" for what in ("controls", "actions"))
FIELDS = f"(m, source) => {CONTROLS}.map((control) => [control.name, control.value])"
SET = f"""(m, {{ source, name, value }}) =>
  {CONTROLS}.find((control) => control.name === name).set(value)"""
PRESS = f"(m, {{ source, name }}) => {ACTIONS}.find((action) => action.name === name).run()"


def fields(modules: Modules, source: str) -> dict[str, Any]:
    return dict(modules.run("views/view.js", FIELDS, source))


def test_each_part_of_the_questions_has_its_field(modules: Modules) -> None:
    assert fields(modules, ORDER) == {
        "asked": "I vilken ordning gör du?",
        "thing0": "Öppna mejlet.",
        "thing1": "Läs hela mejlet.",
        "thing2": "Tryck på **Svara**.",
        "said_right": "Ja, i den ordningen.",
        "said_not_yet": "Inte än. Titta på steg 2.",
        "hint": "",
    }
    assert fields(modules, PAIRS) == {
        "asked": "Vad betyder orden?",
        "left0": "Insats",
        "right0": "Hjälp | stöd",
        "left1": "Brukare",
        "right1": "Den som får hjälp",
        "said_right": "",
        "said_not_yet": "",
        "hint": "Läs i ordlistan.",
    }


@pytest.mark.parametrize(
    ("source", "name", "value", "before", "after"),
    [
        (ORDER, "thing1", "Läs\nallt.", "2. Läs hela mejlet.", "2. Läs\n   allt."),
        (
            ORDER,
            "said_not_yet",
            "Nej.\nInte än.",
            "> Inte än. Titta på steg 2.",
            "> Nej.\n> Inte än.",
        ),
        (ORDER, "said_right", "Bra!", "Ja, i den ordningen.", "Bra!"),
        (ORDER, "hint", "Se steg 2.", "steg 2.\n:::", "steg 2.\n\nLedtråd: Se steg 2.\n:::"),
        (PAIRS, "right0", "Hjälp\nhemma | ute", "Hjälp \\| stöd", "Hjälp hemma \\| ute"),
        (PAIRS, "right1", "Vi", "|Den som får hjälp|", "|Vi|"),
        (PAIRS, "right1", "C:\\", "|Den som får hjälp|", "|C:\\ |"),
        (PAIRS, "left1", "a\\|b", "Brukare", "a\\\\|b"),
        (PAIRS, "left1", "", "| Brukare |", "|  |"),
        (PAIRS, "said_right", "Ja.", "ordlistan.\n", "ordlistan.\n\nRätt: Ja.\n"),
    ],
)
def test_a_field_changes_its_own_words_alone(
    modules: Modules, source: str, name: str, value: str, before: str, after: str
) -> None:
    assert before in source
    given = {"source": source, "name": name, "value": value}
    made = modules.run("views/view.js", SET, given)
    assert made == source.replace(before, after)
    shown = fields(modules, made)[name]
    assert shown == (value.replace("\n", " ") if name.startswith(("left", "right")) else value)


@pytest.mark.parametrize(
    ("source", "name", "before", "after"),
    [
        (
            ORDER,
            "earlier1",
            "1. Öppna mejlet.\n2. Läs hela mejlet.",
            "1. Läs hela mejlet.\n2. Öppna mejlet.",
        ),
        (
            ORDER,
            "remove-thing0",
            "1. Öppna mejlet.\n2. Läs hela mejlet.\n3.",
            "1. Läs hela mejlet.\n2.",
        ),
        (ORDER, "add-thing", "**Svara**.\n", "**Svara**.\n4. \n"),
        (PAIRS, "add-pair", "hjälp|\n", "hjälp|\n|  |  |\n"),
    ],
)
def test_rows_come_go_and_move(
    modules: Modules, source: str, name: str, before: str, after: str
) -> None:
    made = modules.run("views/view.js", PRESS, {"source": source, "name": name})
    assert made == source.replace(before, after)


@pytest.mark.parametrize(
    "source",
    [
        ORDER.replace("3. Tryck", "- Tryck"),
        ORDER.replace("1. Öppna mejlet.\n2. Läs hela mejlet.\n3. Tryck på **Svara**.\n", ""),
        ORDER.replace("Rätt: Ja, i den ordningen.", "Rätt: Ja.\n> Mer."),
        ORDER.replace("Rätt:", "Svar:"),
        PAIRS.replace("| --- | --- |", "| Mer | Mindre |"),
        PAIRS.replace("| Insats |", "| Insats | Tre |"),
        PAIRS.replace("| Brukare", "\n| Brukare"),
        PAIRS.replace("hjälp|\n", "hjälp|\noch mer\n"),
    ],
)
def test_what_the_form_cannot_show_stays_markdown(modules: Modules, source: str) -> None:
    assert source not in (ORDER, PAIRS)
    assert fields(modules, source) == {"words": source.rstrip("\n")}


def add(page: Page, kind: str) -> Locator:
    page.locator("[data-tool=add]").last.click()
    page.locator(f"[data-add={kind}]").click()
    card = page.locator(f"[data-kind={kind}]")
    expect(card).to_be_visible()
    return card


def write(card: Locator, **words: str) -> None:
    for name, value in words.items():
        card.locator(f"[data-control={name}]").fill(value)


def test_both_are_written_on_a_phone_and_a_reader_answers_them(
    workshop: Workshop, axe: Any, axe_in_the_dark: Any
) -> None:
    page = workshop.sees("carlos", EDITOR, size=(390, 844))
    order = add(page, "order")
    write(order, asked="Vad gör du först?", thing0="Skriv svaret.", thing1="Läs mejlet.")
    write(order, thing2="Skicka svaret.", said_right="Ja.", said_not_yet="Inte än.")
    order.locator("[data-action=earlier1]").click()
    expect(order.locator("[data-control=thing0]")).to_have_value("Läs mejlet.")
    expect(order.locator("[data-control=thing0]")).to_be_focused()
    pairs = add(page, "pairs")
    write(pairs, asked="Vad hör ihop?", left0="Svara", right0="Till en", left1="Svara alla")
    write(pairs, right1="Till alla", said_right="Ja.", said_not_yet="Inte än.")
    # Who leaves a card has given it its id.
    page.locator("#ask-title").focus()
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".saving")).to_have_attribute("data-condition", "saved")
    text = workshop.client("carlos").state()["text"]
    assert (
        "::: ordna {#vad-gor-du}\nVad gör du först?\n\n1. Läs mejlet.\n2. Skriv svaret.\n" in text
    )
    assert "::: para-ihop {#vad-hor-ihop}\nVad hör ihop?\n\n|  |  |\n| --- | --- |\n" in text
    assert "| Svara | Till en |\n| Svara alla | Till alla |\n" in text
    workshop.write(GUIDE, text)
    workshop.publish()
    reader = workshop.sees("amina", f"/{GUIDE.removesuffix('.md')}")
    expect(reader.locator("[data-kind=order] .arrange li")).to_have_count(3)
    expect(reader.locator("[data-kind=match] .pairs li")).to_have_count(2)
