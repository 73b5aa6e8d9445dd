"""Nothing is lost by what is too large, broken, too much at once, or erased in the meantime."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from kompetensportal.actions.device import take_in
from kompetensportal.actions.portal.erase import erase
from kompetensportal.store import database as databases
from kompetensportal.web.device.gate import FullError, Gate

Enter = Callable[..., Any]
LESSON = "outlook/las-och-svara"
LARGE = "x" * 6_000_000


def test_an_event_of_6_mb_is_kept_whole(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    id_ = tablet.tell(amina, "help.requested", subject=LESSON, data={"words": LARGE})
    after = tablet.tell(amina, "lesson.practise", subject=LESSON)
    assert tablet.flush() == {id_: "quarantined", after: "stored"}
    aside = either.asides()[id_]
    assert aside["reason"] == "malformed"
    assert json.loads(json.loads(aside["whole"])["body"])["data"]["words"] == LARGE


def test_what_is_too_much_for_a_batch_is_told_so_and_comes_raw(portal: Any, enter: Enter) -> None:
    tablet = portal.tablet()
    amina = enter(tablet, "amina")
    huge = tablet.tell(amina, "help.requested", subject=LESSON, data={"words": LARGE * 2})
    envelope = tablet.queue[huge]
    answer = tablet.send([envelope])
    assert answer.status == 413 and answer.headers["X-KP-Portal"]
    assert tablet.send([{}] * 201).status == 413
    assert tablet.send([envelope], packed=True).status == 413
    raw = tablet.ask("POST", "/api/v1/events/raw", envelope)
    assert raw.status == 200 and raw.json["results"] == {huge: "quarantined"}
    assert len(portal.asides()[huge]["whole"]) > len(LARGE) * 2
    assert portal.rows("SELECT * FROM raw_events") == []


def test_what_is_no_batch_is_refused_and_changes_nothing(portal: Any) -> None:
    tablet = portal.tablet()
    for body in (b"", b"{", b"[]", b"null", b'{"events": {}}', b"\xff\xfe", b"[" * 100_000):
        answer = tablet.ask("POST", "/api/v1/events", body)
        assert answer.status == 400 and answer.json["server_id"]
    assert tablet.ask("POST", "/api/v1/events", {"events": []}, **{"X-KP": "0"}).status == 400
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert tablet.ask("POST", "/api/v1/events", b"events=", **form).status == 415
    assert (
        tablet.ask("POST", "/api/v1/events", b"no gzip", **{"Content-Encoding": "gzip"}).status
        == 400
    )
    assert portal.events() == {} and portal.asides() == {}


def test_items_that_are_no_events_are_kept_and_the_others_stored(either: Any, enter: Enter) -> None:
    tablet = either.tablet()
    amina = enter(tablet, "amina")
    good = tablet.tell(amina, "lesson.practise", subject=LESSON)
    signed = tablet.sign(amina, tablet.body(amina, "lesson.practise", subject="\ud800\0"[1:]))
    lone = {"body": '{"id": "\ud800"}', "sig": "", "id": "lone"}
    odd = [None, 7, "text", [], {}, {"id": 5}, {"id": "a\0b", "sealed": 1}, {"body": "{"}, signed]
    answer = tablet.send([*odd, lone, tablet.queue[good]])
    assert answer.status == 200 and answer.json["results"][good] == "stored"
    assert set(either.events()) == {good}
    assert len(either.rows("SELECT digest FROM quarantine")) == len(odd) + 1


def test_half_a_request_stores_nothing_and_the_whole_one_does(portal: Any, enter: Enter) -> None:
    tablet = portal.tablet()
    id_ = tablet.tell(enter(tablet, "amina"), "lesson.practise", subject=LESSON)
    body = json.dumps({"events": list(tablet.queue.values())}).encode()
    where = urlsplit(portal.address)
    with socket.create_connection((where.hostname, where.port)) as half:
        head = f"POST /api/v1/events HTTP/1.1\r\nHost: x\r\nX-KP: 1\r\nCookie: {tablet.cookie}\r\n"
        length = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        half.sendall((head + length).encode() + body[: len(body) // 2])
    assert portal.events() == {}
    assert tablet.flush() == {id_: "stored"}


def test_an_erased_person_leaves_nothing_behind_and_takes_nobody_along(
    either: Any, enter: Enter
) -> None:
    tablet = either.tablet()
    amina, dilan = enter(tablet, "amina"), enter(tablet, "dilan")
    before = tablet.tell(amina, "lesson.practise", subject=LESSON)
    tablet.flush()
    hers = tablet.tell(amina, "help.requested", subject=LESSON)
    about = tablet.tell(dilan, "help.answered", about="amina", data={"request": "x"})
    other = tablet.tell(dilan, "lesson.practise", subject=LESSON)
    with either.database.session() as session:
        erase(session, "amina", "fatima", datetime.now(UTC))
    assert tablet.flush() == {hers: "erased", about: "erased", other: "stored"}
    assert tablet.send([tablet.stored[before]]).json["results"] == {before: "erased"}
    assert set(either.events()) == {other} and either.asides() == {}
    assert "amina" not in str(either.rows("SELECT * FROM tombstones WHERE event_id != 'amina'"))


def test_nobody_buries_anothers_event_by_saying_that_it_is_an_erased_persons(
    portal: Any, enter: Enter
) -> None:
    tablet = portal.tablet()
    dilan = enter(tablet, "dilan")
    with portal.database.session() as session:
        erase(session, "amina", "fatima", datetime.now(UTC))
    id_ = tablet.tell(dilan, "lesson.practise", subject=LESSON)
    lie = {**tablet.queue[id_], "person_id": "amina", "sealed": "AAAA"}
    assert tablet.send([lie]).json["results"] == {id_: "erased"}
    assert tablet.flush() == {id_: "stored"}


def test_a_busy_database_asks_to_try_again(
    portal: Any, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    tablet = portal.tablet()
    id_ = tablet.tell(enter(tablet, "amina"), "lesson.practise", subject=LESSON)
    connection = portal.database.engine.raw_connection()
    try:
        connection.execute("PRAGMA busy_timeout=1")
        portal.database.engine.pool.dispose()
        monkeypatch.setattr(databases, "BUSY_MILLISECONDS", 50)
        held = portal.database.engine.raw_connection()
        held.execute("BEGIN IMMEDIATE")
        answer = tablet.send(list(tablet.queue.values()))
        held.rollback()
        held.close()
    finally:
        connection.close()
    assert answer.status == 200 and answer.json["results"] == {id_: "retry"}
    assert portal.events() == {}
    assert tablet.flush() == {id_: "stored"}


def test_a_full_disk_answers_503_and_writes_nothing(portal: Any, enter: Enter) -> None:
    tablet = portal.tablet()
    amina = enter(tablet, "amina")
    for _ in range(60):
        tablet.tell(amina, "help.requested", subject=LESSON, data={"words": "x" * 1_900})
    waiting = list(tablet.queue.values())
    portal.database.engine.dispose()
    pages = portal.rows("PRAGMA page_count")[0]["page_count"]
    with portal.database.engine.connect() as full:
        full.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        full.rollback()
    answer = tablet.send(waiting)
    assert answer.status == 503 and int(answer.headers["Retry-After"]) > 0
    assert portal.events() == {} and set(tablet.queue) == {one["id"] for one in waiting}
    portal.database.engine.dispose()
    assert set(tablet.flush().values()) == {"stored"}


def test_who_comes_while_all_places_are_taken_is_sent_away_at_once_for_a_while(
    portal: Any, enter: Enter
) -> None:
    tablet = portal.tablet()
    id_ = tablet.tell(enter(tablet, "amina"), "lesson.practise", subject=LESSON)
    gate = portal.app.extensions["events_gate"] = Gate(inside=1)
    with gate.enter():
        answers = [tablet.send(list(tablet.queue.values())) for _ in range(5)]
    assert {answer.status for answer in answers} == {503}
    assert all(int(answer.headers["Retry-After"]) >= 2 for answer in answers)
    assert portal.events() == {}
    assert tablet.flush() == {id_: "stored"}


def test_a_crowd_is_spread_over_minutes() -> None:
    gate = Gate(inside=1)
    waits: list[int] = []
    with gate.enter():
        for _ in range(10_000):
            with pytest.raises(FullError) as sent_away, gate.enter():
                pass
            waits.append(sent_away.value.wait)
    assert min(waits) >= 2 and 200 <= max(waits[-1_000:]) <= 302
    assert len(set(waits[-1_000:])) > 100
    with gate.enter():
        pass


def test_many_tablets_at_once_all_get_through(portal: Any, enter: Enter) -> None:
    tablets = [portal.tablet() for _ in range(8)]
    told = {t.tell(enter(t, "amina"), "lesson.practise", subject=LESSON): t for t in tablets}

    def send(tablet: Any) -> None:
        while tablet.queue:
            tablet.flush()

    threads = [threading.Thread(target=send, args=(tablet,)) for tablet in tablets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(portal.events()) == set(told)


def test_bytes_that_nobody_reads_are_kept(portal: Any) -> None:
    tablet = portal.tablet()
    answer = tablet.ask("POST", "/api/v1/events/raw", b"\x00\xff not json")
    assert answer.status == 200 and answer.json["results"] == {}
    (row,) = portal.rows("SELECT content FROM raw_events")
    assert bytes(row["content"]) == b"\x00\xff not json"
    assert [row["reason"] for row in portal.rows("SELECT reason FROM quarantine")] == ["malformed"]


def test_an_event_that_makes_the_intake_fail_is_kept_raw(
    portal: Any, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    tablet = portal.tablet()
    id_ = tablet.tell(enter(tablet, "amina"), "lesson.practise", subject=LESSON)
    envelope = tablet.queue[id_]

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(take_in, "judge", fail)
        answer = tablet.send([envelope])
        assert answer.status == 500 and answer.headers["X-KP-Portal"]
        raw = tablet.ask("POST", "/api/v1/events/raw", envelope)
        assert raw.json["results"] == {id_: "quarantined"}
    assert portal.asides()[id_]["reason"] == "failed"
    (row,) = portal.rows("SELECT content FROM raw_events")
    assert json.loads(row["content"]) == envelope
    assert tablet.flush() == {id_: "stored"}


def test_a_get_is_no_way_to_send(portal: Any) -> None:
    where = urlsplit(portal.address)
    connection = http.client.HTTPConnection(where.netloc, timeout=60)
    connection.request("GET", "/api/v1/events")
    assert connection.getresponse().status == 405
    connection.close()
