"""The fixtures of this folder, from modules with names that tests can import."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "library"))
sys.path.append(str(Path(__file__).parent.parent / "writing_saving"))
from library_fixtures import content
from workshop_portal import original_workshop, workshop

__all__ = ["content", "original_workshop", "workshop"]
