"""Keep what is told of a picture: its words, the right to show it, who is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError
from kompetensportal.model.writing.picture import (
    LICENCES,
    LONGEST,
    NOBODY,
    PictureNotes,
    answered,
)
from kompetensportal.store.writing import pictures
from kompetensportal.words import say

MOST_TAGS = 20


def notes_of(before: PictureNotes, given: Mapping[str, str], shown: Iterable[str]) -> PictureNotes:
    """What a form says of a picture; what the form does not hold stays as it was before.

    Args:
        before: what was told until now; names the picture.
        given: `text`, `tags` (with commas between), `licence`, `source`, `people`, `consent_until`.
        shown: the answers of the audit that were ticked.

    Raises MistakeError for words that are too long, an unknown licence, a day that is none, and
    for "nobody" together with a person.
    """
    words = {name: " ".join(given.get(name, getattr(before, name)).split()) for name in _WORDS}
    for name, text in words.items():
        if len(text) > LONGEST[name]:
            raise MistakeError(
                say(f"picturebank.long_{name}", limit=LONGEST[name]), say("picturebank.long_mend")
            )
    licence = given.get("licence", before.licence)
    if licence and licence not in LICENCES:
        raise MistakeError(say("picturebank.licence_unknown"), say("picturebank.licence_mend"))
    ticked = frozenset(shown)
    if NOBODY in ticked and len(ticked) > 1:
        raise MistakeError(say("picturebank.nobody_and"), say("picturebank.nobody_and_mend"))
    return replace(
        before,
        **words,
        tags=_tags(given["tags"]) if "tags" in given else before.tags,
        licence=licence,
        consent_until=_day(given["consent_until"])
        if "consent_until" in given
        else before.consent_until,
        shown=answered(ticked),
    )


def keep(session: Session, notes: PictureNotes) -> None:
    """Put it in place of what was told of the picture before."""
    pictures.save(session, notes, datetime.now(UTC))


_WORDS = ("text", "source", "people")


def _tags(written: str) -> tuple[str, ...]:
    if len(written) > LONGEST["tags"]:
        raise MistakeError(
            say("picturebank.long_tags", limit=LONGEST["tags"]), say("picturebank.long_mend")
        )
    tags = (" ".join(tag.split()).casefold() for tag in written.split(","))
    return tuple(dict.fromkeys(tag for tag in tags if tag))[:MOST_TAGS]


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise MistakeError(say("picturebank.day"), say("picturebank.day_mend")) from None
