"""Portals and tablets for the tests of the tablet's screens."""

from screens_fixtures import *  # noqa: F403
