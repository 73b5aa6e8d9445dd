"""The editor for who uses a screen reader, reads from the right, or has no JavaScript."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from sqlalchemy import update
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.store.tables import PersonRow

EDITOR = f"/skriva/text/{GUIDE}"


def test_axe_finds_nothing_in_the_editor(
    workshop: Workshop,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = workshop.sees("carlos", EDITOR)
    expect(page.locator(".writing-card").first).to_be_visible()
    page.locator("[data-tool=markdown]").click()
    expect(page.locator("[data-part=markdown] textarea")).to_be_visible()
    assert axe(page) == []
    page.locator("[data-tool=markdown]").click()
    page.locator(".ask-more summary").click()
    page.locator("[data-tool=add]").nth(1).click()
    expect(page.locator(".adder-list")).to_be_visible()
    # What lies under the bar that stays is no small target.
    page.evaluate("() => scrollTo(0, 0)")
    assert axe(page) == []
    assert axe_in_the_dark(page) == []


def test_axe_finds_nothing_where_a_text_is_begun(
    workshop: Workshop,
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = workshop.sees("carlos", "/skriva/ny")
    assert axe(page) == []
    assert axe_in_the_dark(page) == []


def test_the_editor_speaks_swedish_in_a_page_that_is_read_from_the_right(
    workshop: Workshop, axe: Callable[[Page], list[str]]
) -> None:
    with workshop.database.session() as session:
        session.execute(
            update(PersonRow).where(PersonRow.user_name == "carlos").values(language="ar")
        )
    page = workshop.sees("carlos", EDITOR)
    expect(page.locator(".writing-card").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#editor")).to_have_attribute("lang", "sv")
    expect(page.locator("#editor")).to_have_attribute("dir", "ltr")
    assert axe(page) == []


def test_words_from_the_right_are_written_from_the_right(workshop: Workshop) -> None:
    text = workshop.text().replace("## Gör så här", "## Gör så här\n\nافتح البرنامج")
    workshop.write(GUIDE, text)
    page = workshop.sees("carlos", EDITOR)
    field = page.locator("textarea[data-type=words]").filter(visible=True)
    arabic = next(
        field.nth(at) for at in range(field.count()) if "افتح" in field.nth(at).input_value()
    )
    assert arabic.evaluate("(one) => getComputedStyle(one).direction") == "rtl"
    arabic.press_sequentially("الآن ")
    page.locator("[data-tool=markdown]").click()
    expect(page.locator("[data-part=markdown] textarea")).not_to_have_value(text)
    assert "افتح البرنامج" in page.locator("[data-part=markdown] textarea").input_value()


def test_without_scripts_the_whole_text_is_written_and_saved(workshop: Workshop) -> None:
    page = workshop.sees("carlos", EDITOR, java_script_enabled=False)
    field = page.locator("#plain-text")
    before = field.input_value()
    assert before == workshop.text()
    field.fill(before.replace("Läs hela mejlet.", "Läs hela mejlet två gånger."))
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("#plain-text")).to_have_value(
        before.replace("Läs hela mejlet.", "Läs hela mejlet två gånger.")
    )


def test_what_the_editor_does_not_know_is_kept_as_it_is(workshop: Workshop) -> None:
    odd = "\n::: hemligt {#x}\n\tnågot   \n:::\n\n<div>\n* a\n</div>\n\n~~~\n1. b\n"
    text = (workshop.text() + odd).replace("\n", "\r\n")
    workshop.write(GUIDE, text)
    page = workshop.sees("carlos", EDITOR)
    expect(page.locator("[data-kind=raw]")).to_have_count(3)
    step = page.locator("[data-kind=step] textarea").first
    words = step.input_value()
    step.fill(f"{words} Nu.")
    page.locator("[data-tool=markdown]").click()
    field = page.locator("[data-part=markdown] textarea")
    field.fill(field.input_value().replace("något", "något nytt"))
    expect(page.locator("[data-part=status]")).to_contain_text("sparat", ignore_case=True)

    def saved() -> str:
        return str(workshop.client().state()["text"])

    first, _, rest = words.partition("\n")
    assert not rest
    wanted = text.replace(first, f"{first} Nu.").replace("något", "något nytt")
    page.wait_for_function(
        """async ([path, wanted]) => {
          const answer = await fetch(`/skriva/lage/${path}`);
          return (await answer.json()).text === wanted;
        }""",
        arg=[GUIDE, wanted],
    )
    assert saved() == wanted


def test_three_hundred_steps_stay_usable(workshop: Workshop) -> None:
    steps = "\n".join(f"{n}. Steg nummer {n}. {{#steg-nummer-{n}}}\n" for n in range(1, 301))
    head, _, _ = workshop.text().partition("## Gör så här")
    workshop.write(GUIDE, f"{head}## Gör så här\n\n{steps}")
    page = workshop.sees("carlos", EDITOR)
    cards = page.locator("[data-kind=step]")
    expect(cards).to_have_count(300)
    cards.nth(149).locator("textarea").press("End")
    page.keyboard.type(" Mer.")
    page.keyboard.press("Alt+ArrowUp")
    expect(cards.nth(148).locator("textarea")).to_have_value("Steg nummer 150. Mer.")
    page.keyboard.press("Control+Enter")
    expect(cards).to_have_count(301)
    page.keyboard.type("Ett till.")
    expect(cards.nth(300).locator(".grip")).to_have_text("301")
    cards.nth(0).locator("[data-tool=remove]").click()
    expect(cards).to_have_count(300)
    page.locator("[data-tool=undo]").click()
    expect(cards).to_have_count(301)
