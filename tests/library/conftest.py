"""The fixtures of this folder, from a module with a name that tests can import."""

from library_fixtures import *  # noqa: F403
