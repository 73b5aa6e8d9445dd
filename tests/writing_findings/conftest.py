"""The portal of these tests, from a module with a name that tests can import."""

from draft_desk import *  # type: ignore[import-not-found]  # noqa: F403
