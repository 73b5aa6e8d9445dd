"""The fixtures of this folder, from a module with a name that tests can import."""

from reader_fixtures import *  # noqa: F403
