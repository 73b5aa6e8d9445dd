"""Search: the page `/sok`, and suggestions while somebody types at `/sok/forslag`."""

from __future__ import annotations

from kompetensportal.web.search import page, suggestions
from kompetensportal.web.search.group import pages

__all__ = ["page", "pages", "suggestions"]
