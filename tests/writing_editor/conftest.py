"""The fixtures of this folder: the portal whose content may be written to, and the modules."""

import sys
from pathlib import Path

from editor_modules import modules  # type: ignore[import-not-found]

sys.path.append(str(Path(__file__).parent.parent / "writing_saving"))
from workshop_portal import (  # type: ignore[import-not-found]
    original_workshop,
    workshop,
)

__all__ = ["modules", "original_workshop", "workshop"]
