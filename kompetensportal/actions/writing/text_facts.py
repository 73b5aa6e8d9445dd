"""What a draft says of itself in its front matter, however unfinished the rest is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing.files import read_text
from kompetensportal.compiler import front_matter
from kompetensportal.compiler.read import EASIER, FULLER, locate
from kompetensportal.compiler.schema import as_date
from kompetensportal.errors import NotFoundError
from kompetensportal.model.content.source import Source
from kompetensportal.store.writing import drafts
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class TextFacts:
    """Of one file of the content folder."""

    id: str
    title: str
    owner: str
    """The function that owns it; a sibling has that of the file beside it."""
    deputy: str
    review: date | None


def facts_of(session: Session, root: Path, path: str, text: str) -> TextFacts:
    """What a text says of itself. Raises NotFoundError for a path that is no text's."""
    place = locate(path)
    if place is None:
        raise NotFoundError(say("review.no_such_text", path=path[:200]))
    values = _values(path, text)
    first = dict(values)
    for ending in (FULLER, EASIER):
        if path.endswith(ending):
            beside = path.removesuffix(ending) + ".md"
            draft = drafts.get(session, beside)
            other = draft.text if draft is not None else read_text(root, beside)
            first = _values(beside, other or "") | {k: v for k, v in values.items() if v}
    return TextFacts(
        values.get("id") or place.id,
        values.get("titel") or path.rpartition("/")[2].removesuffix(".md"),
        first.get("ägare", ""),
        first.get("ersättare", ""),
        as_date(first.get("granskas", "")),
    )


def _values(path: str, text: str) -> dict[str, str]:
    place = locate(path)
    if place is None:
        return {}
    plain = text.replace("\r\n", "\n").removeprefix("\ufeff")
    found = front_matter.read(Source(path, place.kind, plain, "")).values
    return {key: value for key, value in found.items() if isinstance(value, str)}
