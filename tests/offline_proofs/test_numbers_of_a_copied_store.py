"""Two events with one number, one erased or set aside: the backup of one is none of the other.

Found by the model; kept here as it was.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from model_machine import enrol_in  # type: ignore[import-not-found]
from model_portal import ModelPortal  # type: ignore[import-not-found]
from model_tablets import World  # type: ignore[import-not-found]
from proof_ledger import Ledger, Meant  # type: ignore[import-not-found]


@pytest.mark.parametrize("how", ["erased", "set aside"])
def test_a_backup_of_one_does_not_make_the_other_safe(how: str, data: Path, tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    world = World(ModelPortal(data, tmp_path / "world"))
    tablet = enrol_in(world)
    copy = tablet.copied(world)
    if how == "erased":
        tablet.paper.tell(ledger, ledger.will_say(Meant("hers", "amina")))
        assert tablet.queue.flush() == 0
        world.portal.erase("amina")
    else:
        tablet.paper.forge(ledger, "carlos", "dilan")
    tablet.paper.tell(ledger, ledger.will_say(Meant("more", "dilan")))
    assert tablet.queue.flush() == 0
    world.portal.back_up()
    his = copy.paper.tell(ledger, ledger.will_say(Meant("his", "carlos")))
    assert copy.queue.flush() == 0
    copy.queue.ask()
    assert his in copy.queue.queue, "let go, and no backup holds it"
    world.portal.back_up()
    copy.queue.offer_all()
    assert copy.queue.flush() == 0
    assert his in copy.queue.deleted, "a backup holds it, and it is kept for ever"
    world.portal.close()
    ledger.close()
