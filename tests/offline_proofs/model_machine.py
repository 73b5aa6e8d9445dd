"""Everything that may happen between tablets and a portal, in any order, and what must always hold.

Told is what a tablet has shown as saved. Somebody who is erased is excused: what she told may be
gone, and must not be there. After each run the world is healed (whole network, tablets enrolled and
unlocked again where a restore has forgotten them), and then everything told must be in the log or
be kept whole.
"""

from __future__ import annotations

import itertools
import json
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from model_portal import ModelPortal  # type: ignore[import-not-found]
from model_tablets import FAULTS, ModelTablet, ModelWire, World  # type: ignore[import-not-found]
from paper_corridor import DAY, enrol  # type: ignore[import-not-found]
from proof_corridor import PEOPLE  # type: ignore[import-not-found]

TYPE, SUBJECT = "help.requested", "outlook/las-och-svara"
CLOCKS = (0, -40 * DAY, 1_700 * DAY, -9_800 * DAY)
ASIDE = ("forged", "later", "unknown")
MOST_TABLETS = 4
figures: Counter[str] = Counter()
"""Of all runs of this process: what happened how often."""


@dataclass
class Told:
    """One thing that was shown as saved."""

    id: str
    person: str
    body: str
    legal: bool = True
    """False for what the portal must set aside: forged, of a later version, another body."""


@dataclass
class Kept:
    """A backup, and what was true when it was made."""

    file: Path
    ids: set[str]
    erased: set[str] = field(default_factory=set)


def enrol_in(world: World) -> ModelTablet:
    """A new tablet that everybody who can has unlocked once."""
    wire = ModelWire(world)
    tablet = ModelTablet(enrol(wire.post, world.portal.code()), wire)
    for person in PEOPLE:
        unlock(tablet, person)
    return tablet


def unlock(tablet: ModelTablet, person: str) -> None:
    """With the network; somebody who is disabled, erased or has left cannot."""
    try:
        tablet.paper.unlock(tablet.wire.post, person)
    except RuntimeError:
        figures["could not unlock"] += 1


class TabletsAndPortal(RuleBasedStateMachine):
    """`template`, `started` (tablets that are enrolled there) and `folder` are set by the test."""

    template: Path
    started: list[ModelTablet]
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(dir=self.folder))
        self.world = World(ModelPortal(self.template, self.home))
        self.told: dict[str, Told] = {}
        self.backup: Kept | None = None
        self.erased: set[str] = set()
        self.excused: set[str] = set()
        self.has_restored = False
        self.tokens = (f"t{n}" for n in itertools.count(1))
        figures["runs"] += 1

        self.tablets = [started.copied(self.world) for started in self.started]

    def _enrol_new(self) -> None:
        self.tablets.append(enrol_in(self.world))

    def _is_known(self, tablet: ModelTablet, person: str) -> bool:
        """Whether the portal has her key and herself, so that what she says goes into the log."""
        return person not in self.excused and not self.has_restored

    def _of(self, number: int) -> ModelTablet:
        return self.tablets[number % len(self.tablets)]

    @rule(
        number=st.integers(0, 9), people=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=6)
    )
    def tell(self, number: int, people: list[str]) -> None:
        tablet = self._of(number)
        for person in people:
            if person in tablet.paper.keys:
                self._tell(tablet, person)

    def _tell(self, tablet: ModelTablet, person: str, legal: bool = True, **other: Any) -> None:
        token = next(self.tokens)
        keys = tablet.paper.keys[person]
        pen = tablet.paper.pen
        pen.last += 1
        body = pen._body(keys, TYPE, SUBJECT, {"words": token}) | other
        self._put(tablet, pen.envelope(keys, body), token, body, legal)

    def _put(
        self,
        tablet: ModelTablet,
        envelope: dict[str, Any],
        token: str,
        body: dict[str, Any],
        legal: bool,
    ) -> None:
        tablet.queue.put(envelope, token)
        written = json.dumps(body, ensure_ascii=False)
        self.told[body["id"]] = Told(body["id"], body["person_id"], written, legal)
        figures["told"] += 1

    @rule(
        number=st.integers(0, 9),
        people=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=6),
    )
    def tell_and_send(self, number: int, people: list[str]) -> None:
        self.tell(number, people)
        self._of(number).queue.flush()

    @rule(number=st.integers(0, 9), person=st.sampled_from(PEOPLE), how=st.sampled_from(ASIDE))
    def tell_what_must_be_set_aside(self, number: int, person: str, how: str) -> None:
        """Signed as a colleague, of a later version, or of a type that nobody knows yet."""
        tablet = self._of(number)
        other = PEOPLE[PEOPLE.index(person) - 1]
        if person in tablet.paper.keys:
            changes: dict[str, Any] = {
                "forged": {"person_id": other, "about_id": other},
                "later": {"v": 2},
                "unknown": {"type": "walked.the.dog"},
            }[how]
            self._tell(tablet, person, legal=False, **changes)

    @rule(number=st.integers(0, 9), person=st.sampled_from(PEOPLE))
    def tell_two_things_under_one_id(self, number: int, person: str) -> None:
        """Both are kept: the first in the log, the second set aside; so they come in that order."""
        tablet = self._of(number)
        if person not in tablet.paper.keys or not self._is_known(tablet, person):
            return
        self._tell(tablet, person)
        first = list(tablet.queue.queue.values())[-1]
        if tablet.queue.flush() or first.state != "stored":
            return
        body = json.loads(self.told[first.envelope["id"]].body)
        body["data"] = {"words": next(self.tokens)}
        again = tablet.paper.pen.envelope(tablet.paper.keys[person], body)
        told = tablet.queue.send_one(again)
        assert told == "quarantined", told
        figures["ids with two bodies"] += 1

    @rule(number=st.integers(0, 9), clock=st.sampled_from(CLOCKS))
    def set_clock(self, number: int, clock: int) -> None:
        self._of(number).paper.pen.clock_ms = clock

    @rule(
        number=st.integers(0, 9),
        faults=st.lists(st.sampled_from(FAULTS), max_size=3),
        batch=st.sampled_from([1, 2, 5, 200]),
    )
    def send(self, number: int, faults: list[str], batch: int) -> None:
        tablet = self._of(number)
        tablet.wire.faults = list(faults)
        tablet.queue.batch = batch
        tablet.queue.flush()
        tablet.queue.ask()
        tablet.wire.faults = []

    @rule()
    def back_up(self) -> None:
        portal = self.world.portal
        ids = {row.id for row in portal.log()} | portal.aside()
        self.backup = Kept(portal.back_up(), ids, set(self.erased))
        figures["backups"] += 1

    @precondition(lambda self: self.backup is not None)
    @rule()
    def restore(self) -> None:
        assert self.backup is not None
        self.world.portal.restore(self.backup.file)
        self.erased = set(self.backup.erased)
        self.has_restored = True
        figures["restores"] += 1

    @precondition(lambda self: not self.excused)
    @rule(person=st.sampled_from(PEOPLE))
    def erase(self, person: str) -> None:
        if self.world.portal.erase(person):
            self.erased.add(person)
            self.excused.add(person)
            figures["erased"] += 1

    @rule(person=st.sampled_from(PEOPLE), how=st.sampled_from(["move", "rename", "disable"]))
    def change_person(self, person: str, how: str) -> None:
        portal = self.world.portal
        if how == "move":
            portal.move(person)
        else:
            portal.change(person, **({"name": "Nytt"} if how == "rename" else {"disabled": True}))
        figures["people changed"] += 1

    @rule(number=st.integers(0, 9))
    def revoke(self, number: int) -> None:
        self.world.portal.revoke(self._of(number).queue.device_id)
        figures["devices revoked"] += 1

    @precondition(lambda self: 0 < len(self.tablets) < MOST_TABLETS)
    @rule(number=st.integers(0, 9))
    def copy_profile(self, number: int) -> None:
        self.tablets.append(self._of(number).copied(self.world))
        figures["profiles copied"] += 1

    @precondition(lambda self: len(self.tablets) < MOST_TABLETS)
    @rule()
    def one_more_tablet(self) -> None:
        self._enrol_new()

    @invariant()
    def nothing_is_lost_doubled_altered_or_under_another_person(self) -> None:
        rows = self.world.portal.log()
        aside = self.world.portal.aside()
        kept = {i for tablet in self.tablets for i in tablet.queue.queue}
        there = {row.id for row in rows}
        for told in self.told.values():
            if told.person not in self.excused:
                assert told.id in there | aside | kept, f"lost: {told}"
        assert max(Counter(row.token for row in rows).values(), default=0) <= 1, "twice"
        for row in rows:
            told = self.told[row.id]
            assert told.legal, f"taken in: {told}"
            assert (row.person, row.about) == (told.person, told.person), f"wrong person: {row}"
            assert row.body == told.body, f"altered: {row}"
            assert row.person not in self.erased, f"erased and there: {row}"

    @invariant()
    def only_what_is_safe_was_let_go(self) -> None:
        safe = self.backup.ids if self.backup else set()
        for tablet in self.tablets:
            gone = {i for i in tablet.queue.deleted if self.told[i].person not in self.excused}
            assert gone <= safe, f"let go before it was safe: {gone - safe}"

    def teardown(self) -> None:
        try:
            self._heal()
        finally:
            self.world.portal.close()
            shutil.rmtree(self.home)

    def _heal(self) -> None:
        for tablet in self.tablets:
            tablet.queue.ask()
            if 401 in tablet.queue.statuses[-1:]:
                self._enrol_again(tablet)
            for person in PEOPLE if self.has_restored else ():
                unlock(tablet, person)
            tablet.queue.ask()
            tablet.queue.offer_again()
            tablet.queue.flush()
        self.nothing_is_lost_doubled_altered_or_under_another_person()
        self.only_what_is_safe_was_let_go()
        for tablet in self.tablets:
            assert not tablet.queue.waiting, f"still not sent: {tablet.queue.statuses[-3:]}"
        there = {row.id for row in self.world.portal.log()}
        aside = self.world.portal.aside()
        for told in self.told.values():
            if told.person not in self.excused:
                assert told.id in there | aside, f"never arrived: {told}"
        figures["let go when safe"] += sum(len(t.queue.deleted) for t in self.tablets)
        figures["in the log at the end"] += len(there)
        figures["kept aside at the end"] += len(aside)

    def _enrol_again(self, tablet: ModelTablet) -> None:
        """The portal that was restored has never heard of this tablet."""
        fresh = enrol(tablet.wire.post, self.world.portal.code())
        tablet.queue.device_id = tablet.paper.pen.device_id = fresh.queue.device_id
        tablet.paper.pen.seal = fresh.pen.seal
        figures["enrolled again"] += 1
