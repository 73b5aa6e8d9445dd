"""The workshop: lathundar, lessons, courses and programmes written in the browser."""

from __future__ import annotations

from kompetensportal.web.writing import editor, state
from kompetensportal.web.writing.group import pages

__all__ = ["editor", "pages", "state"]
