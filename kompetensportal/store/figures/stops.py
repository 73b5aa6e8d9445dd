"""Where people have asked for help, or said that a text looks otherwise: numbers, never who."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from sqlalchemy import Table, distinct, func, select
from sqlalchemy.orm import Session

from kompetensportal.model.figures.content import Stop
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.database import for_table
from kompetensportal.store.tables import EventRow

_TABLE = cast(Table, EventRow.__table__)


def stops(session: Session, since: datetime, done: Mapping[str, int]) -> list[Stop]:
    """Every text and step of which something was said since a moment.

    done: lesson -> how many people have said "Jag kan det nu" in that time.
    """
    asked, reports = EventType.HELP_REQUESTED.value, EventType.CONTENT_REPORTED.value
    query = (
        select(
            _TABLE.c.subject,
            _TABLE.c.type,
            func.count(distinct(_TABLE.c.about_id)),
            func.count(),
        )
        .where(_TABLE.c.type.in_([asked, reports]), _TABLE.c.at >= for_table(since))
        .group_by(_TABLE.c.subject, _TABLE.c.type)
    )
    found: dict[str, dict[str, int]] = {}
    for subject, type_, people, times in session.execute(query):
        found.setdefault(subject, {})[type_] = people if type_ == asked else times
    return [
        Stop(subject, by.get(asked, 0), by.get(reports, 0), done.get(subject.partition("#")[0], 0))
        for subject, by in found.items()
    ]
