"""Everything that lies on a tablet is read there with the portal's process gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tablet_portal import (  # type: ignore[import-not-found]
    fetch_everything,
    portal_in,
    tablets_of,
)

PAGES = (
    "/",
    "/lathundar/",
    "/lathundar/outlook/",
    "/lathundar/outlook/las-och-svara",
    "/lathundar/outlook/bifoga",
    "/kurser/",
    "/kurser/foto/",
    "/kurser/foto/bild",
    "/kurser/foto/outlook/bifoga",
    "/ordlista/",
    "/ordlista/brukare",
    "/om",
    "/om/licenser",
    "/tillganglighet",
    "/sok",
    "/sok?q=mejl",
    "/anpassa",
    "/surfplatta/installera",
)
GUIDE = "/lathundar/outlook/las-och-svara"
LEFT_OUT = ".begin, .ending, li:has(> a[href^='/lathundar/heroma'])"
"""What differs on purpose: how one says who one is, and what is internal (the staff's tablet)."""


@pytest.fixture(scope="module")
def there(
    tmp_path_factory: pytest.TempPathFactory,
    tablet_original: tuple[Path, str],
    chromium: Browser,
) -> Iterator[tuple[Page, dict[str, str]]]:
    """A tablet on which all lies, its portal gone; and what each page said before."""
    folder = tmp_path_factory.mktemp("offline")
    with portal_in(folder / "portal", tablet_original) as portal:
        portal.start()
        with tablets_of(portal, folder, chromium.browser_type) as start:
            page = start().new_page()
            online = {address: text_of(page, address) for address in PAGES}
            fetch_everything(page)
            portal.kill()
            yield page, online


@pytest.fixture
def page(there: tuple[Page, dict[str, str]]) -> Page:
    """The tablet's page."""
    return there[0]


def text_of(page: Page, address: str) -> str:
    """What a reader sees on a page, in lines."""
    page.goto(address)
    page.eval_on_selector_all(LEFT_OUT, "found => found.forEach((one) => one.remove())")
    return re.sub(r"\s*\n\s*", "\n", page.inner_text("main")).strip()


@pytest.mark.parametrize("address", PAGES)
def test_every_kind_of_page_says_what_it_says_in_the_portal(
    there: tuple[Page, dict[str, str]], address: str
) -> None:
    page, online = there
    assert online[address]
    assert text_of(page, address) == online[address]


def test_pictures_show_and_styles_are_there(page: Page) -> None:
    page.goto(GUIDE)
    page.wait_for_function("() => [...document.images].every((image) => image.complete)")
    widths = page.evaluate("() => [...document.images].map((image) => image.naturalWidth)")
    assert len(widths) > 2
    assert all(widths)
    assert page.evaluate("() => document.styleSheets[0].cssRules.length") > 0


def test_audio_plays_and_goes_to_any_place(page: Page) -> None:
    page.goto(GUIDE)
    told = page.evaluate("""async () => {
      const audio = new Audio(document.querySelector("[data-audio]").dataset.audio);
      const heard = (name) => new Promise((resolve, reject) => {
        audio.addEventListener(name, resolve, { once: true });
        audio.addEventListener("error", () => reject(new Error(audio.error.message)));
      });
      audio.muted = true;
      const ready = heard("loadedmetadata");
      audio.load();
      await ready;
      const seeked = heard("seeked");
      audio.currentTime = 9;
      await seeked;
      const playing = heard("timeupdate");
      await audio.play();
      await playing;
      audio.pause();
      return { duration: audio.duration, time: audio.currentTime };
    }""")
    assert 11 < told["duration"] < 13
    assert told["time"] >= 9


def test_a_part_of_a_file_is_answered_as_a_server_would(page: Page) -> None:
    page.goto(GUIDE)
    answers = page.evaluate("""async () => {
      const address = document.querySelector("[data-audio]").dataset.audio;
      const whole = new Uint8Array(await (await fetch(address)).arrayBuffer());
      const ask = async (range) => {
        const answer = await fetch(address, { headers: { Range: range } });
        const body = new Uint8Array(await answer.arrayBuffer());
        const start = Number(/bytes (\\d+)/.exec(answer.headers.get("Content-Range"))?.[1] ?? 0);
        const same = body.every((byte, at) => byte === whole[start + at]);
        return [answer.status, answer.headers.get("Content-Range"), body.length, same];
      };
      const ranges = ["10-19", "100-", "-50", `${whole.length}-`, "9-3"].map((r) => `bytes=${r}`);
      return { size: whole.length, parts: await Promise.all(ranges.map(ask)) };
    }""")
    size = answers["size"]
    assert answers["parts"] == [
        [206, f"bytes 10-19/{size}", 10, True],
        [206, f"bytes 100-{size - 1}/{size}", size - 100, True],
        [206, f"bytes {size - 50}-{size - 1}/{size}", 50, True],
        [416, f"bytes */{size}", 0, True],
        [200, None, size, True],
    ]


def test_a_film_has_its_bytes_and_its_captions(page: Page) -> None:
    page.goto(GUIDE)
    film = page.evaluate("""async () => {
      const video = document.querySelector("video");
      const track = video.querySelector("track");
      const source = video.src || video.querySelector("source").src;
      const bytes = await (await fetch(source)).arrayBuffer();
      return { size: bytes.byteLength, captions: await (await fetch(track.src)).text() };
    }""")
    assert film["size"] > 3_000_000
    assert "gröna knappen" in film["captions"]


def test_a_word_is_explained(page: Page) -> None:
    page.goto(GUIDE)
    page.click(".lesson-body a.word")
    expect(page.locator("dialog[open]")).to_contain_text("En person som får stöd")


def test_an_answer_is_judged_on_the_page(page: Page) -> None:
    page.goto(GUIDE)
    page.get_by_label("Svara", exact=True).check()
    page.click(".question form button[type=submit]")
    expect(page.locator(".question")).to_contain_text("Rätt!")
    expect(page.get_by_text("Ja. Då får bara chefen ditt svar.").last).to_be_visible()


def test_what_is_internal_lies_on_the_staffs_tablet(page: Page) -> None:
    page.goto("/lathundar/heroma/lon")
    expect(page.locator("h1")).to_have_text("Titta på din lön")


KEEP_READING = """(value) => new Promise((resolve) => {
  const opening = indexedDB.open("kp-content");
  opening.onsuccess = () => {
    const writing = opening.result.transaction(["state"], "readwrite");
    const state = writing.objectStore("state");
    if (value) state.put(value, "reading");
    else state.delete("reading");
    writing.oncomplete = () => { opening.result.close(); resolve(); };
  };
})"""


def test_the_text_and_the_looks_are_those_that_a_person_has_chosen(page: Page) -> None:
    page.goto("/surfplatta/lagring")
    chosen = {"form": "standard", "attributes": {"size": "3", 'x"': "1"}}
    page.evaluate(KEEP_READING, chosen)
    page.goto(GUIDE)
    expect(page.locator("h1")).to_have_text("Läs och besvara mejl i Outlook")
    assert page.evaluate("() => document.documentElement.dataset.size") == "3"
    page.evaluate(KEEP_READING, None)
    page.goto(GUIDE)
    expect(page.locator("h1")).to_have_text("Läs och svara på mejl")


def test_an_address_without_its_slash_leads_to_the_list(page: Page) -> None:
    page.goto("/lathundar/outlook")
    assert page.url.endswith("/lathundar/outlook/")


@pytest.mark.parametrize("address", ["/logga-in", "/lathundar/outlook/finns-inte", "/admin/"])
def test_what_needs_the_network_says_so_and_leads_on(page: Page, address: str) -> None:
    page.goto("/lathundar/")
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 503
    expect(page.locator("h1")).to_have_text("Den här sidan behöver nätet")
    page.click("main a[href='/lathundar/']")
    expect(page.locator("h1")).to_have_text("Lathundar")


def test_a_form_that_needs_the_network_never_ends_in_a_blank_page(page: Page) -> None:
    page.goto("/lathundar/")
    page.evaluate("""() => {
      const form = document.createElement("form");
      Object.assign(form, { method: "post", action: "/logga-ut" });
      document.body.append(form);
      form.submit();
    }""")
    expect(page.locator("h1")).to_have_text("Den här sidan behöver nätet")


def test_the_storage_page_says_what_lies_there(page: Page) -> None:
    page.goto("/surfplatta/lagring")
    expect(page.locator("[data-state=ready]")).to_be_visible()
    rows = {
        kind: page.locator(f"[data-kind={kind}] [data-fill=count]") for kind in ("pages", "sound")
    }
    expect(rows["sound"]).to_have_text(re.compile(r"^[4-9]$"))
    expect(rows["pages"]).to_have_text(re.compile(r"^\d\d+$"))
    page.click("[data-now]")
    expect(page.locator("[data-reason=network]")).to_be_visible()
    expect(page.locator("[data-keeps]")).to_be_visible()
    expect(page.locator("[data-fill=last]")).to_contain_text("20")
