"""Intake of tablets' events through HTTP, beside a bare loop that verifies and inserts the same.

Both on SQLite with `synchronous=FULL` and the same table, in batches of 100, batch by batch in
turn, so that a busy moment meets both. The portal is a process of its own; its events are signed
and sealed as tablets do. `python -m bench.intake 20` takes twenty batches.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import orjson
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from kompetensportal.actions.device.enrol import code_for_unit
from kompetensportal.actions.portal import example
from kompetensportal.cli.http import THREADS
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from kompetensportal.web.collector import calm_collector
from tools.loopback import served

sys.path.append(str(Path(__file__).parent.parent / "tests" / "device_facts"))
from paper_tablet import PaperTablet  # type: ignore[import-not-found]

BATCH, BATCHES, WANTED = 100, 40, 0.5
WARM = 3
COPIED = (
    *("id", "type", "person_id", "about_id", "subject", "version"),
    *("device_id", "v", "store_id", "dev_seq"),
)
INSERT = (
    f"INSERT INTO events ({', '.join(COPIED)}, at, data, signed, offset_ms, received, origin)"
    f" VALUES ({', '.join('?' * len(COPIED))}, ?, ?, ?, 0, '2026-01-01 00:00:00', 'device')"
)
CODES = {account.user_name: account.code for account in example.ACCOUNTS}
LESSONS = [f"outlook/lathund-{n}" for n in range(50)]


def main(batches: int = BATCHES) -> int:
    """Print both rates and their ratio; 1 when it is under what is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        ours, bare, cpu = compare(Path(folder), batches)
    ratio = ours / bare
    print(f"{'':<44}{'portal':>10}{'bare loop':>12}{'ratio':>8}")
    print(
        f"{'events a second, taken in and on the disk':<44}{ours:>10.0f}{bare:>12.0f}{ratio:>8.2f}"
        f"  >= {WANTED} {'ok' if ratio >= WANTED else 'UNDER'}"
    )
    print(f"{'CPU of the portal, ms an event':<44}{cpu * 1000:>10.3f}")
    return int(ratio < WANTED)


def compare(folder: Path, batches: int) -> tuple[float, float, float]:
    """Events a second of the portal and of the bare loop, and the portal's CPU s an event."""
    near, far = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_serve, args=(folder / "data", far))
    process.start()
    try:
        address, code = near.recv()
        bodies, plain, cookie = _written(address, code, batches + WARM)
        near.send("cpu")
        before = near.recv()
        portal, loop = _in_turn(address, cookie, bodies, folder / "bare.sqlite", plain)
        near.send("cpu")
        cpu = near.recv() - before
    finally:
        near.send("stop")
        process.join(timeout=10)
        process.terminate()
    count = BATCH * batches
    return count / portal, count / loop, cpu / (BATCH * (batches + WARM))


def _in_turn(
    address: str, cookie: str, bodies: Sequence[bytes], file: Path, plain: Sequence[list[Any]]
) -> tuple[float, float]:
    portal = loop = 0.0
    host, _, port = address.removeprefix("http://").partition(":")
    headers = {"Content-Type": "application/json", "X-KP": "1", "Cookie": cookie}
    with closing(HTTPConnection(host, int(port))) as connection, closing(_bare(file)) as database:
        for number, (body, events) in enumerate(zip(bodies, plain, strict=True)):
            begun = time.perf_counter()
            connection.request("POST", "/api/v1/events", body, headers)
            answer = connection.getresponse()
            said = orjson.loads(answer.read())
            between = time.perf_counter()
            taken = insert(database, events)
            ended = time.perf_counter()
            stored = sum(result == "stored" for result in said["results"].values())
            if stored != BATCH or taken != BATCH:
                raise RuntimeError(f"{answer.status}: {stored} stored, {taken} inserted")
            if number >= WARM:
                portal, loop = portal + between - begun, loop + ended - between
    return portal, loop


def _bare(file: Path) -> sqlite3.Connection:
    """The portal's own table of events with its indexes, and nothing else."""
    made = Database(f"sqlite:///{file}")
    schema.create(made)
    made.close()
    database = sqlite3.connect(file)
    database.execute("PRAGMA synchronous=FULL")
    return database


def insert(database: sqlite3.Connection, events: Sequence[tuple[Any, str, str]]) -> int:
    """The bare loop: verify each signature, insert, commit."""
    rows = []
    for key, body, signature in events:
        both = urlsafe_b64decode(signature + "==")
        r, s = int.from_bytes(both[:32]), int.from_bytes(both[32:])
        key.verify(encode_dss_signature(r, s), body.encode(), ec.ECDSA(SHA256()))
        said = orjson.loads(body)
        signed = orjson.dumps({"body": body, "sig": signature}).decode()
        data = orjson.dumps(said["data"]).decode()
        rows.append((*(said[name] for name in COPIED), said["at"]["wall"], data, signed))
    database.executemany(INSERT, rows)
    database.commit()
    return len(rows)


def _written(address: str, code: str, batches: int) -> tuple[list[bytes], list[list[Any]], str]:
    """Batches as a tablet sends them, and the same events for the bare loop."""
    tablet = PaperTablet(address)
    tablet.enrol(code)
    people = [tablet.unlock(name, CODES[name]) for name in ("amina", "carlos", "dilan", "eva")]
    bodies, plain = [], []
    for _ in range(batches):
        signed = []
        for number in range(BATCH):
            who = people[number % len(people)]
            lesson = LESSONS[number % len(LESSONS)]
            kind, data = "question.answered", {}
            if number % 3 == 0:
                kind, data = "lesson.completed", {"questions": ["forsta", "knapp"]}
            subject = lesson if data else f"{lesson}#forsta"
            body = tablet.body(who, kind, subject=subject, version="v1", data=data)
            signed.append((who.signing.private.public_key(), tablet.sign(who, body)))
        events = [tablet.seal(one) for _, one in signed]
        whole = {"v": 1, "device_id": tablet.device["device_id"], "events": events}
        bodies.append(orjson.dumps({**whole, "sent_at": int(time.time() * 1000)}))
        plain.append([(key, one["body"], one["sig"]) for key, one in signed])
    return bodies, plain, tablet.cookie


def _serve(data: Path, pipe: Connection) -> None:
    """The portal, in a process of its own."""
    data.mkdir()
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    example.make(database)
    with database.session() as session:
        code = code_for_unit(session, "ekdalen", "Bänken", by="fatima", now=datetime.now(UTC))
    app = create_app(Settings(data=data, demo=True), database)
    with served(app, THREADS) as address:
        calm_collector()  # As `serve` does.
        pipe.send((address, code))
        while pipe.recv() == "cpu":
            pipe.send(time.process_time())
    os._exit(0)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:2])))
