"""An approved draft becomes what people read: the file, the library, the history.

What stands in the way is told all at once, first what to do first. Nothing is written before it is
clear that it may be; a disk that is full leaves the file as it was.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.content.publish import publish
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.files import write_text
from kompetensportal.actions.writing.judge_draft import Judge, Judged
from kompetensportal.actions.writing.review import Desk
from kompetensportal.actions.writing.rights import Approval
from kompetensportal.errors import ConflictError, MistakeError, NotAllowedError
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.library import Edition, Entry
from kompetensportal.model.writing.changed_steps import Change, Size, changed_steps
from kompetensportal.model.writing.review import OPEN, State, What
from kompetensportal.model.writing.text_change import TextChange
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library
from kompetensportal.store.content.pool import Pool
from kompetensportal.store.content.text_reports import was_proofread
from kompetensportal.store.database import Database
from kompetensportal.store.writing import changes, reviews
from kompetensportal.words import Message, say

LONGEST_REASON = 200
"""Characters of why: it is the first line of a commit."""
_FILES = "draft-files"


@dataclass(frozen=True, slots=True)
class Ready:
    """What a publication of a draft would be."""

    errors: tuple[Finding, ...]
    """While there are any it is refused."""
    warnings: int
    published: Edition | None
    """The edition of this file that people read now."""
    change: Change
    """What those who have done it would see."""


def look(here: Desk, root: Path, data: Path, library: Generation, on: date) -> Ready:
    """What stands in the way of a publication, and what it would change."""
    judged = _judged(here, root, data, on)
    found = published_from(library, here.path)
    lesson = judged.compiled.value if judged.compiled else None
    change = Change()
    if found is not None and isinstance(lesson, Lesson):
        change = changed_steps(library.document(found[1].document), lesson)
    said = judged.findings
    return Ready(
        tuple(one for one in said if one.severity is Severity.ERROR),
        sum(one.severity is Severity.WARNING for one in said),
        found[1] if found else None,
        change,
    )


def published_from(library: Generation, path: str) -> tuple[Entry, Edition] | None:
    """The text, and the form of it, that a file is published as."""
    for entry in library.entries.values():
        for _, edition in entry.editions:
            if edition.path == path:
                return entry, edition
    return None


def may_publish(here: Desk) -> bool:
    """Whether somebody may publish the draft, once it is approved: a writer, or who approves."""
    return here.may_write or here.approval in {Approval.YES, Approval.ALONE}


def outside(here: Desk) -> tuple[Message, Message] | None:
    """What is wrong when she may publish as a writer only, and the draft is not for her units."""
    return None if here.approval in {Approval.YES, Approval.ALONE} else here.outside


def check(here: Desk, ready: Ready, *, sha: str) -> None:
    """Raise what stands in the way: MistakeError, NotAllowedError, ConflictError."""
    if not may_publish(here):
        raise NotAllowedError(say("review.no_right"), say("review.no_right_mend"))
    if (wrong := outside(here)) is not None:
        raise MistakeError(*wrong)
    if here.met:
        raise MistakeError(say("review.two_wordings"), say("review.two_wordings_mend"))
    if ready.errors:
        raise MistakeError(
            say("review.has_errors", n=len(ready.errors)), say("review.has_errors_mend")
        )
    if not here.approved:
        key = "review.changed_since" if here.changed_since else "review.not_approved"
        raise MistakeError(say(key), say(f"{key}_mend"))
    if sha != here.sha:
        raise ConflictError(say("review.changed_meanwhile"), say("review.changed_meanwhile_mend"))


def publish_draft(
    database: Database,
    here: Desk,
    root: Path,
    data: Path,
    *,
    size: Size,
    reason: str,
    form_id: str,
    on: date,
) -> Change:
    """Write the file, publish it, and write down who did it and why; gives what was changed.

    Call `check` first. Raises ConflictError when the file was changed by hand meanwhile,
    MistakeError when the library refuses the text, EnvironmentalError when the disk is full: the
    approval then stands, and one can publish again.
    """
    library = Library(data)
    before = published_from(library.generation(), here.path)
    old = library.generation().document(before[1].document) if before else None
    why = " ".join(reason.split())[:LONGEST_REASON]
    with database.session() as session:
        write_text(session, root, here.path, here.draft.text, author=here.person.id, reason=why)
    report = publish(root, data, today=on, proofread=was_proofread(data))
    if here.path in report.withheld:
        raise MistakeError(say("review.withheld"), say("review.withheld_mend"))
    after = published_from(Library(data).generation(), here.path)
    change = Change()
    if after is not None:
        change = changed_steps(old, Library(data).generation().document(after[1].document))
    now = datetime.now(UTC)
    with database.session() as session:
        _close(session, here, why, now)
        if after is not None:
            kept = TextChange(
                form_id,
                after[0].id,
                here.path,
                size if old is not None else Size.SMALL,
                why,
                after[1].version,
                change,
                now,
                here.person.id,
            )
            changes.add(session, kept)
    return change


def _close(session: Session, here: Desk, why: str, now: datetime) -> None:
    standing = reviews.latest(session, here.path)
    if standing is not None and standing.state in OPEN:
        reviews.put(session, replace(standing, state=State.PUBLISHED))
    reviews.did(session, here.path, What.PUBLISHED, here.person.id, now, words=why)


def _judged(here: Desk, root: Path, data: Path, on: date) -> Judged:
    judge = Judge(root, data, DraftPictures(root, Pool(data / _FILES)))
    try:
        return judge.judge(here.path, here.draft.text, on)
    finally:
        judge.close()
