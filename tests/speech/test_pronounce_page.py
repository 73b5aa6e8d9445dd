"""The page on which a competence leader decides, and hears, how a word is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import quote

import miniaudio
import pytest
from player_page import Serve  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.actions.content.own_words import OwnWord, read_own, save
from kompetensportal.actions.portal import example

WORD = "Phoniro"


def sign_in(page: Page, address: str, name: str = "carlos") -> None:
    page.goto(f"{address}/logga-in?next=/uttal/")
    page.locator("[name=user_name]").first.fill(name)
    page.locator("[name=password]").first.fill(example.PASSWORD)
    page.locator("[name=password]").first.press("Enter")
    page.wait_for_url(f"{address}/uttal/")


@pytest.fixture
def portal(serve: Serve, published: Path, page: Page) -> tuple[Page, str, Path]:
    address, data = serve(published)
    sign_in(page, address)
    return page, address, data


def test_a_word_is_heard_alone_and_in_a_sentence_of_the_library_before_it_is_saved(
    portal: tuple[Page, str, Path], axe: Callable[[Page], list[str]]
) -> None:
    page, _, data = portal
    page.get_by_role("link", name="Lyssna eller ändra: Outlook").click()
    said = page.get_by_label("Så sägs ordet")
    expect(said).to_have_value("autlok")
    said.fill("ut lok")
    page.get_by_role("button", name="Lyssna först").click()
    expect(page.get_by_label("Så sägs ordet")).to_have_value("ut lok")
    expect(page.locator("q")).to_have_text("Öppna Outlook.")
    sounds = [unescape(s) for s in page.locator("audio").evaluate_all("all => all.map(a => a.src)")]
    lengths = []
    for sound in sounds:
        answer = page.request.get(sound)
        assert answer.status == 200 and answer.headers["content-type"] == "audio/mpeg"
        decoded = miniaudio.decode(answer.body(), nchannels=1)
        assert max(map(abs, decoded.samples)) > 2000
        lengths.append(len(decoded.samples))
    assert len(lengths) == 2 and lengths[1] > lengths[0]
    other = page.request.get(sounds[0].replace("ut+lok", "nagot+helt+annat").replace(
        "ut%20lok", "nagot%20helt%20annat"))  # fmt: skip
    assert len(other.body()) > len(page.request.get(sounds[0]).body()), "what one wrote is heard"
    assert read_own(data, "sv") == ([], []), "to listen is not to save"
    assert axe(page) == []


def test_a_word_is_saved_found_changed_and_removed(portal: tuple[Page, str, Path]) -> None:
    page, _, data = portal
    page.get_by_role("link", name="Lägg till ett ord").click()
    page.get_by_label("Så skrivs ordet").fill("Hemgården")
    page.get_by_label("Så sägs ordet").fill("hem gården")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("main")).to_contain_text("Hemgården är sparat.")
    assert read_own(data, "sv")[0] == [OwnWord("Hemgården", "hem gården")]
    page.get_by_label("Sök ett ord").fill("hemgå")
    page.get_by_role("button", name="Sök", exact=True).click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Lyssna eller ändra: Hemgården").click()
    page.get_by_role("button", name="Ta bort").click()
    expect(page.locator("main")).to_contain_text("Hemgården är borttaget.")
    assert read_own(data, "sv") == ([], [])


def test_two_who_change_one_word_see_each_other_and_lose_nothing(
    portal: tuple[Page, str, Path],
) -> None:
    page, address, data = portal
    save(data, "sv", OwnWord(WORD, "foniro"), None)
    page.goto(f"{address}/uttal/ord?ord={WORD}")
    save(data, "sv", OwnWord(WORD, "fånniro"), OwnWord(WORD, "foniro"))
    page.get_by_label("Så sägs ordet").fill("fonirå")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("main")).to_contain_text("Nu sägs det: fånniro")
    expect(page.get_by_label("Så sägs ordet")).to_have_value("fonirå")
    assert read_own(data, "sv")[0] == [OwnWord(WORD, "fånniro")]
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("main")).to_contain_text(f"{WORD} är sparat.")
    assert read_own(data, "sv")[0] == [OwnWord(WORD, "fonirå")]


def test_a_faulty_row_and_a_faulty_line_of_the_file_are_explained(
    portal: tuple[Page, str, Path],
) -> None:
    page, address, data = portal
    page.goto(f"{address}/uttal/ord")
    page.get_by_label("Så skrivs ordet").fill("LMO")
    page.get_by_label("Så sägs ordet").fill("123")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("main")).to_contain_text("123 går inte att säga")
    (data / "uttal.sv.tsv").write_text("Phoniro foniro\n", encoding="utf-8")
    page.goto(f"{address}/uttal/")
    expect(page.locator("main")).to_contain_text("Rad 1 i filen går inte att använda")


def test_without_a_voice_words_are_saved_all_the_same(
    serve: Serve, published: Path, page: Page
) -> None:
    address, _ = serve(published, voice="none")
    sign_in(page, address, "fatima")
    expect(page.locator("main")).to_contain_text("Rösten är avstängd")
    page.goto(f"{address}/uttal/ord?ord={quote(WORD)}")
    expect(page.locator("audio")).to_have_count(0)
    sound = page.request.get(f"{address}/uttal/ljud?skrivet={WORD}&sagt=foniro")
    assert sound.status == 503


def test_a_language_without_a_table_and_a_sound_of_nothing_are_refused(
    portal: tuple[Page, str, Path],
) -> None:
    page, address, _ = portal
    assert page.request.get(f"{address}/uttal/?sprak=so").status == 404
    assert page.request.get(f"{address}/uttal/ljud?skrivet=&sagt=x").status == 400
    long = page.request.get(f"{address}/uttal/ljud?skrivet=a&sagt=b&mening={'ord ' * 200}")
    assert long.status == 400
    assert re.search("English|Engelska", page.request.get(f"{address}/uttal/").text())
