"""A tablet is unlocked by the people of its units, with their codes, and by nobody else."""

from __future__ import annotations

import base64
import os
from datetime import UTC, datetime

from devices_portal import state, unlock  # type: ignore[import-not-found]
from paper_tablet import Pair, PaperTablet, Unlocked  # type: ignore[import-not-found]
from served_portal import CODES, ServedPortal  # type: ignore[import-not-found]

from kompetensportal.actions.portal.change_secret import give
from kompetensportal.store.accounts import people
from kompetensportal.store.accounts.credentials import Secret


def names(tablet: PaperTablet) -> list[str]:
    return [tile["id"] for tile in tablet.ask("GET", "/api/v1/device").json["people"]]


def test_a_right_code_keeps_keys_and_a_wrong_one_slows_down(either: ServedPortal) -> None:
    tablet = either.tablet()
    right = unlock(tablet, "amina", CODES["amina"])
    assert right.status == 200
    assert right.json["person"]["name"] == "Amina"
    assert right.json["state_key"] is None
    assert [row["person_id"] for row in either.rows("SELECT * FROM person_keys")] == ["amina"]

    # On a slow machine the first waits are over before the next attempt: they double.
    wrong = [unlock(tablet, "amina", "111111") for _ in range(12)]
    assert wrong[0].status == 403
    assert wrong[0].json["reason"] == "wrong"
    slowed = next(answer for answer in wrong if answer.status == 429)
    assert int(slowed.headers["Retry-After"]) >= 1
    either.change(
        "UPDATE attempts SET failures = 12, last = :at", at=datetime.now(UTC).replace(tzinfo=None)
    )
    assert unlock(tablet, "amina", CODES["amina"]).status == 429, "too early is not looked at"
    assert unlock(tablet, "dilan", CODES["dilan"]).status == 200, "her colleague need not wait"
    either.change("UPDATE attempts SET last = :at", at=datetime(2020, 1, 1))
    assert unlock(tablet, "amina", CODES["amina"]).status == 200


def test_somebody_of_another_unit_cannot_unlock_it(either: ServedPortal) -> None:
    tablet = either.tablet("ekdalen")
    assert names(tablet) == ["amina", "carlos", "dilan", "eva"]
    other = unlock(tablet, "berit", CODES["berit"])
    assert (other.status, other.json["reason"]) == (403, "not_here")
    assert unlock(tablet, "nobody", "123456").json["reason"] == "not_here"
    assert either.rows("SELECT * FROM person_keys") == []
    assert either.rows("SELECT * FROM attempts WHERE failures > 0") == [], "nothing was tried"


def test_who_has_moved_or_may_not_come_in_is_gone_from_the_tablet(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    amina = portal.unlocked(tablet, "amina")
    portal.change("UPDATE persons SET disabled = true WHERE id = 'dilan'")
    portal.change("UPDATE memberships SET unit_id = 'bjorkbacken' WHERE person_id = 'amina'")
    assert names(tablet) == ["carlos", "eva"]
    for name in ("amina", "dilan"):
        assert unlock(tablet, name, CODES[name]).json["reason"] == "not_here"
    refused = state(tablet, amina)
    assert (refused.status, refused.json["reason"]) == (403, "not_here")


def test_a_changed_code_is_asked_for_and_what_was_signed_before_stays(
    portal: ServedPortal,
) -> None:
    tablet = portal.tablet()
    amina = portal.unlocked(tablet, "amina")
    tag = tablet.ask("GET", "/api/v1/device").headers["ETag"]
    again = tablet.ask("GET", "/api/v1/device", **{"If-None-Match": tag})
    assert again.status == 304
    told = tablet.tell(amina, "lesson.practise")

    new = give(portal.database, "amina", Secret.CODE)
    tile = tablet.ask("GET", "/api/v1/device", **{"If-None-Match": tag}).json["people"][0]
    (kept,) = portal.rows("SELECT created FROM person_keys")
    created = datetime.fromisoformat(f"{kept['created']}+00:00").timestamp() * 1000
    assert tile["id"] == "amina"
    assert tile["code_changed"] >= created, "so that the tablet asks at the next unlock"
    assert state(tablet, amina).json["reason"] == "code_changed"
    assert unlock(tablet, "amina", CODES["amina"]).json["reason"] == "wrong"
    assert tablet.flush() == {told: "stored"}

    assert unlock(tablet, "amina", new, **amina.public_part).status == 200
    assert state(tablet, amina).status == 200


def test_keys_that_cannot_be_hers_are_refused(portal: ServedPortal) -> None:
    tablet, right = portal.tablet(), Unlocked("amina").public_part
    no_point = base64.urlsafe_b64encode(b"\x04" + os.urandom(64)).decode().rstrip("=")
    for wrong in (
        {"key_id": "0" * 16},
        {"public": Pair().public},
        {"public": no_point},
        {"public": "åäö"},
        {"box_public": ""},
        {"box_public": no_point},
    ):
        assert unlock(tablet, "amina", CODES["amina"], **{**right, **wrong}).status == 400
    dilan = portal.unlocked(tablet, "dilan")
    taken = unlock(tablet, "amina", CODES["amina"], **dilan.public_part)
    assert taken.status == 400, "a key belongs to one person"
    assert [row["person_id"] for row in portal.rows("SELECT * FROM person_keys")] == ["dilan"]


def test_a_part_that_is_missing_or_no_text_is_told_so(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    for part in ("person_id", "code", "key_id", "public", "box_public"):
        for value in (None, 7, ["a"], "a\0", "\ud800", "a" * 5000):
            answer = unlock(tablet, "amina", CODES["amina"], **{part: value})
            assert answer.status == 400, (part, value)


def test_tiles_say_how_a_code_is_typed_and_who_may_give_a_new_one(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    with portal.database.session() as session:
        people.save_preferences(session, "amina", {"code_kind": "pictures"})
    dilan = portal.unlocked(tablet, "dilan")
    portal.unlocked(tablet, "amina")
    said = tablet.ask("GET", "/api/v1/device").json
    assert {tile["id"]: tile["code_kind"] for tile in said["people"]} == {
        "amina": "pictures",
        "carlos": "digits",
        "dilan": "digits",
        "eva": "digits",
    }
    assert said["mentors"] == [
        {
            "person_id": "dilan",
            "key_id": dilan.signing.key_id,
            "box_public": dilan.box.public,
        }
    ]


def test_what_is_no_device_is_told_nothing(portal: ServedPortal) -> None:
    stranger = PaperTablet(portal.address)
    assert stranger.ask("GET", "/api/v1/device").status == 401
    assert unlock(stranger, "amina", CODES["amina"]).status == 401
    stranger.cookie = "kp-device=something"
    assert stranger.ask("GET", "/api/v1/device").status == 401
