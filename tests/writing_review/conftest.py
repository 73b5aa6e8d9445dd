"""The portal of these tests: the one that following up has."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "follow_up"))
from small_portal import *  # noqa: F403
