"""`GET /api/v1/device`: what a tablet shows before anybody has unlocked it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import blake2b

import orjson
from flask import Response, request

from kompetensportal.actions.device.tiles import Tile, mentors, tiles
from kompetensportal.model.device.device import Kind
from kompetensportal.model.learning.day import today
from kompetensportal.store.accounts import units
from kompetensportal.store.device import devices
from kompetensportal.web.context import portal
from kompetensportal.web.device.enrol import keep_shared
from kompetensportal.web.device.group import answer, cookie_name, device, pages
from kompetensportal.web.device.unlock import now_ms

A_WHILE = timedelta(minutes=1)
"""A contact is written down at most this often, to spare the disk."""
COLOURS = 6
"""Colours of name tiles; each person keeps hers."""


@pages.get("/device")
def show_device() -> Response:
    """Names, mentors' box keys, settings, whether it is revoked; 304 when nothing has changed.

    A revoked device is told so, and nothing of anybody.
    """
    with portal().database.session() as session:
        here, now = device(session), datetime.now(UTC)
        if here.seen is None or now - here.seen > A_WHILE:
            devices.seen(session, here.id, None, now)
        unit = units.tree(session).get(here.unit_id)
        shown = () if here.revoked else tiles(session, here, today())
        led = mentors(session, here, [tile.person for tile in shown], today())
    said: dict[str, object] = {
        "device_id": here.id,
        "kind": here.kind.value,
        "name": here.name,
        "unit": {"id": here.unit_id, "name": unit.name if unit else ""},
        "revoked": here.revoked is not None,
        "settings": here.choices.as_json(),
        "people": [_tile(tile) for tile in shown],
        "mentors": [
            {"person_id": key.person_id, "key_id": key.key_id, "box_public": key.box_public}
            for key in led
        ],
    }
    # The clock is no change.
    found = answer({**said, "server_time": now_ms()})
    found.set_etag(blake2b(orjson.dumps(said), digest_size=12).hexdigest(), weak=True)
    found.make_conditional(request)
    if here.kind is Kind.SHARED and not here.revoked:
        keep_shared(found, request.cookies[cookie_name()])
    return found


def initials(name: str) -> str:
    """The first letters of a first and a last name."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))


def _tile(tile: Tile) -> dict[str, object]:
    number = int(blake2b(tile.person.id.encode(), digest_size=4).hexdigest(), 16)
    return {
        "id": tile.person.id,
        "name": tile.person.name,
        "initials": initials(tile.person.name),
        "colour": number % COLOURS + 1,
        "code_kind": tile.code_kind,
        "code_changed": tile.code_changed,
    }
