"""Put in order, match, point in the picture, and films: with a script, and without one."""

from __future__ import annotations

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from reader_fixtures import PHONE, Portal  # type: ignore[import-not-found]
from reading_client import Client  # type: ignore[import-not-found]

from kompetensportal.compiler.captions import fault
from kompetensportal.model.content.source import Form
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.learning import events

PAGE = "/lathundar/outlook/olika-fragor"
TEXT = """---
titel: Olika frågor
id: outlook/olika-fragor
sammanfattning: Frågor av flera slag.
ägare: Systemspecialist Outlook
granskas: 2099-05-03
svenska: lätt
---

Här svarar du på olika sätt.

::: ordna {#ordning}
I vilken ordning gör du?

1. Öppna mejlet.
2. Läs mejlet.
3. Svara.

Rätt: Ja, så gör du.

Annars: Inte än. Läs alla stegen igen.
:::

::: para-ihop {#ord}
Vad betyder orden?

| Ord | Betyder |
| --- | --- |
| Insats | Hjälp som någon får |
| Brukare | Den som får hjälp |
| Anhörig | Någon i familjen |

Rätt: Ja, så hör de ihop.

Annars: Inte än. Läs orden igen.
:::

::: peka {#knapp}
Var trycker du?

![En cirkel i mitten av en ruta](bilder/en.svg)

- [x] Mitt i cirkeln {yta: 35 25 30 50}
  > Ja, där är knappen.
- [ ] Hörnet uppe till vänster {yta: 2 2 20 20}
  > Inte än. Titta i mitten.
:::
"""
FILM = """
::: film Så ringer det
[Film](filmer/ring.webm)
[Textning](filmer/ring.vtt)
![En cirkel i mitten av en ruta](bilder/en.svg)

Telefonen ringer. Någon svarar.
:::
"""
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:00.900\nTelefonen ringer.\n"
RECORD = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 160, height: 96 });
  const draw = canvas.getContext("2d");
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: "video/webm" });
  const parts = [];
  recorder.ondataavailable = (event) => parts.push(event.data);
  const ended = new Promise((resolve) => { recorder.onstop = resolve; });
  recorder.start();
  for (let frame = 0; frame < 40; frame++) {
    draw.fillStyle = `hsl(${frame * 9} 60% 50%)`;
    draw.fillRect(0, 0, 160, 96);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  recorder.stop();
  await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""
PAIRS = {
    "Insats": "Hjälp som någon får",
    "Brukare": "Den som får hjälp",
    "Anhörig": "Någon i familjen",
}
Browser = Callable[..., Page]


@pytest.fixture
def asked(portal: Portal) -> Portal:
    """The portal with a text that asks in every way."""
    folder = portal.content / "lathundar" / "outlook"
    (folder / "olika-fragor.md").write_text(TEXT, encoding="utf-8")
    portal.rebuild()
    return portal


def add_film(portal: Portal, film: bytes) -> None:
    """Put a film with captions into the text."""
    folder = portal.content / "lathundar" / "outlook"
    (folder / "filmer").mkdir()
    (folder / "filmer" / "ring.webm").write_bytes(film)
    (folder / "filmer" / "ring.vtt").write_text(CAPTIONS, encoding="utf-8")
    (folder / "olika-fragor.md").write_text(TEXT + FILM, encoding="utf-8")
    portal.rebuild()


def kept(portal: Portal) -> set[str]:
    """The questions that Amina has a right answer to."""
    with portal.database.session() as session:
        found = events.find(session, person="amina", types=[EventType.QUESTION_ANSWERED])
        return {event.subject.partition("#")[2] for event in found}


def test_things_are_put_in_order_with_the_keyboard_alone(
    asked: Portal, browser: Browser, axe: Callable[[Page], list[str]]
) -> None:
    page = browser("amina", size=PHONE)
    page.goto(PAGE)
    section = page.locator("#ordning")
    expect(section.locator("select").first).to_be_hidden()
    section.get_by_role("button", name="Svara", exact=True).click()
    expect(section.locator(".answer")).to_contain_text("Inte än")
    assert kept(asked) == set()
    for wanted, text in enumerate(("Öppna mejlet.", "Läs mejlet.", "Svara.")):
        while section.locator(".arrange > li > div").all_inner_texts().index(text) > wanted:
            section.get_by_role("button", name=f"Flytta upp: {text}").focus()
            page.keyboard.press("Enter")
    expect(section.get_by_role("status").first).to_contain_text("är nu på plats")
    section.get_by_role("button", name="Svara", exact=True).focus()
    page.keyboard.press("Enter")
    expect(section.locator(".answer")).to_contain_text("Ja, så gör du.")
    expect(section.locator(".answer")).to_contain_text("sparat")
    assert kept(asked) == {"ordning"}
    assert axe(page) == []


def test_an_order_that_is_half_done_is_there_after_a_reload(
    asked: Portal, browser: Browser
) -> None:
    page = browser()
    page.goto(PAGE)
    rows = page.locator("#ordning .arrange > li > div")
    before = rows.all_inner_texts()
    page.get_by_role("button", name=f"Flytta ned: {before[0]}").click()
    page.reload()
    expect(rows.nth(1)).to_have_text(before[0], use_inner_text=True)


def test_pairs_are_matched_and_a_pair_too_few_is_told(asked: Portal, browser: Browser) -> None:
    page = browser("amina")
    page.goto(PAGE)
    section = page.locator("#ord")
    meaning = {"Insats": "Hjälp som någon får", "Brukare": "Den som får hjälp"}
    for word, text in meaning.items():
        menu = section.get_by_label(word)
        label = menu.locator("option", has_text=text).inner_text()
        menu.select_option(label=label)
    section.get_by_role("button", name="Svara").click()
    expect(section.locator(".answer")).to_contain_text("inte svarat på allt")
    last = section.get_by_label("Anhörig")
    last.select_option(label=last.locator("option", has_text="familjen").inner_text())
    section.get_by_role("button", name="Svara").click()
    expect(section.locator(".answer")).to_contain_text("Ja, så hör de ihop.")
    expect(section.locator(".answer")).to_contain_text("sparat")
    assert kept(asked) == {"ord"}


def test_pairs_are_matched_with_the_keyboard_alone(asked: Portal, browser: Browser) -> None:
    page = browser("amina")
    page.goto(PAGE)
    section = page.locator("#ord")
    section.locator("select").first.focus()
    for word, mate in PAIRS.items():
        menu = section.get_by_label(word)
        expect(menu).to_be_focused()
        for _ in PAIRS:
            if mate not in menu.evaluate("menu => menu.selectedOptions[0].text"):
                page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    expect(section.get_by_role("button", name="Svara")).to_be_focused()
    page.keyboard.press("Enter")
    expect(section.locator(".answer")).to_contain_text("Ja, så hör de ihop.")
    expect(section.locator(".answer")).to_contain_text("sparat")
    assert kept(asked) == {"ord"}


def test_a_place_in_the_picture_is_chosen_with_the_keyboard_alone(
    asked: Portal, browser: Browser
) -> None:
    page = browser("amina")
    page.goto(PAGE)
    section = page.locator("#knapp")
    page.locator("#ord").get_by_role("button", name="Svara").focus()
    page.keyboard.press("Tab")
    expect(section.get_by_label("Mitt i cirkeln")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(section.get_by_label("Hörnet uppe till vänster")).to_be_checked()
    page.keyboard.press("Tab")
    expect(section.get_by_role("button", name="Svara")).to_be_focused()
    page.keyboard.press("Enter")
    expect(section.locator(".answer")).to_contain_text("Titta i mitten")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Space")
    expect(section.get_by_label("Mitt i cirkeln")).to_be_checked()
    page.keyboard.press("Enter")
    expect(section.locator(".answer")).to_contain_text("Ja, där är knappen.")
    expect(section.locator(".answer")).to_contain_text("sparat")
    assert kept(asked) == {"knapp"}


def test_one_points_in_the_picture_or_chooses_the_same_in_words(
    asked: Portal, browser: Browser
) -> None:
    page = browser("amina")
    page.goto(PAGE)
    section = page.locator("#knapp")
    section.locator(".spots [data-option='1'] rect").click()
    expect(section.get_by_label("Hörnet uppe till vänster")).to_be_checked()
    section.get_by_role("button", name="Svara").click()
    expect(section.locator(".answer")).to_contain_text("Titta i mitten")
    picture = section.locator("img").bounding_box()
    assert picture
    page.mouse.click(picture["x"] + picture["width"] / 2, picture["y"] + picture["height"] * 0.4)
    expect(section.get_by_label("Mitt i cirkeln")).to_be_checked()
    section.get_by_role("button", name="Svara").click()
    expect(section.locator(".answer")).to_contain_text("Ja, där är knappen.")
    expect(section.locator(".answer")).to_contain_text("sparat")
    assert kept(asked) == {"knapp"}


def test_without_a_script_all_of_them_are_answered_in_the_form(
    asked: Portal, client: Callable[[str], Client]
) -> None:
    reader = client("amina")

    def answer(question: str, *given: str) -> str:
        page = reader.get(PAGE)
        form = {"csrf": page.field("csrf"), "event_id": page.field("event_id")}
        told = reader.post(PAGE, {**form, "question": question, "answer": list(given)}).text
        return told.partition(f'data-question="{question}"')[2].partition("</section>")[0]

    library = asked.app.extensions["portal"].library.generation()
    lesson = library.lesson(library.entries["outlook/olika-fragor"], Form.EASY)
    right = {question.id: question.answers for question in lesson.questions}
    wrong = tuple(f"{at}:{at}" for at in (0, 1, 2))
    assert "Läs alla stegen igen" in answer("ordning", *wrong).partition('class="answer')[2]
    assert "inte svarat på allt" in answer("ordning", right["ordning"][0], "", "")
    assert kept(asked) == set()
    done = answer("ordning", *right["ordning"])
    assert "Ja, så gör du." in done.partition('class="answer')[2]
    assert f'<option value="{right["ordning"][0]}" selected' in done
    assert "Ja, så hör de ihop." in answer("ord", *right["ord"]).partition('class="answer')[2]
    assert "Ja, där är knappen." in answer("knapp", "0").partition('class="answer')[2]
    assert kept(asked) == {"ordning", "ord", "knapp"}


def test_a_film_plays_with_its_captions_and_can_be_read_instead(
    portal: Portal, browser: Browser, page: Page, axe: Callable[[Page], list[str]]
) -> None:
    page.goto("about:blank")
    film = base64.b64decode(page.evaluate(RECORD))
    add_film(portal, film)
    seen = browser()
    seen.goto(PAGE)
    video = seen.locator("video")
    expect(video).to_have_attribute("aria-label", "Så ringer det")
    video.evaluate("video => { video.muted = true; return video.play() }")
    seen.wait_for_function("() => document.querySelector('video').currentTime > 0.2")
    seen.wait_for_function("() => document.querySelector('video').textTracks[0].cues?.length")
    cues = "video => [...video.textTracks[0].cues].map(cue => cue.text)"
    assert video.evaluate(cues) == ["Telefonen ringer."]
    assert video.evaluate("video => video.textTracks[0].mode") == "showing"
    seen.get_by_text("Läs vad som sägs och syns i filmen").click()
    expect(seen.get_by_text("Någon svarar.")).to_be_visible()
    assert axe(seen) == []


def test_without_a_script_the_browser_shows_the_film_its_captions_and_its_words(
    portal: Portal, browser: Browser
) -> None:
    add_film(portal, b"\x1a\x45\xdf\xa3")
    page = browser(java_script_enabled=False)
    page.goto(PAGE)
    video = page.locator("video[controls]")
    expect(video).to_be_visible()
    captions = video.locator("track[kind=captions][default]")
    answer = page.request.get(str(captions.get_attribute("src")))
    assert answer.ok and answer.text() == CAPTIONS
    expect(page.get_by_text("Någon svarar.")).to_be_hidden()
    page.get_by_text("Läs vad som sägs och syns i filmen").click()
    expect(page.get_by_text("Någon svarar.")).to_be_visible()


def test_captions_that_cannot_be_shown_are_told() -> None:

    assert fault(CAPTIONS.encode()) is None
    assert fault(b"1\n00:00 --> 00:01\nHej") == ("captions_kind", 1)
    assert fault(b"\xff\xfe") == ("captions_kind", 1)
    assert fault(b"WEBVTT\n\n00:02.000 --> 00:01.000\nHej") == ("captions_time", 3)
    assert fault(b"WEBVTT\n\n0:2 --> 0:3\nHej") == ("captions_time", 3)
    assert fault(b"WEBVTT\n") == ("captions_none", 1)
