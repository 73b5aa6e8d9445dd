"""A portal with the example organisation and a small library."""

from figures_fixtures import *  # noqa: F403
