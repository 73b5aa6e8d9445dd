"""What a page was rendered with is let go when the page is done.

Jinja's macros hold their context and the context holds them: a circle that only Python's collector
opens. A page about 50 people left 6,000 objects behind, and some later page waited for them.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

from jinja2.runtime import Context

from kompetensportal.web.borrowed import MarkedTemplate

_USED = "_used"
"""The variable by which contexts know which page they belong to; a macro's own module has none."""


class PageContext(Context):
    """The variables of a template, of what it imports with them, and of what it extends."""

    def __init__(
        self,
        environment: Any,
        parent: dict[str, Any],
        name: str | None,
        blocks: Any,
        globals: MutableMapping[str, Any] | None = None,
    ) -> None:
        super().__init__(environment, parent, name, blocks, globals)
        used = parent.get(_USED)
        if used is not None:
            used.append(self)


class PageTemplate(MarkedTemplate):
    """A template that keeps nothing of what it was given."""

    def render(self, *args: Any, **kwargs: Any) -> str:
        """The template's text."""
        used: list[PageContext] = []
        try:
            return super().render(dict(*args, **kwargs), **{_USED: used})
        finally:
            for context in used:
                context.vars.clear()
                context.parent.clear()
