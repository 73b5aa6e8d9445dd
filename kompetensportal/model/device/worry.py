"""What an administrator should look at on a device, the most urgent first."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from kompetensportal.model.device.device import Device

LONG_WAIT = timedelta(days=1)
SILENCE = timedelta(days=7)
NEARLY_FULL = 0.9
"""Of what the browser allows."""


class Worry(StrEnum):
    """Each has words for what it is and what to do about it (`devices.worry_…`)."""

    COPIED = "copied"
    WAITING = "waiting"
    SILENT = "silent"
    STORAGE = "storage"
    FULL = "full"
    OLD_CONTENT = "old_content"


def worries(device: Device, now: datetime, newest: str) -> tuple[Worry, ...]:
    """What is to look at. `newest`: digest of the content that it should show; empty: unknown.

    A device that was enrolled and never came back is silent after a week, too.
    """
    if device.revoked:
        return ()
    said = device.report
    asked = {
        Worry.COPIED: device.copied,
        Worry.WAITING: said.waiting > 0
        and said.oldest is not None
        and now - said.oldest > LONG_WAIT,
        Worry.SILENT: now - (device.seen or device.created) > SILENCE,
        Worry.STORAGE: said.persisted is False,
        Worry.FULL: bool(said.quota) and (said.used or 0) > NEARLY_FULL * (said.quota or 0),
        Worry.OLD_CONTENT: bool(newest and said.content)
        and said.content != newest
        and device.seen is not None
        and now - device.seen > LONG_WAIT,
    }
    return tuple(worry for worry, there in asked.items() if there)
