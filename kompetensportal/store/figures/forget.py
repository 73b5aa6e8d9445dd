"""Take an erased person out of the counts at once: nothing of what she learnt stays behind."""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from kompetensportal.model.figures.count import added, change
from kompetensportal.store.figures import counts, state
from kompetensportal.store.figures.touched import rename
from kompetensportal.store.learning.events import person_tombstone


def forget(session: Session, person_id: str) -> None:
    """Subtract her part and delete it. She is counted again, as nobody, by whoever counts now.

    Of her stands then what stands of every erased person: a hash that knows her again.
    """
    rename(session, person_id, person_tombstone(person_id))
    part = counts.parts(session, [person_id]).get(person_id)
    if part is None:
        return
    now = state.begin(session)
    above = {unit: tuple(way) for unit, way in json.loads(now.paths or "{}").items()}
    gender, taken = part
    counts.add(session, dict(change(added(taken, gender, above), {})))
    counts.keep_parts(session, {person_id: ("", [])})
