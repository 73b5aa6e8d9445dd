"""What the tests of the player look at and wait for."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

Serve = Callable[..., tuple[str, Path]]
GUIDE = "/lathundar/outlook/svara"
# Which sentence is marked, and where the sound is, in one look.
STATE = """() => {
  const audio = document.querySelector(".listen audio");
  const marked = globalThis.CSS?.highlights?.get("kp-sentence");
  const range = marked && [...marked][0];
  const word = [...(globalThis.CSS?.highlights?.get("kp-word") ?? [])][0];
  const span = range?.startContainer ?? document.querySelector(".is-spoken");
  return {
    at: audio.currentTime * 1000, paused: audio.paused, rate: audio.playbackRate,
    pitch: audio.preservesPitch, marked: span ? Number(span.dataset.s ?? span.id.slice(1)) : null,
    word: word ? String(word) : null,
  };
}"""
BOUNDARY = 80
"""ms around a change of sentence in which either may be marked: a frame, on a busy machine."""

NOTICE = """(() => {
  const noticed = (globalThis.kpNoticed = []);
  const look = () => {
    const range = [...(globalThis.CSS?.highlights?.get("kp-sentence") ?? [])][0];
    const span = range?.startContainer ?? document.querySelector(".is-spoken");
    const s = span ? Number(span.dataset.s ?? span.id.slice(1)) : null;
    const at = (document.querySelector(".listen audio")?.currentTime ?? 0) * 1000;
    if (s !== noticed.at(-1)?.s) noticed.push({ s, at });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
"""Notices every sentence that is marked and where the sound was then, from before the page's own
scripts: a test that looks now and then may look away while a short sentence is read."""
WAS_MARKED = """number => {
  const from = globalThis.kpFrom ?? 0;
  const found = kpNoticed.findIndex(({ s }, at) => at >= from && s === number);
  if (found < 0) return null;
  globalThis.kpFrom = found;
  return kpNoticed[found].at;
}"""


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STATE)
    return found


def until(page: Page, holds: Callable[[], bool], seconds: float = 60) -> None:
    """Look again and again; our policy lets no waiting script into the page."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, state(page)
        page.wait_for_timeout(20)


RECORD = """() => {
  const kept = { sentences: [], words: [], both: [] };
  globalThis.kpHeard = kept;
  const keep = (list, value) => { if (value !== list.at(-1)) list.push(value); };
  const look = () => {
    const sentence = [...(CSS.highlights.get("kp-sentence") ?? [])][0];
    const word = [...(CSS.highlights.get("kp-word") ?? [])][0];
    const told = sentence?.startContainer.closest?.(".answer") ? "svar: " : "";
    keep(kept.sentences, sentence ? told + String(sentence) : "");
    keep(kept.words, word ? String(word) : "");
    keep(kept.both, `${sentence ?? ""}|${word ?? ""}`);
    requestAnimationFrame(look);
  };
  look();
}"""


def record(page: Page) -> None:
    """Note from now on, in every frame, what is marked: a test that only looks now and then may
    look away while a short sentence is read."""
    page.evaluate(RECORD)


def heard(page: Page) -> list[str]:
    """The sentences that were marked since `record`, in order; `svar: ` before what is told after
    an answer."""
    found: list[str] = page.evaluate("globalThis.kpHeard.sentences")
    return [sentence for sentence in found if sentence]


def heard_words(page: Page) -> list[str]:
    """The words that were marked since `record`, in order; a slow machine may leave some out."""
    found: list[str] = page.evaluate("globalThis.kpHeard.words")
    return [word for word in found if word]


def marked_together(page: Page) -> list[tuple[str, str]]:
    """Sentence and word of each frame since `record`; each empty when nothing is marked."""
    found: list[str] = page.evaluate("globalThis.kpHeard.both")
    return [(sentence, word) for sentence, _, word in (one.rpartition("|") for one in found)]


def timing(page: Page) -> list[dict[str, Any]]:
    address = page.locator(".listen").get_attribute("data-timing")
    found = page.evaluate("async a => JSON.stringify(await (await fetch(a)).json())", address)
    sentences: list[dict[str, Any]] = json.loads(found)["sentences"]
    return sentences


def marked(page: Page, number: int) -> float:
    """Wait until a sentence is marked, or has been since the one that was waited for before.

    Gives the ms of the sound at which it was marked. For pages of the fixtures of this folder.
    """
    until(page, lambda: page.evaluate(WAS_MARKED, number) is not None)
    return float(page.evaluate(WAS_MARKED, number))


def ever_marked(page: Page) -> set[int | None]:
    """The sentences that have been marked since the page was opened."""
    return set(page.evaluate("kpNoticed.map(({ s }) => s)"))


def slowly(page: Page) -> None:
    """Let the voice take its time, so that one thing after another can be done in one sentence."""
    page.evaluate(
        """() => {
          const audio = document.querySelector(".listen audio");
          audio.playbackRate = audio.defaultPlaybackRate = 0.4;
        }"""
    )


def playing(page: Page, is_playing: bool = True) -> None:
    until(page, lambda: state(page)["paused"] is not is_playing)
