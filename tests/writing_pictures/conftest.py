"""The workshop's portal, and pictures to put into it."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "writing_saving"))

from picture_samples import *  # noqa: F403
from workshop_portal import (  # type: ignore[import-not-found]
    original_workshop,
    workshop,
)

__all__ = ["original_workshop", "workshop"]
