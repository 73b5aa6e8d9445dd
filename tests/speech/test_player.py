"""The player in a real browser: what is heard is what is marked, and people stay in charge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from player_page import (  # type: ignore[import-not-found]
    BOUNDARY,
    GUIDE,
    STATE,
    Serve,
    ever_marked,
    marked,
    playing,
    slowly,
    state,
    timing,
    until,
)
from playwright.sync_api import Page, Route, expect

LOOKS = f"""() => {{
  const state = {STATE};
  globalThis.kpLooks = [];
  const look = () => {{ kpLooks.push(state()); requestAnimationFrame(look) }};
  requestAnimationFrame(look);
}}"""
"""Looks in every frame, after the player: what it marks late is seen, and nothing else."""


def test_the_sentence_that_is_heard_is_marked(guide: Page) -> None:
    sentences = timing(guide)
    starts = [s["start"] for s in sentences]
    guide.click(".listen-play")
    playing(guide)
    guide.evaluate(LOOKS)

    def clear() -> list[tuple[int, int]]:
        """The sentences that were heard and marked, at moments when there is no doubt."""
        return [
            (
                max(s["s"] for s in sentences if s["start"] <= max(now["at"], starts[0])),
                now["marked"],
            )
            for now in guide.evaluate("kpLooks")
            if now["marked"] is not None
            and min(abs(now["at"] - start) for start in starts) >= BOUNDARY
        ]

    until(guide, lambda: len(clear()) > 50 and len({heard for heard, _ in clear()}) >= 4)
    assert [pair for pair in clear() if pair[0] != pair[1]] == []


def test_marking_changes_no_text_and_no_element(guide: Page) -> None:
    body = "document.querySelector('.lesson-body').innerHTML"
    before = guide.evaluate(body)
    guide.click(".listen-play")
    marked(guide, 1)
    assert guide.evaluate(body) == before


def test_a_screen_reader_meets_the_same_text_while_it_is_read_aloud(guide: Page) -> None:
    session = guide.context.new_cdp_session(guide)

    def tree() -> list[tuple[str, str]]:
        """Role and name of every node of the text that a screen reader gets."""
        text = session.send("DOM.querySelector", {"nodeId": root, "selector": ".lesson-body"})
        asked = {"nodeId": text["nodeId"]}
        body = session.send("DOM.describeNode", asked)["node"]["backendNodeId"]
        found = session.send("Accessibility.getFullAXTree")["nodes"]
        by_id = {node["nodeId"]: node for node in found}
        waiting = [next(node for node in found if node.get("backendDOMNodeId") == body)]
        kept = []
        while waiting:
            node = waiting.pop(0)
            waiting[:0] = [by_id[child] for child in node.get("childIds", ()) if child in by_id]
            role = node["role"]["value"]
            # How a line breaks is drawn anew; it is no part of what is said.
            if not node.get("ignored") and role != "InlineTextBox":
                kept.append((role, node.get("name", {}).get("value", "")))
        return kept

    root = session.send("DOM.getDocument")["root"]["nodeId"]
    before = tree()
    assert len(before) > 40
    guide.click(".listen-play")
    marked(guide, 1)
    assert tree() == before


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
    guide.evaluate(
        """() => document.querySelector(".listen audio").addEventListener("play", ({ target }) => {
          globalThis.kpFromHere = target.currentTime * 1000 })"""
    )
    button.click()
    # A player that has been asked to play says so before its event comes.
    guide.wait_for_function("globalThis.kpFromHere !== undefined")
    playing(guide)
    # Not from the beginning, and not elsewhere; on a busy machine the sound is ahead of its event.
    assert -700 < guide.evaluate("kpFromHere") - at < 5000


def test_a_tap_on_a_sentence_starts_there_once_one_listens(guide: Page) -> None:
    guide.click("#s7")
    guide.click(".listen-play")
    # Before one listens, a tap is only a tap: the voice begins with the title.
    marked(guide, 0)
    guide.click("#s7")
    assert abs(marked(guide, 7) - timing(guide)[7]["start"]) < 1500


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
    slowly(guide)
    guide.evaluate("document.activeElement.blur()")
    guide.keyboard.press("Space")
    playing(guide, False)
    guide.keyboard.press("Space")
    playing(guide)
    guide.evaluate("document.querySelector('.report').open = true")
    field = guide.locator("#report-words")
    field.focus()
    guide.keyboard.type("a b k")
    expect(field).to_have_value("a b k")
    assert not state(guide)["paused"]


def test_space_scrolls_as_ever_while_nobody_listens(guide: Page) -> None:
    guide.evaluate("document.activeElement.blur()")
    guide.keyboard.press("Space")
    until(guide, lambda: guide.evaluate("scrollY") > 50)
    assert state(guide)["paused"]


def test_in_the_player_k_pauses_and_arrows_move_by_sentence(guide: Page) -> None:
    slowly(guide)
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
    def rate_is(rate: float) -> None:
        until(guide, lambda: (state(guide)["rate"], state(guide)["pitch"]) == (rate, True))

    guide.click(".listen-slower")
    rate_is(1.3)
    expect(guide.locator(".listen-rate")).to_have_text("Fart 1,3")
    for _ in range(8):
        guide.locator(".listen-slower").click(force=True)
    rate_is(0.6)
    expect(guide.locator(".listen-slower")).to_be_disabled()
    guide.reload()
    guide.locator(".listen-play").wait_for()
    rate_is(0.6)
    guide.click(".listen-play")
    playing(guide)
    rate_is(0.6)
    guide.get_by_role("button", name="Snabbare").click()
    rate_is(0.75)


def test_a_rate_without_an_answer_is_the_rate_of_the_next_page(guide: Page) -> None:
    """As when a reload comes before the portal has answered for the first of two choices."""
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    guide.route("**/anpassa", hold_the_first)
    guide.click(".listen-slower")
    until(guide, lambda: bool(held))
    guide.click(".listen-slower")
    until(guide, lambda: state(guide)["rate"] == 1.15)
    guide.reload()
    guide.locator(".listen-play").wait_for()
    until(guide, lambda: state(guide)["rate"] == 1.15)
    expect(guide.locator(".listen-rate")).to_have_text("Fart 1,15")
    guide.wait_for_function(
        "() => !/choices...[^}]/.test(sessionStorage.getItem('kp-choices') ?? '')"
    )


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
    marked(guide, 11)
    assert 10 not in ever_marked(guide)


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
    slowly(guide)
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
    until(
        page,
        lambda: (
            0 <= page.evaluate("document.getElementById('s8').getBoundingClientRect().y") <= 500
        ),
    )
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
    until(page, lambda: 100 < page.evaluate(top) < 500)
