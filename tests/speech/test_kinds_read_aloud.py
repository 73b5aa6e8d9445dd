"""Order, match and point are read aloud, with what one is told; so is what a film says.

Questions with choices: `test_player_questions.py`.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import asking_content  # type: ignore[import-not-found]
import pytest
from asking_content import KINDS  # type: ignore[import-not-found]
from player_page import Serve, heard, playing, record, until  # type: ignore[import-not-found]
from playwright.sync_api import Locator, Page, expect

from kompetensportal.actions.content import voice
from kompetensportal.actions.content.publish import publish
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.reading import Reading

FILM = ["Så ringer det", "Telefonen ringer.", "Någon svarar.", "Nu är du klar."]


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a text of each kind, read aloud."""
    folder = tmp_path_factory.mktemp("asking")
    asking_content.write(folder / "content")
    report = publish(folder / "content", folder / "data", today=date(2026, 11, 1), proofread=False)
    assert not report.withheld, report.findings
    data = folder / "data"
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    database.close()
    voice.fill(Library(data), data, "pyttsx3")
    return data


def open_text(serve: Serve, data: Path, page: Page, name: str) -> None:
    """Open a text as somebody in a hurry."""
    address, _ = serve(data)
    hurry = {"name": "kp_reading", "value": Reading(rate="150").as_text(), "url": address}
    page.context.add_cookies([hurry])  # type: ignore[list-item]
    page.goto(f"{address}/lathundar/outlook/{name}")
    page.locator(".listen-play").wait_for()


def sounds(page: Page, sentence: str) -> None:
    """Wait until a sentence has been marked, also one that is told after an answer."""
    until(page, lambda: heard(page)[-1:] in ([sentence], [f"svar: {sentence}"]))


def listen(page: Page) -> list[str]:
    """Press Lyssna; the sentences that are heard until the voice stops by itself."""
    record(page)
    page.click(".listen-play")
    playing(page)
    playing(page, False)
    return heard(page)


def answer(section: Locator, kind: str, right: bool) -> None:
    """Answer as a person does, rightly or not."""
    match kind:
        case "order":
            texts = section.locator(".arrange > li > div").all_inner_texts()
            if (texts[0] == "Jag läser.") is not right:
                section.get_by_role("button", name=f"Flytta upp: {texts[1]}").click()
        case "match":
            pairs = {"Insats": "En hjälp", "Brukare": "En person"}
            for word, mate in zip(pairs, list(pairs.values())[:: 1 if right else -1], strict=True):
                menu = section.get_by_label(word)
                menu.select_option(label=menu.locator("option", has_text=mate).inner_text())
        case _:
            section.locator("input[name=answer]").nth(0 if right else 1).check()
    section.get_by_role("button", name="Svara", exact=True).click()


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_asked_and_told_is_read_aloud(
    serve: Serve, asking: Path, page: Page, kind: str
) -> None:
    open_text(serve, asking, page, kind)
    seen = listen(page)
    assert seen[:2] == ["Vi läser", "Läs först."]
    asked = KINDS[kind][1]
    assert seen[2] == asked[0]
    assert sorted(seen[3:]) == sorted(asked[1:])
    expect(page.locator(".listen-note")).to_contain_text("Svara på frågan")
    section = page.locator("#fraga")
    answer(section, kind, right=False)
    sounds(page, "Titta igen.")
    playing(page, False)
    section.get_by_text("Ledtråd").click()
    sounds(page, "Börja med att läsa.")
    playing(page, False)
    answer(section, kind, right=True)
    sounds(page, "Det är bra.")
    playing(page, False)
    page.click(".listen-play")
    sounds(page, "Nu är du klar.")


def test_what_a_film_says_is_read_aloud_when_it_is_opened(
    serve: Serve, asking: Path, page: Page
) -> None:
    open_text(serve, asking, page, "film")
    assert listen(page)[2:] == [FILM[0], FILM[-1]]
    page.get_by_text("Läs vad som sägs och syns i filmen").click()
    assert listen(page)[2:] == FILM
