"""A draft is heard in the editor: soon, sentence by sentence, at one's own pace."""

from __future__ import annotations

import re
from collections.abc import Callable

from draft_desk import HEAD, TEXT  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

Edits = Callable[..., Page]


REMEMBER = """() => {
  const marked = CSS.highlights.get("kp-draft-spoken");
  const add = marked.add.bind(marked);
  globalThis.heard = [];
  marked.add = (range) => { heard.push(String(range)); return add(range); };
}"""


def hears(page: Page, sentence: str) -> None:
    """A sentence is marked, now or before: on a busy machine it may be gone when one looks."""
    page.wait_for_function("(sentence) => heard.includes(sentence)", arg=sentence)


def listen(page: Page, name: str = "Lyssna på utkastet") -> None:
    if page.evaluate("globalThis.heard === undefined"):
        page.evaluate(REMEMBER)
    page.locator(".hear").get_by_role("button", name=name).click()


def test_the_draft_sounds_and_the_sentence_is_marked_in_its_card(edits: Edits) -> None:
    page = edits()
    listen(page)
    expect(page.locator(".hear-note")).to_have_text(re.compile(r"Det tar \d+ s att lyssna\."))
    hears(page, "Så här svarar du.")
    hears(page, "Tryck på mejlet.")
    expect(page.locator(".listen-play")).to_have_text("Pausa")
    expect(page.get_by_role("button", name="Lyssna på utkastet")).to_be_visible()
    expect(page.locator(".is-sounding")).to_have_count(0)


def test_one_listens_from_the_card_that_one_writes_in_and_slower(edits: Edits) -> None:
    page = edits()
    page.locator(".writing-card[data-kind=step] textarea").nth(2).focus()
    page.get_by_role("button", name="Långsammare").click()
    expect(page.locator(".listen-rate")).to_have_text("Fart 0,9")
    listen(page, "Lyssna härifrån")
    hears(page, "Tryck på mejlet.")
    listen(page, "Pausa")
    expect(page.locator(".is-sounding")).to_have_count(0)


def test_who_changes_the_text_hears_the_new_one_the_next_time(edits: Edits) -> None:
    page = edits()
    listen(page)
    expect(page.locator(".hear-note")).to_contain_text("att lyssna")
    page.locator(".writing-card[data-kind=text] textarea").first.fill("Nu läser vi.")
    expect(page.locator(".hear-note")).to_contain_text("Du har ändrat texten")
    expect(page.locator(".is-sounding")).to_have_count(0)
    expect(page.locator(".listen-play")).to_have_text("Pausa")
    listen(page, "Pausa")
    page.locator(".editor-bar").get_by_role("button", name="Lyssna").click()
    hears(page, "Nu läser vi.")


def test_without_a_network_it_says_so(edits: Edits) -> None:
    page = edits()
    page.context.set_offline(True)
    listen(page)
    expect(page.locator(".hear-note")).to_contain_text("Det går inte att lyssna utan nät")


def test_a_long_draft_sounds_before_all_of_it_is_read(edits: Edits) -> None:
    steps = "".join(
        f"{n}. Tryck på knappen {n}. Vänta tills sida nummer {n} har kommit fram. {{#s-{n}}}\n"
        for n in range(1, 121)
    )
    page = edits(f"{HEAD}\n{steps}")
    listen(page)
    hears(page, "Tryck på knappen 1.")
    expect(page.locator(".hear-note")).to_have_text(re.compile(r"Det tar \d+ min \d+ s"))
    expect(page.locator(".listen-play")).to_have_text("Pausa")


def test_axe_finds_nothing_while_a_draft_sounds(
    edits: Edits, axe: Callable[[Page], list[str]]
) -> None:
    page = edits(TEXT.replace("Så här svarar du.", "Så här svarar du. " * 20))
    listen(page)
    expect(page.locator(".is-sounding")).to_have_count(1)
    assert axe(page) == []
