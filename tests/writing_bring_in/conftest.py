"""The workshop's portal, for files that are brought in."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "writing_saving"))

from workshop_portal import (  # type: ignore[import-not-found]
    original_workshop,
    workshop,
)

__all__ = ["original_workshop", "workshop"]
