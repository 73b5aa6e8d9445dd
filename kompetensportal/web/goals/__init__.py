"""Goals: the self-assessment, one's own levels and plan, those of others, the yearly talk."""

from __future__ import annotations

from kompetensportal.web.goals import assess, development, group_gaps, matrix, mine, others, talk
from kompetensportal.web.goals.group import pages

__all__ = ["assess", "development", "group_gaps", "matrix", "mine", "others", "pages", "talk"]
