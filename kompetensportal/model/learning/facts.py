"""What is known of one person, gathered from the set of events that concern them.

A set: the order in which events came in does not matter, and one that is there twice counts once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kompetensportal.model.learning.event import Event, EventType, happened


@dataclass(frozen=True, slots=True)
class Facts:
    """The events about one person by kind and subject; within a subject the earliest first."""

    completed: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By lesson."""
    practise: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By lesson."""
    answered: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """Right answers by `lesson#question`."""
    courses: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By course, when all of it was done."""
    done: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By `programme#activity` or `own#id`."""
    confirmed: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By `programme#activity` or `own#id`."""
    returned: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By `programme#activity` or `own#id`."""
    chosen: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By `programme#activity`: what is voluntary and was chosen, or let go again."""
    attended: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By `programme#activity` or `meeting#id`."""
    used: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By course or activity: what was said of it some weeks after."""
    prepared: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By course, text or activity: why she goes, and what she wants of it."""
    guided: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """What her manager has said of that, by the same."""
    moved: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By programme: an enrolment went on with another version."""
    referred: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By lesson or course."""
    reminded: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """By `programme#activity`, `own#id` or programme."""
    rated: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """Own ratings by goal."""
    assured: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """A colleague has seen it: by goal."""
    shared: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """Single answers shown to mentor and manager, and hidden again: by what is shown."""
    seen: Mapping[str, tuple[Event, ...]] = field(default_factory=dict)
    """What was new in a text that she had done, and has been shown to her: by lesson."""
    asked: tuple[Event, ...] = ()
    """Calls for help that nobody has answered yet, the oldest first."""
    answers: tuple[Event, ...] = ()
    """Answers to calls for help, the newest first."""


FIELDS: Mapping[str, str] = {
    EventType.LESSON_COMPLETED: "completed",
    EventType.LESSON_PRACTISE: "practise",
    EventType.QUESTION_ANSWERED: "answered",
    EventType.COURSE_COMPLETED: "courses",
    EventType.ACTIVITY_DONE: "done",
    EventType.ACTIVITY_CONFIRMED: "confirmed",
    EventType.ACTIVITY_RETURNED: "returned",
    EventType.ACTIVITY_CHOSEN: "chosen",
    EventType.MEETING_ATTENDED: "attended",
    EventType.USE_ANSWERED: "used",
    EventType.PREPARATION_TOLD: "prepared",
    EventType.PREPARATION_GUIDED: "guided",
    EventType.PROGRAMME_MOVED: "moved",
    EventType.TRAINING_REFERRED: "referred",
    EventType.REMINDED: "reminded",
    EventType.GOAL_RATED: "rated",
    EventType.GOAL_CONFIRMED: "assured",
    EventType.ASSESSMENT_SHOWN: "shared",
    EventType.ASSESSMENT_HIDDEN: "shared",
    EventType.CHANGE_SEEN: "seen",
}


_KIND = {str(type_): name for type_, name in FIELDS.items()}
_BY_ANOTHER = frozenset({str(EventType.ACTIVITY_CONFIRMED), str(EventType.GOAL_CONFIRMED)})


def moment(event: Event) -> tuple[datetime, str]:
    """What events are put in order by: when it happened, then the id, so that none is by chance."""
    return happened(event), event.id


def gather(events: Iterable[Event]) -> Facts:
    """The facts of one person; other people's events must not be among them."""
    kinds: dict[str, dict[str, list[Event]]] = {name: {} for name in FIELDS.values()}
    asked: list[Event] = []
    answers: list[Event] = []
    for event in sorted({event.id: event for event in events}.values(), key=moment):
        name = _KIND.get(event.type)
        if name is not None:
            if event.type in _BY_ANOTHER and event.person_id == event.about_id:
                continue  # Nobody confirms their own task or goal.
            kinds[name].setdefault(event.subject, []).append(event)
        elif event.type == EventType.HELP_REQUESTED:
            asked.append(event)
        elif event.type == EventType.HELP_ANSWERED:
            answers.append(event)
    closed = {event.data.get("request") for event in answers}
    return Facts(
        **{name: {s: tuple(found) for s, found in by.items()} for name, by in kinds.items()},
        asked=tuple(event for event in asked if event.id not in closed),
        answers=tuple(reversed(answers)),
    )


def gather_each(events: Iterable[Event], people: Iterable[str]) -> dict[str, Facts]:
    """The facts of each of these people; somebody without events has none."""
    by: dict[str, list[Event]] = {person: [] for person in people}
    for event in events:
        if event.about_id in by:
            by[event.about_id].append(event)
    return {person: gather(theirs) for person, theirs in by.items()}
