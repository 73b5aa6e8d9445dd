"""What another version of a programme changes for somebody who is in the middle of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from kompetensportal.model.content.course import Activity, Programme
from kompetensportal.words import Message, say


class How(StrEnum):
    """What happened to an activity; each has the words `programmes.change_…`."""

    ADDED = "added"
    REMOVED = "removed"
    COMPULSORY = "compulsory"
    VOLUNTARY = "voluntary"
    DAY = "day"
    CONFIRMED = "confirmed"
    WHOM = "whom"
    """For other branches or professions, or done by somebody else."""
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Change:
    """One activity that is not as it was."""

    how: How
    activity: str
    title: str

    @property
    def words(self) -> Message:
        """What changed, in a sentence."""
        return say(f"programmes.change_{self.how}", what=self.title)

    @property
    def plain(self) -> dict[str, str]:
        """As an event carries it."""
        return {"how": self.how.value, "activity": self.activity, "title": self.title}


def changes(before: Programme | None, after: Programme) -> tuple[Change, ...]:
    """What differs from one version to another: what is added first, then what is otherwise.

    Of an activity that differs in several ways, what matters most to who is in the programme.
    """
    old = {a.id: a for a in before.activities} if before else {}
    new = {a.id: a for a in after.activities}
    found = [Change(How.ADDED, a.id, a.title) for a in after.activities if a.id not in old]
    for activity in after.activities:
        if activity.id in old and (how := _how(old[activity.id], activity)) is not None:
            found.append(Change(how, activity.id, activity.title))
    found += [Change(How.REMOVED, a.id, a.title) for a in old.values() if a.id not in new]
    return tuple(found)


def change_of(plain: Mapping[str, object]) -> Change | None:
    """A change as an event carries it; None for what is none."""
    how = plain.get("how")
    if how not in {one.value for one in How}:
        return None
    return Change(How(str(how)), str(plain.get("activity", "")), str(plain.get("title", "")))


def _how(old: Activity, new: Activity) -> How | None:
    differs = {
        How.VOLUNTARY: new.voluntary and not old.voluntary,
        How.COMPULSORY: old.voluntary and not new.voluntary,
        How.WHOM: (old.by, old.branches, old.professions)
        != (new.by, new.branches, new.professions),
        How.CONFIRMED: old.confirmed != new.confirmed,
        How.DAY: (old.due_day, old.working_days) != (new.due_day, new.working_days),
        How.TEXT: old != new,
    }
    return next((how for how, does in differs.items() if does), None)
