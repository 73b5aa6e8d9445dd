"""The power goes when "Sparat här" is shown: what was told is there when the tablet starts.

A picture of the disk is taken while the page waits for the ledger, so nothing can be written in
between; then another Chromium opens that picture. The control writes as browsers do when nobody
asks for more.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from durable_disk import DurableDisk, durable_disk  # type: ignore[import-not-found]
from fault_proxy import FaultProxy  # type: ignore[import-not-found]
from planted_tablet import ONLY_LOCALLY, Change, planted_script  # type: ignore[import-not-found]
from playwright.sync_api import BrowserType
from proof_corridor import (  # type: ignore[import-not-found]
    CorridorTablet,
    serve_proof,
)
from proof_day import code_for_tablet  # type: ignore[import-not-found]
from proof_ledger import Ledger  # type: ignore[import-not-found]
from proof_portal import ProofPortal  # type: ignore[import-not-found]

RELAXED = (
    Change("device/facts/db.js", 'durability: "strict"', 'durability: "relaxed"'),
    ONLY_LOCALLY,
)
SAID_BEFORE_AN_IMAGE = 6


class Photographer(Ledger):  # type: ignore[misc]
    """A ledger that takes a picture of the disk when it is told of the last thing of a round."""

    def __init__(self, path: Path, disk: DurableDisk, to: Path) -> None:
        super().__init__(path)
        self.disk, self.to = disk, to
        self.pictures: list[tuple[Path, set[str]]] = []
        self.due: set[str] = set()

    def saved(self, event_id: str, token: str) -> None:
        super().saved(event_id, token)
        if token in self.due:
            picture = self.disk.image(self.to / f"image-{len(self.pictures)}")
            self.pictures.append((picture, set(self.told)))


@contextmanager
def photographed(
    kind: BrowserType, library: Path, data: Path, folder: Path, script: bytes | None
) -> Iterator[tuple[CorridorTablet, Photographer, FaultProxy]]:
    """A tablet whose disk is watched from its first start, without a portal from then on."""
    portal = ProofPortal(data)
    portal.start()
    disk = durable_disk(library, folder / "profile")
    ledger = Photographer(folder / "ledger.jsonl", disk, folder)
    with FaultProxy(portal.port) as proxy:
        serve_proof(proxy, ledger, script)
        tablet = CorridorTablet(
            kind, disk.folder, proxy, ledger, random.Random(1), environment=disk.environment()
        )
        try:
            tablet.open()
            tablet.enrol(code_for_tablet(data))
            proxy.weather = {"refused": 1.0}  # Nothing leaves: all of it is on the disk or nowhere.
            yield tablet, ledger, proxy
        finally:
            tablet.close()
            portal.stop()


def lost_in(
    pictures: int,
    where: tuple[CorridorTablet, Photographer, FaultProxy],
    without: str = "",
) -> list[int]:
    """Take so many pictures; of what had been told, how many each of them lacks, perhaps without
    one of the browser's folders."""
    tablet, ledger, proxy = where
    for _ in range(pictures):
        turns = tablet.plan(SAID_BEFORE_AN_IMAGE, in_turns=1)
        ledger.due = {turns[0]["say"][-1]["token"]}
        tablet.begin(tablet.pages[0], turns)
        tablet.wait()
    assert not tablet.failed, tablet.failed
    tablet.close()
    lacking = []
    for picture, told in ledger.pictures:
        if without:
            shutil.rmtree(picture / "Default" / without)
        again = CorridorTablet(tablet.kind, picture, proxy, ledger, random.Random(1))
        try:
            again.open()
            lacking.append(len(told - again.ids()))
        finally:
            again.close()
    assert len(lacking) == pictures
    return lacking


def the_product(kind: BrowserType, library: Path, data: Path, folder: Path, pictures: int) -> None:
    with photographed(kind, library, data, folder, None) as where:
        lacking = lost_in(pictures, where)
        print(f"\n{pictures} images of the disk, {len(where[1].told)} told: {sum(lacking)} lost")
        assert sum(lacking) == 0


def each_copy(kind: BrowserType, library: Path, data: Path, folder: Path, without: str) -> None:
    with photographed(kind, library, data, folder, None) as where:
        tablet, ledger, _ = where
        tablet.begin(tablet.pages[0], tablet.plan(1, in_turns=1))
        tablet.wait()
        ledger.disk.settle("Default/File System")  # The names of files; their content is flushed.
        lacking = lost_in(3, where, without)
        print(f"\nwithout {without}: {lacking} lost of {len(where[1].told)}")
        assert sum(lacking) == 0


def the_control(kind: BrowserType, library: Path, data: Path, folder: Path, pictures: int) -> None:
    script = planted_script(folder / "sources", *RELAXED)
    with photographed(kind, library, data, folder, script) as where:
        lacking = lost_in(pictures, where)
        losing = sum(1 for lost in lacking if lost)
        print(f"\nrelaxed: {losing} of {pictures} images lost something, {sum(lacking)} in all")
        assert losing > pictures / 2


@pytest.mark.timeout(600)
def test_what_a_tablet_has_saved_survives_a_power_cut(
    browser_type: BrowserType, disk_library: Path, data: Path, tmp_path: Path
) -> None:
    the_product(browser_type, disk_library, data, tmp_path, 3)


@pytest.mark.timeout(600)
def test_the_control_that_does_not_wait_for_the_disk_loses_it(
    browser_type: BrowserType, disk_library: Path, data: Path, tmp_path: Path
) -> None:
    the_control(browser_type, disk_library, data, tmp_path, 3)


@pytest.mark.long
@pytest.mark.parametrize("without", ["IndexedDB", "File System"])
def test_each_of_the_two_copies_survives_a_power_cut(
    browser_type: BrowserType, disk_library: Path, data: Path, tmp_path: Path, without: str
) -> None:
    each_copy(browser_type, disk_library, data, tmp_path, without)


@pytest.mark.long
def test_fifty_power_cuts_of_a_tablet(
    browser_type: BrowserType, disk_library: Path, data: Path, tmp_path: Path
) -> None:
    the_product(browser_type, disk_library, data, tmp_path, 50)


@pytest.mark.long
def test_fifty_power_cuts_of_the_control(
    browser_type: BrowserType, disk_library: Path, data: Path, tmp_path: Path
) -> None:
    the_control(browser_type, disk_library, data, tmp_path, 50)
