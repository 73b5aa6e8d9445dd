"""The fixtures of this folder, from modules with names that tests can import."""

import sys
from pathlib import Path

from survey_portal import *  # noqa: F403

sys.path.append(str(Path(__file__).parents[1] / "reader"))
from built_portal import portal  # type: ignore[import-not-found]  # noqa: F401
