"""The fixtures of this folder, from a module with a name that tests can import."""

from built_portal import portal  # type: ignore[import-not-found]  # noqa: F401
from reader_fixtures import *  # noqa: F403
