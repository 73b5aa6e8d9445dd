"""What is another in a text for somebody who has done it: the changed steps, and no more.

Pure, on two compiled lessons. A step is the same step while it has its id, wherever it stands now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kompetensportal.model.content.lesson import Lesson

SAID_BY_STEPS = frozenset(("step", "caption", "question", "option", "feedback", "hint"))
"""Blocks that are a part of a step, or of a question that nobody has to answer once more."""


class Size(StrEnum):
    """How large a published change is, by the judgement of whoever publishes it."""

    SMALL = "small"
    """Nobody is asked again."""
    REAL = "real"
    """Those who had done it are shown what is changed."""


@dataclass(frozen=True, slots=True)
class ChangedStep:
    """A step that says or shows something else than before, or is new."""

    id: str
    number: int
    text: str
    new: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What one publication changed in a text."""

    steps: tuple[ChangedStep, ...] = ()
    removed: tuple[str, ...] = ()
    """Words of the steps that are gone."""
    sentences: tuple[str, ...] = ()
    """Sentences outside of steps that are new."""

    @property
    def is_something(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.steps or self.removed or self.sentences)


def changed_steps(before: Lesson | None, after: Lesson) -> Change:
    """What is another in `after`; of a text that was not published before nothing is."""
    if before is None:
        return Change()
    known = {step.id: step for step in before.steps}
    changed = tuple(
        ChangedStep(step.id, step.number, step.text, new=step.id not in known)
        for step in after.steps
        if step.id not in known or known[step.id].digest != step.digest
    )
    kept = {step.id for step in after.steps}
    removed = tuple(step.text for step in before.steps if step.id not in kept)
    said = set(_other(before))
    sentences = tuple(text for text in _other(after) if text not in said)
    return Change(changed, removed, sentences)


def together(changes: Iterable[Change], now: Iterable[str]) -> Change:
    """Several changes, the earliest first, as one. now: ids of the steps that there are."""
    there = set(now)
    steps: dict[str, ChangedStep] = {}
    removed: dict[str, None] = {}
    sentences: dict[str, None] = {}
    for change in changes:
        for step in change.steps:
            was = steps.get(step.id)
            new = step.new or (was is not None and was.new)
            steps[step.id] = ChangedStep(step.id, step.number, step.text, new)
        removed |= dict.fromkeys(change.removed)
        sentences |= dict.fromkeys(change.sentences)
    shown = sorted((s for s in steps.values() if s.id in there), key=lambda s: s.number)
    return Change(tuple(shown), tuple(removed), tuple(sentences))


def to_plain(change: Change) -> dict[str, Any]:
    """A change for a table."""
    return {
        "steps": [[s.id, s.number, s.text, s.new] for s in change.steps],
        "removed": list(change.removed),
        "sentences": list(change.sentences),
    }


def from_plain(plain: Mapping[str, Any]) -> Change:
    """The change that `to_plain` gave."""
    return Change(
        tuple(ChangedStep(*step) for step in plain["steps"]),
        tuple(plain["removed"]),
        tuple(plain["sentences"]),
    )


def _other(lesson: Lesson) -> list[str]:
    return [s.text for s in lesson.sentences if s.index and s.block not in SAID_BY_STEPS]
