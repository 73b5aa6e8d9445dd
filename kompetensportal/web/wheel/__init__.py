"""The unit's year and its APT: planned, done, followed up, and learnt from together."""

from __future__ import annotations

from kompetensportal.web.wheel import apt, year
from kompetensportal.web.wheel.group import pages

__all__ = ["apt", "pages", "year"]
