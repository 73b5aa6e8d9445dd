"""A finished programme gives a certificate that anybody can verify, also without a network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from care_library import COURSE, LOGIN, MAIL  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]
from playwright.sync_api import Page, expect

from kompetensportal.actions.learning.record import record_all
from kompetensportal.actions.portal.erase import erase
from kompetensportal.actions.programmes.certify import ensure_signer, is_ours
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.programmes.certificate import (
    Certificate,
    initials,
    new_code,
    read_code,
)
from kompetensportal.store.accounts import own_data
from kompetensportal.store.database import Database
from kompetensportal.store.programmes import certificates

Visit = Callable[..., Visitor]
MINE = "/introduktion/amina-ny/intyg"
MENTORS, MANAGERS = ("besok", "visa"), ("nycklar",)


def finish_all_but(database: Database, *left: str) -> None:
    """Everything of Amina's programme is done but these."""

    def fact(type_: EventType, subject: str, by: str = "amina", **data: object) -> Event:
        now = datetime.now(UTC)
        return Event(new_id(), type_, by, "amina", subject, "", now, data)

    def done(name: str, by: str) -> Event:
        subject = f"ny-i-hemtjansten#{name}"
        return fact(EventType.ACTIVITY_DONE, subject, by, title=name, confirm=False)

    told = {
        "logga-in": fact(EventType.LESSON_COMPLETED, LOGIN, questions=[]),
        "mejl": fact(EventType.LESSON_COMPLETED, MAIL, questions=[]),
        "kurs": fact(EventType.COURSE_COMPLETED, COURSE),
        "nycklar": done("nycklar", "eva"),
        "visa": done("visa", "dilan"),
        "besok": fact(EventType.ACTIVITY_CONFIRMED, "ny-i-hemtjansten#besok", "dilan"),
    }
    with database.session() as session:
        record_all(session, [event for name, event in told.items() if name not in left])


def test_a_certificate_is_signed_and_a_changed_one_is_not_ours(tmp_path: Path) -> None:
    signer = ensure_signer(tmp_path)
    plain = Certificate(new_code(), "amina", "e", "A. B.", "Ny i\ttjänst", date(2028, 2, 29), "")
    signed = replace(plain, signature=signer.sign(plain.text))
    assert is_ours(signer, signed)
    for change in (
        {"initials": "C. D."},
        {"finished": date(2028, 3, 1)},
        {"title": "Chef"},
        {"code": new_code()},
        {"signature": signed.signature[::-1]},
        {"signature": "inget"},
    ):
        assert not is_ours(signer, replace(signed, **change)), change  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("k7qf 2m9x rt4b", "K7QF-2M9X-RT4B"),
        ("K7QF-2M9X-RT4B", "K7QF-2M9X-RT4B"),
        ("K7QF-2M9X", ""),
        ("K7QF-2M9X-RT40", ""),
        ("", ""),
    ],
)
def test_a_code_is_read_as_people_type_it(typed: str, read: str) -> None:
    assert read_code(typed) == read
    assert read_code(new_code()) != ""


def test_only_initials_are_told() -> None:
    assert initials("Åsa Maria Berg-Öhman") == "Å. M. B. Ö."
    assert initials("amina") == "A."


def test_while_something_is_left_there_is_none(visit: Visit, portal_database: Database) -> None:
    finish_all_but(portal_database, "besok")
    amina = visit("amina")
    assert "Hämta ditt intyg" not in amina.get("/introduktion/").words
    assert amina.get(MINE).status == 404
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    assert "inte klart än" in amina.follow(amina.post(MINE, {"csrf": csrf})).words


def test_it_is_given_once_verified_by_anybody_and_hers_alone(
    visit: Visit, portal_database: Database
) -> None:
    finish_all_but(portal_database)
    amina, nobody = visit("amina"), visit()
    form = amina.form("/introduktion/", MINE)
    words = amina.submit(form).words
    assert words == amina.submit(form).words, "asked for twice it is the same one"
    assert "Amina har gått hela introduktionsprogrammet Ny i hemtjänsten" in words
    with portal_database.session() as session:
        found = certificates.of_enrolment(session, "amina-ny")
        kept = own_data.collect(session, "amina")
    assert found is not None
    assert [one["code"] for one in kept["certificates"]] == [found.code]
    assert found.code in words
    told = nobody.follow(nobody.get(f"/intyg/?kod={found.code.replace('-', '')}")).words
    assert "Intyget är äkta" in told
    assert "A." in told
    assert "Amina" not in told
    assert "finns inte här" in nobody.get("/intyg/?kod=fel").words
    assert nobody.get("/intyg/2222-2222-2222").status == 404
    assert visit("eva").get(MINE).status == 404
    with portal_database.session() as session:
        erase(session, "amina", "fatima", datetime.now(UTC))
    assert nobody.get(f"/intyg/{found.code}").status == 404


def test_a_new_employee_comes_to_the_certificate_and_it_is_verified_without_the_portal(
    sees: Callable[..., Page], portal_database: Database, axe: Callable[[Page], list[str]]
) -> None:
    finish_all_but(portal_database, "besok", "visa", "nycklar")
    amina, dilan, eva = sees("amina"), sees("dilan", width=390, height=844), sees("eva")
    amina.goto("/introduktion/")
    line = amina.locator("#a-ny-i-hemtjansten-besok")
    expect(amina.locator(".next-thing")).to_contain_text("Dokumentera ett besök")
    amina.locator(".next-thing").get_by_role("button", name="Dilan").first.click()
    expect(line).to_contain_text("Väntar")
    dilan.goto("/handledare/")
    dilan.locator(".waits").get_by_role("button", name="kan det").click()
    expect(dilan.get_by_text("Bekräftat")).to_be_visible()
    dilan.get_by_role("button", name="Visa lokalen").click()
    expect(dilan.get_by_text("Klart för Amina: Visa lokalen")).to_be_visible()
    eva.goto("/chef/amina")
    eva.get_by_role("button", name="Beställ nyckelkort").click()
    expect(eva.get_by_text("Klart för Amina: Beställ nyckelkort")).to_be_visible()
    amina.goto("/introduktion/")
    amina.get_by_role("button", name="Hämta ditt intyg").click()
    expect(amina.get_by_role("heading", name="Amina")).to_be_visible()
    assert axe(amina) == []
    with portal_database.session() as session:
        found = certificates.of_enrolment(session, "amina-ny")
    assert found is not None
    guest = sees()
    guest.goto("/intyg/")
    carried = guest.evaluate(
        "(text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)))"
        ".replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')",
        found.text,
    )
    # From here on the page asks nobody.
    guest.context.set_offline(True)
    guest.evaluate("(hash) => { location.hash = hash; }", f"{carried}.{found.signature}")
    good, bad = guest.locator("[data-certificate-good]"), guest.locator("[data-certificate-bad]")
    expect(good).to_contain_text("Ny i hemtjänsten")
    expect(bad).to_be_hidden()
    forged = found.signature[:-8] + "AAAAAAAA"
    guest.evaluate("(hash) => { location.hash = hash; }", f"{carried}.{forged}")
    expect(bad).to_be_visible()
    expect(good).to_be_hidden()
    assert axe(guest) == []
