"""The fixtures of this folder, from a module with a name that tests can import."""

from survey_portal import *  # noqa: F403
