"""Browser and portal killed at random on a network that breaks: 0 lost, 0 twice, 0 mixed up.

`proof_day` runs it; its figures are printed.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType
from proof_day import Plan, day  # type: ignore[import-not-found]


@pytest.mark.timeout(900)
def test_two_thousand_facts_through_a_storm(
    browser_type: BrowserType, data: Path, tmp_path: Path
) -> None:
    plan = Plan(seed=1, in_browser=300, on_paper=1_700, tears=1)
    figures = day(browser_type, tmp_path, data, plan)
    assert figures.verdict.told >= 2_000
    assert figures.thrown_out >= 1
    assert figures.is_clean, figures.complaint()


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize(
    ("restores", "tears"), [(4, 0), (0, 40), (4, 40)], ids=["restores", "tears", "both"]
)
def test_twenty_thousand_facts_with_lost_portals_and_databases(
    restores: int, tears: int, browser_type: BrowserType, data: Path, tmp_path: Path
) -> None:
    seed = random.SystemRandom().randrange(10**6)
    plan = Plan(
        seed=seed,
        in_browser=2_500,
        on_paper=17_500,
        paper_tablets=5,
        restores=restores,
        tears=tears,
    )
    figures = day(browser_type, tmp_path, data, plan, notes=f"the product, seed {seed}")
    assert figures.verdict.told >= 20_000
    assert figures.said_in_browser >= 2_000
    assert figures.restores >= min(1, restores)
    assert figures.thrown_out >= min(6, tears)
    assert figures.is_clean, figures.complaint()
