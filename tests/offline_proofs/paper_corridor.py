"""Tablets without a browser: the queue and the pen of a tablet, on the real wire."""

from __future__ import annotations

import json
import random
import threading
import uuid
from dataclasses import dataclass, field
from typing import Any

from proof_ledger import Ledger, Meant  # type: ignore[import-not-found]
from proof_pen import Keys, Pen, Seal, point_of, text_of  # type: ignore[import-not-found]
from queue_tablet import MOST, Answer, Post, QueueTablet  # type: ignore[import-not-found]

from kompetensportal.actions.portal import example

CODES = {account.user_name: account.code for account in example.ACCOUNTS}
DAY = 86_400_000
IN_THE_STORM = 5
"""Attempts to send what is left before the network is whole again."""


@dataclass
class PaperTablet:
    """A queue, a pen, and the keys of everybody who has unlocked it once."""

    queue: QueueTablet
    pen: Pen
    keys: dict[str, Keys] = field(default_factory=dict)

    def tell(self, ledger: Ledger, meant: Meant) -> str:
        """Somebody says something, and it is shown as saved."""
        envelope = self.pen.write(
            self.keys[meant.person], meant.type, meant.subject, {"words": meant.token}
        )
        self.queue.put(envelope, meant.token)
        ledger.saved(envelope["id"], meant.token)
        return str(envelope["id"])

    def forge(self, ledger: Ledger, person: str, victim: str) -> None:
        """Somebody who holds the tablet signs with her own key what a colleague never said."""
        told = {"person_id": victim, "about_id": victim}
        envelope = self.pen.write(self.keys[person], "help.requested", "forged", {}, **told)
        ledger.forged.add(envelope["id"])
        self.queue.put(envelope, "")

    def unlock(self, post: Post, person: str) -> None:
        """The first time, with the network: her keys become known. Raises RuntimeError."""
        keys = self.keys.get(person) or Keys(person)
        body = {
            "person_id": person,
            "code": CODES[person],
            "key_id": keys.key_id,
            "public": text_of(point_of(keys.signing)),
            "box_public": text_of(point_of(keys.box)),
        }
        _asked(post("/api/v1/persons/unlock", json.dumps(body).encode(), "application/json"))
        self.keys[person] = keys


def enrol(post: Post, code: str, *, batch: int = MOST) -> PaperTablet:
    """Enrol a tablet with a new store. Raises RuntimeError with what the portal said."""
    told = _asked(
        post("/api/v1/devices/enrol", json.dumps({"code": code}).encode(), "application/json")
    )
    store = str(uuid.uuid4())
    queue = QueueTablet(told["device_id"], store, post, batch=batch, epoch=told["epoch"])
    return PaperTablet(queue, Pen(told["device_id"], store, Seal(**told["seal"])))


def _asked(answer: Answer) -> dict[str, Any]:
    if answer.status != 200:
        raise RuntimeError(f"{answer.status}: {answer.body[:300]!r}")
    told: dict[str, Any] = json.loads(answer.body)
    return told


def say_much(
    tablet: PaperTablet, ledger: Ledger, many: int, chance: random.Random, stop: threading.Event
) -> None:
    """A worker: say so many things, in turn and with a clock that jumps, and send now and then."""
    people = sorted(tablet.keys)
    for number in range(many):
        if stop.is_set():
            return
        if chance.random() < 0.02:
            tablet.pen.clock_ms = chance.choice([0, 0, DAY, -40 * DAY, 1_700 * DAY, -9_800 * DAY])
        meant = Meant(f"{tablet.pen.store_id}/{number}", chance.choice(people))
        tablet.tell(ledger, ledger.will_say(meant))
        if chance.random() < 0.02:
            tablet.forge(ledger, *chance.sample(people, 2))
        if chance.random() < 0.04:
            tablet.queue.batch = chance.choice([3, 20, MOST])
            tablet.queue.flush()
    tablet.queue.batch = MOST
    for _ in range(IN_THE_STORM):
        if not stop.is_set():
            tablet.queue.flush()
