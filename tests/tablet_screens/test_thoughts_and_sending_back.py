"""Between meetings, and between mentor and employee: without a network, and each once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import expect
from screens_fixtures import SEND, Portal, Tablet  # type: ignore[import-not-found]
from test_day_without_network import with_state  # type: ignore[import-not-found]

from kompetensportal.actions.device.authority import Authority
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.store.accounts import people
from kompetensportal.store.content.library import Library
from kompetensportal.store.learning import events
from kompetensportal.store.programmes import meetings

Make = Callable[..., Tablet]
PAGE = "/traffar/lar/tankar"


def a_pair_meets(portal: Portal) -> None:
    """Amina and Dilan are a pair; Carlos has no seat."""
    database = portal.database()
    with database.session() as session:
        starts = datetime.now(UTC) + timedelta(days=9)
        meetings.add(session, Meeting("lar", "", "Lärpar", starts, 60, "", 2, "ekdalen", "eva"))
        for person in ("amina", "dilan"):
            meetings.take_seat(session, "lar", person)
    database.close()


def test_a_thought_is_shared_without_a_network_and_read_by_the_pair(
    tablet: Make, portal: Portal
) -> None:
    a_pair_meets(portal)
    here = tablet().wait_for_library().go("/")
    page = here.page
    here.enter("Dilan")
    with_state(here)
    here.change("Amina")
    with_state(here)
    portal.stop()

    here.go("/introduktion/")
    page.get_by_role("link", name="Tankar mellan träffarna").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tankar mellan träffarna")
    page.get_by_label("Dina tankar").fill("Jag provade att lyssna.")
    page.get_by_role("button", name="Dela med gruppen").click()
    expect(page.locator("main .tablet-told")).to_contain_text("Din tanke är delad")
    expect(page.get_by_label("Dina tankar")).to_have_value("")
    expect(here.chip).to_contain_text("1 är inte skickad än")
    # Whoever takes the tablet over sees nothing of it.
    here.change("Dilan").go(PAGE)
    expect(page.get_by_text("Ingen har skrivit något än")).to_be_visible()
    expect(page.locator("main .tablet-told")).to_have_count(0)

    portal.start()
    page.evaluate(SEND)
    expect(here.chip).to_contain_text("Allt är skickat")
    told = [(e.type, e.subject, dict(e.data)) for e in portal.events("amina")]
    assert told == [
        (
            "reflection.written",
            "meeting#lar",
            {"meeting": "lar", "words": "Jag provade att lyssna."},
        )
    ]
    here.go(PAGE)
    expect(page.get_by_text("Jag provade att lyssna.")).to_be_visible()


def test_who_has_no_seat_shares_no_thought(portal: Portal) -> None:
    a_pair_meets(portal)
    library = Library(portal.data, draft=True).generation()
    database = portal.database()

    def thought(person: str, meeting: str, subject: str) -> Event:
        kind, data = EventType.REFLECTION_WRITTEN, {"meeting": meeting, "words": "Hej"}
        return Event(new_id(), kind, person, person, subject, "", datetime.now(UTC), data)

    with database.session() as session:
        known = people.by_ids(session, ["amina", "carlos"])
        authority = Authority(session, library, known)
        assert authority.allows(thought("amina", "lar", "meeting#lar"))
        assert not authority.allows(thought("carlos", "lar", "meeting#lar"))
        assert not authority.allows(thought("amina", "lar", "meeting#en-annan"))
        assert not authority.allows(thought("amina", "en-annan", "meeting#lar"))
    database.close()


def test_a_mentor_sends_a_task_back_without_a_network(tablet: Make, portal: Portal) -> None:
    here = tablet().wait_for_library().go("/")
    page = here.page
    here.enter("Amina")
    with_state(here)
    here.go("/introduktion/")
    line = page.locator("#a-ny-i-hemtjansten-svara-pa-mejl")
    page.locator("details.part", has=line).locator("summary").first.click()
    line.locator("summary").first.click()
    line.locator("form[data-confirm] button").click()
    expect(line.locator(".tablet-told")).to_contain_text("Väntar på handledaren")
    page.evaluate(SEND)
    expect(here.chip).to_contain_text("Allt är skickat")
    here.change("Dilan")
    with_state(here)
    portal.stop()

    here.go("/handledare/")
    page.get_by_text("Lite mer behövs").click()
    form = page.locator("form[action='/handledare/tillbaka']")
    form.locator("textarea").fill("Fint! Öva på ämnesraden.")
    form.get_by_role("button").click()
    told = page.locator(".tablet-told[data-fact='activity.returned']")
    expect(told).to_contain_text("Sparat här")
    expect(form).to_be_hidden()
    page.reload()
    expect(told).to_contain_text("Sparat här")

    portal.start()
    page.evaluate(SEND)
    expect(here.chip).to_contain_text("Allt är skickat")
    sent = [e for e in portal.events("dilan") if e.type == EventType.ACTIVITY_RETURNED]
    assert [(e.about_id, e.subject, e.data["words"]) for e in sent] == [
        ("amina", "ny-i-hemtjansten#svara-pa-mejl", "Fint! Öva på ämnesraden.")
    ]
    here.change("Amina").go("/introduktion/")
    expect(page.get_by_text("Fint! Öva på ämnesraden.").first).to_be_visible()
    database = portal.database()
    with database.session() as session:
        assert len(events.find(session, types=[EventType.ACTIVITY_RETURNED])) == 1
    database.close()
