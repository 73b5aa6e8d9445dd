"""Amina had done a lathund that is changed: she is shown what is new, once, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from approving import approves, changes, fatima_holds
from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.actions.learning.record import tell
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.learning.facts import gather
from kompetensportal.model.writing.changed_steps import Change, ChangedStep, Size
from kompetensportal.model.writing.text_change import TextChange, unseen
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.writing import changes as kept_changes

LESSON, READ = "outlook/las-och-svara", "/lathundar/outlook/las-och-svara"
NOW = datetime.now(UTC)
Axe = Callable[[Page], list[str]]


def made(minutes: int, size: Size = Size.REAL) -> TextChange:
    change = Change((ChangedStep("las", 2, "Läs allt."),))
    at = NOW + timedelta(minutes=minutes)
    return TextChange(new_id(), LESSON, GUIDE, size, "Nytt", "v", change, at, "carlos")


def fact(kind: EventType, minutes: int, **data: object) -> Event:
    at = NOW + timedelta(minutes=minutes)
    return Event(new_id(), kind, "amina", "amina", LESSON, "", at, data)


def test_only_what_came_after_one_did_it_and_was_not_seen_is_shown() -> None:
    done = fact(EventType.LESSON_COMPLETED, 0, questions=[])
    before, small, first, second = made(-5), made(1, Size.SMALL), made(2), made(3)
    every = [before, small, first, second]
    assert unseen(LESSON, gather([]), every) == ()
    assert unseen(LESSON, gather([done]), every) == (first, second)
    saw = fact(EventType.CHANGE_SEEN, 2, change=first.id)
    assert unseen(LESSON, gather([done, saw]), every) == (second,)
    again = fact(EventType.LESSON_COMPLETED, 4, questions=[])
    assert unseen(LESSON, gather([done, again]), every) == ()
    nothing = replace(second, change=Change())
    assert unseen(LESSON, gather([done, saw]), [nothing]) == ()


def test_changes_are_kept_on_both_engines(database: Database) -> None:
    one, small, other = made(0), made(1, Size.SMALL), replace(made(2), text_id="teams/chatta")
    with database.session() as session:
        for change in (one, small, other, one):
            kept_changes.add(session, change)
    with database.session() as session:
        assert kept_changes.real_ones(session) == {LESSON: [one], "teams/chatta": [other]}
        assert kept_changes.real_ones(session, ["teams/chatta"]) == {"teams/chatta": [other]}


def does_it(workshop: Workshop, who: str = "amina") -> None:
    """Say "Jag kan det nu" with its question answered, as the page does."""
    for kind, subject, data in (
        (EventType.QUESTION_ANSWERED, f"{LESSON}#vem", {}),
        (EventType.LESSON_COMPLETED, LESSON, {"questions": ["vem"]}),
    ):
        with workshop.database.session() as session:
            tell(session, new_id(), kind, by=who, about=who, subject=subject, data=data)


def publishes(workshop: Workshop, before: str, after: str, size: str) -> None:
    """Carlos changes a step, Fatima approves, Carlos publishes in his browser."""
    changes(workshop, before, after)
    approves(workshop)
    page = workshop.sees("carlos", f"/skriva/publicera/{GUIDE}")
    page.locator(f"input[name=storlek][value={size}]").check()
    page.get_by_label("Varför ändrar du?").fill("Appen har bytt utseende")
    page.get_by_role("button", name="Publicera nu").click()
    expect(page.get_by_text("Texten är publicerad.")).to_be_visible()


def test_amina_reads_the_changed_step_only_and_it_stays_done(
    workshop: Workshop, axe: Axe, axe_in_the_dark: Axe
) -> None:
    fatima_holds(workshop)
    does_it(workshop)
    publishes(workshop, "Läs hela mejlet.", "Läs hela mejlet i lugn.", "real")
    amina = workshop.sees("amina", "/", size=(390, 844))
    expect(amina.get_by_role("heading", name="Något är nytt")).to_be_visible()
    amina.get_by_role("link", name="Se vad som är nytt").click()
    told = amina.locator("#andrat")
    expect(told.get_by_role("heading")).to_have_text("Detta har ändrats sedan du gjorde den")
    expect(told.get_by_role("listitem")).to_have_text(["Steg 2: Läs hela mejlet i lugn."])
    expect(told.get_by_role("link", name="Steg 2:")).to_have_attribute("href", "#las")
    expect(amina.locator(".ending")).to_contain_text("Du är klar med det här")
    assert axe(amina) == []
    assert axe_in_the_dark(amina) == []
    told.get_by_role("button", name="Jag har sett det").click()
    expect(amina.get_by_text("Bra. Då vet du vad som är nytt.")).to_be_visible()
    expect(amina.locator("#andrat")).to_have_count(0)
    amina.goto("/")
    expect(amina.get_by_role("heading", name="Hej Amina")).to_be_visible()
    expect(amina.get_by_role("heading", name="Något är nytt")).to_have_count(0)
    with workshop.database.session() as session:
        kept = events.find(session, types=[EventType.CHANGE_SEEN])
        assert [(event.about_id, event.subject) for event in kept] == [("amina", LESSON)]
    # Who had not done it reads all of it, and is shown nothing as new.
    dilan = workshop.client("dilan")
    assert "Detta har ändrats" not in dilan.get(READ).text
    assert "Något är nytt" not in dilan.get("/").text


def test_a_small_change_asks_nobody(workshop: Workshop) -> None:
    fatima_holds(workshop)
    does_it(workshop)
    publishes(workshop, "Läs hela mejlet.", "Läs hela mejlet nu.", "small")
    page = workshop.client("amina").get(READ).text
    assert "Läs hela mejlet nu." in page
    assert "Detta har ändrats" not in page


def test_what_no_page_of_ours_sends_is_not_kept(workshop: Workshop) -> None:
    amina = workshop.client("amina")
    token = amina.get(READ).field("csrf")
    form = {"csrf": token, "lesson": LESSON, "event_id": new_id(), "change": "ingen"}
    assert amina.post("/lektion/sett", form).status == 303
    with workshop.database.session() as session:
        assert events.find(session, types=[EventType.CHANGE_SEEN]) == []
