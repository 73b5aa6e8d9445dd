"""What a draft says of itself in its front matter, however unfinished the rest is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from kompetensportal.actions.writing.files import place_of, read_text
from kompetensportal.compiler import front_matter
from kompetensportal.compiler.read import EASIER, FULLER, locate
from kompetensportal.compiler.schema import as_date
from kompetensportal.errors import KompetensportalError, NotFoundError
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.model.writing.matter_lines import set_list
from kompetensportal.store.writing import drafts
from kompetensportal.words import say

AUDIENCE = {
    Kind.LATHUND: "målgrupp",
    Kind.LESSON: "målgrupp",
    Kind.COURSE: "målgrupp",
    Kind.PROGRAMME: "verksamhet",
}
"""The key that says for which branches a text is; a text of another kind is for everybody."""


@dataclass(frozen=True, slots=True)
class TextFacts:
    """Of one file of the content folder."""

    id: str
    title: str
    owner: str
    """The function that owns it; a sibling has that of the file beside it."""
    deputy: str
    review: date | None
    audience: tuple[str, ...] = ()
    """The branches that it is for; none means everybody. A sibling has those of the file beside it
    when it says none."""


def facts_of(session: Session, root: Path, path: str, text: str) -> TextFacts:
    """What a text says of itself. Raises NotFoundError for a path that is no text's."""
    place = locate(path)
    if place is None:
        raise NotFoundError(say("review.no_such_text", path=path[:200]))
    values = _values(path, text)
    first = values
    if beside := _beside(path):
        other = text_now(session, root, beside) or ""
        first = _values(beside, other) | {k: v for k, v in values.items() if v}
    return TextFacts(
        _text(values, "id") or place.id,
        _text(values, "titel") or path.rpartition("/")[2].removesuffix(".md"),
        _text(first, "ägare"),
        _text(first, "ersättare"),
        as_date(_text(first, "granskas")),
        _texts(first, AUDIENCE.get(place.kind, "")),
    )


def text_now(session: Session, root: Path, path: str) -> str | None:
    """A text as it stands: its draft, else its file; None when there is neither."""
    place_of(root, path)
    draft = drafts.get(session, path)
    if draft is not None and draft.is_open and (draft.text or draft.file_sha):
        return draft.text
    return read_text(root, path)


def audience_of(session: Session, root: Path, path: str) -> tuple[str, ...] | None:
    """For which branches a text is as it stands now; none of them means everybody.

    None when there is no text yet, or none that can be read: opening it says why.
    """
    if locate(path) is None:
        return ()
    try:
        text = text_now(session, root, path)
        beside = _beside(path)
        if text is None and (not beside or text_now(session, root, beside) is None):
            return None
        return facts_of(session, root, path, text or "").audience
    except KompetensportalError:
        return None


def for_branches(path: str, text: str, branches: Collection[str]) -> str:
    """A new text that says for which branches it is; as it was without any, and when it cannot."""
    place = locate(path)
    if place is None or place.sibling or place.kind not in AUDIENCE or not branches:
        return text
    return set_list(text, AUDIENCE[place.kind], sorted(branches))


def _beside(path: str) -> str:
    """The file that another form of a text lies beside; empty for what is no such form."""
    ending = next((one for one in (FULLER, EASIER) if path.endswith(one)), "")
    return path.removesuffix(ending) + ".md" if ending else ""


def _values(path: str, text: str) -> dict[str, Any]:
    place = locate(path)
    if place is None:
        return {}
    plain = text.replace("\r\n", "\n").removeprefix("\ufeff")
    return front_matter.read(Source(path, place.kind, plain, "")).values


def _text(values: dict[str, Any], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _texts(values: dict[str, Any], key: str) -> tuple[str, ...]:
    value = values.get(key) or ()
    several = (value,) if isinstance(value, str) else value
    return tuple(one for one in several if isinstance(one, str))
