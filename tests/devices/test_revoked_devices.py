"""A revoked device sends what it has, and gets nothing more."""

from __future__ import annotations

from datetime import UTC, datetime

from devices_portal import (  # type: ignore[import-not-found]
    asked,
    state,
    unlock,
)
from served_portal import CODES, ServedPortal  # type: ignore[import-not-found]

from kompetensportal.store.device import devices


def test_what_waits_on_a_revoked_device_comes_in_with_a_mark(either: ServedPortal) -> None:
    tablet = either.tablet()
    amina = either.unlocked(tablet, "amina")
    told = tablet.tell(amina, "lesson.practise")
    with either.database.session() as session:
        assert devices.revoke(session, tablet.device["device_id"], datetime.now(UTC))
        assert not devices.revoke(session, tablet.device["device_id"], datetime.now(UTC))
    answer = tablet.send(list(tablet.queue.values()))
    assert answer.json["results"] == {told: "stored"}
    assert answer.json["revoked"] is True
    (row,) = either.rows("SELECT person_id, flags FROM events")
    assert row == {"person_id": "amina", "flags": "revoked"}


def test_a_revoked_device_gets_no_names_no_state_and_no_session(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    amina = portal.unlocked(tablet, "amina")
    tag = tablet.ask("GET", "/api/v1/device").headers["ETag"]
    with portal.database.session() as session:
        devices.revoke(session, tablet.device["device_id"], datetime.now(UTC))
    said = tablet.ask("GET", "/api/v1/device", **{"If-None-Match": tag})
    assert said.status == 200
    assert (said.json["revoked"], said.json["people"], said.json["mentors"]) == (True, [], [])
    assert state(tablet, amina).json["reason"] == "revoked"
    session_asked = tablet.ask("POST", "/api/v1/session", asked(tablet, amina, "session"))
    assert session_asked.json["reason"] == "revoked"
    refused = unlock(tablet, "amina", CODES["amina"])
    assert (refused.status, refused.json["reason"]) == (403, "revoked")


def test_a_browser_that_is_enrolled_again_goes_on_with_its_keys(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    amina = portal.unlocked(tablet, "amina")
    told = tablet.tell(amina, "lesson.practise")
    tablet.cookie = ""
    assert tablet.send(list(tablet.queue.values())).status == 401
    tablet.enrol(portal.code())
    assert state(tablet, amina).json["reason"] == "unknown_key", "her code is asked for once"
    assert unlock(tablet, "amina", CODES["amina"], **amina.public_part).status == 200
    assert state(tablet, amina).status == 200
    assert tablet.flush() == {told: "stored"}
