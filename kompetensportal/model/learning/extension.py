"""More time for what is left of a programme: the manager's answer to what has dragged on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from kompetensportal.model.learning.progress import Item, Progress, State


def extended(progress: Progress, until: date | None, today: date) -> Progress:
    """The progress when nothing that is left of it is due before a day.

    What is done keeps its day, and so does what is due later. None changes nothing.
    """
    if until is None:
        return progress
    moved = {id(item): _later(item, until, today) for item in progress.items}
    following = moved.get(id(progress.next), progress.next)
    return replace(progress, items=tuple(moved[id(i)] for i in progress.items), next=following)


def _later(item: Item, until: date, today: date) -> Item:
    if item.due is None or item.due >= until or item.state in (State.DONE, State.WAITING):
        return item
    late = item.state is State.LATE and until >= today
    return replace(item, due=until, state=State.OPEN if late else item.state)
