"""The portals of these tests: the one that following up has, and the one with a workshop."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "follow_up"))
sys.path.append(str(Path(__file__).parent.parent / "writing_saving"))
from small_portal import *  # noqa: F403
from workshop_portal import original_workshop, workshop  # type: ignore[import-not-found]

__all__ = ["original_workshop", "workshop"]
