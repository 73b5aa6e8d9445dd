"""Two write in one text while networks go, the server is killed and the file is edited by hand."""

from __future__ import annotations

import pytest
from two_writers import write_together  # type: ignore[import-not-found]
from workshop_portal import Workshop  # type: ignore[import-not-found]


# Each start of the server is a start of Python, which a busy machine is slow at.
@pytest.mark.timeout(600)
def test_forty_edits_each_and_nothing_is_lost(workshop: Workshop) -> None:
    tally = write_together(workshop, 40, seed=7)
    print(tally)
    assert tally.lost == []
    assert tally.written > 75
    assert tally.killed > 1


@pytest.mark.long
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_five_hundred_edits_each_and_nothing_is_lost(workshop: Workshop, seed: int) -> None:
    tally = write_together(workshop, 500, seed=seed)
    print(tally)
    assert tally.lost == []
    assert tally.written > 950
    assert tally.killed > 4
