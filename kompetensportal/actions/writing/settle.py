"""Somebody chooses between a text of ours and the one that came from elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import save
from kompetensportal.actions.writing.files import ENDING, write_text
from kompetensportal.errors import ConflictError
from kompetensportal.model.writing.conflict import Choice, ContentConflict
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.writing import conflicts
from kompetensportal.words import say


def settle(session: Session, root: Path, met: ContentConflict, choice: Choice, by: str) -> None:
    """Do what was chosen. Whatever was chosen against stays in the conflict and in the history.

    `OURS` makes the file what it was here, `THEIRS` the other version, `BOTH` puts the other one
    into the draft: what differs in the same lines waits there, both wordings beside each other.
    Raises ConflictError when the file says something else than either by now.
    """
    if choice is Choice.BOTH:
        save.save(session, root, met.path, met.theirs, by=by, base=met.base)
    else:
        _become(session, root, met, met.ours if choice is Choice.OURS else met.theirs, by)
    conflicts.resolve(session, met.id, choice, by, datetime.now(UTC))


def can_be_edited(met: ContentConflict) -> bool:
    """Whether both can be put into the editor: it is a text."""
    return met.path.endswith(ENDING)


def _become(session: Session, root: Path, met: ContentConflict, text: str, by: str) -> None:
    place = root / met.path
    now = place.read_bytes().decode(errors="replace") if place.is_file() else ""
    if now == text:
        return
    if now not in {met.ours, met.theirs}:
        raise ConflictError(
            say("localfacts.conflict_changed", path=met.path),
            say("localfacts.conflict_changed_mend"),
        )
    if can_be_edited(met):
        # The draft looks at the file first, so that nothing that was written by hand is lost.
        save.open_text(session, root, met.path)
        write_text(session, root, met.path, text, author=by, reason="")
        return
    with told(root):
        write_whole(place, text.encode(), durable=True)
