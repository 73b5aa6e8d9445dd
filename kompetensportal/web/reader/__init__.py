"""What everybody reads: start, lathundar, e-utbildningar, and how one wants to read them."""

from __future__ import annotations

from kompetensportal.web.reader import adapt, style
from kompetensportal.web.reader.group import pages

__all__ = ["adapt", "pages", "style"]
