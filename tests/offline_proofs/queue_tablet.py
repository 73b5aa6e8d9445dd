"""A tablet's queue as docs/offline.md describes it, in Python: what the real scripts must do too.

It keeps what is stored until it is safe, offers everything again to a portal with another epoch,
believes only answers of our portal and only about ids that it has sent, and halves a batch that is
refused. How an event is signed and sealed is the business of `pen`; how it travels, of `post`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

MOST = 200
AFTER = {"stored": "stored", "duplicate": "stored", "quarantined": "aside", "erased": "erased"}
"""What an event is after each answer; any other word leaves it as it was."""
HALVING = {413, 500}
WAITING = {"waiting", "help"}
LEAVE = "leave"
"""What a sending gives when nothing more can be done now."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status, headers in lower case, body. Status 0: nothing came."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


Post = Callable[[str, bytes, str], Answer]
"""(path, body, content type) -> answer; never raises."""


@dataclass
class Kept:
    """One event in the queue."""

    envelope: dict[str, Any]
    token: str
    state: str = "waiting"
    """`waiting`, `stored`, `aside` (the portal has set it aside), or `help`: only as bytes."""


@dataclass
class QueueTablet:
    """The queue of one store on one tablet; `post` may fail in every way."""

    device_id: str
    store_id: str
    post: Post
    batch: int = MOST
    epoch: str = ""
    queue: dict[str, Kept] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)
    """Ids that it has let go, because a backup holds them."""
    waited: list[float] = field(default_factory=list)
    """Seconds that the portal asked it to wait."""
    statuses: list[int] = field(default_factory=list)

    def put(self, envelope: dict[str, Any], token: str) -> None:
        """An event that was shown as saved."""
        self.queue[envelope["id"]] = Kept(envelope, token)

    @property
    def waiting(self) -> list[Kept]:
        """What the portal is not known to have, in the order in which it was written."""
        waiting = [kept for kept in self.queue.values() if kept.state in WAITING]
        return sorted(waiting, key=lambda kept: int(kept.envelope["dev_seq"]))

    def flush(self) -> int:
        """Send what waits, as far as the network allows today; gives how many are left."""
        while self.waiting:
            helped = [kept for kept in self.waiting if kept.state == "help"]
            plain = [kept for kept in self.waiting if kept.state == "waiting"][: self.batch]
            # An answer of a restored portal makes older ones wait again: only these count.
            tried = plain or helped[:1]
            before = [kept.state for kept in tried]
            done = self._send(plain) if plain else self._raw(helped[0])
            if done == LEAVE or [kept.state for kept in tried] == before:
                break
        return len(self.waiting)

    def offer_again(self) -> None:
        """What was set aside is tried once more: a key may have come since."""
        for kept in self.queue.values():
            if kept.state == "aside":
                kept.state = "waiting"

    def offer_all(self) -> None:
        """As after a restore: whatever is kept waits again."""
        for kept in self.queue.values():
            kept.state = "waiting"

    def ask(self) -> None:
        """An empty batch: to hear of the epoch and of what is safe."""
        self._send([])

    def send_one(self, envelope: dict[str, Any]) -> str:
        """Send one envelope that is not in the queue; what the portal says of it."""
        told = self._ours(
            self.post("/api/v1/events", self._body([Kept(envelope, "")]), "application/json")
        )
        return str((told or {}).get("results", {}).get(envelope["id"], ""))

    def _send(self, events: list[Kept]) -> str:
        answer = self.post("/api/v1/events", self._body(events), "application/json")
        self.statuses.append(answer.status)
        if answer.status in HALVING and events:
            return self._halve(events, answer)
        if answer.status in {429, 503} and answer.headers.get("retry-after"):
            self.waited.append(float(answer.headers["retry-after"]))
            return LEAVE
        told = self._ours(answer)
        if told is None or answer.status != 200:
            return LEAVE
        self._take(told, {kept.envelope["id"] for kept in events})
        return ""

    def _halve(self, events: list[Kept], answer: Answer) -> str:
        if len(events) == 1:
            if "x-kp-portal" not in answer.headers:
                return LEAVE
            events[0].state = "help"
            return ""
        middle = len(events) // 2
        first = self._send(events[:middle])
        return first if first == LEAVE else self._send(events[middle:])

    def _raw(self, kept: Kept) -> str:
        body = json.dumps(kept.envelope).encode()
        answer = self.post("/api/v1/events/raw", body, "application/octet-stream")
        told = self._ours(answer)
        if told is None or answer.status != 200:
            return LEAVE
        self._take(told, {kept.envelope["id"]})
        return ""

    def _body(self, events: list[Kept]) -> bytes:
        envelopes = [kept.envelope for kept in events]
        return json.dumps({"v": 1, "device_id": self.device_id, "events": envelopes}).encode()

    @staticmethod
    def _ours(answer: Answer) -> dict[str, Any] | None:
        """The answer's JSON when our portal made it, whole; else nothing is known."""
        if "x-kp-portal" not in answer.headers:
            return None
        try:
            told = json.loads(answer.body)
        except ValueError:
            return None
        return told if isinstance(told, dict) and "results" in told and "epoch" in told else None

    def _take(self, told: dict[str, Any], sent: set[str]) -> None:
        if told["epoch"] != self.epoch:
            self.epoch = told["epoch"]
            for kept in self.queue.values():
                kept.state = "waiting"
        for event_id, result in told["results"].items():
            if event_id in sent and event_id in self.queue and result in AFTER:
                kept = self.queue[event_id]
                kept.state = AFTER[result]
                if result == "erased":
                    del self.queue[event_id]
        through = told.get("safe_through", {}).get(self.store_id, 0)
        for event_id, kept in list(self.queue.items()):
            safe = event_id in told.get("safe_ids", ()) or int(kept.envelope["dev_seq"]) <= through
            if safe and kept.state == "stored":
                del self.queue[event_id]
                self.deleted.add(event_id)
