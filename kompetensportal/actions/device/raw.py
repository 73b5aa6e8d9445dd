"""One event as bytes, which no batch could carry: kept whole first, then tried as any other.

For an event that makes the intake fail (a fault of ours), or that is too large for a batch.
"""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import Any

from kompetensportal.actions.device.take_in import Intake, Taken, take_in
from kompetensportal.actions.device.unpack import name_of
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.device.clock import Sending
from kompetensportal.model.device.device import Device
from kompetensportal.model.device.fact import Result
from kompetensportal.store.device import quarantine, raw
from kompetensportal.store.device.quarantine import Aside
from kompetensportal.store.device.safe import Safe
from kompetensportal.store.learning.events import Reason

logger = logging.getLogger(__name__)


def take_in_raw(intake: Intake, device: Device, content: bytes, now: datetime) -> Taken:
    """Take one event in. Whatever is wrong with it, it is kept. Raises EnvironmentalError."""
    item = _read(content)
    said = item if isinstance(item, dict) else {}
    id_, person_id = name_of(said.get("id")), name_of(said.get("person_id")) or None
    with intake.database.session() as session:
        digest = raw.keep(session, device.id, person_id, content, now)
    reason = Reason.MALFORMED
    if item is not None:
        try:
            taken = take_in(intake, device, [item], sent=Sending(), report=None, now=now)
        except EnvironmentalError:
            raise
        except Exception:
            logger.exception("raw event %s", digest)
            reason = Reason.FAILED
        else:
            with intake.database.session() as session:
                raw.forget(session, digest)  # It is whole in the log or in quarantine.
            return taken
    whole = json.dumps({"raw": digest})
    aside = Aside(id_, reason, whole, {}, now, device.id, person_id)
    with intake.database.session() as session:
        quarantine.keep(session, [aside])
    return Taken({id_: Result.QUARANTINED} if id_ else {}, Safe({}, []))


def _read(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        return None
