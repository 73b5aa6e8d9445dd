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
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from model_portal import ModelPortal  # type: ignore[import-not-found]
from model_tablets import FAULTS, ModelTablet, ModelWire, World  # type: ignore[import-not-found]
from paper_corridor import DAY, enrol  # type: ignore[import-not-found]
from proof_corridor import PEOPLE  # type: ignore[import-not-found]

TYPE, SUBJECT = "help.requested", "outlook/las-och-svara"
CLOCKS = (0, -40 * DAY, 1_700 * DAY, -9_800 * DAY)
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


class TabletsAndPortal(RuleBasedStateMachine):
    """`template` and `folder` are set by the test."""

    template: Path
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp(dir=self.folder))
        self.world = World(ModelPortal(self.template, self.home))
        self.tablets: list[ModelTablet] = []
        self.told: dict[str, Told] = {}
        self.backup: Kept | None = None
        self.erased: set[str] = set()
        self.excused: set[str] = set()
        self.tokens = (f"t{n}" for n in itertools.count(1))
        figures["runs"] += 1

    @initialize()
    def two_tablets(self) -> None:
        for _ in range(2):
            self._enrol_new()

    def _enrol_new(self) -> None:
        wire = ModelWire(self.world)
        tablet = ModelTablet(enrol(wire.post, self.world.portal.code()), wire)
        for person in PEOPLE:
            if person not in self.excused:
                self._unlock(tablet, person)
        self.tablets.append(tablet)

    @staticmethod
    def _unlock(tablet: ModelTablet, person: str) -> None:
        try:
            tablet.paper.unlock(tablet.wire.post, person)
        except RuntimeError:
            figures["could not unlock"] += 1  # She has left or is disabled: as it should be.

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

    @rule(number=st.integers(0, 9), person=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE))
    def forge(self, number: int, person: str, other: str) -> None:
        """Somebody signs as a colleague."""
        tablet = self._of(number)
        if person != other and person in tablet.paper.keys:
            self._tell(tablet, person, legal=False, person_id=other, about_id=other)

    @rule(number=st.integers(0, 9), person=st.sampled_from(PEOPLE), v=st.sampled_from([1, 2]))
    def tell_what_is_not_known(self, number: int, person: str, v: int) -> None:
        """Of a later version, or of a type that nobody knows yet."""
        tablet = self._of(number)
        if person in tablet.paper.keys:
            type_ = TYPE if v > 1 else "walked.the.dog"
            self._tell(tablet, person, legal=False, v=v, type=type_)

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
            for person in PEOPLE:
                self._unlock(tablet, person)
            tablet.queue.ask()
            tablet.queue.offer_again()
            tablet.queue.flush()
        self.nothing_is_lost_doubled_altered_or_under_another_person()
        self.only_what_is_safe_was_let_go()
        for tablet in self.tablets:
            assert not tablet.queue.waiting, "a whole network, and still not sent"
        there = {row.id for row in self.world.portal.log()}
        aside = self.world.portal.aside()
        for told in self.told.values():
            if told.person not in self.excused:
                assert told.id in there | aside, f"never arrived: {told}"
        figures["in the log at the end"] += len(there)
        figures["kept aside at the end"] += len(aside)

    def _enrol_again(self, tablet: ModelTablet) -> None:
        """The portal that was restored has never heard of this tablet."""
        fresh = enrol(tablet.wire.post, self.world.portal.code())
        tablet.queue.device_id = tablet.paper.pen.device_id = fresh.queue.device_id
        tablet.paper.pen.seal = fresh.pen.seal
        figures["enrolled again"] += 1
