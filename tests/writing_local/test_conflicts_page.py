"""`/skriva/konflikter/`: both versions are seen, and one press chooses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop

from kompetensportal.model.writing.conflict import Choice, Origin
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.store.writing import conflicts

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FACTS = "lathundar/fakta.yaml"


@pytest.fixture
def met(workshop: Workshop) -> tuple[str, str]:
    """A text that was changed here and in a newer program; ours and theirs."""
    base = workshop.text(GUIDE)
    line = next(one for one in base.split("\n") if one.startswith("1. "))
    ours = base.replace(line, f"{line[:3]}Vår egen början. {line[3:]}")
    theirs = base.replace(line, f"{line[:3]}En ny början. {line[3:]}") + "\nNy rad sist.\n"
    workshop.write(GUIDE, ours)
    add(workshop, GUIDE, base, ours, theirs)
    return ours, theirs


def add(workshop: Workshop, path: str, base: str, ours: str, theirs: str) -> None:
    with workshop.database.session() as session:
        conflicts.add(
            session, path, base=base, ours=ours, theirs=theirs, origin=Origin.UPGRADE, now=NOW
        )


def test_both_versions_are_seen_and_ours_is_kept_in_one_press(
    workshop: Workshop, met: tuple[str, str], axe: Callable[[Page], list[str]]
) -> None:
    page = workshop.sees("carlos", "/skriva/konflikter/")
    expect(page.get_by_text("Vår egen början.").first).to_be_visible()
    expect(page.get_by_text("En ny början.").first).to_be_visible()
    assert "{#" not in "".join(page.locator(".conflict-words").all_inner_texts())
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0
    assert axe(page) == []
    page.get_by_role("button", name="Behåll er version").click()
    expect(page.get_by_text("Inget att välja just nu.")).to_be_visible()
    assert workshop.text(GUIDE) == met[0]


def test_theirs_is_taken_published_and_can_be_taken_back(
    workshop: Workshop, met: tuple[str, str]
) -> None:
    page = workshop.sees("carlos", "/skriva/konflikter/")
    page.get_by_role("button", name="Ta den nya versionen").click()
    expect(page.get_by_text("den andra versionen gäller")).to_be_visible()
    assert workshop.text(GUIDE) == met[1]
    page.goto("/lathundar/outlook/las-och-svara")
    expect(page.get_by_text("En ny början.").first).to_be_visible()
    page.goto("/skriva/konflikter/")
    page.get_by_role("button", name="Välj igen").click()
    page.get_by_role("button", name="Behåll er version").click()
    expect(page.get_by_text("Inget att välja just nu.")).to_be_visible()
    assert workshop.text(GUIDE) == met[0]


def test_both_go_into_the_draft_and_the_file_stays(
    workshop: Workshop, met: tuple[str, str]
) -> None:
    client = workshop.client()
    form = client.get("/skriva/konflikter/")
    answer = client.post(
        "/skriva/konflikter/",
        {"csrf": form.field("csrf"), "id": form.field("id"), "val": "both"},
    )
    assert answer.headers["location"].endswith(f"/skriva/text/{GUIDE}")
    assert workshop.text(GUIDE) == met[0]
    state = client.state()
    assert "Ny rad sist." in state["text"]
    sides = [(one["stands"], one["beside"]) for one in state["conflicts"]]
    assert len(sides) == 1
    assert "Vår egen början." in sides[0][0]
    assert "En ny början." in sides[0][1]


def test_a_file_that_was_changed_meanwhile_is_not_written_over(
    workshop: Workshop, met: tuple[str, str]
) -> None:
    client = workshop.client()
    form = client.get("/skriva/konflikter/")
    workshop.write(GUIDE, met[0] + "\nFör hand.\n")
    fields = {"csrf": form.field("csrf"), "id": form.field("id"), "val": "theirs"}
    client.post("/skriva/konflikter/", fields)
    assert workshop.text(GUIDE).endswith("För hand.\n")
    assert "har ändrats sedan" in client.get("/skriva/konflikter/").text


def test_facts_are_chosen_whole(workshop: Workshop) -> None:
    ours, theirs = "a:\n  värde: vår\n", "a:\n  värde: ny\n"
    workshop.write(FACTS, ours)
    add(workshop, FACTS, "a:\n  värde:\n", ours, theirs)
    client = workshop.client()
    form = client.get("/skriva/konflikter/")
    assert 'value="both"' not in form.text
    fields = {"csrf": form.field("csrf"), "id": form.field("id"), "val": "theirs"}
    assert client.post("/skriva/konflikter/", fields).status == 303
    assert workshop.text(FACTS) == theirs


def test_the_store_keeps_a_conflict_once_and_a_newer_upgrade_takes_its_place(
    database_url: str,
) -> None:
    database = Database(database_url)
    schema.create(database)
    more = {"base": "a\x00å", "ours": "b", "origin": Origin.UPGRADE, "now": NOW}
    with database.session() as session:
        for theirs in ("c", "c", "d"):
            conflicts.add(session, GUIDE, theirs=theirs, **more)  # type: ignore[arg-type]
        waiting = conflicts.open_ones(session)
        assert [(one.base, one.ours, one.theirs) for one in waiting] == [("a\x00å", "b", "d")]
        assert conflicts.count(session) == 1
        conflicts.resolve(session, waiting[0].id, Choice.OURS, "carlos", NOW)
        conflicts.resolve(session, waiting[0].id, Choice.THEIRS, "eva", NOW)
        assert [choice for _, choice in conflicts.settled_ones(session)] == [Choice.OURS]
        assert conflicts.one(session, waiting[0].id) is None
        assert conflicts.reopen(session, waiting[0].id)
        assert conflicts.count(session) == 1
    database.close()
