"""The parts of words and their syllables are drawn over the text, which stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from bench import reading
from kompetensportal.actions.content.publish import publish
from kompetensportal.web.reading import Reading

Opener = Callable[[Reading], Page]
DRAWN = """() => ["kp-part", "kp-part-other"].map(name =>
  [...(CSS.highlights.get(name) ?? [])].map(String))"""


@pytest.fixture(scope="module")
def clouds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published text with words that can be divided."""
    folder = tmp_path_factory.mktemp("parts")
    reading.write(folder / "content")
    publish(folder / "content", folder / "data", today=date(2026, 11, 1))
    return folder / "data"


@pytest.fixture
def opened(
    clouds: Path, browser_context: Callable[..., BrowserContext], watch: Callable[[Page], Page]
) -> Iterator[Opener]:
    """Open the text as somebody who reads in a certain way."""
    with reading.served(clouds) as address:
        page = watch(browser_context().new_page())

        def open_as(how: Reading) -> Page:
            cookie = {"name": "kp_reading", "value": how.as_text(), "url": address}
            page.context.add_cookies([cookie])  # type: ignore[list-item]
            page.goto(address + reading.ADDRESS)
            if how.parts != "off":
                wait_until_drawn(page)
            return page

        yield open_as


def wait_until_drawn(page: Page) -> None:
    for _ in range(400):
        if page.evaluate(DRAWN)[0]:
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing was drawn")


def tree(page: Page) -> list[tuple[str, str]]:
    """Role and name of every node of the accessibility tree that counts."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    kept = [n for n in nodes if not n.get("ignored") and n["role"]["value"] != "InlineTextBox"]
    return [(n["role"]["value"], n.get("name", {}).get("value", "")) for n in kept]


def test_a_long_word_shows_its_parts_by_two_kinds_of_lines(opened: Opener) -> None:
    page = opened(Reading(parts="words"))
    one, other = page.evaluate(DRAWN)
    assert (one[0], other[0]) == ("jord", "gubbe")
    lines = page.evaluate(
        """() => ["kp-part", "kp-part-other"].map(name => {
          const s = getComputedStyle(document.querySelector("#s4"), `::highlight(${name})`);
          return [s.textDecorationLine, s.textDecorationStyle] })"""
    )
    assert lines == [["underline", "solid"], ["underline", "dotted"]]


def test_syllables_follow_each_other(opened: Opener) -> None:
    one, other = opened(Reading(parts="syllables")).evaluate(DRAWN)
    assert {"må", "äpp", "va", "jord", "be"} <= set(one)
    assert {"ne", "le", "nilj", "gub"} <= set(other)


def test_a_screen_reader_and_a_copy_get_whole_words(opened: Opener) -> None:
    page = opened(Reading())
    text = "() => { getSelection().selectAllChildren(document.querySelector('.lesson-body')); return String(getSelection()) }"  # noqa: E501
    plain = (tree(page), page.locator("main").inner_html(), page.evaluate(text))
    for parts in ("words", "syllables"):
        page = opened(Reading(parts=parts, focus="3"))
        aided = (tree(page), page.locator("main").inner_html(), page.evaluate(text))
        assert aided == plain
    assert "jordgubbe" in plain[2]


def test_the_lines_go_when_they_are_chosen_away(opened: Opener) -> None:
    page = opened(Reading(parts="words"))
    page.locator("#adapt summary").click()
    page.locator("#adapt").get_by_label("Inga streck").check()
    for _ in range(400):
        if page.evaluate(DRAWN) == [[], []]:
            return
        page.wait_for_timeout(50)
    raise AssertionError("the lines are still there")


def test_a_browser_without_highlights_shows_the_plain_page(opened: Opener) -> None:
    page = opened(Reading())
    page.add_init_script("delete globalThis.Highlight")
    page.locator("#adapt summary").click()
    page.reload()
    page.locator("#adapt summary").click()
    with page.expect_response("**/anpassa"):
        page.locator("#adapt").get_by_label("Delar i långa ord").check()
    expect(page.locator("#s4")).to_contain_text("jordgubbe")


def test_a_word_with_a_card_is_told_from_a_part_of_a_word(opened: Opener) -> None:
    page = opened(Reading(parts="words"))
    page.evaluate(
        "document.querySelector('#s4').innerHTML = '<a class=\"word\" href=\"#\">Ord</a>'"
    )
    word = page.locator("a.word")
    assert word.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    assert word.evaluate("e => getComputedStyle(e).outlineStyle") == "dotted"
