"""A portal with the example organisation and a small library, as the tests of figures have."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path += [str(Path(__file__).parent.parent / name) for name in ("figures", "follow_up")]
from figures_fixtures import *  # noqa: F403
