"""The portal's own command with one thing broken on purpose: `planted_server.py FAULT serve …`.

Run as a program of its own, so that nothing of a fault reaches another process. An empty name
plants nothing. Each fault stands for a mistake that a product of this kind has really made.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from flask import abort
from sqlalchemy.orm import Session

from kompetensportal.actions.device import judge, take_in
from kompetensportal.cli.main import main
from kompetensportal.model.device.fact import Result
from kompetensportal.model.learning.event import new_id
from kompetensportal.store import database
from kompetensportal.store.device import facts, safe
from kompetensportal.web.context import person as signed_in_person
from kompetensportal.web.device import facts as intake

LATER_SECONDS = 3.0


def no_dedupe() -> None:
    """What comes again is taken in again."""
    add, bodies = facts.add, facts.bodies

    def adding(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
        there = bodies(session, [str(row["id"]) for row in rows])
        add(session, [{**row, "id": new_id()} if row["id"] in there else row for row in rows])

    take_in.facts.bodies = lambda session, ids: {}  # type: ignore[attr-defined]
    take_in.facts.add = adding  # type: ignore[attr-defined]


def acknowledge_before_commit() -> None:
    """The answer goes out at once; the transaction comes when there is time."""
    real = intake.take_in

    class Forgetful(database.Database):
        @contextmanager
        def session(self) -> Iterator[Session]:
            with super().session() as session:
                yield session
                session.rollback()

    def hasty(where: Any, *given: Any, **named: Any) -> Any:
        later = threading.Timer(LATER_SECONDS, real, [where, *given], named)
        later.daemon = True
        later.start()
        dry = Forgetful(str(where.database.engine.url))
        try:
            return real(take_in.Intake(dry, where.library, where.seal), *given, **named)
        finally:
            dry.close()

    intake.take_in = hasty  # type: ignore[assignment]


def order_by_clock() -> None:
    """The log is in the order in which tablets say that things happened."""
    add = facts.add

    def adding(session: Session, rows: Sequence[Mapping[str, object]]) -> None:
        add(session, sorted(rows, key=lambda row: str(row["at"])))

    take_in.facts.add = adding  # type: ignore[attr-defined]


def refused_by_clock() -> None:
    """What a tablet's clock puts into the future is thrown away, with a friendly answer."""
    real = take_in._decide

    def deciding(session: Session, judged: Any, now: Any) -> Any:
        good = [
            f for f in judged if f.told is None or f.told.at.wall < now.timestamp() * 1000 + 1e9
        ]
        results, writing = real(session, good, now)
        return {f.id: Result.STORED for f in judged} | results, writing

    take_in._decide = deciding


def one_signs_as_another() -> None:
    """The key is looked up, and nobody asks whose it is."""
    real = judge.keys.by_ids

    class Anybody(str):
        __slots__ = ()

        def __ne__(self, other: object) -> bool:
            return False

        __hash__ = str.__hash__

    def trusting(session: Session, ids: Any) -> Any:
        found = real(session, ids)
        return {id_: replace(key, person_id=Anybody(key.person_id)) for id_, key in found.items()}

    judge.keys.by_ids = trusting  # type: ignore[attr-defined]


def user_session_needed() -> None:
    """A device may send only while somebody is signed in."""
    real = intake._device

    def asking() -> Any:
        if signed_in_person() is None:
            abort(401)
        return real()

    intake._device = asking


def safe_before_a_backup() -> None:
    """What is stored is called safe, backup or not."""
    real = safe.identity

    def sure(session: Session) -> Any:
        return replace(real(session), safe_order=2**60)

    safe.identity = sure  # type: ignore[attr-defined]


def relaxed_database() -> None:
    """SQLite does not wait for the disk."""
    real = database._prepare_sqlite

    def relaxed(connection: Any, record: Any) -> None:
        real(connection, record)
        connection.execute("PRAGMA synchronous=OFF")

    database._prepare_sqlite = relaxed


FAULTS: dict[str, Callable[[], None]] = {
    "": lambda: None,
    "no dedupe": no_dedupe,
    "acknowledge before commit": acknowledge_before_commit,
    "order by clock": order_by_clock,
    "refused by clock": refused_by_clock,
    "one signs as another": one_signs_as_another,
    "user session needed": user_session_needed,
    "safe before a backup": safe_before_a_backup,
    "relaxed database": relaxed_database,
}


def die_with(parent: int) -> None:
    """A test run that is killed leaves no portal behind."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=die_with, args=[os.getppid()], daemon=True).start()
    FAULTS[sys.argv[1]]()
    sys.exit(main(sys.argv[2:]))
