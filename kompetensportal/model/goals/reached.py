"""What somebody can already need not be learnt: a lesson whose goals are reached is done.

found = reached(facts, "outlook/las-och-svara", whose=whose, curriculum=curriculum)
"""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.model.content.curriculum import Belonging, Curriculum
from kompetensportal.model.goals.levels import for_whom
from kompetensportal.model.goals.standing import Stand, stand_of
from kompetensportal.model.goals.wanted import is_asked_of
from kompetensportal.model.learning.event import Event
from kompetensportal.model.learning.facts import Facts, moment
from kompetensportal.words import Message, say


@dataclass(frozen=True, slots=True)
class Reached:
    """Why a lesson may be skipped. `fact` is the last that was needed for it."""

    why: Message
    fact: Event


def reached(
    facts: Facts, lesson: str, *, whose: Belonging, curriculum: Curriculum
) -> Reached | None:
    """Whether every goal that a lesson teaches is reached: confirmed by a colleague, or checked.

    Goals that are asked of the person count; when a lesson teaches none of these, all that are
    for her. What she says is no part of her job is left out. None when a goal is missing, and for
    a lesson that teaches no goal.
    """
    taught = [g for g in curriculum.teaching.get(lesson, ()) if for_whom(g, whose)]
    if not taught or not (facts.assured or facts.answered):
        return None
    asked = [goal for goal in taught if is_asked_of(goal, whose.professions)]
    stands = [stand_of(goal, facts, curriculum) for goal in asked or taught]
    mine = [stand for stand in stands if stand.stand is not Stand.NOT_MINE]
    proofs = [stand.fact for stand in mine if stand.reached and stand.fact is not None]
    if not proofs or len(proofs) < len(mine):
        return None
    seen = any(stand.stand is Stand.CONFIRMED for stand in mine)
    key = "goals.reached_confirmed" if seen else "goals.reached_checked"
    return Reached(say(key, n=len(mine)), max(proofs, key=moment))
