"""Fixtures of these tests: see `tablet_portal.py`."""

from __future__ import annotations

from tablet_portal import *  # noqa: F403
