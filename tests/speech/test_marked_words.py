"""Word by word: what is marked is what is heard, found in the sound and not in our timing file."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from player_page import (  # type: ignore[import-not-found]
    heard_words,
    marked,
    marked_together,
    playing,
    record,
    timing,
    until,
)
from playwright.sync_api import BrowserContext, Page

from bench import reading

HEARD = 9
"""How many words a browser listens to: the title and most of the first sentence."""


@pytest.fixture(scope="module")
def clouds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the text whose words can be told apart in the sound."""
    folder = tmp_path_factory.mktemp("clouds")
    reading.record(folder / "data", folder / "content")
    return folder / "data"


def test_every_word_of_the_sound_has_its_mark_soon_and_in_order(
    clouds: Path, tmp_path: Path, browser_context: Callable[..., BrowserContext]
) -> None:
    data = tmp_path / "data"
    shutil.copytree(clouds, data)
    heard = reading.onsets(data)
    assert len(heard) == len(reading.words())
    with reading.served(data) as address:
        right = reading.listen(browser_context().new_page(), address, HEARD)
        wrong = reading.listen(browser_context().new_page(), address, HEARD, reading.SHIFT)
    assert list(right.words) == reading.words()[:HEARD]

    def is_near(marks: reading.Marks) -> bool:
        # A busy machine shows frames seldom, and what begins between two is seen with the later.
        # The strict figures are those of `python -m bench reading`.
        late = [abs(ms) for ms in marks.late(heard)]
        return median(late) < (reading.SHIFT + marks.frame) / 2

    assert is_near(right)
    assert not is_near(wrong), "timings that are 200 ms wrong must be noticed"


def test_the_word_lies_in_the_sentence_and_has_no_comma(guide: Page) -> None:
    record(guide)
    guide.click(".listen-play")
    marked(guide, 4)
    seen = [(sentence, word) for sentence, word in marked_together(guide) if word]
    assert len(seen) > 3
    assert all(word in sentence and not word.endswith((".", ",")) for sentence, word in seen)


def test_between_sentences_no_word_is_marked(guide: Page) -> None:
    record(guide)
    guide.click(".listen-play")
    marked(guide, 4)
    assert any(sentence and not word for sentence, word in marked_together(guide))


def test_words_are_found_across_links_and_bold_words(guide: Page) -> None:
    record(guide)
    guide.click(".listen-play")
    playing(guide)
    guide.get_by_role("button", name="Lyssna på steg 2").click()
    until(guide, lambda: "mejlet" in heard_words(guide))


def test_every_word_of_a_timing_begins_a_word_of_the_page(guide: Page) -> None:
    for sentence in timing(guide):
        text = guide.locator(f"#s{sentence['s']}").text_content() or ""
        for at, _ in sentence["words"]:
            assert at == 0 or text[at - 1].isspace(), (text, at)
            assert not text[at].isspace(), (text, at)
