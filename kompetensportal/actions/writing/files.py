"""Texts as files of the content folder: read as they are, written whole or not at all.

Only `.md` files below `lathundar/` and `courses/` are the workshop's; no way leads out of the
folder, not by `..`, not by a link.
"""

from __future__ import annotations

import re
import stat
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import git
from kompetensportal.actions.writing.content_folder import TOPS
from kompetensportal.errors import ConflictError, EnvironmentalError, MistakeError, NotFoundError
from kompetensportal.model.writing.draft import Kind, Version, sha_of
from kompetensportal.store.accounts import people
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.writing import drafts, text_versions
from kompetensportal.words import say

ENDING = ".md"
LONGEST_PATH = 200
"""Characters of a path."""
MOST_CHARACTERS = 1_000_000
"""Characters of a text: a thick book."""
_PART = re.compile(r"[^\W_][\w .+-]*", re.UNICODE)
_NEVER = {"con", "prn", "aux", "nul"}
"""Names that Windows keeps for itself; a content folder may be copied there."""


def place_of(root: Path, path: str) -> Path:
    """The file that a path names. Raises NotFoundError for what is no path of a text."""
    parts = path.split("/")
    fits = (
        len(path) <= LONGEST_PATH
        and path == unicodedata.normalize("NFC", path)
        and path.endswith(ENDING)
        and len(parts) > 1
        and parts[0] in TOPS
        and all(_PART.fullmatch(part) and part[-1] not in " ." for part in parts)
        and not _NEVER & {part.partition(".")[0].lower() for part in parts}
    )
    if not fits:
        raise NotFoundError(say("drafts.no_such_text", path=path[:LONGEST_PATH]))
    here = root
    for part in parts:
        here /= part
        if here.is_symlink():
            raise NotFoundError(say("drafts.is_link", path=path), say("drafts.is_link_mend"))
    return here


def read_text(root: Path, path: str) -> str | None:
    """The file's text, byte for byte; None when there is no file.

    Raises MistakeError for a file that is no text in UTF-8, or too long to be written here.
    """
    place = place_of(root, path)
    try:
        if not stat.S_ISREG(place.lstat().st_mode):
            raise NotFoundError(say("drafts.no_such_text", path=path))
        content = place.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise EnvironmentalError(
            say("drafts.unreadable", path=path, why=error.strerror or ""),
            say("drafts.unreadable_mend"),
        ) from error
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise MistakeError(
            say("drafts.not_utf8", path=path), say("drafts.not_utf8_mend")
        ) from error
    return checked(path, text)


def checked(path: str, text: str) -> str:
    """A text that can be kept: raises MistakeError for one too long, or with half a character."""
    if len(text) > MOST_CHARACTERS:
        raise MistakeError(
            say("drafts.too_long", path=path, most=MOST_CHARACTERS), say("drafts.too_long_mend")
        )
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise MistakeError(
            say("drafts.half_sign", path=path), say("drafts.half_sign_mend")
        ) from error
    return text


def write_text(
    session: Session, root: Path, path: str, text: str, *, author: str, reason: str
) -> Version:
    """Write the file, whole or not at all, and its version into the history; the draft follows.

    author: the id of whoever publishes it. Raises ConflictError when the file was changed since
    the workshop looked at it last (open the text again: what was changed is then in it), and
    EnvironmentalError, with the old file as it was, when the disk is full or may not be written.
    """
    checked(path, text)
    place = place_of(root, path)
    draft = drafts.hold(session, path)
    before = read_text(root, path)
    if draft.file_sha != ("" if before is None else sha_of(before)):
        what, mend = say("drafts.changed_on_disk", path=path), say("drafts.changed_on_disk_mend")
        raise ConflictError(what, mend)
    if before is not None:
        _know(session, path, before)
    with told(root):
        write_whole(place, text.encode(), durable=True)
    now = datetime.now(UTC)
    version = text_versions.add(
        session, path, text, at=now, by=author, reason=reason, kind=Kind.PUBLISHED
    )
    person = people.by_id(session, author)
    name = person.name if person else author
    made = git.commit(root, path, text, name=name, at=now, reason=reason)
    if made:
        text_versions.has_commit(session, version.id, made)
        version = replace(version, commit=made)
    draft = replace(draft, revision=draft.revision + 1, changed=now, changed_by=author)
    draft = replace(draft, file_text=text, file_sha=sha_of(text), was_there=True)
    # What somebody saved since it was sent to be published stays open.
    kind = Kind.PUBLISHED if draft.text == text else Kind.SAVE
    drafts.put(session, replace(draft, is_open=draft.text != text), kind)
    return version


def _know(session: Session, path: str, text: str) -> None:
    """Keep the file as it is before it is written, when the history does not have it."""
    known = text_versions.latest(session, path)
    if known is not None and known[1] == text:
        return
    kind = Kind.FIRST if known is None else Kind.FILE
    now = datetime.now(UTC)
    text_versions.add(session, path, text, at=now, by="", reason="", kind=kind)
