"""Figures: the funder's table, what authors need to know of their texts, exports."""

from __future__ import annotations

from kompetensportal.web.figures import content, exports, funder
from kompetensportal.web.figures.group import pages

__all__ = ["content", "exports", "funder", "pages"]
