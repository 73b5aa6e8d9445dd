"""A pair shares thoughts between meetings; nobody else but the leader reads them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from follow_browser import Visitor  # type: ignore[import-not-found]
from playwright.sync_api import Page

from kompetensportal.model.programmes.meeting import Meeting
from kompetensportal.store.accounts import accesses
from kompetensportal.store.database import Database
from kompetensportal.store.programmes import meetings

PAGE = "/traffar/lar/tankar"


def test_a_pair_shares_thoughts_that_others_do_not_read(
    visit: Callable[..., Visitor],
    sees: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    portal_database: Database,
) -> None:
    starts = datetime.now(UTC) + timedelta(days=9)
    with portal_database.session() as session:
        made = Meeting("lar", "", "Lärpar", starts, 60, "", 2, "ekdalen", "eva")
        meetings.add(session, made)
        for person in ("amina", "dilan"):
            meetings.take_seat(session, "lar", person)
    amina, dilan = visit("amina"), visit("dilan")
    form = amina.forms(PAGE, PAGE)[-1]
    assert "Skriv några ord" in amina.follow(amina.post(PAGE, {**form.fields, "words": " "})).words
    for words in ("Jag provade att lyssna.", "Jag lyssnade två gånger."):
        form = amina.forms(PAGE, PAGE)[-1]
        amina.follow(amina.post(PAGE, {**form.fields, "words": words}))
    seen = dilan.get(PAGE).words
    assert "Jag lyssnade två gånger." in seen
    assert "Jag provade" not in seen, "the latest of each"
    assert "Jag lyssnade" in visit("eva").get(PAGE).words
    assert visit("carlos").get(PAGE).status == 403
    assert visit("berit").get(PAGE).status == 403
    with portal_database.session() as session:
        assert {look.viewer for look in accesses.about(session, "amina")} >= {"Dilan", "Eva"}
    page = sees("dilan", width=390, height=844)
    page.goto(PAGE)
    assert axe(page) == []
