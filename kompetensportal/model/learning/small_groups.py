"""Figures of so few that one could tell who said what are not shown."""

from __future__ import annotations

SMALLEST = 5
"""People or answers in a group that is broken down."""


def may_show(count: int) -> bool:
    """Whether a group of so many may be shown by itself."""
    return count >= SMALLEST
