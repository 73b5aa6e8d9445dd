"""The queue of a tablet in a file that somebody carried here, and the receipt that goes back.

The file is what the tablet's page of the queue makes: JSON with `events`, or one envelope a line.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kompetensportal.actions.device.take_in import MOST, Intake, take_in
from kompetensportal.actions.device.text import read
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.device.clock import Sending
from kompetensportal.model.device.device import Device
from kompetensportal.model.device.fact import Result
from kompetensportal.store.device import devices
from kompetensportal.store.portal import identity
from kompetensportal.words import say

LARGEST = 50 * 1024 * 1024
"""Bytes of a file: some 30,000 events."""


@dataclass(frozen=True, slots=True)
class Carried:
    """What came of a file."""

    device: Device
    results: Mapping[str, Result]
    counts: Mapping[str, int]
    """By result."""
    receipt: str
    """For the tablet: a JSON text."""


def take_in_file(intake: Intake, content: bytes, now: datetime) -> Carried:
    """Take a file in. Raises MistakeError for one that no tablet of ours made."""
    device_id, events = _read(content)
    with intake.database.session() as session:
        device, who = devices.by_id(session, device_id), identity(session)
    if device is None:
        raise NotFoundError(say("quarantine.file_device"), say("quarantine.file_device_mend"))
    results: dict[str, Result] = {}
    for start in range(0, len(events), MOST):
        part = events[start : start + MOST]
        taken = take_in(intake, device, part, sent=Sending(), report=None, now=now)
        results |= taken.results
    receipt = {
        "kp": "receipt",
        "v": 1,
        "server_id": who.server_id,
        "epoch": who.epoch,
        "device_id": device.id,
        "results": results,
    }
    counts = Counter(result.value for result in results.values())
    return Carried(device, results, counts, json.dumps(receipt))


def _read(content: bytes) -> tuple[str, list[Any]]:
    """The device that made a file, and its events."""
    try:
        try:
            whole = read(content)
        except ValueError:
            whole = [read(line) for line in content.splitlines() if line.strip()]
    except ValueError:
        raise _no_file() from None
    lines = whole if isinstance(whole, list) else [whole]
    device_id, events = "", []
    for one in lines:
        if not isinstance(one, Mapping):
            raise _no_file()
        device_id = device_id or str(one.get("device_id") or "")
        found = one.get("events")
        if isinstance(found, list):
            events += found
        elif "sealed" in one or "body" in one:
            events.append(one)
    if not events:
        raise _no_file()
    return device_id, events


def _no_file() -> MistakeError:
    return MistakeError(say("quarantine.file_wrong"), say("quarantine.file_wrong_mend"))
