"""Findings while somebody writes: beside their words, mended in one press, calm offline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from draft_desk import TEXT, Desk  # type: ignore[import-not-found]
from playwright.sync_api import Locator, Page, expect

Edits = Callable[..., Page]
WRONG = TEXT.replace("Tryck på mejlet.", "Trykc på mejlet.")


def step(page: Page, number: int) -> Locator:
    return page.locator(".writing-card[data-kind=step]").nth(number - 1)


def words_of(page: Page, number: int) -> Locator:
    return step(page, number).locator("textarea").first


def test_a_finding_comes_in_a_pause_and_goes_when_it_is_mended(edits: Edits) -> None:
    page = edits()
    expect(page.locator(".so-far-has")).to_have_text(
        "2 steg · 2 har bild · Lätt svenska: 3 av 3 meningar"
    )
    expect(page.locator(".so-far-left")).to_contain_text("Inget kvar att rätta")
    expect(page.locator(".finding")).to_have_count(0)
    words_of(page, 2).fill("Trykc på mejlet.")
    expect(step(page, 2).locator(".finding")).to_contain_text("Menade du tryck")
    expect(words_of(page, 2)).to_be_focused()
    marked = "() => CSS.highlights.get('kp-finding-warning').size === 1"
    page.wait_for_function(marked)
    assert page.evaluate("[...CSS.highlights.get('kp-finding-warning')].join()") == "Trykc"
    step(page, 2).get_by_role("button", name="Skriv ”Tryck”").click()
    expect(words_of(page, 2)).to_have_value("Tryck på mejlet.")
    expect(page.locator(".finding")).to_have_count(0)
    expect(words_of(page, 2)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(words_of(page, 2)).to_have_value("Trykc på mejlet.")


def test_a_screen_reader_hears_the_finding_of_the_field_it_is_in(edits: Edits) -> None:
    page = edits(WRONG)
    expect(step(page, 2).locator(".finding")).to_have_count(1)
    described = words_of(page, 2).get_attribute("aria-describedby") or ""
    said = page.locator(f"#{described.split()[-1]}")
    expect(said).to_contain_text("Ordet Trykc finns inte i ordboken. Menade du tryck?")
    words_of(page, 2).fill("Tryck på mejlet.")
    expect(page.locator(".finding")).to_have_count(0)
    expect(words_of(page, 2)).not_to_have_attribute("aria-describedby", described)


def test_next_goes_through_all_errors_first(edits: Edits) -> None:
    page = edits(WRONG.replace("[Den blå ikonen Outlook]", "[]").replace("ägare:", "agare:"))
    expect(page.get_by_role("button", name="Visa nästa av 4 råd")).to_be_visible()
    severities = page.locator(".so-far-one").all_text_contents()
    assert [one.startswith("Rätta först") for one in severities] == [True, True, True, False]
    press = page.get_by_role("button", name="Visa nästa av 4 råd")
    places = []
    for _ in range(4):
        press.click()
        places.append(
            page.evaluate(
                "(({ dataset, tagName }) => dataset.key ?? dataset.control ?? tagName)"
                "(document.activeElement)"
            )
        )
    assert places == ["ägare", "SUMMARY", "alt1", "words0"]
    chosen = words_of(page, 2).evaluate("(f) => f.value.slice(f.selectionStart, f.selectionEnd)")
    assert chosen == "Trykc"


def test_without_a_network_the_advice_waits_and_says_so(edits: Edits) -> None:
    page = edits()
    page.context.set_offline(True)
    words_of(page, 2).fill("Trykc på mejlet.")
    expect(page.locator(".so-far-note")).to_contain_text("väntar tills nätet är tillbaka")
    expect(words_of(page, 2)).to_have_value("Trykc på mejlet.")
    page.context.set_offline(False)
    expect(step(page, 2).locator(".finding")).to_contain_text("Menade du tryck")
    expect(page.locator(".so-far-note")).to_have_text("")


def test_who_is_signed_out_meanwhile_is_told_and_loses_nothing(edits: Edits) -> None:
    page = edits()
    page.context.clear_cookies()
    words_of(page, 2).fill("Trykc på mejlet.")
    expect(page.locator(".so-far-note")).to_contain_text("tills du har loggat in igen")
    expect(words_of(page, 2)).to_have_value("Trykc på mejlet.")


def test_a_suggestion_for_words_that_have_changed_changes_nothing(edits: Edits) -> None:
    page = edits(WRONG)
    press = step(page, 2).get_by_role("button", name="Skriv ”Tryck”")
    expect(press).to_be_visible()
    page.route("**/skriva/fynd/**", lambda route: route.abort())
    words_of(page, 2).fill("Jag Trykc på mejlet.")
    press.click()
    expect(words_of(page, 2)).to_have_value("Jag Trykc på mejlet.")


def test_a_suggestion_is_taken_though_the_text_has_grown_around_it(edits: Edits) -> None:
    """Who writes on while the portal thinks does not press in vain."""
    page = edits(WRONG)
    press = step(page, 2).get_by_role("button", name="Skriv ”Tryck”")
    expect(press).to_be_visible()
    page.route("**/skriva/fynd/**", lambda route: route.abort())
    page.locator(".writing-card[data-kind=text] textarea").first.fill("Nu.\n\nSå här svarar du.")
    words_of(page, 2).fill("Trykc på mejlet. Vänta lite.")
    press.click()
    expect(words_of(page, 2)).to_have_value("Tryck på mejlet. Vänta lite.")
    expect(press).to_have_count(0)


def test_findings_stand_where_they_belong_with_wide_characters_and_from_right_to_left(
    edits: Edits,
) -> None:
    page = edits(TEXT.replace("Så här svarar du.", "😀😀 Trykc på مرحبا."))
    card = page.locator(".writing-card[data-kind=text]").first
    expect(card.locator(".finding").first).to_contain_text("Trykc")
    page.wait_for_function("() => CSS.highlights.get('kp-finding-warning').size > 0")
    marked = page.evaluate("[...CSS.highlights.get('kp-finding-warning')].map(String)")
    assert "Trykc" in marked
    card.get_by_role("button", name="Skriv ”Tryck”").click()
    expect(card.locator("textarea").first).to_have_value("😀😀 Tryck på مرحبا.")


@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_an_editor_full_of_findings(
    edits: Edits,
    width: int,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = edits(
        WRONG.replace("Så här svarar du.", "Så här svarar du avseende mejl t.ex. om du kan 5 %.")
    )
    page.set_viewport_size({"width": width, "height": 844})
    expect(page.locator(".finding-error").first).to_be_visible()
    page.locator(".finding-why summary").first.click()
    page.locator(".so-far-all summary").click()
    assert axe(page) + axe_in_the_dark(page) == []
    wide = "() => document.documentElement.scrollWidth <= innerWidth"
    page.wait_for_function(wide)


MANY = "Tillse att du trykcer på mejlt och läser alt."


def test_what_one_aims_at_in_the_findings_is_what_one_hits(edits: Edits) -> None:
    """No finding comes or goes between the two halves of a press, and what is opened stays open."""
    picture = "\n   ![Listan med mejl](bilder/oppna.svg)\n"
    page = edits(TEXT.replace("Tryck på mejlet.", MANY).replace(picture, ""))
    card = step(page, 2)
    more = card.get_by_role("button", name="råd till")
    expect(more).to_be_visible()
    # A word that has a better one is not called rare as well; what a press mends stands first.
    expect(card.locator(".finding", has_text="Tillse")).to_have_count(1)
    expect(card.locator(".finding").first.locator(".finding-fix").first).to_be_visible()
    words_of(page, 1).focus()
    card.locator(".finding-why summary").first.click()
    expect(card.locator(".finding-why p").first).to_be_visible()
    more.click()
    expect(more).to_have_count(0)
    expect(card.locator(".finding").last).to_be_visible()
    words_of(page, 2).fill(f"{MANY} Trykc.")
    expect(card.locator(".finding", has_text="Ordet Trykc finns inte")).to_be_visible()
    words_of(page, 1).focus()
    expect(card.locator(".finding").last).to_be_visible()
    expect(card.locator(".finding-why p").first).to_be_visible()
    card.get_by_role("button", name="Skriv ”Se till”").click()
    expect(words_of(page, 2)).to_have_value(f"{MANY.replace('Tillse', 'Se till')} Trykc.")


def test_a_word_that_is_right_goes_into_the_list_and_out_of_it(
    edits: Edits, own_desk: Desk
) -> None:
    words = own_desk.content / "lathundar" / "ordlista.txt"
    words.write_bytes("# Våra ord\r\nLifecare".encode())
    page = edits(WRONG)
    step(page, 2).get_by_role("button", name="Ordet är rätt: Trykc").click()
    told = step(page, 2).locator(".right-word")
    expect(told).to_contain_text("Trykc står nu i er egen ordlista.")
    expect(step(page, 2).locator(".finding", has_text="Trykc finns inte")).to_have_count(0)
    assert words.read_bytes() == "# Våra ord\r\nLifecare\nTrykc\n".encode()
    told.get_by_role("button", name="Ångra").click()
    expect(told).to_contain_text("Trykc är borttaget ur er ordlista.")
    expect(step(page, 2).locator(".finding", has_text="Trykc finns inte")).to_be_visible()
    assert words.read_bytes() == "# Våra ord\r\nLifecare\n".encode()


def test_only_words_come_into_the_list(own_desk: Desk) -> None:
    writer, words = own_desk.signed_in(), own_desk.content / "lathundar" / "ordlista.txt"
    for odd in ("två ord", "# allt", "", "x" * 99, "a\nb"):
        assert writer.send("ordet-ar-ratt", odd).status == 400
    assert not words.exists()
    assert own_desk.signed_in("amina").send("ordet-ar-ratt", "Lifecare").status == 403


def test_a_step_that_is_not_begun_is_not_blamed(edits: Edits) -> None:
    page = edits(f"{TEXT}\n3. \n")
    expect(page.locator(".so-far-has")).to_contain_text("3 steg")
    expect(step(page, 3).locator(".finding")).to_have_count(0)
    words_of(page, 3).fill("Läs hela mejlet.")
    words_of(page, 1).focus()
    expect(step(page, 3).locator(".finding", has_text="har ingen bild")).to_be_visible()
    # What the editor does by itself is not asked for.
    expect(step(page, 3).locator(".finding")).to_have_count(1)
