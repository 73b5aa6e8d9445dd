"""Reviews, comments and what was done are kept on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.review import Comment, Outcome, Review, State, What
from kompetensportal.store.database import Database
from kompetensportal.store.writing import about_writer, reviews

NOW = datetime.now(UTC)
PATH = "lathundar/outlook/mejl.md"


def test_reviews_are_kept_and_the_latest_of_a_text_counts(database: Database) -> None:
    first = Review(new_id(), PATH, "Mejl", "Ägare", "", "Titta på steg 2", NOW, "carlos")
    second = replace(first, id=new_id(), reviewer_id="berit")
    approved = replace(second, state=State.APPROVED, digest="ab", decided=NOW, decided_by="dilan")
    comment = Comment(new_id(), PATH, "Två ord\nhär", 3, "Å", "Ett ord", NOW, "dilan")
    with database.session() as session:
        for one in (first, replace(first, state=State.WITHDRAWN), second, approved):
            reviews.put(session, one)
        reviews.put_comment(session, comment)
        reviews.did(session, PATH, What.ASKED, "carlos", NOW, words="Titta")
    with database.session() as session:
        assert reviews.latest(session, PATH) == approved
        assert reviews.latest(session, "lathundar/teams/chatta.md") is None
        assert reviews.open_ones(session) == [approved]
        assert reviews.comments(session, PATH) == [comment]
        assert reviews.count_open(session, [PATH]) == {PATH: 1}
        done = replace(comment, outcome=Outcome.RESOLVED, done=NOW, done_by="carlos")
        reviews.put_comment(session, done)
        assert reviews.comment_by_id(session, PATH, comment.id) == done
        assert reviews.comment_by_id(session, "courses/x/y.md", comment.id) is None
        assert reviews.count_open(session, [PATH]) == {}
        assert [(d.what, d.words, d.by) for d in reviews.deeds(session, PATH)] == [
            (What.ASKED, "Titta", "carlos")
        ]
        assert about_writer.collect(session, "dilan")["comments"][0]["about"] == "Två ord\nhär"
        about_writer.erase(session, "dilan")
        kept = reviews.comments(session, PATH)[0]
        assert (kept.made_by, kept.words) == ("", "Å")
