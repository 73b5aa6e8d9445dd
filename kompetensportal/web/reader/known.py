"""What is known of a reader in a lesson: done since when, and which questions were answered."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.content.curriculum import lesson_done
from kompetensportal.model.learning.event import happened
from kompetensportal.model.learning.facts import Facts, gather
from kompetensportal.model.writing.text_change import TextChange, unseen
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.writing.changes import real_ones

FRESH_SECONDS = 2.0
"""So long what is known of somebody is taken from memory; what a form says counts at once."""
MOST_PEOPLE = 2_000
Changes = Mapping[str, list[TextChange]]
"""By lesson."""


@dataclass(frozen=True, slots=True)
class Known:
    """Of one reader in one lesson."""

    done: datetime | None = None
    answered: frozenset[str] = frozenset()
    """Ids of the questions with a right answer."""
    changes: tuple[TextChange, ...] = ()
    """What was changed since she did it, and she has not been shown yet."""

    def left(self, questions: Iterable[str]) -> int:
        """How many of the questions have no right answer yet."""
        return len(set(questions) - self.answered)


class Memory:
    """What is known of the people who read just now. Safe to share between threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._facts: OrderedDict[str, tuple[float, Facts, Changes]] = OrderedDict()

    def of(self, person_id: str, lesson: str, library: Generation) -> Known:
        """What is known of a person in a lesson."""
        facts, changes = self._of(person_id)
        done = lesson_done(lesson, facts, curriculum(library))
        prefix = f"{lesson}#"
        answered = (s.removeprefix(prefix) for s in facts.answered if s.startswith(prefix))
        new = unseen(lesson, facts, changes.get(lesson, ())) if done else ()
        return Known(happened(done) if done else None, frozenset(answered), new)

    def changed(self, person_id: str) -> dict[str, tuple[TextChange, ...]]:
        """Of all that a person has done: what was changed since, and she has not been shown."""
        facts, changes = self._of(person_id)
        found = {lesson: unseen(lesson, facts, those) for lesson, those in changes.items()}
        return {lesson: those for lesson, those in found.items() if those}

    def forget(self) -> None:
        """Ask the log again: something was said just now."""
        self._facts.clear()

    def holds(self, person_id: str) -> bool:
        """Whether `of` answers from memory."""
        return self._fresh(person_id, time.monotonic()) is not None

    def _fresh(self, person_id: str, now: float) -> tuple[Facts, Changes] | None:
        kept = self._facts.get(person_id)
        return kept[1:] if kept is not None and now - kept[0] < FRESH_SECONDS else None

    def _of(self, person_id: str) -> tuple[Facts, Changes]:
        now = time.monotonic()
        if (fresh := self._fresh(person_id, now)) is not None:
            return fresh
        with self._database.session() as session:
            facts = gather(events.find(session, about=[person_id]))
            changes = real_ones(session, facts.completed) if facts.completed else {}
        self._facts[person_id] = (now, facts, changes)
        while len(self._facts) > MOST_PEOPLE:
            self._facts.popitem(last=False)
        return facts, changes
