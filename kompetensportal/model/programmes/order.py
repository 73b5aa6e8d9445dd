"""What comes before what in a programme."""

from __future__ import annotations

from collections.abc import Mapping

from kompetensportal.model.content.course import Activity


def circular(activities: Mapping[str, Activity]) -> frozenset[str]:
    """Ids of the activities that, step by step, would have to come before themselves."""
    return frozenset(id_ for id_ in activities if id_ in _before(id_, activities))


def _before(start: str, activities: Mapping[str, Activity]) -> set[str]:
    found: set[str] = set()
    waiting = list(activities[start].after)
    while waiting:
        id_ = waiting.pop()
        if id_ in activities and id_ not in found:
            found.add(id_)
            waiting += activities[id_].after
    return found
