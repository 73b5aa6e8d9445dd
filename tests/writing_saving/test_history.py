"""Every version of a text: who, when, why, what is different in words, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.actions.writing import save
from kompetensportal.actions.writing.files import write_text
from kompetensportal.model.writing.differences import Sort, differences

ADDRESS = f"/skriva/historik/{GUIDE}"


def publish(workshop: Workshop, before: str, after: str, *, by: str, reason: str) -> str:
    """Somebody publishes other words; gives the file before."""
    with workshop.database.session() as session:
        began = save.open_text(session, workshop.content, GUIDE).draft.text
        text = began.replace(before, after)
        assert text != began
        save.save(session, workshop.content, GUIDE, text, by=by, base=began)
        write_text(session, workshop.content, GUIDE, text, author=by, reason=reason)
    return began


def test_differences_are_words_and_not_lines() -> None:
    found = differences("1. Tryck på **Svara**.\n", "1. Tryck på **Skicka** nu.\n\n2. Vänta.\n")
    pieces = [(piece.sort, piece.words) for piece in found.passages[0].pieces]
    assert (Sort.REMOVED, "Svara") in pieces
    assert (Sort.ADDED, "Skicka") in pieces
    assert found.steps_added == 1
    rest = "".join(words for sort, words in pieces if sort is not Sort.REMOVED)
    assert rest == "1. Tryck på **Skicka** nu.\n\n2. Vänta.\n"
    assert differences("a\n", "a\n").passages == ()


def test_every_version_says_who_when_and_why(workshop: Workshop) -> None:
    publish(workshop, "Läs hela mejlet.", "Läs allt.", by="carlos", reason="Kortare")
    publish(workshop, "Läs allt.", "Läs allt noga.", by="fatima", reason="Ny knapp i appen")
    page = workshop.client().get(ADDRESS)
    assert page.status == 200
    for words in ("Kortare", "Ny knapp i appen", "Carlos", "Fatima", "Så var texten från början"):
        assert words in page.text
    assert page.text.count("Den här läser alla nu") == 1


def test_a_text_that_was_never_published_here_can_be_got_back_as_it_lay(workshop: Workshop) -> None:
    first = workshop.text()
    empty = workshop.client().get(ADDRESS).text
    assert "Läs och svara på mejl" in empty and "Så var texten från början" in empty
    assert empty.count("Den här läser alla nu") == 1
    with workshop.database.session() as session:
        other = first.replace("Läs hela mejlet.", "Läs allt.")
        save.save(session, workshop.content, GUIDE, other, by="carlos", base=first)
    page = workshop.sees("carlos", ADDRESS)
    lines = page.locator(".history-list > li")
    expect(lines).to_have_count(2)
    lines.last.get_by_role("link", name="Gå tillbaka hit").click()
    page.get_by_role("button", name="Ja, gå tillbaka").click()
    page.wait_for_url(f"**/skriva/text/{GUIDE}")
    assert workshop.client().state()["text"] == first


def test_a_version_is_looked_at_and_made_the_draft_again(
    workshop: Workshop, axe: Callable[[Page], list[str]]
) -> None:
    first = publish(workshop, "Läs hela mejlet.", "Läs allt.", by="carlos", reason="Kortare")
    page = workshop.sees("carlos", ADDRESS, size=(390, 844))
    published = page.locator(".history-list li").filter(has_text="Kortare")
    published.get_by_role("link", name="Visa vad som ändrades").click()
    expect(page.locator(".passage ins")).to_contain_text("allt")
    expect(page.locator(".passage del")).to_contain_text("hela mejlet")
    expect(page.locator(".history-told")).to_contain_text("1 ord är nytt.")
    expect(page.locator(".passage").first).not_to_contain_text("{#las}")
    assert axe(page) == []
    oldest = page.locator(".history-list li").filter(has_text="Så var texten från början")
    oldest.get_by_role("link", name="Gå tillbaka hit").click()
    expect(page.locator(".history-ask")).to_contain_text("Läsarna märker inget")
    assert axe(page) == []
    page.get_by_role("button", name="Ja, gå tillbaka").click()
    page.wait_for_url(f"**/skriva/text/{GUIDE}")
    state = workshop.client().state()
    assert state["text"] == first
    assert state["open"] is True
    assert "Läs allt." in workshop.text()


def test_a_draft_that_was_written_over_is_still_there(workshop: Workshop) -> None:
    carlos = workshop.client()
    began = carlos.state()["text"]
    carlos.save("Borta\n", base=began)
    fatima = workshop.client("fatima")
    fatima.state()
    fatima.save(began, base="Borta\n")
    page = carlos.get(ADDRESS)
    assert page.text.count("Utkast sparat av") == 2
    form = {"version": "u-2", "csrf": carlos.token}
    assert carlos.post(ADDRESS, form).status == 303
    assert carlos.state()["text"] == "Borta\n"


def test_a_version_that_is_not_there_and_a_text_that_is_not_there(workshop: Workshop) -> None:
    carlos = workshop.client()
    carlos.state()
    assert carlos.get(f"{ADDRESS}?visa=v-finns-inte").status == 404
    assert carlos.get(f"{ADDRESS}?tillbaka=u-99999").status == 404
    form = {"version": "v-finns-inte", "csrf": carlos.token}
    assert carlos.post(ADDRESS, form).status == 404
    assert carlos.get("/skriva/historik/lathundar/finns-inte.md").status == 404
    assert workshop.client("amina").get(ADDRESS).status == 403
