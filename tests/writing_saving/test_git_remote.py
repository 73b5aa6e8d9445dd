"""Others have a copy of the texts: theirs are fetched, ours sent, and nothing is written over."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from test_git import git  # type: ignore[import-not-found]
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

from kompetensportal.actions.writing import remote, save
from kompetensportal.actions.writing.files import write_text
from kompetensportal.errors import ConflictError, EnvironmentalError, MistakeError
from kompetensportal.store.writing import conflicts, text_versions

PLACE = "lathundar/outlook/bifoga.md"


@pytest.fixture
def theirs(workshop: Workshop, tmp_path: Path) -> Path:
    """Another copy of the content; the two meet in an empty repository beside them."""
    meeting = tmp_path / "meeting.git"
    meeting.mkdir()
    git(meeting, "init", "-q", "--bare", "-b", "main")
    root = workshop.content
    git(root, "init", "-q", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Först")
    git(root, "remote", "add", "origin", str(meeting))
    git(root, "push", "-q", "origin", "main")
    copy = tmp_path / "theirs"
    git(tmp_path, "clone", "-q", str(meeting), str(copy))
    return copy


def they_push(copy: Path, path: str, text: str) -> None:
    """Somebody else writes and sends."""
    place = copy / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    git(copy, "add", path)
    git(copy, "commit", "-q", "-m", f"De ändrade {place.name}")
    git(copy, "push", "-q", "origin", "main")


def we_publish(workshop: Workshop, before: str, after: str) -> None:
    with workshop.database.session() as session:
        began = save.open_text(session, workshop.content, GUIDE).draft.text
        text = began.replace(before, after)
        save.save(session, workshop.content, GUIDE, text, by="carlos", base=began)
        write_text(session, workshop.content, GUIDE, text, author="carlos", reason="Vår")


def fetch(workshop: Workshop) -> remote.Fetched:
    with workshop.database.session() as session:
        return remote.fetch(session, workshop.content, by="fatima", name="Fatima")


def test_what_others_did_comes_and_what_we_did_goes(workshop: Workshop, theirs: Path) -> None:
    we_publish(workshop, "Läs hela mejlet.", "Läs allt.")
    they_push(theirs, PLACE, workshop.text(PLACE) + "\nDeras rad.\n")
    they_push(theirs, "lathundar/outlook/ny.md", "Ny\n")
    with pytest.raises(ConflictError):
        remote.send(workshop.content)
    done = fetch(workshop)
    assert set(done.written) == {PLACE, "lathundar/outlook/ny.md"}
    assert done.conflicts == ()
    assert workshop.text(PLACE).endswith("Deras rad.\n")
    assert "Läs allt." in workshop.text()
    remote.send(workshop.content)
    git(theirs, "pull", "-q")
    assert (theirs / GUIDE).read_bytes().decode() == workshop.text()
    assert git(workshop.content, "status", "--porcelain") == ""
    with workshop.database.session() as session:
        assert text_versions.of_path(session, PLACE)[0].reason == "De ändrade ny.md"
    assert fetch(workshop) == remote.Fetched()


def test_both_in_different_places_of_one_text_are_merged(workshop: Workshop, theirs: Path) -> None:
    they_push(theirs, GUIDE, workshop.text() + "\nDeras rad.\n")
    we_publish(workshop, "Läs hela mejlet.", "Läs allt.")
    fetch(workshop)
    assert "Läs allt." in workshop.text()
    assert workshop.text().endswith("\nDeras rad.\n")


def test_both_in_the_same_place_is_a_conflict_and_ours_stays(
    workshop: Workshop, theirs: Path
) -> None:
    they_push(theirs, GUIDE, workshop.text().replace("Läs hela mejlet.", "Läs noga."))
    we_publish(workshop, "Läs hela mejlet.", "Läs allt.")
    done = fetch(workshop)
    assert done.conflicts == (GUIDE,)
    assert "Läs allt." in workshop.text()
    with workshop.database.session() as session:
        [met] = conflicts.open_ones(session)
        assert "Läs noga." in met.theirs
        assert "Läs allt." in met.ours
    assert fetch(workshop) == remote.Fetched()


def test_a_draft_that_is_open_takes_in_what_was_fetched(workshop: Workshop, theirs: Path) -> None:
    carlos = workshop.client()
    began = carlos.state()["text"]
    carlos.save(began.replace("Läs hela mejlet.", "Läs allt."), base=began)
    they_push(theirs, GUIDE, began + "\nDeras rad.\n")
    fetch(workshop)
    state = carlos.state()
    assert "Läs allt." in state["text"]
    assert state["text"].endswith("\nDeras rad.\n")
    assert "Läs allt." not in workshop.text()


def test_links_out_of_the_folder_are_not_fetched(
    workshop: Workshop, theirs: Path, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (theirs / "lathundar" / "ut").symlink_to(outside)
    git(theirs, "add", ".")
    git(theirs, "commit", "-q", "-m", "En genväg")
    git(theirs, "push", "-q", "origin", "main")
    fetch(workshop)
    assert not (workshop.content / "lathundar" / "ut").exists()


def test_a_place_that_is_away_and_a_folder_without_one_are_told(
    workshop: Workshop, tmp_path: Path
) -> None:
    with pytest.raises(MistakeError):
        fetch(workshop)
    root = workshop.content
    git(root, "init", "-q", "-b", "main")
    git(root, "remote", "add", "origin", str(tmp_path / "borta.git"))
    with pytest.raises(EnvironmentalError):
        fetch(workshop)
    assert remote.remote_of(root) is not None


def test_an_address_with_a_password_is_shown_without_it(workshop: Workshop) -> None:
    root = workshop.content
    git(root, "init", "-q", "-b", "main")
    git(root, "remote", "add", "origin", "https://namn:hemligt@git.exempel.se/texter.git")
    found = remote.remote_of(root)
    assert found is not None
    assert found.address == "https://git.exempel.se/texter.git"


def test_two_buttons_for_the_administrator(
    workshop: Workshop, theirs: Path, axe: Callable[[Page], list[str]]
) -> None:
    they_push(theirs, PLACE, workshop.text(PLACE).replace("Tryck på gemet.", "Tryck på ett gem."))
    we_publish(workshop, "Läs hela mejlet.", "Läs allt.")
    page = workshop.sees("fatima", "/skriva/git")
    expect(page.get_by_role("main")).to_contain_text("1 publicering är inte skickad.")
    assert axe(page) == []
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("alert")).to_contain_text("Hämta först.")
    page.get_by_role("button", name="Hämta").click()
    expect(page.get_by_role("main")).to_contain_text("Den är publicerad.")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_role("main")).to_contain_text("Skickat.")
    expect(page.get_by_role("main")).to_contain_text("Allt här är skickat.")
    reader = workshop.client("")
    until = time.monotonic() + 60
    while "Tryck på ett gem." not in reader.get("/lathundar/outlook/bifoga").text:
        assert time.monotonic() < until, "readers never got what was fetched"
        time.sleep(0.2)
    assert workshop.client("carlos").get("/skriva/git").status == 403
