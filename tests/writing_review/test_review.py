"""Carlos asks for a review, the owner's function comments, suggests and approves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kompetensportal.actions.writing import review
from kompetensportal.actions.writing.review import Desk
from kompetensportal.actions.writing.save import open_text, save
from kompetensportal.errors import ConflictError, MistakeError, NotAllowedError, NotFoundError
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.learning.event import new_id
from kompetensportal.model.writing.pieces import MOST, pieces
from kompetensportal.model.writing.review import Outcome, State, What
from kompetensportal.store.accounts import people, units
from kompetensportal.store.database import Database
from kompetensportal.store.writing import functions, reviews

PATH, OWNER = "lathundar/outlook/mejl.md", "Systemspecialist Outlook"
TEXT = f"""---
titel: Skriv ett mejl
ägare: {OWNER}
granskas: 2027-05-01
---

Du behöver din mobil. Logga in först.

1. Öppna **Outlook**. {{#oppna}}
2. Tryck på pennan. {{#penna}}
"""


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """What is the store's business is tested on both engines in `test_review_store.py`."""
    return sqlite_database


@pytest.fixture
def root(tmp_path: Path) -> Path:
    file = tmp_path / "content" / PATH
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    return tmp_path / "content"


@pytest.fixture
def at(database: Database, root: Path) -> Callable[[str], Desk]:
    """Somebody's desk with the text on it. Carlos and Eva write, Dilan owns."""
    roles = {"carlos": Role.AUTHOR, "eva": Role.AUTHOR, "dilan": Role.SUPER_USER}
    with database.session() as session:
        units.save(session, Unit("omsorg", "Omsorg", None, ""))
        for id_, role in {**roles, "berit": Role.EMPLOYEE, "fatima": Role.ADMINISTRATOR}.items():
            place = (Membership("omsorg", role, "", None, None),)
            people.save(session, Person(id_, id_.capitalize(), id_, "sv", None, place))
        functions.hold(session, OWNER, "dilan", "fatima", datetime.now(UTC))

    def make(name: str) -> Desk:
        with database.session() as session:
            who = people.by_id(session, name)
            assert who is not None
            return review.desk(session, root, PATH, who)

    return make


def writes(database: Database, root: Path, before: str, after: str, by: str = "carlos") -> None:
    with database.session() as session:
        now = open_text(session, root, PATH).draft.text
        assert before in now
        save(session, root, PATH, now.replace(before, after), by=by, base=now)


def says(database: Database, here: Desk, **given: object) -> str:
    with database.session() as session:
        whole = {
            "quote": "",
            "line": 0,
            "words": "",
            "suggestion": "",
            "form_id": new_id(),
            **given,
        }
        return review.comment(session, here, **whole).id  # type: ignore[arg-type]


def test_a_suggestion_is_an_edit_in_one_press(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    writes(database, root, "Tryck på pennan.", "Tryck på den lilla pennan.")
    with database.session() as session:
        asked = review.ask(session, at("carlos"), form_id=new_id())
        assert [one.id for one in review.asked_of(session, asked, at("carlos").facts)[0]] == [
            "dilan"
        ]
    id_ = says(
        database,
        at("dilan"),
        quote="Öppna **Outlook**.",
        line=9,
        suggestion="Tryck på **Outlook**.",
    )
    # What stands above grows: the comment goes along with its words.
    writes(database, root, "Logga in först.", "Logga in först.\n\nTa god tid på dig.", by="eva")
    with database.session() as session:
        review.accept(session, root, at("carlos"), id_)
    text = at("carlos").draft.text
    assert "1. Tryck på **Outlook**. {#oppna}\n2. Tryck på den lilla pennan. {#penna}\n" in text
    with database.session() as session:
        (comment,) = reviews.comments(session, PATH)
        assert (comment.outcome, comment.done_by) == (Outcome.ACCEPTED, "carlos")
        done = [(deed.what, deed.by) for deed in reviews.deeds(session, PATH)]
        with pytest.raises(NotFoundError):
            review.accept(session, root, at("carlos"), id_)
    assert done == [
        (What.ACCEPTED, "carlos"), (What.COMMENTED, "dilan"), (What.ASKED, "carlos"),
    ]  # fmt: skip


def test_what_somebody_has_rewritten_is_not_overwritten_by_a_suggestion(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    given = {"quote": "Logga in först.", "line": 7, "suggestion": "Logga in."}
    id_ = says(database, at("dilan"), **given)
    writes(database, root, "Logga in först.", "Du är redan inloggad.")
    with database.session() as session, pytest.raises(ConflictError):
        review.accept(session, root, at("carlos"), id_)
    assert "Du är redan inloggad." in at("carlos").draft.text
    with pytest.raises(ConflictError):
        says(database, at("dilan"), **given)


def test_the_approval_is_of_the_text_that_was_read_and_of_no_other(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    writes(database, root, "pennan", "plus")
    read = at("dilan").sha
    writes(database, root, "plus", "plustecknet")
    with database.session() as session, pytest.raises(ConflictError):
        review.approve(session, at("dilan"), sha=read)
    with database.session() as session:
        review.approve(session, at("dilan"), "Bra!", sha=at("dilan").sha)
    assert at("carlos").approved
    writes(database, root, "plustecknet", "plus")
    assert not at("carlos").approved
    assert at("carlos").changed_since


def test_nobody_approves_her_own_text_unless_she_alone_can(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    with database.session() as session:
        functions.hold(session, OWNER, "carlos", "fatima", datetime.now(UTC))
    writes(database, root, "pennan", "plus")
    with database.session() as session, pytest.raises(NotAllowedError):
        review.approve(session, at("carlos"), sha=at("carlos").sha)
    with database.session() as session:
        functions.release(session, OWNER, "dilan")
    with database.session() as session:
        review.approve(session, at("carlos"), sha=at("carlos").sha)
        assert reviews.deeds(session, PATH)[0].what is What.APPROVED_ALONE


def test_a_text_is_sent_back_with_words_and_asked_for_again(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    writes(database, root, "pennan", "plus")
    with database.session() as session:
        review.ask(session, at("carlos"), form_id=new_id())
    with database.session() as session, pytest.raises(MistakeError):
        review.send_back(session, at("dilan"), "  ")
    with database.session() as session:
        review.send_back(session, at("dilan"), "Visa en bild till.")
    returned = at("carlos").review
    assert returned is not None
    assert (returned.state, returned.decided_words) == (State.RETURNED, "Visa en bild till.")
    with database.session() as session:
        review.ask(session, at("carlos"), form_id=new_id())
        assert [one.state for one in reviews.open_ones(session)] == [State.WAITING]


def test_a_reviewer_who_has_left_passes_the_question_on_to_the_function(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    with database.session() as session:
        asked = review.ask(session, at("carlos"), reviewer="berit", form_id=new_id())
    assert at("berit").is_reviewer
    with database.session() as session:
        who, left = review.asked_of(session, asked, at("carlos").facts)
        assert ([one.id for one in who], left) == (["berit"], "")
        berit = people.by_id(session, "berit")
        assert berit is not None
        people.save(session, replace(berit, disabled=True))
        who, left = review.asked_of(session, asked, at("carlos").facts)
        assert ([one.id for one in who], left) == (["dilan"], "Berit")


def test_a_named_reviewer_reads_and_hands_on_and_does_not_approve(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    with database.session() as session:
        review.ask(session, at("carlos"), reviewer="berit", form_id=new_id())
    says(database, at("berit"), words="Det ser likadant ut hos oss.")
    with database.session() as session, pytest.raises(NotAllowedError):
        review.approve(session, at("berit"), sha=at("berit").sha)
    with database.session() as session:
        review.hand_on(session, at("berit"), "Jag har läst.")
    with pytest.raises(NotAllowedError):
        at("berit")
    assert at("dilan").review is not None


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"words": " "}, MistakeError),
        ({"quote": "Logga in först.", "suggestion": " Logga in  först. "}, MistakeError),
        ({"words": "x" * 2_001}, MistakeError),
        ({"words": "a\0b"}, MistakeError),
        ({"words": "Bra", "form_id": "inget id"}, MistakeError),
        ({"quote": "Finns inte", "words": "Hm"}, ConflictError),
    ],
)
def test_a_comment_that_cannot_be_is_said(
    database: Database, at: Callable[[str], Desk], given: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        says(database, at("dilan"), **given)


def test_a_text_is_nobodys_business_without_a_right(
    database: Database, root: Path, at: Callable[[str], Desk]
) -> None:
    with pytest.raises(NotAllowedError):
        at("berit")
    with database.session() as session:
        functions.keep_to(session, "carlos", ["teams"])
    with pytest.raises(NotAllowedError):
        at("carlos")
    id_ = says(database, at("dilan"), quote="Logga in först.", suggestion="Logga in.")
    with database.session() as session:
        for forbidden in (
            lambda: review.accept(session, root, at("dilan"), id_),
            lambda: review.ask(session, at("dilan"), form_id=new_id()),
        ):
            with pytest.raises(NotAllowedError):
                forbidden()


def test_who_asks_for_whom_is_looked_at(database: Database, at: Callable[[str], Desk]) -> None:
    with database.session() as session:
        with pytest.raises(MistakeError):
            review.ask(session, at("carlos"), reviewer="carlos", form_id=new_id())
        with pytest.raises(NotFoundError):
            review.ask(session, at("carlos"), reviewer="finns-inte", form_id=new_id())


def test_a_text_is_cut_into_what_one_can_say_something_about() -> None:
    lines = (
        "---", "titel: 'Mejl'", "sammanfattning: Så loggar du in.", "---", "",
        "Logga in, t.ex. med **BankID**. Vänta",
        "lite. {#x}", "",
        "::: tips Bra att veta", "Ta god tid.", ":::", "", "12. Tryck. {#tryck}", "",
        "   ![En knapp. Den är blå.](b.svg)", "",
        "| Knapp | Gör |", "| --- | --- |", "| Svara | Ett svar |", "",
    )  # fmt: skip
    text = "\r\n".join(lines)
    found = pieces(text)
    assert [(one.kind, one.number, one.quote) for one in found] == [
        ("title", "", "Mejl"),
        ("summary", "", "Så loggar du in."),
        ("text", "", "Logga in, t.ex. med **BankID**."),
        ("text", "", "Vänta\r\nlite."),
        ("heading", "", "Bra att veta"),
        ("text", "", "Ta god tid."),
        ("step", "12", "Tryck."),
        ("picture", "", "En knapp. Den är blå."),
        ("text", "", "Knapp"), ("text", "", "Gör"), ("text", "", "Svara"), ("text", "", "Ett svar"),
    ]  # fmt: skip
    assert all(one.quote in text for one in found)
    assert [one.line for one in found][:7] == [2, 3, 6, 6, 9, 10, 13]
    assert found[3].words == "Vänta lite."


@pytest.mark.parametrize(
    "heap", ["t.ex. A ", "a. A ", "| ", "[a](", "[[[[", "{#", "![", "A.  ", "**"]
)
def test_a_heap_of_signs_is_cut_soon_and_shown_in_part(heap: str) -> None:
    found = pieces(heap * (400_000 // len(heap)))
    assert len(found) <= MOST
    assert all(len(one.words) <= 400_000 for one in found)
