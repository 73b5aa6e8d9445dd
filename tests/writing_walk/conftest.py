"""The workshop's portal, with what others of its tests know of pictures, reviews and Word."""

import sys
from pathlib import Path

for folder in ("writing_saving", "writing_pictures", "writing_review", "writing_bring_in"):
    sys.path.append(str(Path(__file__).parent.parent / folder))

from workshop_portal import original_workshop, workshop  # type: ignore[import-not-found] # noqa: E402

__all__ = ["original_workshop", "workshop"]
