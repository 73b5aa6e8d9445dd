"""`POST /api/v1/events` and `/api/v1/events/raw`: what tablets tell comes in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, cast

from flask import Response, abort, current_app

from kompetensportal.actions.device.raw import take_in_raw
from kompetensportal.actions.device.seal import Seal, ensure_seal
from kompetensportal.actions.device.take_in import MOST, Intake, Taken, take_in
from kompetensportal.errors import BusyError
from kompetensportal.model.device.clock import Sending, ahead
from kompetensportal.model.device.device import Device, Report
from kompetensportal.model.device.fact import Result
from kompetensportal.store.device.safe import Safe
from kompetensportal.web.context import portal
from kompetensportal.web.device.body import body, json_of
from kompetensportal.web.device.gate import FullError, Gate
from kompetensportal.web.device.group import answer, device, pages

LARGEST_BATCH = 10 * 1024 * 1024
"""Bytes. A form is far smaller: this is for these addresses alone."""
LARGEST_RAW = 64 * 1024 * 1024


@pages.post("/events")
def take_events() -> Response:
    """A batch: see docs/offline.md. 413 for too many or too much, 400 for what is no batch."""
    here = _device()
    content = body(LARGEST_BATCH)
    try:
        batch = json_of(content)
    except ValueError:
        abort(400)
    events = batch.get("events") if isinstance(batch, Mapping) else None
    if not isinstance(events, list):
        abort(400)
    if len(events) > MOST:
        abort(413)
    now = datetime.now(UTC)
    sent = sending(batch)
    try:
        with _gate().enter():
            taken = take_in(
                intake(),
                here,
                events,
                sent=sent,
                report=Report.from_batch(batch, ahead(sent, now)),
                now=now,
            )
    except FullError as error:
        return _full(error)
    except BusyError:
        taken = Taken(dict.fromkeys(_ids(events), Result.RETRY), Safe({}, []))
    return _answer(here, taken)


@pages.post("/events/raw")
def take_raw_event() -> Response:
    """One event as bytes: kept before anybody reads them, and taken in if that can be done."""
    here = _device()
    content = body(LARGEST_RAW)
    try:
        with _gate().enter():
            taken = take_in_raw(intake(), here, content, datetime.now(UTC))
    except FullError as error:
        return _full(error)
    return _answer(here, taken)


def intake() -> Intake:
    """Where events of this portal are taken in."""
    return Intake(portal().database, portal().library.generation(), portal_seal())


def portal_seal() -> Seal:
    """The portal's seal; its key is made when it is first asked for."""
    known = current_app.extensions
    if "seal" not in known:
        known["seal"] = ensure_seal(portal().settings.data)
    return cast(Seal, known["seal"])


def sending(batch: Mapping[str, Any]) -> Sending:
    """The tablet's clocks when it sent a batch."""
    wall, mono, boot = batch.get("sent_at"), batch.get("mono"), batch.get("boot")
    return Sending(
        wall=_number(wall),
        mono=_number(mono),
        boot=boot if isinstance(boot, str) else "",
    )


def _device() -> Device:
    with portal().database.session() as session:
        return device(session)


def _answer(here: Device, taken: Taken) -> Response:
    return answer(
        {
            "server_time": int(datetime.now(UTC).timestamp() * 1000),
            "results": {id_: result.value for id_, result in taken.results.items()},
            "safe_ids": taken.safe.ids,
            "safe_through": taken.safe.through,
            "revoked": here.revoked is not None,
        }
    )


def _full(error: FullError) -> Response:
    said = answer({"error": "full"}, 503)
    said.headers["Retry-After"] = str(error.wait)
    return said


def _gate() -> Gate:
    return cast(Gate, current_app.extensions.setdefault("events_gate", Gate()))


def _ids(events: list[Any]) -> list[str]:
    return [str(one["id"]) for one in events if isinstance(one, Mapping) and "id" in one]


def _number(value: Any) -> float | None:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if plain and -(2**53) < value < 2**53 else None
