"""One fact as another system gets it: plain values, each with a name that a profile may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import local_day, local_time
from kompetensportal.model.learning.event import Event, happened

VALUES = (
    "person.id",
    "person.name",
    "person.user_name",
    "person.employment_number",
    "person.email",
    "person.unit",
    "person.profession",
    "fact.id",
    "fact.type",
    "fact.day",
    "fact.time",
    "fact.training",
    "fact.title",
    "fact.minutes",
    "fact.level",
    "fact.confirmed_by",
)
"""What a column may hold."""


@dataclass(frozen=True, slots=True)
class Fact:
    """An event about a person, with what is known of both."""

    event: Event
    person: Person
    unit: str
    """Name of the unit where she worked on that day."""
    profession: str
    """What she worked as on that day."""
    title: str
    minutes: int
    level: int | None
    """Of a goal that was confirmed, 1 basic to 4 expert; None for what is no goal."""
    confirmed_by: str
    """Name of the colleague who said it of her; empty when she said it herself."""

    @property
    def at(self) -> datetime:
        """When it happened, by the clock on the wall."""
        return local_time(happened(self.event))

    def value(self, name: str) -> str:
        """The value of a name in `VALUES`. Raises KeyError for another."""
        event, person = self.event, self.person
        return {
            "person.id": person.id,
            "person.name": person.name,
            "person.user_name": person.user_name,
            "person.employment_number": person.employment_number,
            "person.email": person.email,
            "person.unit": self.unit,
            "person.profession": self.profession,
            "fact.id": event.id,
            "fact.type": event.type,
            "fact.day": local_day(happened(event)).isoformat(),
            "fact.time": self.at.isoformat(timespec="seconds"),
            "fact.training": event.subject,
            "fact.title": self.title,
            "fact.minutes": str(self.minutes),
            "fact.level": "" if self.level is None else str(self.level),
            "fact.confirmed_by": self.confirmed_by,
        }[name]
