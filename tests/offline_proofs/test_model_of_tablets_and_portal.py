"""Tablets and a portal in any order of events (`model_machine`): many runs, figures printed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from model_machine import (  # type: ignore[import-not-found]
    TabletsAndPortal,
    enrol_in,
    figures,
)
from model_portal import ModelPortal  # type: ignore[import-not-found]
from model_tablets import World  # type: ignore[import-not-found]

STEPS = 25
RUNS, LONG_RUNS = 30, 500


@pytest.fixture
def machine(data: Path, tmp_path: Path) -> type[TabletsAndPortal]:
    """The machine with a portal of its own, and figures from zero."""
    world = World(ModelPortal(data, tmp_path / "first"))
    tablets = [enrol_in(world) for _ in range(2)]
    world.portal.close()

    class OnThisPortal(TabletsAndPortal):  # type: ignore[misc]
        template, folder, started = world.portal.data, tmp_path, tablets

    figures.clear()
    return OnThisPortal


def _run(machine: type[TabletsAndPortal], runs: int, *, always_the_same: bool) -> Counter[str]:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=runs,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=always_the_same,
            phases=[Phase.generate],  # A failure is told as it came; to shrink it takes minutes.
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
    print("\nmodel:", ", ".join(f"{n} {what}" for what, n in sorted(figures.items())))
    assert figures["runs"] >= runs
    return figures


@pytest.mark.timeout(900)
def test_nothing_is_lost_doubled_altered_or_mixed_up(machine: type[TabletsAndPortal]) -> None:
    _run(machine, RUNS, always_the_same=True)


@pytest.mark.long
def test_five_hundred_runs(machine: type[TabletsAndPortal]) -> None:
    done = _run(machine, LONG_RUNS, always_the_same=False)
    for what in ("restores", "backups", "erased", "profiles copied", "devices revoked"):
        assert done[what], f"the runs never had {what}"
