"""From "be om granskning" to an approved draft: ask, comment, suggest, accept, send back, approve.

Who may is asked here, of `actions.writing.rights`, so that a page cannot forget it.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import rights
from kompetensportal.actions.writing.rights import Approval
from kompetensportal.actions.writing.save import open_text, save
from kompetensportal.actions.writing.text_facts import TextFacts, facts_of
from kompetensportal.errors import ConflictError, MistakeError, NotAllowedError, NotFoundError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import is_uuid, new_id
from kompetensportal.model.writing.draft import Draft, Met, sha_of
from kompetensportal.model.writing.pieces import pictures
from kompetensportal.model.writing.review import (
    OPEN,
    Comment,
    Outcome,
    Review,
    State,
    What,
    place_now,
    with_suggestion,
)
from kompetensportal.store.accounts import people
from kompetensportal.store.writing import reviews
from kompetensportal.words import Message, say

LONGEST_WORDS = 2_000
"""Characters of a comment, a suggestion, or words to a reviewer."""


@dataclass(frozen=True, slots=True)
class Desk:
    """A text on somebody's desk: what it says, how its review stands, and what she may do."""

    path: str
    person: Person
    draft: Draft
    facts: TextFacts
    review: Review | None
    """The one that is not over."""
    approval: Approval
    may_write: bool
    met: tuple[Met, ...]
    """Places where two have written, and somebody has to choose."""
    outside: tuple[Message, Message] | None
    """What is wrong, and how to mend it, when she writes for some units and it is not for them."""

    @property
    def approved(self) -> bool:
        """Whether the text as it stands now has been approved."""
        one = self.review
        return one is not None and one.state is State.APPROVED and one.digest == self.sha

    @property
    def changed_since(self) -> bool:
        """Whether the text was approved, and has been changed since."""
        one = self.review
        return one is not None and one.state is State.APPROVED and one.digest != self.sha

    @property
    def sha(self) -> str:
        """Of the text as it stands now."""
        return sha_of(self.draft.text)

    @property
    def is_reviewer(self) -> bool:
        """Whether she was asked by name."""
        return self.review is not None and self.review.reviewer_id == self.person.id

    @property
    def may_look(self) -> bool:
        """Whether it is her business at all."""
        return self.may_write or self.is_reviewer or self.approval is not Approval.NOT_HERS


def desk(session: Session, root: Path, path: str, person: Person) -> Desk:
    """A text as it stands now. Raises NotFoundError; NotAllowedError when it is not hers."""
    standing = open_text(session, root, path)
    draft = standing.draft
    facts = facts_of(session, root, path, draft.text)
    review = reviews.latest(session, path)
    review = review if review is not None and review.state in OPEN else None
    wrote = rights.wrote_since(session, path) | ({review.asked_by} if review else set())
    found = Desk(
        path,
        person,
        draft,
        facts,
        review,
        rights.approval(session, person, facts.owner, facts.deputy, wrote),
        rights.may_write(session, root, person, path),
        standing.conflicts,
        rights.outside(session, person, facts.audience),
    )
    if not found.may_look:
        not_hers = ("review.not_yours", "review.not_yours_mend")
        rights.check(session, root, person, path, words=not_hers)
    return found


def pictures_of(here: Desk) -> dict[int, str]:
    """Line -> the picture of the content folder that the draft shows there, by its path."""
    folder = posixpath.dirname(here.path)
    return {
        line: posixpath.normpath(posixpath.join(folder, src))
        for line, src in pictures(here.draft.text).items()
        if ":" not in src and not src.startswith("/")
    }


def asked_of(session: Session, review: Review, facts: TextFacts) -> tuple[tuple[Person, ...], str]:
    """Who is to look at it, and the name of a reviewer who was asked and has left."""
    on = today()
    if review.reviewer_id:
        named = people.by_id(session, review.reviewer_id)
        if named is not None and not rights.has_left(named, on):
            return (named,), ""
        left = named.name if named is not None else "?"
        return rights.holding(session, (facts.owner, facts.deputy), on), left
    return rights.holding(session, (facts.owner, facts.deputy), on), ""


def ask(
    session: Session, here: Desk, *, reviewer: str = "", words: str = "", form_id: str
) -> Review:
    """Ask that a draft be looked at, by the owner's function or by somebody (her user name)."""
    _writes(here)
    if here.outside is not None:
        raise MistakeError(*here.outside)
    _check(form_id, words)
    if here.met:
        raise MistakeError(say("review.two_wordings"), say("review.two_wordings_mend"))
    named = ""
    if reviewer:
        found = people.by_user_name(session, reviewer)
        if found is None or rights.has_left(found, today()):
            raise NotFoundError(
                say("review.no_such_person", name=reviewer[:80]), say("review.no_such_person_mend")
            )
        if found.id == here.person.id:
            raise MistakeError(say("review.not_oneself"), say("review.not_oneself_mend"))
        named = found.id
    now = datetime.now(UTC)
    if here.review is not None:
        reviews.put(session, replace(here.review, state=State.WITHDRAWN))
    made = Review(
        form_id,
        here.path,
        here.facts.title,
        here.facts.owner,
        named,
        words.strip(),
        now,
        here.person.id,
    )
    reviews.put(session, made)
    reviews.did(session, here.path, What.ASKED, here.person.id, now, words=words.strip())
    return made


def comment(
    session: Session,
    here: Desk,
    *,
    quote: str,
    line: int,
    words: str,
    suggestion: str,
    form_id: str,
) -> Comment:
    """Say something about words of the draft, or suggest others. An empty quote: the whole text."""
    _check(form_id, words, suggestion, quote)
    wanted = " ".join(suggestion.split())
    same = not wanted or wanted == " ".join(quote.split())
    if not words.strip() and same:
        raise MistakeError(say("review.nothing_said"), say("review.nothing_said_mend"))
    made = Comment(
        form_id,
        here.path,
        quote,
        line,
        words.strip(),
        None if same else wanted,
        datetime.now(UTC),
        here.person.id,
    )
    if quote and place_now(here.draft.text, made) < 0:
        raise ConflictError(say("review.words_gone"), say("review.words_gone_mend"))
    if reviews.comment_by_id(session, here.path, form_id) is None:
        reviews.put_comment(session, made)
        reviews.did(session, here.path, What.COMMENTED, here.person.id, made.made)
    return made


def accept(session: Session, root: Path, here: Desk, comment_id: str) -> None:
    """Put suggested words into the draft, as an edit like any other."""
    _writes(here)
    found = _open_comment(session, here, comment_id)
    text = with_suggestion(here.draft.text, found)
    if text is None:
        raise ConflictError(say("review.words_gone"), say("review.words_gone_mend"))
    save(session, root, here.path, text, by=here.person.id, base=here.draft.text)
    _done(session, here, found, Outcome.ACCEPTED, What.ACCEPTED)


def resolve(session: Session, here: Desk, comment_id: str) -> None:
    """Say that a comment is taken care of."""
    found = _open_comment(session, here, comment_id)
    if not here.may_write and found.made_by != here.person.id:
        raise NotAllowedError(say("review.no_right"), say("review.no_right_mend"))
    _done(session, here, found, Outcome.RESOLVED, What.RESOLVED)


def hand_on(session: Session, here: Desk, words: str) -> None:
    """A named reviewer has looked: the function that owns the text goes on."""
    if here.review is None or not here.is_reviewer:
        raise NotAllowedError(say("review.not_yours"), say("review.not_yours_mend"))
    _check("", words)
    reviews.put(session, replace(here.review, reviewer_id="", state=State.WAITING))
    now = datetime.now(UTC)
    reviews.did(session, here.path, What.HANDED_ON, here.person.id, now, words=words.strip())


def send_back(session: Session, here: Desk, words: str) -> None:
    """Ask the writer to change something first; says what."""
    if here.approval is Approval.NOT_HERS and not here.is_reviewer:
        raise NotAllowedError(say("review.not_yours"), say("review.not_yours_mend"))
    _check("", words)
    if not words.strip():
        raise MistakeError(say("review.no_words_back"), say("review.no_words_back_mend"))
    _decide(session, here, State.RETURNED, What.RETURNED, words)


def approve(session: Session, here: Desk, words: str = "", *, sha: str) -> None:
    """Approve the text that was shown, whose SHA-256 is `sha`, and no other."""
    if here.approval is Approval.NOT_HERS:
        raise NotAllowedError(say("review.not_yours"), say("review.not_yours_mend"))
    if here.approval is Approval.WROTE:
        raise NotAllowedError(say("review.own_text"), say("review.own_text_mend"))
    _check("", words)
    if here.met:
        raise MistakeError(say("review.two_wordings"), say("review.two_wordings_mend"))
    if sha != here.sha:
        raise ConflictError(say("review.changed_meanwhile"), say("review.changed_meanwhile_mend"))
    alone = here.approval is Approval.ALONE
    what = What.APPROVED_ALONE if alone else What.APPROVED
    _decide(session, here, State.APPROVED, what, words)


def _decide(session: Session, here: Desk, state: State, what: What, words: str) -> None:
    now, me = datetime.now(UTC), here.person.id
    standing = here.review or Review(
        "", here.path, here.facts.title, here.facts.owner, "", "", now, me
    )
    decided = replace(
        standing,
        id=standing.id or new_id(),
        title=here.facts.title,
        state=state,
        digest=here.sha if state is State.APPROVED else "",
        decided=now,
        decided_by=me,
        decided_words=words.strip(),
    )
    reviews.put(session, decided)
    reviews.did(session, here.path, what, me, now, words=words.strip())


def _done(session: Session, here: Desk, found: Comment, outcome: Outcome, what: What) -> None:
    now = datetime.now(UTC)
    reviews.put_comment(session, replace(found, outcome=outcome, done=now, done_by=here.person.id))
    reviews.did(session, here.path, what, here.person.id, now)


def _open_comment(session: Session, here: Desk, comment_id: str) -> Comment:
    found = reviews.comment_by_id(session, here.path, comment_id)
    if found is None or found.outcome is not Outcome.OPEN:
        raise NotFoundError(say("review.no_comment"), say("review.no_comment_mend"))
    return found


def _writes(here: Desk) -> None:
    if not here.may_write:
        raise NotAllowedError(say("review.no_right"), say("review.no_right_mend"))


def _check(form_id: str, *texts: str) -> None:
    """Raises MistakeError for what no form of ours sends, and for words that are too long."""
    if form_id and not is_uuid(form_id):
        raise MistakeError(say("progress.malformed"), say("progress.malformed_mend"))
    for text in texts:
        if len(text) > LONGEST_WORDS or "\0" in text:
            raise MistakeError(say("review.too_long", n=LONGEST_WORDS), say("review.too_long_mend"))
