"""Where one goal stands for one person: what she says, what a colleague has seen, what she showed.

The latest fact counts. A colleague's confirmation or a knowledge check settles a goal; when she
afterwards says that she needs help with it, that counts, because nobody knows it better.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kompetensportal.model.content.curriculum import Curriculum
from kompetensportal.model.content.goals import KnowledgeGoal
from kompetensportal.model.learning.event import Event
from kompetensportal.model.learning.facts import Facts, moment


class Answer(StrEnum):
    """The four answers of the self-assessment, in the order in which they are shown."""

    CAN = "can"
    """"Jag kan det"."""
    HELP = "help"
    """"Jag kan med lite hjälp"."""
    NOT_YET = "not_yet"
    """"Jag kan inte än"."""
    NOT_MINE = "not_mine"
    """"Det ingår inte i mitt jobb"."""


class Stand(StrEnum):
    """Where a goal stands."""

    CONFIRMED = "confirmed"
    """A colleague has seen it."""
    CHECKED = "checked"
    """All questions of a lesson that teaches it were answered right."""
    CAN = "can"
    HELP = "help"
    NOT_YET = "not_yet"
    NOT_MINE = "not_mine"
    UNANSWERED = "unanswered"


_HELD = frozenset({Stand.CONFIRMED, Stand.CHECKED, Stand.CAN})
_REACHED = frozenset({Stand.CONFIRMED, Stand.CHECKED})


@dataclass(frozen=True, slots=True)
class GoalStand:
    """One goal of one person. `fact` made it stand like this; None while nothing is known."""

    goal: KnowledgeGoal
    stand: Stand
    fact: Event | None

    @property
    def held(self) -> bool:
        """Whether it counts for a level."""
        return self.stand in _HELD

    @property
    def reached(self) -> bool:
        """Whether somebody else, or a check, says so too: then its lesson may be skipped."""
        return self.stand in _REACHED


def answer_of(event: Event) -> Answer | None:
    """The answer of a rating; None for one that we do not know (of a newer program)."""
    found = str(event.data.get("answer", ""))
    return Answer(found) if found in set(Answer) else None


def stand_of(goal: KnowledgeGoal, facts: Facts, curriculum: Curriculum) -> GoalStand:
    """Where a goal stands by the latest that is known."""
    rated = next((e for e in reversed(facts.rated.get(goal.id, ())) if answer_of(e)), None)
    seen = facts.assured.get(goal.id, ())[-1:]
    shown = _checked(goal, facts, curriculum)
    proofs = [(Stand.CONFIRMED, event) for event in seen]
    proofs += [(Stand.CHECKED, event) for event in ([shown] if shown else [])]
    if proofs:
        last = max(moment(event) for _, event in proofs)
        says = answer_of(rated) if rated is not None and moment(rated) > last else None
        if says in (None, Answer.CAN):
            return GoalStand(goal, *proofs[0])
    if rated is None:
        return GoalStand(goal, Stand.UNANSWERED, None)
    return GoalStand(goal, Stand(str(answer_of(rated))), rated)


def _checked(goal: KnowledgeGoal, facts: Facts, curriculum: Curriculum) -> Event | None:
    """The right answer that completed a check, the latest when there are several checks."""
    if not facts.answered:
        return None
    found: list[Event] = []
    for lesson in goal.lessons:
        shape = curriculum.lessons.get(lesson)
        for questions in shape.questions.values() if shape else ():
            answers = [facts.answered.get(f"{lesson}#{question}") for question in questions]
            last = [given[-1] for given in answers if given]
            if last and len(last) == len(questions):
                found.append(max(last, key=moment))
    return max(found, key=moment, default=None)
