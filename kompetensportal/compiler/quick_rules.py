"""Blocks parsed faster: of markdown-it's rules only those that a line's beginning allows are asked.

markdown-it asks a dozen rules about every block in turn, and nearly every block of a text is a
paragraph, which all but the last refuse by its first character. `quick` stands before them, looks
at that character first, and comes to the same tokens (`test_quick_rules` compares them).
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import rules_block as rules
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

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
        if not below and (line + 1 >= state.lineMax or state.isEmpty(line + 1)):
            return _one_line(state, line)
        if below and rules.lheading(state, line, end, False):
            return True
        return rules.paragraph(state, line, end, False)

    return settle


def _one_line(state: StateBlock, line: int) -> bool:
    """A paragraph with nothing below it, as most are: no rule can end it or lead it on."""
    content = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    state.line = line + 1
    level, lines = state.level, [line, line + 1]
    state.tokens += (
        Token("paragraph_open", "p", 1, map=lines, level=level, block=True),
        Token(
            *("inline", "", 0),
            map=[line, line + 1],
            level=level + 1,
            content=mdTrim(content),
            children=[],
            block=True,
        ),
        Token("paragraph_close", "p", -1, level=level, block=True),
    )
    return True


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
