""" "Granskad, inget ändrat": the day of review moves on a year, and nothing else of the file."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.writing.files import write_text
from kompetensportal.actions.writing.review import Desk
from kompetensportal.actions.writing.rights import Approval
from kompetensportal.actions.writing.save import save
from kompetensportal.errors import MistakeError, NotAllowedError
from kompetensportal.model.writing.review import What
from kompetensportal.model.writing.review_day import a_year_on, with_review_day
from kompetensportal.store.content.text_reports import was_proofread
from kompetensportal.store.database import Database
from kompetensportal.store.writing import reviews
from kompetensportal.words import say


def may_say_reviewed(here: Desk) -> bool:
    """Whether somebody may say that a text is right as it is: whoever holds its function."""
    return here.approval is not Approval.NOT_HERS and not here.draft.is_open


def say_reviewed(
    database: Database, here: Desk, root: Path, data: Path, on: date, *, reason: str
) -> date:
    """Move the day of review of a published text on, a year from today; gives the new day.

    reason: what the history says. Raises NotAllowedError, MistakeError when there is a draft, or
    no day to move, and EnvironmentalError when the disk is full: nothing is changed then.
    """
    if here.approval is Approval.NOT_HERS:
        raise NotAllowedError(say("review.not_yours"), say("review.not_yours_mend"))
    if here.draft.is_open:
        raise MistakeError(say("review.draft_waits"), say("review.draft_waits_mend"))
    day = a_year_on(on)
    text = with_review_day(here.draft.text, day)
    if text is None:
        raise MistakeError(say("review.no_day"), say("review.no_day_mend"))
    now, me = datetime.now(UTC), here.person.id
    with database.session() as session:
        save(session, root, here.path, text, by=me, base=here.draft.text)
        write_text(session, root, here.path, text, author=me, reason=reason)
        reviews.did(session, here.path, What.REVIEWED, me, now)
    publish(root, data, today=on, proofread=was_proofread(data))
    return day
