"""Reviews, comments, and who did what: rows in, `model.writing.review` out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.review import (
    OPEN,
    Comment,
    Deed,
    Outcome,
    Review,
    State,
    What,
)
from kompetensportal.store.database import for_table, utc
from kompetensportal.store.tables import ReviewCommentRow, ReviewDeedRow, ReviewRow


def latest(session: Session, path: str) -> Review | None:
    """The review of a text that was asked for last."""
    row = session.scalars(
        select(ReviewRow).where(ReviewRow.path == path).order_by(ReviewRow.id.desc()).limit(1)
    ).first()
    return None if row is None else _review(row)


def open_ones(session: Session) -> list[Review]:
    """Every review that is not over, the oldest first; of each text the latest alone."""
    states = [state.value for state in OPEN]
    rows = session.scalars(
        select(ReviewRow).where(ReviewRow.state.in_(states)).order_by(ReviewRow.id)
    )
    return list({row.path: _review(row) for row in rows}.values())


def put(session: Session, review: Review) -> None:
    """Keep a review, or change the one with its id."""
    session.merge(
        ReviewRow(
            id=review.id,
            path=review.path,
            title=review.title,
            function=review.function,
            reviewer_id=review.reviewer_id,
            words=review.words,
            asked=for_table(review.asked),
            asked_by=review.asked_by,
            state=review.state.value,
            digest=review.digest,
            decided=for_table(review.decided) if review.decided else None,
            decided_by=review.decided_by,
            decided_words=review.decided_words,
        )
    )
    session.flush()


def comments(session: Session, path: str) -> list[Comment]:
    """Every comment on a text, the oldest first."""
    rows = session.scalars(
        select(ReviewCommentRow).where(ReviewCommentRow.path == path).order_by(ReviewCommentRow.id)
    )
    return [_comment(row) for row in rows]


def comment_by_id(session: Session, path: str, comment_id: str) -> Comment | None:
    """One comment on a text."""
    row = session.get(ReviewCommentRow, comment_id)
    return _comment(row) if row is not None and row.path == path else None


def count_open(session: Session, paths: Collection[str]) -> dict[str, int]:
    """How many comments wait on each of these texts."""
    found: dict[str, int] = {}
    query = select(ReviewCommentRow.path).where(ReviewCommentRow.outcome == Outcome.OPEN.value)
    for path in session.scalars(query):
        if path in paths:
            found[path] = found.get(path, 0) + 1
    return found


def put_comment(session: Session, comment: Comment) -> None:
    """Keep a comment, or change the one with its id."""
    session.merge(
        ReviewCommentRow(
            id=comment.id,
            path=comment.path,
            quote=comment.quote,
            line=comment.line,
            words=comment.words,
            suggestion=comment.suggestion,
            made=for_table(comment.made),
            made_by=comment.made_by,
            outcome=comment.outcome.value,
            done=for_table(comment.done) if comment.done else None,
            done_by=comment.done_by,
        )
    )
    session.flush()


def did(session: Session, path: str, what: What, by: str, at: datetime, *, words: str = "") -> None:
    """Write down what somebody did."""
    session.add(
        ReviewDeedRow(id=new_id(), path=path, what=what.value, words=words, at=for_table(at), by=by)
    )
    session.flush()


def deeds(session: Session, path: str) -> list[Deed]:
    """What was done with a text, latest first."""
    rows = session.scalars(
        select(ReviewDeedRow).where(ReviewDeedRow.path == path).order_by(ReviewDeedRow.id.desc())
    )
    return [Deed(What(row.what), row.words, utc(row.at), row.by) for row in rows]


def _review(row: ReviewRow) -> Review:
    return Review(
        row.id,
        row.path,
        row.title,
        row.function,
        row.reviewer_id,
        row.words,
        utc(row.asked),
        row.asked_by,
        State(row.state),
        row.digest,
        utc(row.decided) if row.decided else None,
        row.decided_by,
        row.decided_words,
    )


def _comment(row: ReviewCommentRow) -> Comment:
    return Comment(
        row.id,
        row.path,
        row.quote,
        row.line,
        row.words,
        row.suggestion,
        utc(row.made),
        row.made_by,
        Outcome(row.outcome),
        utc(row.done) if row.done else None,
        row.done_by,
    )
