"""The player where it is used: on a phone, with headphones, from what a tablet has kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from player_page import GUIDE, Serve, marked, playing, slowly, state, timing, until  # type: ignore[import-not-found]
from playwright.sync_api import Page, Route, expect

from kompetensportal.web.reading import Reading

KEYS = """() => {
  globalThis.kpKeys = {};
  const set = navigator.mediaSession.setActionHandler.bind(navigator.mediaSession);
  navigator.mediaSession.setActionHandler = (name, act) => { kpKeys[name] = act; set(name, act) };
}"""


@pytest.mark.parametrize("width", [360, 390, 430])
def test_on_a_phone_all_the_buttons_stand_in_one_row(
    serve: Serve, recorded: Path, visitor: Callable[..., Page], width: int
) -> None:
    address, _ = serve(recorded)
    page = visitor(viewport={"width": width, "height": 844})
    page.goto(address + GUIDE)
    page.click(".listen-play")
    marked(page, 1)
    page.click(".listen-play")
    playing(page, False)
    expect(page.locator(".listen-play")).to_have_text("Fortsätt lyssna")
    restart = page.get_by_role("button", name="Från början")
    expect(restart).to_be_visible()
    boxes = [
        page.locator(f".listen-{name}").bounding_box()
        for name in ("play", "restart", "slower", "faster")
    ]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert len(middles) == 4 and max(middles) - min(middles) < 4
    assert all(box and box["width"] >= 47 and box["height"] >= 47 for box in boxes)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keys_of_headphones_play_pause_and_move(guide: Page) -> None:
    guide.evaluate(KEYS)
    slowly(guide)
    guide.click(".listen-play")
    marked(guide, 1)
    guide.evaluate("kpKeys.nexttrack()")
    marked(guide, 2)
    guide.evaluate("kpKeys.previoustrack()")
    marked(guide, 1)
    guide.evaluate("kpKeys.pause()")
    playing(guide, False)
    guide.evaluate("kpKeys.play()")
    playing(guide)
    assert guide.evaluate("navigator.mediaSession.metadata.artist") == "Kompetensportalen"


def test_with_one_step_a_screen_the_keys_move_by_step(guide: Page) -> None:
    guide.evaluate(KEYS)
    guide.click("[data-steps=one]")
    slowly(guide)
    guide.click(".listen-play")
    marked(guide, 4)
    guide.evaluate("kpKeys.nexttrack()")
    expect(guide.locator("#las")).to_be_visible()
    marked(guide, 5)
    guide.evaluate("kpKeys.nexttrack()")
    expect(guide.locator("#svara")).to_be_visible()
    guide.evaluate("kpKeys.previoustrack()")
    expect(guide.locator("#las")).to_be_visible()


def test_the_place_is_kept_for_each_text_and_not_for_the_next_person(guide: Page) -> None:
    guide.click(".listen-play")
    playing(guide)
    guide.click("#s7")
    marked(guide, 7)
    guide.goto(guide.url.replace("/svara", "/kort"))
    expect(guide.locator(".listen-play")).to_have_text("Lyssna")
    guide.go_back()
    expect(guide.locator(".listen-play")).to_have_text("Fortsätt lyssna")
    guide.evaluate("document.querySelector('.lesson').dataset.who")
    names = guide.evaluate("Object.keys(sessionStorage)")
    assert all(name.startswith("kp-listen:") for name in names if "listen" in name)


def test_a_rate_is_kept_with_the_person_s_other_choices(guide: Page) -> None:
    with guide.expect_response("**/anpassa"):
        guide.click(".listen-slower")
    guide.goto(guide.url.replace("/svara", "/kort"))
    expect(guide.locator("html")).to_have_attribute("data-rate", "130")
    until(guide, lambda: state(guide)["rate"] == 1.3)


def test_audio_that_comes_whole_can_be_started_anywhere(guide: Page) -> None:
    """As from a service worker that keeps it: 200 and all of it, without parts."""

    def whole(route: Route) -> None:
        answer = route.fetch(headers={})
        kept = {"Content-Type": "audio/mpeg"}
        route.fulfill(status=200, body=answer.body(), headers=kept)

    guide.route("**/*.mp3", whole)
    guide.click(".listen-play")
    playing(guide)
    guide.get_by_role("button", name="Lyssna på steg 4").click()
    marked(guide, 8)
    start = timing(guide)[8]["start"]
    until(guide, lambda: state(guide)["at"] > start)
    guide.get_by_role("button", name="Lyssna på steg 1").click()
    marked(guide, 4)


def test_audio_that_lies_in_the_tablet_plays_from_a_blob(guide: Page) -> None:
    guide.evaluate(
        """async () => {
          const box = document.querySelector(".listen");
          const sound = await (await fetch(box.dataset.audio)).blob();
          document.querySelector(".listen audio").src = URL.createObjectURL(sound);
        }"""
    )
    guide.click(".listen-play")
    playing(guide)
    guide.get_by_role("button", name="Lyssna på steg 3").click()
    marked(guide, 7)


def test_what_moves_by_itself_does_not_for_who_asks_for_calm(
    serve: Serve, recorded: Path, visitor: Callable[..., Page]
) -> None:
    address, _ = serve(recorded)
    page = visitor(viewport={"width": 390, "height": 500}, reduced_motion="reduce")
    page.add_init_script(
        """globalThis.kpScrolls = [];
        const scroll = Element.prototype.scrollIntoView;
        Element.prototype.scrollIntoView = function (how) {
          kpScrolls.push(how?.behavior); scroll.call(this, how) }"""
    )
    page.goto(address + GUIDE)
    page.click(".listen-play")
    playing(page)
    page.get_by_role("button", name="Lyssna på steg 4").dispatch_event("click")
    marked(page, 8)
    assert set(page.evaluate("kpScrolls")) <= {"auto", None}


@pytest.mark.parametrize("theme", ["light", "cream", "dark", "contrast"])
def test_the_word_stands_out_from_its_sentence_and_can_be_read(guide: Page, theme: str) -> None:
    from test_player_conditions import contrast, luminance  # type: ignore[import-not-found]  # noqa: PLC0415

    guide.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    colours = guide.evaluate(
        """() => ["kp-sentence", "kp-word"].flatMap(name => {
          const s = getComputedStyle(document.getElementById("s1"), `::highlight(${name})`);
          return [s.color, s.backgroundColor] })"""
    )
    ink, ground, word_ink, word_ground = (luminance(colour) for colour in colours)
    assert contrast(ink, ground) >= 7
    assert contrast(word_ink, word_ground) >= 7
    assert contrast(ground, word_ground) >= 1.2


def test_choices_of_a_rate_are_those_of_the_portal(guide: Page) -> None:
    assert Reading(rate="150").as_attributes() == ' data-rate="150"'
    assert state(guide)["rate"] == 1.5
