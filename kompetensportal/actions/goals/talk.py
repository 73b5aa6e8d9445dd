"""The yearly talk: begin one, write the notes, agree on next steps, say that one is done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.goals.talk import Talk, TalkStep
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.store.goals import talks
from kompetensportal.words import say

LONGEST_NOTES, LONGEST_STEP = 4_000, 300
"""Characters."""


def begin(session: Session, about: Person, actor: Person, id_: str) -> Talk:
    """A new talk, held today. The form carries its id: sent twice it is one talk."""
    wanted = id_ if is_uuid(id_) else new_id()
    for talk in talks.of_person(session, about.id):
        if talk.id == wanted or (talk.held == today() and not talk.notes and not talk.steps):
            return talk
    now = datetime.now(UTC)
    made = Talk(wanted, about.id, today(), "", now, actor.id)
    talks.save(session, made, now)
    return made


def write(session: Session, talk: Talk, actor: Person, notes: str, seen: str) -> Talk:
    """Change the notes. `seen` is what stood there when the form was opened.

    Raises MistakeError for too long notes, and when the other one has written meanwhile: both texts
    are then in the words, so that nothing is lost.
    """
    said, before = _plain(notes), _plain(seen)
    if len(said) > LONGEST_NOTES:
        raise MistakeError(
            say("goals.notes_long", n=LONGEST_NOTES), say("goals.notes_long_mend", n=LONGEST_NOTES)
        )
    if talk.notes not in (before, said):
        raise MistakeError(say("goals.notes_changed"), say("goals.notes_changed_mend"))
    changed = replace(talk, notes=said, changed_by=actor.id)
    talks.save(session, changed, datetime.now(UTC))
    return changed


def agree(session: Session, talk: Talk, words: str, due: str, id_: str) -> TalkStep:
    """Add a next step. Raises MistakeError for one without words, or a day that is none."""
    said = " ".join(words.split())
    if not said or len(said) > LONGEST_STEP:
        raise MistakeError(say("goals.step_words", n=LONGEST_STEP), say("goals.step_words_mend"))
    known = {step.id for step in talk.steps}
    step = TalkStep(id_ if is_uuid(id_) else new_id(), said, _day(due), None)
    if step.id not in known:
        talks.save_step(session, talk.id, step)
    return step


def finish(session: Session, talk: Talk, step_id: str) -> TalkStep:
    """A step is done, or not after all. Raises NotFoundError for one of another talk."""
    step = next((step for step in talk.steps if step.id == step_id), None)
    if step is None:
        raise NotFoundError(say("goals.no_step"), say("goals.no_step_mend"))
    turned = replace(step, done=None if step.done else today())
    talks.save_step(session, talk.id, turned)
    return turned


def _plain(text: str) -> str:
    """Line ends as we keep them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise MistakeError(
            say("goals.step_day", day=text[:40]), say("goals.step_day_mend")
        ) from None
