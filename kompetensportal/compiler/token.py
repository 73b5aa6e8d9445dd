"""A token: one opening, closing or piece of a Markdown text. The names are markdown-it's.

Blocks: `paragraph_open`, `heading_open`, `bullet_list_open`, `ordered_list_open`,
`list_item_open`, `blockquote_open`, `box_open`, `table_open`, `tr_open`, each with its `_close`
(rows have none), and `fence`, `code_block`, `html_block`, `hr` alone. The running text of a block
is one token `inline`, whose children are `text`, `softbreak`, `hardbreak`, `code_inline`,
`html_inline`, `image`, `link_open`, `strong_open`, `em_open` and their `_close`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Lines = tuple[int, int]
"""First line and the one after the last, counted from 0."""


class Token:
    """One token. What most tokens do not have is said once, for the class: making one is quick."""

    level = 0
    """How many lists, items, quotes and boxes are around a block."""
    children: list[Token] | tuple[()] = ()
    """Of `inline`; none when it is nothing but its content."""
    meta: Mapping[str, Any] = {}
    """`id` from `{#id}`; of a box also `words` after its name, and whether it is `closed`."""
    attrs: Mapping[str, str | int] = {}
    """`href`, `src`, `title`; `start` of a numbered list that does not begin with 1."""
    info = ""
    """The name of a box."""
    tag = ""
    """`h1` to `h6` of a heading."""
    hidden = False
    """True for a paragraph of a tight list, which has no `<p>`."""

    def __init__(self, type: str, content: str = "", map: Lines | None = None) -> None:
        self.type = type
        self.content = content
        self.map = map

    @property
    def closes(self) -> bool:
        """Whether it ends a block."""
        return self.type.endswith("_close")
