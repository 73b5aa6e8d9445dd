"""Whoever is unlocked on a tablet opens the portal's own pages, and a shared tablet locks soon."""

from __future__ import annotations

from datetime import UTC, datetime
from http.cookies import SimpleCookie

from devices_portal import asked, enrol  # type: ignore[import-not-found]
from paper_tablet import Answer, PaperTablet, Unlocked  # type: ignore[import-not-found]
from served_portal import ServedPortal  # type: ignore[import-not-found]

from kompetensportal.actions.device.enrol import code_for_own
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import people, sessions
from kompetensportal.store.database import utc
from kompetensportal.store.tables import SessionRow


def opened(tablet: PaperTablet, who: Unlocked) -> Answer:
    return tablet.ask("POST", "/api/v1/session", asked(tablet, who, "session"))


def cookies_of(answer: Answer) -> dict[str, str]:
    jar: SimpleCookie = SimpleCookie()
    for line in answer.headers.get_all("Set-Cookie") or ():
        jar.load(line)
    return {name: morsel.value for name, morsel in jar.items()}


def own_phone(portal: ServedPortal, person_id: str) -> PaperTablet:
    with portal.database.session() as session:
        person = people.by_id(session, person_id)
        assert isinstance(person, Person)
        code = code_for_own(session, person, "Min mobil", datetime.now(UTC))
    phone = PaperTablet(portal.address)
    phone.enrol(code)
    return phone


def test_a_session_on_a_units_tablet_is_shared_and_locks_after_two_minutes(
    either: ServedPortal,
) -> None:
    tablet = either.tablet()
    amina, dilan = either.unlocked(tablet, "amina"), either.unlocked(tablet, "dilan")
    answer = opened(tablet, amina)
    assert answer.json["locks_after"] == 120
    token = cookies_of(answer)["kp_session"]
    with either.database.session() as session:
        (row,) = session.query(SessionRow).all()
        assert (row.person_id, row.shared) == ("amina", True)
        assert utc(row.created) == utc(row.seen)
    page = tablet.ask("GET", "/mig", Cookie=f"kp_session={token}")
    assert page.status == 200

    next_one = asked(tablet, dilan, "session")
    both = f"{tablet.cookie}; kp_session={token}"
    assert tablet.ask("POST", "/api/v1/session", next_one, Cookie=both).status == 200
    with either.database.session() as session:
        assert [row.person_id for row in session.query(SessionRow)] == ["dilan"]
    gone = tablet.ask("GET", "/mig", Cookie=f"kp_session={token}")
    assert gone.status == 303, "whoever was there before is signed out"


def test_sending_a_queue_keeps_nobody_signed_in(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    amina = portal.unlocked(tablet, "amina")
    token = cookies_of(opened(tablet, amina))["kp_session"]
    portal.change("UPDATE sessions SET seen = '2026-01-01 00:00:00.000000'")
    both = f"{tablet.cookie}; kp_session={token}"
    assert tablet.ask("GET", "/api/v1/device", Cookie=both).status == 200
    assert portal.rows("SELECT seen FROM sessions")[0]["seen"].startswith("2026-01-01")


def test_an_enrolled_tablet_is_a_shared_browser_for_the_sign_in(portal: ServedPortal) -> None:
    tablet = PaperTablet(portal.address)
    answer = enrol(tablet, portal.code())
    shared = cookies_of(answer)["kp_shared"]
    tiles = tablet.ask("GET", "/logga-in/kod/amina", Cookie=f"kp_shared={shared}")
    assert tiles.status == 200
    device_id = answer.json["device_id"]
    portal.change("UPDATE devices SET revoked = created WHERE id = :id", id=device_id)
    after = tablet.ask("GET", "/logga-in/kod/amina", Cookie=f"kp_shared={shared}")
    assert after.status == 303, "a revoked tablet takes no codes"


def test_enrolling_signs_out_whoever_set_the_tablet_up(portal: ServedPortal) -> None:
    with portal.database.session() as session:
        token = sessions.start(session, "fatima", datetime.now(UTC), shared=False)
    code, tablet = portal.code(), PaperTablet(portal.address)
    path = "/api/v1/devices/enrol"
    answer = tablet.ask("POST", path, {"code": code}, Cookie=f"kp_session={token}")
    assert answer.status == 200
    assert cookies_of(answer)["kp_session"] == ""
    assert portal.rows("SELECT * FROM sessions") == []


def test_an_own_phone_is_its_owners_and_not_shared(either: ServedPortal) -> None:
    phone = own_phone(either, "amina")
    said = phone.ask("GET", "/api/v1/device").json
    assert said["kind"] == "own"
    assert [tile["id"] for tile in said["people"]] == ["amina"]
    amina = either.unlocked(phone, "amina")
    dilans = {"person_id": "dilan", "code": "684193", **Unlocked("dilan").public_part}
    refused = phone.ask("POST", "/api/v1/persons/unlock", dilans)
    assert refused.json["reason"] == "not_here"
    answer = opened(phone, amina)
    assert answer.json["locks_after"] == 20 * 60
    assert "kp_shared" not in cookies_of(answer)
    either.change("UPDATE persons SET disabled = true WHERE id = 'amina'")
    assert phone.ask("GET", "/api/v1/device").json["people"] == []
    assert opened(phone, amina).json["reason"] == "not_here"


def test_somebody_without_a_place_takes_the_portal_along_too(portal: ServedPortal) -> None:
    portal.change("DELETE FROM memberships WHERE person_id = 'amina'")
    phone = own_phone(portal, "amina")
    assert phone.device["unit"]["id"] == "omsorg"
    assert portal.unlocked(phone, "amina").person_id == "amina"
    assert new_id() > phone.device["device_id"]
