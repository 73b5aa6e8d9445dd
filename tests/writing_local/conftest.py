"""The fixtures of this folder, from modules with names that tests can import."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent.parent / "library"))

from library_fixtures import content  # noqa: F401
