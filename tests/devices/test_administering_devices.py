"""The administrator adds a tablet, sees how it stands and what to do, chooses for it, ends it."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from kompetensportal.actions.portal import example
from kompetensportal.model.device.device import Device, Kind, Report
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.device import codes, devices
from kompetensportal.web.app import create_app

sys.path.append(str(Path(__file__).parent.parent / "accounts"))
from account_browser import Browser  # type: ignore[import-not-found]
from care_library import publish_small_library  # type: ignore[import-not-found]

LIST = "/admin/surfplattor"


@pytest.fixture
def app(sqlite_database: Database, tmp_path: Path) -> Flask:
    example.make(sqlite_database)
    publish_small_library(Library(tmp_path))
    return create_app(Settings(data=tmp_path, demo=True), sqlite_database)


@pytest.fixture
def fatima(app: Flask) -> Browser:
    browser = Browser(app.test_client())
    assert browser.sign_in("fatima").status_code == 303
    return browser


def added(database: Database, name: str, kind: Kind = Kind.SHARED, whose: str = "") -> Device:
    with database.session() as session:
        device, _ = devices.add(
            session,
            kind=kind,
            name=name,
            unit_id="ekdalen",
            person_id=whose or None,
            by="fatima",
            now=datetime.now(UTC) - timedelta(days=30),
        )
    return device


def report(database: Database, device: Device, said: Report, ago: timedelta) -> None:
    with database.session() as session:
        devices.seen(session, device.id, said, datetime.now(UTC) - ago)


def now_is(database: Database, device: Device) -> Device:
    with database.session() as session:
        found = devices.by_id(session, device.id)
    assert found is not None
    return found


def test_a_new_tablet_gets_a_code_that_is_shown_once_with_a_picture(
    fatima: Browser, sqlite_database: Database
) -> None:
    page = fatima.send(f"{LIST}/ny", name="  Köket \n plan 2 ", unit="ekdalen").text
    assert "Kod för Köket plan 2" in page
    code = re.search(r"<code>([A-Z2-9]{4} [A-Z2-9]{4})</code>", page)
    assert code
    assert "<svg" in page
    assert "http://localhost/surfplatta/ny" in page
    with sqlite_database.session() as session:
        found = codes.find(session, code[1])
    assert found is not None
    assert (found.name, found.unit_id, found.kind) == ("Köket plan 2", "ekdalen", Kind.SHARED)
    assert timedelta(minutes=29) < found.expires - datetime.now(UTC) <= timedelta(minutes=30)
    assert code[1] not in fatima.get(LIST).text


@pytest.mark.parametrize("fields", [{"name": " ", "unit": "ekdalen"}, {"name": "Bil", "unit": "x"}])
def test_a_tablet_without_name_or_unit_is_asked_for_again(
    fatima: Browser, fields: dict[str, str]
) -> None:
    answer = fatima.send(f"{LIST}/ny", **fields)
    assert answer.status_code == 400
    assert "Ge surfplattan ett namn och välj en enhet." in answer.text
    assert f'value="{fields["name"].strip()}"' in answer.text


def test_the_list_says_how_each_stands_and_whom_to_look_at_first(
    fatima: Browser, sqlite_database: Database
) -> None:
    assert "Ingen surfplatta är tillagd än." in fatima.get(LIST).text
    calm, bad = added(sqlite_database, "Alla väl"), added(sqlite_database, "Öde")
    added(sqlite_database, "Aminas mobil", Kind.OWN, "amina")
    report(sqlite_database, calm, Report(persisted=True), timedelta(minutes=5))
    two_days = datetime.now(UTC) - timedelta(days=2)
    sad = Report("gammal.js", "abc", 12, two_days, False, 95, 100, 7_200_000)
    report(sqlite_database, bad, sad, timedelta(days=8))
    page = fatima.get(LIST).text
    assert page.index("Öde") < page.index("Alla väl") < page.index("Aminas mobil")
    for words in (
        "12 väntar",
        "Äldst från",
        "Innehåll: gammalt",
        "Program: gammalt",
        "Webbläsaren lovar inte att behålla",
        "Inget väntar",
        "Behålls",
        "Väntar länge på att skickas",
        "Inte hörts av på länge",
    ):
        assert words in page
    one = fatima.get(f"{LIST}/{bad.id}").text
    assert "Lägg portalen på hemskärmen och öppna den därifrån." in one
    assert "Går 2:00 före" in one


def test_a_tablet_is_renamed_moved_and_chosen_for(
    fatima: Browser, sqlite_database: Database
) -> None:
    device = added(sqlite_database, "Plattan")
    where = f"{LIST}/{device.id}"
    answer = fatima.send(
        where,
        name="Bilen",
        unit="bjorkbacken",
        whose=["bjorkbacken", "ekdalen", "finns-inte"],
        language=["en", "xx"],
        system=["outlook", "finns-inte"],
    )
    assert answer.status_code == 303
    after = now_is(sqlite_database, device)
    assert (after.name, after.unit_id) == ("Bilen", "bjorkbacken")
    assert after.choices.languages == ("sv", "en")
    assert set(after.choices.units) == {"bjorkbacken", "ekdalen"}
    assert after.choices.systems == ("outlook",)
    assert fatima.send(where, name="", unit="ekdalen").status_code == 400
    assert now_is(sqlite_database, device).name == "Bilen"
    assert fatima.get(f"{LIST}/finns-inte").status_code == 404


def test_an_ended_tablet_is_told_of_kindly_and_stays_in_the_list(
    fatima: Browser, sqlite_database: Database
) -> None:
    device = added(sqlite_database, "Borttappad")
    page = fatima.get(f"{LIST}/{device.id}").text
    assert "Det som väntar på surfplattan går inte förlorat." in page
    done = fatima.send(f"{LIST}/{device.id}/avsluta", page=f"{LIST}/{device.id}")
    assert done.status_code == 303
    assert now_is(sqlite_database, device).revoked
    listed = fatima.get(LIST).text
    assert "Avslutade" in listed
    ended = fatima.get(f"{LIST}/{device.id}").text
    assert "Surfplattan avslutades" in ended
    assert "Ja, avsluta" not in ended


def test_a_portal_without_tls_says_why_and_what_to_do(fatima: Browser) -> None:
    assert "https" not in fatima.get(LIST).text, "on the portal's own machine all goes"
    away = {"base_url": "http://portal.exempel.se"}
    client = fatima.client
    client.set_cookie(
        "kp_session", client.get_cookie("kp_session").value, domain="portal.exempel.se"
    )
    for address in (LIST, f"{LIST}/ny", "/mig/mobil"):
        page = client.get(address, **away).text
        assert "behöver en portal med säker adress (https)" in page


def test_everybody_takes_the_portal_along_on_her_own_phone(
    app: Flask, sqlite_database: Database
) -> None:
    amina = Browser(app.test_client())
    amina.sign_in("amina")
    assert "/mig/mobil" in amina.get("/mig").text
    page = amina.send("/mig/mobil", name="").text
    code = re.search(r"<code>([A-Z2-9]{4} [A-Z2-9]{4})</code>", page)
    assert code
    with sqlite_database.session() as session:
        found = codes.find(session, code[1])
    assert found is not None
    assert (found.kind, found.person_id, found.name) == (Kind.OWN, "amina", "Min mobil")

    hers = added(sqlite_database, "Aminas mobil", Kind.OWN, "amina")
    dilans = added(sqlite_database, "Dilans mobil", Kind.OWN, "dilan")
    listed = amina.get("/mig/mobil").text
    assert "Aminas mobil" in listed
    assert "Dilans mobil" not in listed
    not_hers = amina.send(f"/mig/mobil/{dilans.id}/ta-bort", page="/mig/mobil")
    assert not_hers.status_code == 404
    assert amina.send(f"/mig/mobil/{hers.id}/ta-bort", page="/mig/mobil").status_code == 303
    assert now_is(sqlite_database, hers).revoked
    assert not now_is(sqlite_database, dilans).revoked


def test_who_has_no_code_chooses_one_first(app: Flask, sqlite_database: Database) -> None:
    amina = Browser(app.test_client())
    amina.sign_in("amina")
    with sqlite_database.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM credentials WHERE kind = 'code'")
    page = amina.get("/mig/mobil").text
    assert "Först behöver du en kod med sex siffror." in page
    assert "/mig/kod?next=/mig/mobil" in page
    amina.send("/mig/mobil", page="/mig", name="Min")
    with sqlite_database.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT * FROM enrolment_codes").all() == []
