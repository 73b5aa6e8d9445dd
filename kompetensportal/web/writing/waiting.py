"""What waits for somebody in the workshop: to be looked at by her, or decided about her text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import content_folder, review
from kompetensportal.actions.writing.text_facts import TextFacts, facts_of
from kompetensportal.errors import KompetensportalError
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.draft import Draft, sha_of
from kompetensportal.model.writing.review import Review, State
from kompetensportal.store.writing import drafts, reviews
from kompetensportal.web.context import portal


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that somebody has to do something about now."""

    path: str
    title: str
    state: str
    by: str
    """Id of whoever asked or decided."""
    at: datetime
    words: str


def waits_on_start(me: Person) -> list[Waiting]:
    """The same for her start page, where she comes without looking for it."""
    root = content_folder.current(portal().settings)
    with portal().database.session() as session:
        going_on = {one.path: one for one in reviews.open_ones(session)}
        return waiting_for(session, root, me, going_on) if going_on else []


def waiting_for(
    session: Session,
    root: Path,
    me: Person,
    going_on: dict[str, Review],
) -> list[Waiting]:
    """What somebody is asked to look at, and what was decided of what she has asked for."""
    found = []
    for path, one in going_on.items():
        draft = drafts.get(session, path)
        if draft is None:
            continue
        state = state_of(draft, going_on)
        if one.state is State.WAITING:
            asked, _ = review.asked_of(session, one, facts_as_written(session, root, draft))
            hers = any(person.id == me.id for person in asked) and one.asked_by != me.id
            # While nobody holds the function, the administrator sees that the text waits.
            if hers or (not asked and may(me, Act.ADMINISTER, today())):
                found.append(Waiting(path, one.title, state, one.asked_by, one.asked, one.words))
        elif one.asked_by == me.id and one.decided is not None:
            words = one.decided_words
            found.append(Waiting(path, one.title, state, one.decided_by, one.decided, words))
    return found


def facts_as_written(session: Session, root: Path, draft: Draft) -> TextFacts:
    """What a draft says of itself; nothing when the file beside it cannot be read."""
    try:
        return facts_of(session, root, draft.path, draft.text)
    except KompetensportalError:
        # The file beside it cannot be read; the page of the text says so.
        return TextFacts("", draft.path, "", "", None)


def state_of(draft: Draft | None, going_on: dict[str, Review]) -> str:
    """`published`, `draft`, or how its review stands."""
    if draft is None:
        return "published"
    one = going_on.get(draft.path)
    if one is None:
        return "draft" if draft.is_open else "published"
    if one.state is State.APPROVED and one.digest != sha_of(draft.text):
        return "changed"
    return one.state.value
