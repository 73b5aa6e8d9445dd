"""Reading aids: is a word marked when it is heard, and what do the reading's files weigh?

The onsets of words are found in the decoded samples of the audio, not in our timing file: the text
is words with a comma after each, so that every word begins after silence and none is missed. The
marks are read from `CSS.highlights` in a real Chromium, frame by frame, against the position of the
sound. `python -m bench reading` prints the figures; `tests/speech/test_marked_words.py` uses the
same measure with bounds that a busy machine keeps, and proves that shifted timings miss them.
"""

from __future__ import annotations

import json
import re
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import miniaudio  # type: ignore[import-untyped]
from playwright.sync_api import Page, Route, sync_playwright

from bench.serve import PAGE, weigh
from kompetensportal.actions.content import voice
from kompetensportal.actions.content.publish import publish
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from kompetensportal.web.assets import ASSETS, BUILT
from kompetensportal.words import starter_folder
from tools import loopback

WANTED_MEDIAN, WANTED_WORST = 40, 150
"""ms between a word's onset and its mark."""
SHIFT = 200
"""ms by which timings are wrong in the counter-test."""
WANTED_READING, WANTED_FONT, WANTED_PAGE = 25_000, 40_000, 45_000
"""Bytes, compressed (a font as it is): script and styles of reading, the default font, and a
lathund's page with panel and player, all but pictures, fonts and audio."""
SCRIPTS = ("shell.js", "lesson.js", "player.js", "aids.js", "words.js")
STYLES = "app.css"
FONT = "atkinson.woff2"

SAMPLE_RATE = 22_050
LOUD = 300
"""A sample above this is speech; the engine's pauses are far below."""
SILENCE = 0.1
"""Seconds of silence before a word."""
ADDRESS = "/lathundar/outlook/moln"
TEXT = """---
titel: Moln
id: outlook/moln
ägare: Systemspecialist Outlook
granskas: 2099-05-03
svenska: lätt
kontrollerad: Kontrollera mot ert system
---

Sol, måne, moln, vind, regn, snö, sjö, älg, ren, mus.

Gul, grön, röd, vit, brun, lila, rosa, blå.

Nål, ull, garn, nyans, våg, fönster, ljus, skydd.

Bulle, limpa, deg, mjöl, äpple, sylt, vanilj, jordgubbe.
"""
WATCH = """() => {
  const audio = document.querySelector(".listen audio");
  const seen = (globalThis.kpSeen = []);
  const frames = (globalThis.kpFrames = []);
  let last = "";
  let before = performance.now();
  const look = (now) => {
    frames.push(now - before);
    before = now;
    const range = [...(CSS.highlights.get("kp-word") ?? [])][0];
    const sentence = range?.startContainer.parentElement.closest(".s").id ?? "";
    const mark = range ? `${sentence} ${range.startOffset}` : "";
    if (mark !== last && range) seen.push([String(range), audio.currentTime * 1000]);
    last = mark;
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


@dataclass(frozen=True, slots=True)
class Marks:
    """What was seen: words in the order they were marked, each with the sound's position in ms."""

    words: tuple[str, ...]
    times: tuple[float, ...]
    frame: float
    """Median time between two frames, ms: how finely one could look."""

    def late(self, onsets: Sequence[float]) -> list[float]:
        """ms from each word's onset to its mark, for the words that were marked."""
        return [mark - onset for mark, onset in zip(self.times, onsets, strict=False)]


def write(folder: Path) -> None:
    """Write the content tree of the measured text."""
    outlook = folder / "lathundar" / "outlook"
    outlook.mkdir(parents=True)
    (folder / "courses").mkdir()
    (outlook / "moln.md").write_text(TEXT, encoding="utf-8")


def words() -> list[str]:
    """The words of the measured text in order, title first."""
    body = TEXT.split("---\n")[2]
    return ["Moln", *(word.strip(".,") for word in body.split())]


def record(data: Path, content: Path) -> None:
    """Publish the text into a data folder and read it aloud."""
    write(content)
    publish(content, data, today=date(2026, 11, 1))
    voice.fill(Library(data), data, "pyttsx3")


def onsets(data: Path) -> list[float]:
    """When each word begins in the samples of the text's audio, ms."""
    library = Library(data)
    generation = library.generation()
    audio = generation.audio(generation.entries["outlook/moln"].editions[0][1].document)
    assert audio is not None
    sound = library.pool.read(audio.sound)
    samples = miniaudio.decode(sound, nchannels=1, sample_rate=SAMPLE_RATE).samples
    found: list[float] = []
    last = -SAMPLE_RATE
    for at, sample in enumerate(samples):
        if abs(sample) > LOUD:
            if at - last > SILENCE * SAMPLE_RATE:
                found.append(at * 1000 / SAMPLE_RATE)
            last = at
    return found


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The address of a portal with the data folder, while the block lasts."""
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    app = create_app(Settings(data=data, demo=True), database)
    with loopback.served(app) as address:
        yield address
    database.close()


def listen(page: Page, address: str, count: int, shift: int = 0) -> Marks:
    """Listen from the start until so many words have been marked, with timings `shift` ms wrong."""
    if shift:
        page.route("**/p/*.json", lambda route: _shifted(route, shift))
    page.goto(address + ADDRESS)
    page.locator(".listen-play").wait_for()
    page.evaluate(WATCH)
    page.click(".listen-play")
    seen: list[tuple[str, float]] = []
    for _ in range(600):
        page.wait_for_timeout(100)
        seen = page.evaluate("kpSeen")
        if len(seen) >= count:
            break
    frames: list[float] = page.evaluate("kpFrames")
    kept = seen[:count]
    return Marks(tuple(w for w, _ in kept), tuple(t for _, t in kept), statistics.median(frames))


def _shifted(route: Route, shift: int) -> None:
    answer = route.fetch()
    timing = answer.json()
    for sentence in timing.get("sentences", ()):
        sentence["start"] += shift
        sentence["end"] += shift
        sentence["words"] = [[at, ms + shift] for at, ms in sentence["words"]]
    route.fulfill(response=answer, json=timing)


def weight_of_reading() -> int:
    """Compressed bytes of everything that reading needs in a browser."""
    names = [Path(ASSETS.address(name)).name for name in (*SCRIPTS, STYLES)]
    return sum((BUILT / f"{name}.br").stat().st_size for name in names)


def weight_of_font() -> int:
    """Bytes of the font that everybody fetches."""
    return (BUILT / Path(ASSETS.address(FONT)).name).stat().st_size


def weight_of_page(data: Path) -> int:
    """Compressed bytes of a shipped lathund's page, with what is fetched on demand.

    The page is as people get it: published, with its marked words, its editions and its aids.
    """
    publish(starter_folder("lathundar").parent, data, today=date(2026, 11, 1), proofread=False)
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    app = create_app(Settings(data=data), database)
    with app.test_client() as client:

        def get(path: str) -> bytes:
            return bytes(client.get(path, headers={"Accept-Encoding": "br"}).data)

        page = client.get(PAGE).text
        aids = re.search(r'data-aids="([^"]+)"', page)
        assert aids and 'class="word"' in page, "the page of a published text has its aids"
        later = (aids[1], *(ASSETS.address(name) for name in ("aids.js", "words.js")))
        weight = weigh(get).all + sum(len(get(address)) for address in later)
    database.close()
    return weight


def main() -> int:
    """Print every figure beside what it must reach; 1 when one does not."""
    holds = True

    def told(what: str, figure: float, most: float, unit: str, least: bool = False) -> None:
        nonlocal holds
        good = figure >= most if least else figure <= most
        holds = holds and good
        limit = "at least" if least else "at most"
        verdict = "ok" if good else "MISSED"
        print(f"reading: {what}: {figure:.0f} {unit} ({limit} {most:.0f}) {verdict}")

    told("script and styles, brotli", weight_of_reading(), WANTED_READING, "bytes")
    told("default font", weight_of_font(), WANTED_FONT, "bytes")
    with tempfile.TemporaryDirectory() as folder:
        told("a lathund's page", weight_of_page(Path(folder)), WANTED_PAGE, "bytes")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        data = Path(folder) / "data"
        record(data, Path(folder) / "content")
        heard, wanted = onsets(data), words()
        assert len(heard) == len(wanted), "an onset for every word"
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
        )
        with served(data) as address:
            marks = listen(browser.new_page(), address, len(wanted))
            wrong = listen(browser.new_page(), address, 12, SHIFT)
        browser.close()
    assert list(marks.words) == wanted, f"marked in another order: {json.dumps(marks.words)}"
    late = [abs(ms) for ms in marks.late(heard)]
    print(f"reading: {len(late)} words, a frame each {marks.frame:.0f} ms")
    told("mark against onset, median", statistics.median(late), WANTED_MEDIAN, "ms")
    told("mark against onset, worst", max(late), WANTED_WORST, "ms")
    shifted = statistics.median([abs(ms) for ms in wrong.late(heard)])
    told(f"the same with timings {SHIFT} ms wrong", shifted, WANTED_WORST, "ms", least=True)
    return 0 if holds else 1


if __name__ == "__main__":
    raise SystemExit(main())
