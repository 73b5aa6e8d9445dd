"""The history of a text: every version that was published, and every draft that was saved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import save
from kompetensportal.errors import NotFoundError
from kompetensportal.model.writing.draft import Kind, Revision
from kompetensportal.model.writing.draft import sha_of as digest
from kompetensportal.store.writing import drafts, text_versions
from kompetensportal.words import say

ONE_SITTING = timedelta(minutes=10)
"""Saves of one person with no longer pause between them are shown as one, the last of them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of the history."""

    id: str
    """`v-` and a version's id, or `u-` and a revision's number."""
    at: datetime
    by: str
    """A person's id; empty for a change of the file itself."""
    reason: str
    kind: Kind
    commit: str
    is_now: bool
    """People read this version now."""


def moments(session: Session, root: Path, path: str) -> list[Moment]:
    """The history of a text, latest first. Raises NotFoundError for a text that is not there."""
    draft = save.open_text(session, root, path).draft
    versions = text_versions.of_path(session, path)
    now = ""
    for version in versions:
        text = text_versions.text_of(session, path, version.id)
        if text is not None and digest(text) == draft.file_sha:
            now = version.id
            break
    published = [
        Moment(f"v-{v.id}", v.at, v.by, v.reason, v.kind, v.commit, v.id == now) for v in versions
    ]
    revisions = drafts.revisions(session, path)
    saved = [
        Moment(f"u-{one.revision}", one.at, one.by, "", one.kind, "", False)
        for one in _sittings(revisions)
    ]
    found = sorted([*published, *saved], key=lambda moment: moment.at, reverse=True)
    return found if versions else [*found, *_as_it_lay(session, path, revisions, draft.file_sha)]


def _as_it_lay(
    session: Session, path: str, revisions: Sequence[Revision], file_sha: str
) -> list[Moment]:
    """A text that was never published from the workshop: as it lay when it was opened first."""
    first = next((one for one in revisions if one.revision == 1 and one.kind is Kind.FILE), None)
    if first is None:
        return []
    text = drafts.text_of(session, path, 1)
    is_now = text is not None and digest(text) == file_sha
    return [Moment("u-1", first.at, "", "", Kind.FIRST, "", is_now)]


def text_at(session: Session, path: str, moment_id: str) -> str:
    """The text of a line of the history. Raises NotFoundError."""
    kind, _, name = moment_id.partition("-")
    text = None
    if kind == "v":
        text = text_versions.text_of(session, path, name)
    elif kind == "u" and name.isdecimal():
        text = drafts.text_of(session, path, int(name))
    if text is None:
        raise NotFoundError(say("drafts.no_such_version"), say("drafts.no_such_version_mend"))
    return text


def before(session: Session, path: str, found: Sequence[Moment], moment_id: str) -> str:
    """The text that a line of the history is compared with.

    For what was published that is the version before; for a draft, whatever came before it.
    """
    ids = [one.id for one in found]
    if moment_id not in ids:
        return ""
    older = ids[ids.index(moment_id) + 1 :]
    kind = "v-" if moment_id.startswith("v-") else ""
    earlier = next((one for one in older if one.startswith(kind)), "")
    return text_at(session, path, earlier) if earlier else ""


def restore(session: Session, root: Path, path: str, moment_id: str, by: str) -> save.Standing:
    """Make a version the draft again. What the draft said until now stays in the history."""
    text = text_at(session, path, moment_id)
    draft = save.open_text(session, root, path).draft
    return save.save(session, root, path, text, by=by, base=draft.text)


def _sittings(revisions: Sequence[Revision]) -> list[Revision]:
    """Saves, one for each sitting, and hand edits; what was published is a version already."""
    found: list[Revision] = []
    before: Revision | None = None
    for one in revisions:
        if one.kind not in {Kind.SAVE, Kind.MERGED}:
            before = None
            if one.kind is Kind.FILE and one.revision > 1:
                found.append(one)
            continue
        together = before is not None and before.by == one.by and before.at - one.at < ONE_SITTING
        if not together:
            found.append(one)
        before = one
    return found
