"""The portal of these tests: the one that following up has."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parent.parent / name) for name in ("follow_up", "figures")]
from small_portal import *  # noqa: F403
