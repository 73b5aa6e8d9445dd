"""A function owns a text, somebody holds the function, and a writer keeps to her systems."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from follow_browser import Visitor  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.actions.writing import rights
from kompetensportal.actions.writing.rights import Approval
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import erasure, own_data, people, units
from kompetensportal.store.database import Database
from kompetensportal.store.writing import functions

OWNER, DEPUTY = "Systemspecialist Outlook", "Digital kompetensledare"
MAIL, TEAMS = "lathundar/outlook/las-och-svara.md", "lathundar/teams/chatta.md"
PAGE = "/admin/funktioner"
NOW = datetime.now(UTC)
NO_TEXTS = Path("no-content-folder")
"""Systems do not ask what a text says."""


def somebody(id_: str, role: Role, *, left: bool = False) -> Person:
    end = today() - timedelta(days=1) if left else None
    place = Membership("omsorg", role, "", None, end)
    return Person(id_, id_.capitalize(), id_, "sv", None, (place,))


@pytest.fixture
def staff(database: Database) -> Database:
    with database.session() as session:
        units.save(session, Unit("omsorg", "Omsorg", None, ""))
        for one in (
            somebody("carlos", Role.AUTHOR),
            somebody("dilan", Role.SUPER_USER),
            somebody("eva", Role.MANAGER),
            somebody("fatima", Role.ADMINISTRATOR),
            somebody("berit", Role.AUTHOR, left=True),
        ):
            people.save(session, one)
    return database


def test_a_writer_writes_everywhere_until_somebody_says_where(staff: Database) -> None:
    with staff.session() as session:
        carlos, eva, berit = (people.by_id(session, one) for one in ("carlos", "eva", "berit"))
        assert rights.may_write(session, NO_TEXTS, carlos, MAIL)
        functions.keep_to(session, "carlos", ["teams"])
        assert not rights.may_write(session, NO_TEXTS, carlos, MAIL)
        assert rights.may_write(session, NO_TEXTS, carlos, TEAMS)
        functions.keep_to(session, "carlos", [])
        assert rights.may_write(session, NO_TEXTS, carlos, MAIL)
        assert not rights.may_write(session, NO_TEXTS, eva, MAIL), "a manager is no writer"
        assert not rights.may_write(session, NO_TEXTS, berit, MAIL), "she has left"
        assert not rights.may_write(session, NO_TEXTS, None, MAIL)


def test_the_function_approves_and_nobody_her_own_text(staff: Database) -> None:
    with staff.session() as session:
        carlos, dilan, eva, fatima = (
            one
            for id_ in ("carlos", "dilan", "eva", "fatima")
            if (one := people.by_id(session, id_))
        )

        def of(person: Person, *wrote: str) -> Approval:
            return rights.approval(session, person, OWNER, DEPUTY, wrote)

        assert of(fatima) is Approval.YES, "nobody holds the function yet"
        functions.hold(session, OWNER, "dilan", "fatima", NOW)
        functions.hold(session, OWNER, "dilan", "fatima", NOW)
        assert (of(dilan), of(eva)) == (Approval.YES, Approval.NOT_HERS)
        assert of(fatima) is Approval.NOT_HERS, "somebody holds it now"
        assert of(dilan, "dilan") is Approval.ALONE
        functions.hold(session, DEPUTY, "carlos", "fatima", NOW)
        assert of(carlos, "carlos") is Approval.WROTE
        assert of(dilan, "carlos") is Approval.YES
        people.save(session, replace(dilan, disabled=True))
        assert of(carlos, "carlos") is Approval.ALONE, "who has left approves nothing"
        functions.release(session, DEPUTY, "carlos")
        assert of(fatima) is Approval.YES


def test_what_somebody_holds_is_handed_out_to_her_and_goes_with_her(staff: Database) -> None:
    with staff.session() as session:
        functions.hold(session, OWNER, "dilan", "fatima", NOW)
        functions.hold(session, DEPUTY, "eva", "dilan", NOW)
        functions.keep_to(session, "dilan", ["outlook"])
        kept = own_data.collect(session, "dilan")
        assert (kept["functions"], kept["writes_in"]) == ([OWNER], ["outlook"])
        erasure.erase(session, "dilan", "fatima", NOW)
        assert functions.holders(session) == {DEPUTY: ("eva",)}
        assert functions.systems(session, ["dilan"]) == {}


def test_the_administrator_gives_a_function_and_takes_it(visit: Callable[[str], Visitor]) -> None:
    fatima = visit("fatima")
    form = fatima.form(PAGE, PAGE)
    page = fatima.submit(form, funktion=OWNER, person="Dilan")
    assert f"Dilan har nu funktionen {OWNER}." in page.words
    assert "Sidorna för dem som skriver" in visit("dilan").get("/mig").words
    away = fatima.form(PAGE, f"{PAGE}/ta-bort", person="dilan")
    assert "Funktionen är borttagen" in fatima.submit(away).words
    assert fatima.forms(PAGE, f"{PAGE}/ta-bort") == []


@pytest.mark.parametrize(
    ("function", "person", "words"),
    [
        (OWNER, "finns-inte", "Ingen som arbetar här"),
        (" ", "dilan", "Funktionens namn saknas"),
        ("x" * 121, "dilan", "för långt"),
        ("Ägare\0", "dilan", "Funktionens namn saknas"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_written_stays(
    visit: Callable[[str], Visitor], function: str, person: str, words: str
) -> None:
    fatima = visit("fatima")
    form = fatima.form(PAGE, PAGE)
    answer = fatima.post(PAGE, {**form.fields, "funktion": function, "person": person})
    assert answer.status == 400
    assert words in answer.words
    assert f'value="{person}"' in answer.text


def test_nobody_else_comes_in(visit: Callable[[str], Visitor]) -> None:
    assert [visit(one).get(PAGE).status for one in ("carlos", "eva", "amina")] == [403] * 3


def test_fatima_says_where_carlos_writes(
    sees: Callable[..., Page],
    axe: Callable[[Page], list[str]],
    axe_in_the_dark: Callable[[Page], list[str]],
) -> None:
    page = sees("fatima", width=390, height=844)
    page.goto("/admin/")
    page.get_by_role("link", name="Funktioner och skribenter").click()
    page.get_by_label("Funktion", exact=True).fill(OWNER)
    page.get_by_label("Användarnamn").fill("carlos")
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_text(f"Carlos har nu funktionen {OWNER}.")).to_be_visible()
    page.get_by_text("Carlos: Skriver i alla system").click()
    page.get_by_role("checkbox", name="Outlook").check()
    assert axe(page) == []
    assert axe_in_the_dark(page) == []
    page.get_by_role("button", name="Spara för Carlos").click()
    expect(page.get_by_text("Sparat för Carlos.")).to_be_visible()
    expect(page.get_by_text("Carlos: Skriver i 1 system")).to_be_visible()
