"""Portals and tablets for the tests of what is told on a tablet."""

from facts_fixtures import *  # noqa: F403
