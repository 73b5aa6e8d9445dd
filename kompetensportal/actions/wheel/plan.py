"""Write a goal of a unit's year, and take one away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.event import is_uuid
from kompetensportal.model.wheel.year import YearGoal
from kompetensportal.store.wheel import goals
from kompetensportal.words import say

LONGEST = 2_000
"""Characters of a text."""
LARGEST_TARGET = 1_000_000


def write(session: Session, actor: Person, goal: YearGoal) -> YearGoal:
    """Keep a goal as it is written; the page has asked whether the actor may.

    Raises MistakeError for a goal without words, a text that is too long, a target or day that
    cannot be, or an id that belongs to another unit.
    """
    texts = (goal.goal, goal.done, goal.result, goal.analysis, goal.action, goal.owner)
    made = replace(goal, goal=goal.goal.strip())
    if not made.goal:
        raise MistakeError(say("wheel.goal_missing"), say("wheel.goal_missing_mend"))
    if any(len(text) > LONGEST for text in texts):
        raise MistakeError(say("progress.too_long", n=LONGEST), say("progress.malformed_mend"))
    if made.target is not None and not 0 < made.target <= LARGEST_TARGET:
        raise MistakeError(say("wheel.target_wrong"), say("wheel.target_wrong_mend"))
    if made.due is not None and not date(2000, 1, 1) <= made.due <= date(2100, 1, 1):
        raise MistakeError(say("wheel.due_wrong"), say("wheel.due_wrong_mend"))
    there = goals.by_id(session, made.id)
    if not is_uuid(made.id) or (there is not None and there.unit_id != made.unit_id):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    goals.save(session, made, actor.id, datetime.now(UTC))
    return made


def remove(session: Session, actor: Person, goal: YearGoal) -> None:
    """Take a goal out of the year."""
    goals.remove(session, goal.id, actor.id, datetime.now(UTC))
