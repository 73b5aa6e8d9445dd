"""Say of oneself how one stands to a goal, and let others see the answers or not."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.goals import KnowledgeGoal
from kompetensportal.model.goals.knowledge import ASSESSMENT
from kompetensportal.model.goals.standing import Answer
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.learning.events import Outcome
from kompetensportal.words import say


def rate(
    session: Session, person: Person, goal: KnowledgeGoal, answer: str, event_id: str
) -> Outcome:
    """Take an answer in; the latest counts. Raises MistakeError for one that there is not."""
    if answer not in set(Answer):
        raise MistakeError(say("goals.no_answer"), say("goals.no_answer_mend"))
    return tell(
        session,
        event_id,
        EventType.GOAL_RATED,
        by=person.id,
        about=person.id,
        subject=goal.id,
        version=goal.version,
        data={"answer": answer},
    )


def show(session: Session, person: Person, shown: bool, event_id: str) -> Outcome:
    """Let one's mentor and manager see the single answers, or take that back."""
    type_ = EventType.ASSESSMENT_SHOWN if shown else EventType.ASSESSMENT_HIDDEN
    return tell(session, event_id, type_, by=person.id, about=person.id, subject=ASSESSMENT)
