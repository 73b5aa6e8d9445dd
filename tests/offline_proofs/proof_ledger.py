"""What was promised, kept outside of every browser, and the judge who compares it with the log.

A line is written, and the disk waited for, when a page has shown "Sparat här". What a person was
about to say is known before, since each thing is said once and carries a token of its own.
"""

from __future__ import annotations

import json
import os
import threading
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import text

from kompetensportal.store.database import Database


@dataclass(frozen=True, slots=True)
class Meant:
    """Something that somebody is going to say."""

    token: str
    person: str
    type: str = "help.requested"
    subject: str = "outlook/las-och-svara"


class Ledger:
    """Open it once for a run; any thread may write."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._lock = threading.Lock()
        self.meant: dict[str, Meant] = {}
        self.told: dict[str, str] = {}
        """Id -> token, of what was shown as saved."""
        self.repeated: list[str] = []
        """Ids that were shown as saved for two different things."""
        self.forged: set[str] = set()
        """Ids of what somebody signed in a colleague's name: none of it may count."""

    def will_say(self, meant: Meant) -> Meant:
        """Note what is going to be said. Raises ValueError for a token that was used."""
        with self._lock:
            if meant.token in self.meant:
                raise ValueError(meant.token)
            self.meant[meant.token] = meant
        return meant

    def saved(self, event_id: str, token: str) -> None:
        """ "Sparat här" was shown for it."""
        with self._lock:
            self._file.write(json.dumps([event_id, token]) + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())
            if self.told.setdefault(event_id, token) != token:
                self.repeated.append(event_id)

    def close(self) -> None:
        """Nothing more is said."""
        self._file.close()


@dataclass
class Verdict:
    """What the judge found; `faults` empty is what every run of the product must reach."""

    told: int = 0
    stored: int = 0
    lost: list[str] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    wrong_person: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    out_of_order: list[str] = field(default_factory=list)
    """Ids that stand in the log before what the same person said earlier on the same tablet."""

    @property
    def faults(self) -> dict[str, int]:
        """What is wrong, and how often."""
        kinds = ("lost", "twice", "wrong_person", "altered", "unknown", "set_aside", "out_of_order")
        return {kind: len(getattr(self, kind)) for kind in kinds if getattr(self, kind)}

    def __str__(self) -> str:
        found = ", ".join(f"{n} {kind}" for kind, n in self.faults.items()) or (
            "0 lost, 0 twice, 0 under the wrong person"
        )
        return f"{self.told} told, {self.stored} in the log: {found}"


def judge(ledger: Ledger, database_url: str) -> Verdict:
    """Compare what was promised with what the portal has, row by row."""
    rows, aside = _log(database_url)
    verdict = Verdict(told=len(ledger.told), stored=len(rows))
    by_id = {row["id"]: row for row in rows}
    tokens: Counter[str] = Counter()
    for row in rows:
        if row["id"] in ledger.forged:
            verdict.wrong_person.append(row["id"])
            continue
        token = row["data"].get("words", "") if isinstance(row["data"], dict) else ""
        meant = ledger.meant.get(token)
        if meant is None:
            verdict.unknown.append(row["id"])
            continue
        tokens[token] += 1
        if row["person_id"] != meant.person or row["about_id"] != meant.person:
            verdict.wrong_person.append(row["id"])
        if (row["type"], row["subject"]) != (meant.type, meant.subject):
            verdict.altered.append(row["id"])
    for event_id, token in ledger.told.items():
        if event_id in by_id and by_id[event_id]["data"].get("words") != token:
            verdict.altered.append(event_id)
        elif not tokens[token]:
            verdict.lost.append(event_id)
    verdict.twice = [token for token, n in tokens.items() if n > 1] + ledger.repeated
    verdict.set_aside = [row["event_id"] for row in aside if row["event_id"] not in ledger.forged]
    verdict.out_of_order = _out_of_order(rows)
    return verdict


def _out_of_order(rows: list[dict[str, Any]]) -> list[str]:
    """Of one store, an event stands after the ones that were written before it."""
    last: dict[str, int] = {}
    found = []
    for row in rows:
        if row["store_id"] is None:
            continue
        if row["dev_seq"] < last.get(row["store_id"], 0):
            found.append(row["id"])
        last[row["store_id"]] = max(row["dev_seq"], last.get(row["store_id"], 0))
    return found


def _log(database_url: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    database = Database(database_url)
    try:
        with database.session() as session:
            rows = [
                dict(row)
                for row in session.execute(text('SELECT * FROM events ORDER BY "order"')).mappings()
            ]
            aside = [dict(r) for r in session.execute(text("SELECT * FROM quarantine")).mappings()]
    finally:
        database.close()
    for row in rows:
        if isinstance(row["data"], str):
            row["data"] = json.loads(row["data"])
    return rows, aside
