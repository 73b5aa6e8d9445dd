"""A mentor or manager has seen that a colleague reaches a goal."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.actions.learning.record import tell
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.content.goals import KnowledgeGoal
from kompetensportal.model.learning.event import EventType
from kompetensportal.store.learning.events import Outcome


def confirm(
    session: Session,
    actor: Person,
    about: Person,
    goal: KnowledgeGoal,
    *,
    words: str,
    event_id: str,
) -> Outcome:
    """Confirm a goal; the page has asked whether the actor may. Two at once are two facts.

    Raises MistakeError for one's own goal.
    """
    said = words.strip()
    return tell(
        session,
        event_id,
        EventType.GOAL_CONFIRMED,
        by=actor.id,
        about=about.id,
        subject=goal.id,
        version=goal.version,
        data={"words": said} if said else {},
    )
