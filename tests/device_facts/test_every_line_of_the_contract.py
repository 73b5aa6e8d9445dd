"""What the portal does with what tablets send: each line of the table in docs/offline.md."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

Enter = Callable[..., Any]
LESSON = "outlook/las-och-svara"


def only(results: dict[str, str]) -> str:
    """The result of the one event that was sent."""
    (found,) = results.values()
    return found


def test_a_fact_is_stored_once_under_its_name_with_all_three_times(
    either: Any, enter: Enter
) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    tablet.offset = 2_000
    id_ = tablet.tell(amina, "lesson.practise", subject=LESSON, version="v1")
    assert tablet.flush() == {id_: "stored"}
    row = either.events()[id_]
    assert (row["person_id"], row["about_id"], row["subject"]) == ("amina", "amina", LESSON)
    assert (row["origin"], row["flags"], row["offset_ms"]) == ("device", "", 2_000)
    assert (row["store_id"], row["dev_seq"]) == (tablet.store_id, 1)
    assert row["device_id"] == tablet.device["device_id"]
    assert row["received"] is not None and row["at"] is not None
    body = json.loads(json.loads(row["signed"])["body"])
    assert body["id"] == id_ and body["at"]["offset"] == 2_000


def test_the_same_again_is_a_duplicate(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    id_ = tablet.tell(amina, "lesson.practise", subject=LESSON)
    envelope = tablet.queue[id_]
    assert tablet.flush() == {id_: "stored"}
    assert tablet.send([envelope]).json["results"] == {id_: "duplicate"}
    assert tablet.send([envelope, envelope], packed=True).json["results"] == {id_: "duplicate"}
    assert len(either.events()) == 1 and either.asides() == {}


def test_the_same_id_with_another_body_is_kept_twice(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    id_ = tablet.tell(amina, "lesson.practise", subject=LESSON)
    assert only(tablet.flush()) == "stored"
    tablet.tell(amina, "help.requested", subject=LESSON, id=id_)
    assert only(tablet.flush()) == "quarantined"
    assert either.events()[id_]["type"] == "lesson.practise"
    aside = either.asides()[id_]
    assert aside["reason"] == "conflict"
    assert json.loads(json.loads(aside["whole"])["body"])["type"] == "help.requested"


def test_what_is_not_understood_is_kept_whole(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    unknown = tablet.tell(amina, "coffee.made", subject="koket", data={"cups": 3})
    future = tablet.tell(amina, "lesson.practise", subject=LESSON, v=2, data=["another", "shape"])
    malformed = tablet.tell(amina, "lesson.completed", subject=LESSON)
    late = tablet.tell(amina, "lesson.practise", subject=LESSON)
    assert tablet.flush() == {
        unknown: "quarantined",
        future: "quarantined",
        malformed: "quarantined",
        late: "stored",
    }
    reasons = {id_: row["reason"] for id_, row in either.asides().items()}
    assert reasons == {unknown: "unknown_type", future: "future_version", malformed: "malformed"}
    assert {row["person_id"] for row in either.asides().values()} == {"amina"}


def test_what_somebody_else_signed_does_not_count(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina, dilan = enter(tablet, "amina"), enter(tablet, "dilan")
    other = tablet.tell(dilan, "lesson.practise", about="amina", person_id="amina")
    body = tablet.body(amina, "lesson.practise", subject=LESSON)
    forged = tablet.seal({**tablet.sign(dilan, body)})
    altered = tablet.sign(amina, tablet.body(amina, "lesson.practise", subject=LESSON))
    altered["body"] = altered["body"].replace(LESSON, "outlook/annan")
    tablet.queue[body["id"]] = forged
    altered_id = json.loads(altered["body"])["id"]
    tablet.queue[altered_id] = tablet.seal(altered)
    assert set(tablet.flush().values()) == {"quarantined"}
    reasons = {id_: row["reason"] for id_, row in either.asides().items()}
    assert reasons == {other: "other_person", body["id"]: "forged", altered_id: "forged"}
    assert either.events() == {}


def test_what_cannot_be_unsealed_is_kept_as_it_came(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    id_ = tablet.tell(amina, "lesson.practise", subject=LESSON)
    envelope = tablet.queue[id_]
    another = "0" if envelope["id"][-1] != "0" else "1"
    broken = [
        {**envelope, "id": envelope["id"][:-1] + another},
        {**envelope, "sealed": "AAAA" + envelope["sealed"][4:]},
        {**envelope, "seal": "0" * 16},
        {**envelope, "epk": "not a point"},
    ]
    for one in broken:
        assert only(tablet.send([one]).json["results"]) == "quarantined"
    kept = [json.loads(row["whole"]) for row in either.rows("SELECT whole FROM quarantine")]
    assert sorted(map(str, kept)) == sorted(map(str, broken))
    assert only(tablet.flush()) == "stored"


def test_nobody_confirms_answers_or_refers_without_being_asked_to(
    either: Any, enter: Enter
) -> None:
    tablet = either.tablet()
    amina, dilan, eva, berit = (enter(tablet, n) for n in ("amina", "dilan", "eva", "carlos"))
    task = {
        "subject": "ny-i-hemtjansten#mobil",
        "data": {"enrolment": "amina-ny", "title": "Mobil"},
    }
    no = [
        tablet.tell(berit, "activity.confirmed", about="amina", **task),
        tablet.tell(amina, "activity.confirmed", about="dilan", **task),
        tablet.tell(dilan, "training.referred", about="amina", subject=LESSON),
        tablet.tell(berit, "help.answered", about="amina", data={"request": "x", "words": ""}),
        tablet.tell(amina, "course.completed", subject="trygg-digital"),
        tablet.tell(dilan, "activity.confirmed", about="nobody-at-all", **task),
    ]
    yes = [
        tablet.tell(dilan, "activity.confirmed", about="amina", **task),
        tablet.tell(eva, "activity.confirmed", about="amina", **task),
        tablet.tell(eva, "training.referred", about="amina", subject=LESSON),
        tablet.tell(dilan, "help.answered", about="amina", data={"request": "x", "words": ""}),
    ]
    assert tablet.flush() == {
        **dict.fromkeys(no, "quarantined"),
        **dict.fromkeys(yes, "stored"),
    }
    assert {row["reason"] for row in either.asides().values()} == {"not_allowed"}


def test_who_was_disabled_or_moved_or_renamed_is_taken_in_with_a_flag(
    either: Any, enter: Enter
) -> None:
    tablet = either.tablet()
    amina, dilan = enter(tablet, "amina"), enter(tablet, "dilan")
    disabled = tablet.tell(amina, "lesson.practise", subject=LESSON)
    moved = tablet.tell(dilan, "lesson.practise", subject=LESSON)
    either.change("UPDATE persons SET disabled = true, name = 'Amina B' WHERE id = 'amina'")
    either.change("UPDATE memberships SET unit_id = 'bjorkbacken' WHERE person_id = 'dilan'")
    assert set(tablet.flush().values()) == {"stored"}
    flags = {id_: row["flags"] for id_, row in either.events().items()}
    assert flags == {disabled: "disabled", moved: "moved"}


def test_a_revoked_device_and_another_device_are_taken_in_with_a_flag(
    either: Any, enter: Enter
) -> None:
    tablet, other = either.tablet(), either.tablet()
    amina = enter(tablet, "amina")
    late = tablet.tell(amina, "lesson.practise", subject=LESSON)
    carried = tablet.tell(amina, "help.requested", subject=LESSON)
    answer = other.send([tablet.queue.pop(carried)])
    assert answer.json["results"] == {carried: "stored"} and answer.json["revoked"] is False
    either.change(
        "UPDATE devices SET revoked = created WHERE id = :id", id=tablet.device["device_id"]
    )
    answer = tablet.send(list(tablet.queue.values()))
    assert answer.json["results"] == {late: "stored"} and answer.json["revoked"] is True
    flags = {id_: row["flags"] for id_, row in either.events().items()}
    assert flags == {late: "revoked", carried: "other_device"}


def test_two_events_with_one_number_are_both_kept_and_the_device_is_marked(
    either: Any, enter: Enter
) -> None:
    tablet, copy = either.tablet(), either.tablet()
    amina, dilan = enter(tablet, "amina"), enter(copy, "dilan")
    copy.store_id = tablet.store_id
    first = tablet.tell(amina, "lesson.practise", subject=LESSON)
    second = copy.tell(dilan, "lesson.practise", subject=LESSON)
    assert tablet.flush() == {first: "stored"}
    assert either.rows("SELECT id FROM devices WHERE copied") == []
    assert copy.flush() == {second: "stored"}
    assert set(either.events()) == {first, second}
    marked = {row["id"] for row in either.rows("SELECT id FROM devices WHERE copied")}
    assert marked == {tablet.device["device_id"], copy.device["device_id"]}
    assert tablet.store_id not in copy.safe_through


def test_no_device_no_intake(either: Any) -> None:
    tablet = either.tablet()
    for cookie in ("", "kp-device=somebody"):
        tablet.cookie = cookie
        answer = tablet.send([])
        assert answer.status == 401 and answer.headers["X-KP-Portal"]
        assert answer.json["server_id"] == answer.headers["X-KP-Portal"]
        assert answer.json["epoch"] == tablet.epoch
