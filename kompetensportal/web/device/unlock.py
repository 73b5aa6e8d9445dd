"""`POST /api/v1/persons/unlock`: somebody opens a tablet for the first time, with her code."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC, datetime

from flask import Response, request

from kompetensportal.actions.device.take_in import try_again
from kompetensportal.actions.device.tiles import LEADING, code_kind
from kompetensportal.actions.device.unlock import NotHereError, unlock
from kompetensportal.actions.portal.sign_in import WrongSecretError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.device.device import Device
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import people
from kompetensportal.store.device.keys import PersonKey
from kompetensportal.web.context import portal
from kompetensportal.web.device.given import given, text
from kompetensportal.web.device.group import answer, device, pages

LONGEST = 200


@pages.post("/persons/unlock")
def unlock_person() -> Response:
    """Prove the code, keep the keys, and say who she is.

    403 with `reason` `wrong` (and `wait` in seconds) or `not_here`; 429 when it came too early: the
    code was not looked at.
    """
    said = given()
    with portal().database.session() as session:
        here = device(session)
    if here.revoked:
        return answer({"reason": "revoked", "revoked": True}, 403)
    key = _key(said, here)
    try:
        person = unlock(
            portal().database,
            here,
            text(said, "code", LONGEST),
            key,
            place=request.remote_addr or "",
        )
    except WrongSecretError as error:
        refusal = answer({"reason": "wrong", "wait": error.wait}, 403 if error.tried else 429)
        if not error.tried:
            refusal.headers["Retry-After"] = str(error.wait)
        return refusal
    except NotHereError:
        return answer({"reason": "not_here"}, 403)
    with portal().database.session() as session:
        # What was set aside because nobody knew this key.
        library = portal().library.generation()
        try_again(session, library, here, person.id, datetime.now(UTC))
    return answer({"person": told(person), "state_key": None, "server_time": now_ms()})


def told(person: Person) -> dict[str, object]:
    """What a tablet knows of whoever has unlocked it."""
    with portal().database.session() as session:
        kept = people.preferences(session, person.id)
    roles = person.roles(today())
    return {
        "id": person.id,
        "name": person.name,
        "language": person.language,
        "roles": sorted(role.value for role in roles),
        "mentor": bool(roles & LEADING),
        "code_kind": code_kind(kept),
    }


def now_ms() -> int:
    """The server's clock, in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


def _key(said: Mapping[str, object], here: Device) -> PersonKey:
    return PersonKey(
        key_id=text(said, "key_id", LONGEST),
        person_id=text(said, "person_id", LONGEST),
        device_id=here.id,
        public=text(said, "public", LONGEST),
        box_public=text(said, "box_public", LONGEST),
        created=datetime.now(UTC),
    )
