"""Add an activity of one's own to one person's programme, and take it away again."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Enrolment
from kompetensportal.model.content.course import Doer
from kompetensportal.model.learning.event import is_uuid
from kompetensportal.model.learning.progress import OwnActivity
from kompetensportal.store.learning import own_activities
from kompetensportal.words import say

LONGEST_TITLE = 200


def add(
    session: Session, enrolment: Enrolment, *, title: str, by: Doer, due: date | None, id_: str
) -> OwnActivity:
    """Add one; a form sent twice adds one. Raises MistakeError without title, or a long one."""
    if not is_uuid(id_):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    title = " ".join(title.split())
    if not title:
        raise MistakeError(say("follow_up.title_missing"), say("follow_up.title_missing_mend"))
    if len(title) > LONGEST_TITLE:
        raise MistakeError(
            say("follow_up.title_long", n=LONGEST_TITLE), say("follow_up.title_long_mend")
        )
    own = OwnActivity(id_, enrolment.id, title, by, due)
    own_activities.add(session, own)
    return own


def remove(session: Session, enrolment: Enrolment, own_id: str) -> None:
    """Take one away; what was said about it stays in the log. Raises NotFoundError."""
    if not own_activities.remove(session, own_id, enrolment.id):
        raise NotFoundError(say("follow_up.no_activity"), say("follow_up.gone_mend"))
