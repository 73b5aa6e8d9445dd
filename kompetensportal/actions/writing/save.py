"""Opening a text in the workshop, and saving it: nothing that anybody wrote is lost silently.

A save says from which text it began. What others have saved since, and what was changed in the file
by hand, is put together with it; where two wrote in the same place, what was saved first stands and
the other wording waits beside it until somebody chooses.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing.files import checked, read_text
from kompetensportal.errors import NotFoundError
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.draft import Draft, Kind, Met, sha_of
from kompetensportal.model.writing.merge import Conflict, merge, moved
from kompetensportal.store.writing import draft_conflicts, drafts
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class Standing:
    """A draft and the places in it where somebody has to choose."""

    draft: Draft
    conflicts: tuple[Met, ...]


def open_text(session: Session, root: Path, path: str) -> Standing:
    """A text as it stands now, with what was changed in its file by hand taken in.

    Raises NotFoundError when there is neither a draft nor a file.
    """
    on_disk = read_text(root, path)
    draft = drafts.get(session, path)
    if draft is None or draft.file_sha != _sha(on_disk):
        if draft is None and on_disk is None:
            raise NotFoundError(say("drafts.no_such_text", path=path))
        draft = _take_in_file(session, drafts.hold(session, path), on_disk)
    return _standing(session, draft)


def save(
    session: Session,
    root: Path,
    path: str,
    text: str,
    *,
    by: str,
    save_id: str = "",
    base: str | None = None,
    revision: int = 0,
    settled: Collection[str] = (),
    from_field: bool = False,
) -> Standing:
    """Take in what somebody wrote; gives the text of everybody.

    `base` is the text that `text` began from; without it that is the one of `revision`. `settled`
    are ids of conflicts that `text` decides. The same `save_id` twice is one save. `from_field`:
    the text comes from a form's field, whose lines all end with CR LF, however the file's do.
    """
    checked(path, text)
    on_disk = read_text(root, path)
    draft = _take_in_file(session, drafts.hold(session, path), on_disk)
    now = datetime.now(UTC)
    if save_id and not drafts.is_new_save(session, save_id, path, now):
        return _standing(session, draft)
    if base is None:
        base = drafts.text_of(session, path, revision)
    draft_conflicts.settle(session, path, settled, by, now)
    began = "" if base is None else base
    if from_field and "\r\n" not in began:
        text = text.replace("\r\n", "\n")
    draft = _put_in(session, draft, _Written(began, text, Kind.SAVE, by, now))
    return _standing(session, draft)


def discard(session: Session, root: Path, path: str, by: str) -> Standing:
    """Go back to what the file says. The draft's text stays among its revisions."""
    on_disk = read_text(root, path)
    draft = _take_in_file(session, drafts.hold(session, path), on_disk)
    now = datetime.now(UTC)
    waiting = [met.id for met in draft_conflicts.open_ones(session, path)]
    draft_conflicts.settle(session, path, waiting, by, now)
    draft = _put_in(session, draft, _Written(draft.text, draft.file_text, Kind.SAVE, by, now))
    return _standing(session, draft)


def _sha(text: str | None) -> str:
    return "" if text is None else sha_of(text)


def _standing(session: Session, draft: Draft) -> Standing:
    return Standing(draft, tuple(draft_conflicts.open_ones(session, draft.path)))


def _take_in_file(session: Session, draft: Draft, on_disk: str | None) -> Draft:
    """What was changed in the file since it was looked at last becomes part of the draft."""
    if draft.file_sha == _sha(on_disk):
        return draft
    now, before = datetime.now(UTC), draft.file_text
    if on_disk is None:
        # What was written stays: the file can be made again.
        draft = replace(draft, file_sha="", was_there=True)
        drafts.put(session, draft, None)
        return draft
    draft = replace(draft, file_text=on_disk, file_sha=sha_of(on_disk), was_there=True)
    if not draft.is_open:
        before = draft.text
    return _put_in(session, draft, _Written(before, on_disk, Kind.FILE, "", now))


@dataclass(frozen=True, slots=True)
class _Written:
    """A text that somebody wrote, and the one that it began from."""

    base: str
    text: str
    kind: Kind
    by: str
    at: datetime


def _put_in(session: Session, draft: Draft, written: _Written) -> Draft:
    """Put what was written into a draft that is held."""
    merged = merge(written.base, written.text, draft.text)
    waiting = draft_conflicts.open_ones(session, draft.path)
    differs = merged.text != draft.file_text or not draft.file_sha
    made = replace(draft, text=merged.text, is_open=differs)
    if made.text == draft.text and not merged.conflicts:
        drafts.put(session, made, None)
        return made
    kind = written.kind
    if made.text != written.text and kind is Kind.SAVE:
        kind = Kind.MERGED
    made = replace(made, revision=draft.revision + 1, changed=written.at, changed_by=written.by)
    drafts.put(session, made, kind)
    for met in waiting:
        at = moved(met.line, draft.text, made.text)
        if at != met.line:
            draft_conflicts.put(session, draft.path, replace(met, line=at))
    for conflict in merged.conflicts:
        met = _met(conflict, waiting, written, stands_by=draft.changed_by)
        draft_conflicts.put(session, draft.path, met)
    return made


def _met(conflict: Conflict, waiting: Collection[Met], written: _Written, *, stands_by: str) -> Met:
    """A new conflict; whoever goes on writing the wording that lies beside changes that one."""
    stands, beside = conflict.theirs, conflict.mine
    for met in waiting:
        if met.beside_by == written.by and met.beside == conflict.base:
            return replace(met, line=conflict.line, stands=stands, beside=beside)
    return Met(
        id=new_id(),
        line=conflict.line,
        base=conflict.base,
        stands=stands,
        beside=beside,
        stands_by=stands_by,
        beside_by=written.by,
        at=written.at,
    )
