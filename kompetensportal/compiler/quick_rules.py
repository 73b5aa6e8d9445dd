"""Blocks parsed faster: of markdown-it's rules only those that a line's beginning allows are asked.

markdown-it asks a dozen rules about every block in turn, and nearly every block of a text is a
paragraph, which all but the last refuse by its first character. `quick` stands before them, looks
at that character first, and comes to the same tokens (`test_quick_rules` compares them).
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import rules_block as rules
from markdown_it.rules_block.state_block import StateBlock

Rule = Callable[[StateBlock, int, int, bool], bool]
CODE = 4
"""Columns of indentation from which a line is code."""


def quick(box: Rule) -> Rule:
    """A block rule that settles every line which is not indented like code."""
    by_character = _by_character(box)

    def settle(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        if silent or state.sCount[line] - state.blkIndent >= CODE:
            return False
        below = _first(state, line + 1) if line + 1 < end else ""
        # Tables and underlined headings are known by a line below them.
        if below and below in "|-:" and rules.table(state, line, end, False):
            return True
        for rule in by_character.get(_first(state, line), ()):
            if rule(state, line, end, False):
                return True
        if below and rules.lheading(state, line, end, False):
            return True
        return rules.paragraph(state, line, end, False)

    return settle


def _by_character(box: Rule) -> dict[str, tuple[Rule, ...]]:
    """Character -> the rules that may begin with it, in markdown-it's order."""
    found: dict[str, tuple[Rule, ...]] = {
        ":": (box,),
        "`": (rules.fence,),
        "~": (rules.fence,),
        ">": (rules.blockquote,),
        "*": (rules.hr, rules.list_block),
        "-": (rules.hr, rules.list_block),
        "_": (rules.hr,),
        "+": (rules.list_block,),
        "[": (rules.reference,),
        "<": (rules.html_block,),
        "#": (rules.heading,),
    }
    return found | dict.fromkeys("0123456789", (rules.list_block,))


def _first(state: StateBlock, line: int) -> str:
    """The first character of a line that is no space; empty for an empty line."""
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at] if at < state.eMarks[line] else ""
