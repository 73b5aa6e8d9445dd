"""The power goes right after the portal has answered: what it called stored is in its database.

The control is the same portal on a database that does not wait for the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from durable_disk import DurableDisk, durable_disk  # type: ignore[import-not-found]
from paper_corridor import PaperTablet, enrol  # type: ignore[import-not-found]
from proof_day import code_for_tablet  # type: ignore[import-not-found]
from proof_ledger import Ledger, Meant, judge  # type: ignore[import-not-found]
from proof_portal import ProofPortal  # type: ignore[import-not-found]
from proof_post import Wire  # type: ignore[import-not-found]

IN_A_BATCH = 5


@contextmanager
def photographed(
    library: Path, data: Path, fault: str
) -> Iterator[tuple[DurableDisk, PaperTablet]]:
    """A portal whose disk is watched, and a tablet that Amina has unlocked."""
    disk = durable_disk(library, data)
    portal = ProofPortal(data, fault, environment=disk.environment())
    portal.start()
    try:
        wire = Wire(portal.port)
        tablet = enrol(wire.post, code_for_tablet(data))
        tablet.unlock(wire.post, "amina")
        yield disk, tablet
    finally:
        portal.kill()


def lost_in(pictures: int, library: Path, data: Path, folder: Path, fault: str) -> list[int]:
    """So many batches, a picture after the answer to each: how much of what was stored it lacks."""
    ledger = Ledger(folder / "ledger.jsonl")
    lacking = []
    with photographed(library, data, fault) as (disk, tablet):
        for number in range(pictures):
            for part in range(IN_A_BATCH):
                tablet.tell(ledger, ledger.will_say(Meant(f"{number}/{part}", "amina")))
            assert tablet.queue.flush() == 0
            picture = disk.image(folder / f"image-{number}")
            lacking.append(_lacks(ledger, picture))
    ledger.close()
    return lacking


def _lacks(ledger: Ledger, picture: Path) -> int:
    try:
        return len(judge(ledger, f"sqlite:///{picture / 'portal.sqlite'}").lost)
    except Exception:  # A database that cannot be read has lost all of it.
        return len(ledger.told)


@pytest.mark.parametrize("pictures", [10, pytest.param(100, marks=pytest.mark.long)])
def test_what_the_portal_calls_stored_survives_a_power_cut(
    pictures: int, disk_library: Path, data: Path, tmp_path: Path
) -> None:
    lacking = lost_in(pictures, disk_library, data, tmp_path, "")
    print(f"\n{pictures} images of the portal's disk: {sum(lacking)} lost")
    assert sum(lacking) == 0


@pytest.mark.parametrize("pictures", [10, pytest.param(100, marks=pytest.mark.long)])
def test_the_control_on_a_relaxed_database_loses_it(
    pictures: int, disk_library: Path, data: Path, tmp_path: Path
) -> None:
    lacking = lost_in(pictures, disk_library, data, tmp_path, "relaxed database")
    losing = sum(1 for lost in lacking if lost)
    print(f"\nrelaxed database: {losing} of {pictures} images lost something")
    assert losing > pictures / 2
