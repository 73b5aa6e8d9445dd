"""The player in a real browser: what is heard is what is marked, and people stay in charge."""

from __future__ import annotations

import itertools
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from kompetensportal.actions.content import voice
from kompetensportal.store.content.library import Library
from kompetensportal.web.assets import ASSETS, BUILT

Serve = Callable[..., tuple[str, Path]]
GUIDE = "/lathundar/outlook/svara"
# Which sentence is marked, and where the sound is, in one look.
STATE = """() => {
  const audio = document.querySelector(".listen audio");
  const marked = globalThis.CSS?.highlights?.get("kp-sentence");
  const range = marked && [...marked][0];
  const span = range?.startContainer ?? document.querySelector(".is-spoken");
  return {
    at: audio.currentTime * 1000, paused: audio.paused, rate: audio.playbackRate,
    pitch: audio.preservesPitch, marked: span ? Number(span.id.slice(1)) : null,
  };
}"""
BOUNDARY = 80
"""ms around a change of sentence in which either may be marked: a frame, on a busy machine."""


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STATE)
    return found


def until(page: Page, holds: Callable[[], bool], seconds: float = 20) -> None:
    """Look again and again; our policy lets no waiting script into the page."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, state(page)
        page.wait_for_timeout(20)


def timing(page: Page) -> list[dict[str, Any]]:
    address = page.locator(".listen").get_attribute("data-timing")
    found = page.evaluate("async a => JSON.stringify(await (await fetch(a)).json())", address)
    sentences: list[dict[str, Any]] = json.loads(found)["sentences"]
    return sentences


def marked(page: Page, number: int) -> None:
    """Wait until a sentence is marked."""
    until(page, lambda: state(page)["marked"] == number)


def playing(page: Page, is_playing: bool = True) -> None:
    until(page, lambda: state(page)["paused"] is not is_playing)


def test_the_sentence_that_is_heard_is_marked(guide: Page) -> None:
    sentences = timing(guide)
    guide.click(".listen-play")
    seen: dict[int, int] = {}
    right = wrong = 0
    for _ in range(220):
        guide.wait_for_timeout(25)
        now = state(guide)
        if now["marked"] is None:
            continue
        starts = [s["start"] for s in sentences]
        if min(abs(now["at"] - start) for start in starts) < BOUNDARY:
            continue
        heard = max(s["s"] for s in sentences if s["start"] <= max(now["at"], starts[0]))
        right += heard == now["marked"]
        wrong += heard != now["marked"]
        seen[heard] = seen.get(heard, 0) + 1
    assert wrong == 0 and right > 50 and len(seen) >= 4


def test_marking_changes_no_text_and_no_element(guide: Page) -> None:
    body = "document.querySelector('.lesson-body').innerHTML"
    before = guide.evaluate(body)
    guide.click(".listen-play")
    marked(guide, 1)
    assert guide.evaluate(body) == before


def test_lyssna_becomes_pausa_and_goes_on_where_it_was(guide: Page) -> None:
    button = guide.locator(".listen-play")
    expect(button).to_have_text("Lyssna")
    button.click()
    expect(button).to_have_text("Pausa")
    marked(guide, 1)
    button.click()
    playing(guide, False)
    expect(button).to_have_text("Fortsätt lyssna")
    at = state(guide)["at"]
    button.click()
    playing(guide)
    assert abs(state(guide)["at"] - at) < 700


def test_a_tap_on_a_sentence_starts_there_once_one_listens(guide: Page) -> None:
    guide.click("#s7")
    guide.wait_for_timeout(200)
    assert state(guide)["paused"], "before one listens, a tap is only a tap"
    guide.click(".listen-play")
    playing(guide)
    guide.click("#s7")
    marked(guide, 7)
    assert abs(state(guide)["at"] - timing(guide)[7]["start"]) < 1500


def test_a_link_in_a_sentence_still_leads_where_it_leads(guide: Page) -> None:
    guide.click(".listen-play")
    playing(guide)
    guide.click("#s5 a")
    guide.wait_for_url("**/outlook/kort")


def test_each_step_has_a_button_with_a_name_that_a_keyboard_reaches(guide: Page) -> None:
    buttons = guide.get_by_role("button", name="Lyssna på steg")
    assert [b.get_attribute("aria-label") for b in buttons.all()] == [
        f"Lyssna på steg {n}" for n in range(1, 5)
    ]
    third = guide.get_by_role("button", name="Lyssna på steg 3")
    third.focus()
    guide.keyboard.press("Enter")
    marked(guide, 7)
    playing(guide)
    guide.keyboard.press("Enter")
    playing(guide, False)
    box = third.bounding_box()
    assert box and box["width"] >= 48 and box["height"] >= 48


def test_space_pauses_and_goes_on_but_writes_a_space_in_a_field(guide: Page) -> None:
    guide.click(".listen-play")
    playing(guide)
    guide.evaluate("document.activeElement.blur()")
    guide.keyboard.press("Space")
    playing(guide, False)
    guide.keyboard.press("Space")
    playing(guide)
    guide.evaluate("document.querySelector('.report').open = true")
    field = guide.locator("#report-words")
    field.focus()
    guide.keyboard.type("a b k")
    assert field.input_value() == "a b k"
    assert not state(guide)["paused"]


def test_space_scrolls_as_ever_while_nobody_listens(guide: Page) -> None:
    guide.evaluate("document.activeElement.blur()")
    guide.keyboard.press("Space")
    until(guide, lambda: guide.evaluate("scrollY") > 50)
    assert state(guide)["paused"]


def test_in_the_player_k_pauses_and_arrows_move_by_sentence(guide: Page) -> None:
    guide.click(".listen-play")
    marked(guide, 0)
    guide.keyboard.press("ArrowRight")
    marked(guide, 1)
    guide.keyboard.press("ArrowRight")
    marked(guide, 2)
    guide.keyboard.press("ArrowLeft")
    marked(guide, 1)
    guide.keyboard.press("k")
    playing(guide, False)


def test_slower_and_faster_keep_the_pitch_and_are_remembered_in_the_tab(guide: Page) -> None:
    guide.click(".listen-slower")
    assert state(guide)["rate"] == 1.3
    expect(guide.locator(".listen-rate")).to_have_text("Fart 1,3")
    for _ in range(8):
        guide.locator(".listen-slower").click(force=True)
    assert state(guide)["rate"] == 0.6
    expect(guide.locator(".listen-slower")).to_be_disabled()
    guide.reload()
    guide.locator(".listen-play").wait_for()
    assert state(guide)["rate"] == 0.6 and state(guide)["pitch"]
    guide.click(".listen-play")
    playing(guide)
    assert state(guide)["rate"] == 0.6


def test_a_lesson_keeps_its_place_and_can_be_heard_from_the_start(guide: Page) -> None:
    guide.click(".listen-play")
    playing(guide)
    guide.click("#s7")
    marked(guide, 7)
    guide.reload()
    button = guide.locator(".listen-play")
    expect(button).to_have_text("Fortsätt lyssna")
    button.click()
    marked(guide, 7)
    guide.click(".listen-restart")
    marked(guide, 0)


def test_what_is_folded_away_is_not_read_until_it_is_opened(guide: Page) -> None:
    guide.click(".listen-play")
    playing(guide)
    guide.click("#s8")
    marked(guide, 8)
    seen = set()
    for _ in range(200):
        seen.add(state(guide)["marked"])
        if 11 in seen:
            break
        guide.wait_for_timeout(50)
    assert 11 in seen and 10 not in seen


def test_at_the_end_nothing_is_marked_and_one_may_begin_again(guide: Page) -> None:
    guide.click(".listen-play")
    playing(guide)
    guide.click("#s11")
    marked(guide, 11)
    until(guide, lambda: state(guide)["marked"] is None)
    expect(guide.locator(".listen-play")).to_have_text("Lyssna")
    expect(guide.locator(".listen-restart")).to_be_hidden()
    assert state(guide)["paused"]


def test_one_step_a_screen_follows_the_voice_and_the_voice_follows_the_screen(guide: Page) -> None:
    guide.click("[data-steps=one]")
    expect(guide.locator("#oppna")).to_be_visible()
    guide.click(".listen-play")
    marked(guide, 4)
    # The voice goes on to the next step, and so does the screen.
    marked(guide, 5)
    expect(guide.locator("#las")).to_be_visible()
    expect(guide.locator("#oppna")).to_be_hidden()
    # The person goes on, and so does the voice.
    guide.click("[data-step-next]")
    marked(guide, 7)
    expect(guide.locator("#svara")).to_be_visible()
    guide.click("[data-step-next]")
    marked(guide, 8)
    # After the last step there is nothing more on the screen: the voice is done.
    playing(guide, False)
    expect(guide.locator("#skriv")).to_be_visible()


def test_lyssna_begins_with_the_step_that_is_on_the_screen(guide: Page) -> None:
    guide.click("[data-steps=one]")
    guide.click("[data-step-next]")
    guide.click("[data-step-next]")
    guide.click(".listen-play")
    marked(guide, 7)


def test_the_page_scrolls_with_the_voice_but_not_against_the_hand(
    serve: Serve, recorded: Path, visitor: Callable[..., Page]
) -> None:
    address, _ = serve(recorded)
    page = visitor(viewport={"width": 390, "height": 500}, reduced_motion="reduce")
    page.goto(address + GUIDE)
    page.click(".listen-play")
    playing(page)
    page.get_by_role("button", name="Lyssna på steg 4").dispatch_event("click")
    marked(page, 8)
    box = page.locator("#s8").bounding_box()
    assert box and 0 <= box["y"] <= 500
    page.mouse.move(200, 250)
    page.mouse.wheel(0, -5000)
    until(page, lambda: page.evaluate("scrollY") < 300)
    marked(page, 9)
    assert page.evaluate("scrollY") < 300


def test_a_sentence_far_down_the_page_is_brought_into_view(
    serve: Serve, recorded: Path, visitor: Callable[..., Page]
) -> None:
    address, _ = serve(recorded)
    page = visitor(viewport={"width": 820, "height": 700})
    page.goto(address + GUIDE)
    page.click(".listen-play")
    playing(page)
    page.get_by_role("button", name="Lyssna på steg 4").dispatch_event("click")
    marked(page, 8)
    top = "document.getElementById('s8').getBoundingClientRect().top"
    until(page, lambda: 100 < page.evaluate(top) < 500, seconds=3)


def test_audio_comes_in_parts_and_one_may_start_anywhere(
    serve: Serve, recorded: Path, page: Page
) -> None:
    address, _ = serve(recorded)
    answers: list[tuple[str, int]] = []
    page.on(
        "response",
        lambda r: (
            answers.append((r.request.headers.get("range", ""), r.status))
            if r.url.endswith(".mp3")
            else None
        ),
    )
    page.goto(address + GUIDE)
    page.locator(".listen-play").wait_for()
    assert answers == [], "no audio is fetched before somebody wants to listen"
    page.click(".listen-play")
    playing(page)
    assert answers and answers[0][0].startswith("bytes=0-") and answers[0][1] == 206


def test_lyssna_appears_by_itself_when_the_audio_has_been_made(
    serve: Serve, published: Path, page: Page
) -> None:
    address, data = serve(published)
    page.goto(address + GUIDE)
    expect(page.locator(".listen-note")).to_have_text("Ljudet är inte klart än.")
    expect(page.locator(".listen-play")).to_be_hidden()
    voice.fill(Library(data), data, "pyttsx3")
    expect(page.locator(".listen-play")).to_be_visible(timeout=15_000)
    page.click(".listen-play")
    marked(page, 0)


def test_a_portal_without_a_voice_has_no_button_and_says_why(
    serve: Serve, published: Path, page: Page
) -> None:
    address, _ = serve(published, voice="none")
    page.goto(address + GUIDE)
    expect(page.locator(".listen-note")).to_contain_text("Den här portalen har inget ljud")
    expect(page.locator(".listen-play")).to_be_hidden()
    assert page.locator(".step-listen").count() == 0


def test_without_javascript_the_browsers_own_player_stands_there(
    serve: Serve, recorded: Path, visitor: Callable[..., Page]
) -> None:
    address, _ = serve(recorded)
    page = visitor(java_script_enabled=False)
    page.goto(address + GUIDE)
    expect(page.locator("noscript audio, .listen audio")).to_be_visible()
    expect(page.locator(".listen-play")).to_be_hidden()


def test_audio_that_cannot_be_fetched_is_said_and_may_be_tried_again(
    serve: Serve, recorded: Path, page: Page
) -> None:
    address, data = serve(recorded)
    page.goto(address + GUIDE)
    page.locator(".listen-play").wait_for()
    name = str(page.locator(".listen").get_attribute("data-audio")).removeprefix("/p/")
    sound = Library(data).pool.path(name)
    hidden = sound.rename(sound.with_suffix(".away"))
    page.click(".listen-play")
    expect(page.locator(".listen-note")).to_contain_text("Ljudet gick inte att spela")
    expect(page.locator(".listen-play")).to_have_text("Lyssna")
    hidden.rename(sound)
    page.click(".listen-play")
    marked(page, 0)
    expect(page.locator(".listen-note")).to_be_hidden()


def test_a_browser_without_highlights_marks_the_sentence_all_the_same(
    serve: Serve, recorded: Path, page: Page
) -> None:
    address, _ = serve(recorded)
    page.add_init_script("delete globalThis.Highlight")
    page.goto(address + GUIDE)
    page.click(".listen-play")
    page.wait_for_selector("#s1.is-spoken")
    assert page.locator(".is-spoken").count() == 1


def test_a_browser_that_forbids_storage_plays_all_the_same(
    serve: Serve, recorded: Path, page: Page
) -> None:
    address, _ = serve(recorded)
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new Error('no'); } })"
    )
    page.goto(address + GUIDE)
    page.click(".listen-play")
    marked(page, 0)


def test_the_device_shows_what_is_read(guide: Page) -> None:
    guide.click(".listen-play")
    playing(guide)
    assert guide.evaluate("navigator.mediaSession.metadata.title") == "Svara på mejl"
    assert guide.evaluate("navigator.mediaSession.playbackState") == "playing"


THEMES = ("auto", "dark", "contrast")


@pytest.mark.parametrize("theme", THEMES)
def test_the_player_is_accessible_while_it_plays(
    guide: Page, axe: Callable[[Page], list[str]], theme: str
) -> None:
    if theme != "auto":
        guide.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    guide.click(".listen-play")
    marked(guide, 1)
    assert axe(guide) == []


@pytest.mark.parametrize("theme", THEMES)
def test_the_marked_sentence_can_be_read_in_every_theme(guide: Page, theme: str) -> None:
    guide.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    colours = guide.evaluate(
        """() => {
          const style = getComputedStyle(document.getElementById("s1"), "::highlight(kp-sentence)");
          const page = getComputedStyle(document.body);
          return [style.color, style.backgroundColor, page.backgroundColor];
        }"""
    )
    ink, ground, paper = (luminance(colour) for colour in colours)
    assert contrast(ink, ground) >= 7
    assert ground != paper


def test_the_player_is_small() -> None:
    built = BUILT / (Path(ASSETS.address("player.js")).name + ".br")
    assert built.stat().st_size <= 5_000


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of `rgb(r, g, b)`."""
    numbers = colour[colour.index("(") + 1 : -1].replace(",", " ").split()[:3]
    parts = [int(float(n)) / 255 for n in numbers]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """Contrast ratio (WCAG 2.2)."""
    light, dark = max(one, other), min(one, other)
    return (light + 0.05) / (dark + 0.05)


def test_words_of_the_player_are_in_the_readers_language(
    serve: Serve, recorded: Path, page: Page
) -> None:
    address, _ = serve(recorded)
    page.context.add_cookies([{"name": "kp_language", "value": "en", "url": address}])
    page.goto(address + GUIDE)
    expect(page.locator(".listen-play")).to_have_text("Listen")
    assert page.get_by_role("button", name="Listen to step 1").count() == 1


def test_every_step_comes_after_the_one_before(guide: Page) -> None:
    starts = [s["start"] for s in timing(guide)]
    assert all(a < b for a, b in itertools.pairwise(starts))


JUMPS = """async places => {
  const box = document.querySelector(".listen");
  const { sentences } = await (await fetch(box.dataset.timing)).json();
  const audio = new Audio(box.dataset.audio);
  const context = new AudioContext();
  const ear = new AnalyserNode(context, { fftSize: 256 });
  context.createMediaElementSource(audio).connect(ear).connect(context.destination);
  const samples = new Float32Array(256);
  const late = [];
  for (const place of places) {
    const start = sentences[place].start / 1000;
    audio.currentTime = start - 0.2;
    await new Promise((resolve) => (audio.onseeked = resolve));
    await audio.play();
    do {
      await new Promise((resolve) => setTimeout(resolve, 2));
      ear.getFloatTimeDomainData(samples);
      // For a moment the ear still holds what was played before the jump.
      if (audio.currentTime < start - 0.1) samples.fill(0);
    } while (audio.currentTime < start + 1 && !samples.some((s) => Math.abs(s) > 0.03));
    late.push((audio.currentTime - start) * 1000);
    audio.pause();
  }
  return late;
}"""


def test_after_a_jump_the_browser_plays_what_the_timing_says(guide: Page) -> None:
    late = guide.evaluate(JUMPS, [8, 1, 11, 4, 6, 2, 9])
    # A closed mouth before p, t or k takes up to 55 ms, and the ear in the page some more.
    assert min(late) > -40 and median(late) < 100 and max(late) < 250
