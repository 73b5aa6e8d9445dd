"""`/api/v1/sheets…`: anonymous sheets from tablets, and the tokens with which they come.

Tokens are for the tablet, by its cookie. Sheets are from nobody: that address looks at no cookie,
the tablet sends none, and what a sheet says is sealed to the portal's key.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Mapping

from flask import Response, abort
from sqlalchemy.orm import Session

from kompetensportal.actions.device.signed import raw
from kompetensportal.actions.surveys.take_in import MOST, take_in_sheets
from kompetensportal.actions.surveys.tokens import key_of, month_of, sign
from kompetensportal.model.device.device import Device
from kompetensportal.model.surveys.blind import BITS
from kompetensportal.web.context import portal
from kompetensportal.web.device.body import body, json_of
from kompetensportal.web.device.facts import portal_seal
from kompetensportal.web.device.group import answer, device, pages

LARGEST = 1024 * 1024
MOST_TOKENS = 20
"""In one request."""


@pages.get("/sheets/key")
def show_sheet_key() -> Response:
    """The key of this tablet's unit and month: `unit`, `month`, `n` (base64url, big-endian)."""
    with portal().database.session() as session:
        here, month = _here(session), month_of()
        key = key_of(session, here.unit_id, month)
    return answer({"unit": here.unit_id, "month": month, "n": _written(key.n)})


@pages.post("/sheets/tokens")
def give_sheet_tokens() -> Response:
    """Takes `blinded`; gives `signed` in the same order, fewer when the month's are used up."""
    with portal().database.session() as session:
        here, month = _here(session), month_of()
        asked = _list("blinded", MOST_TOKENS)
        try:
            blinded = [int.from_bytes(raw(one)) for one in asked if isinstance(one, str)]
            signed = sign(session, here, month, blinded)
        except ValueError:
            abort(400)
    return answer({"unit": here.unit_id, "month": month, "signed": list(map(_written, signed))})


@pages.post("/sheets")
def take_sheets() -> Response:
    """Takes `sheets`, from nobody; gives `results`, what came of each by its random id."""
    items = _list("sheets", MOST)
    try:
        with portal().database.session() as session:
            results = take_in_sheets(session, portal_seal(), items)
    except ValueError:
        abort(400)
    return answer({"results": {id_: result.value for id_, result in results.items()}})


def _here(session: Session) -> Device:
    found = device(session)
    if found.revoked is not None:
        abort(403)
    return found


def _list(name: str, most: int) -> list[object]:
    try:
        said = json_of(body(LARGEST))
    except ValueError:
        abort(400)
    found = said.get(name) if isinstance(said, Mapping) else None
    if not isinstance(found, list):
        abort(400)
    if len(found) > most:
        abort(413)
    return found


def _written(number: int) -> str:
    return urlsafe_b64encode(number.to_bytes(BITS // 8)).rstrip(b"=").decode()
