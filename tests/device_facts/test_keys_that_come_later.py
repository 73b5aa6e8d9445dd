"""A mentor gives a new code on the tablet; events that came before their key are tried again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from paper_tablet import Unlocked  # type: ignore[import-not-found]

Enter = Callable[..., Any]
LESSON = "outlook/las-och-svara"


def replaced(tablet: Any, mentor: Any, person: Unlocked) -> str:
    """The mentor's word for somebody's new keys."""
    data = person.public_part
    id_: str = tablet.tell(
        mentor, "key.replaced", about=person.person_id, subject=person.person_id, data=data
    )
    return id_


def test_a_new_code_from_a_mentor_counts_at_once_in_the_same_batch(
    either: Any, enter: Enter
) -> None:
    tablet = either.tablet()
    before, dilan = enter(tablet, "amina"), enter(tablet, "dilan")
    early = tablet.tell(before, "lesson.practise", subject=LESSON)
    after = Unlocked("amina")
    new = replaced(tablet, dilan, after)
    late = tablet.tell(after, "help.requested", subject=LESSON)
    assert tablet.flush() == dict.fromkeys((early, new, late), "stored")
    keys = {row["key_id"]: row for row in either.rows("SELECT * FROM person_keys")}
    assert keys[after.signing.key_id]["made_by"] == "dilan"
    assert keys[after.signing.key_id]["revoked"] is None
    assert keys[before.signing.key_id]["revoked"] is not None
    old = tablet.tell(before, "lesson.practise", subject="start/logga-in")
    assert tablet.flush() == {old: "stored"}
    assert either.events()[old]["flags"] == "old_key"


def test_what_came_before_its_key_is_taken_in_when_the_key_comes(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    dilan, after = enter(tablet, "dilan"), Unlocked("amina")
    new = replaced(tablet, dilan, after)
    waiting = tablet.queue.pop(new)
    early = tablet.tell(after, "lesson.practise", subject=LESSON)
    assert tablet.flush() == {early: "quarantined"}
    assert either.asides()[early]["reason"] == "unknown_key"
    assert tablet.send([waiting]).json["results"] == {new: "stored"}
    assert early in either.events()
    aside = either.asides()[early]
    assert aside["settled"] is not None and aside["settled_as"] == early
    assert tablet.send([tablet.helped[early]]).json["results"] == {early: "duplicate"}


def test_what_came_before_its_key_is_taken_in_when_she_unlocks(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = Unlocked("amina")
    early = tablet.tell(amina, "lesson.practise", subject=LESSON)
    assert tablet.flush() == {early: "quarantined"}
    body = {"person_id": "amina", "code": "271408", **amina.public_part}
    assert tablet.ask("POST", "/api/v1/persons/unlock", body).status == 200
    assert early in either.events()


def test_nobody_but_a_mentor_or_manager_replaces_a_key(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina, carlos = enter(tablet, "amina"), enter(tablet, "carlos")
    theirs, own = Unlocked("dilan"), Unlocked("carlos")
    no = [replaced(tablet, amina, theirs), replaced(tablet, carlos, own)]
    stolen = tablet.tell(theirs, "lesson.practise", subject=LESSON)
    wrong = tablet.tell(
        enter(tablet, "dilan"),
        "key.replaced",
        about="amina",
        subject="amina",
        data={**Unlocked("amina").public_part, "key_id": "0" * 16},
    )
    assert set(tablet.flush().values()) == {"quarantined"}
    reasons = {id_: row["reason"] for id_, row in either.asides().items()}
    assert reasons == {
        no[0]: "not_allowed",
        no[1]: "malformed",
        stolen: "unknown_key",
        wrong: "malformed",
    }
    assert not either.events()
