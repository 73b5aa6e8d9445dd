"""The second stage: the body as markdown-it-py's tokens.

CommonMark with tables and `:::` boxes. The front matter is replaced by empty lines, so that every
token's lines are the file's. Text that is built to make a parser slow is refused with a finding
before it is looked at closely.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.state_block import StateBlock
from markdown_it.token import Token

from kompetensportal.compiler.front_matter import FrontMatter
from kompetensportal.compiler.quick_rules import quick
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Source
from kompetensportal.words import Argument, say

DEEPEST = 20
"""Levels of lists, quotes and boxes; a list and its item are two."""
LONGEST_PARAGRAPH = 10_000
"""Characters: 1,500 words."""
MOST_BRACKETS = 200
"""Opening brackets in one paragraph; each may begin a link, and looking costs their square."""
MOST = {"\n": 10_000, "[": 5_000, "<": 5_000, "*": 20_000, "_": 20_000, "`": 20_000, "|": 50_000}
"""How often a sign may stand in a file. Honest texts stay far below; what is above is slow."""

TRAILING_ID = re.compile(r"[ \t]*\{#([^{}\n]*)\}[ \t]*$")
_SIGN = re.compile(r"[\n!&*\[\]\\_`<]")
"""What may begin something inside a paragraph. `!` only before a bracket, but that is rare."""
_BOX = re.compile(r"(:{3,})[ \t]*([^\s:{}]+)?[ \t]*(.*)$")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The tokens of a file."""

    source: Source
    front: FrontMatter
    tokens: list[Token]
    lines: list[str]
    """The file's lines; line 1 is `lines[0]`."""
    findings: tuple[Finding, ...]


def parse(source: Source, front: FrontMatter) -> Parsed:
    """Tokens of the body; inline tokens have their children, and `meta["id"]` from `{#id}`.

    An inline token without children is plain text: its content.
    """
    lines = source.text.split("\n")
    for sign, most in MOST.items():
        if source.text.count(sign) > most:
            too_many = _refuse(source, sign, most)
            return Parsed(source, front, [], lines, (too_many,))
    body = "\n" * front.body_line + "\n".join(lines[front.body_line :])
    tokens: list[Token] = []
    env: dict[str, Any] = {}
    findings: list[Finding] = []
    _MARKDOWN.block.parse(body, _MARKDOWN, env, tokens)
    for index, token in enumerate(tokens):
        if token.level >= DEEPEST - 1 and token.nesting == 1 and not findings:
            findings.append(_finding(source, "nested_too_deep", token, limit=DEEPEST // 2))
        if token.type != "inline":
            continue
        content = token.content
        if len(content) > LONGEST_PARAGRAPH or content.count("[") > MOST_BRACKETS:
            findings.append(_finding(source, "paragraph_too_long", token, limit=LONGEST_PARAGRAPH))
            content = content[:200]
        if "{#" in content and _may_have_id(tokens, index):
            content = _take_id(token, content)
        token.children = []
        token.content = content
        if _SIGN.search(content):
            _MARKDOWN.inline.parse(content, _MARKDOWN, env, token.children)
    return Parsed(source, front, tokens, lines, tuple(findings))


def _finding(source: Source, why: str, token: Token, **args: Argument) -> Finding:
    line = token.map[0] + 1 if token.map else 1
    what, mend = say(f"findings.{why}", **args), say(f"findings.{why}_mend", **args)
    return Finding(why.replace("_", "-"), Severity.ERROR, source.path, line, 1, what, mend)


def _refuse(source: Source, sign: str, most: int) -> Finding:
    why = "too_many_lines" if sign == "\n" else "too_many_signs"
    args: dict[str, Argument] = {"limit": most} if sign == "\n" else {"limit": most, "sign": sign}
    what, mend = say(f"findings.{why}", **args), say(f"findings.{why}_mend", **args)
    return Finding(why.replace("_", "-"), Severity.ERROR, source.path, 1, 1, what, mend)


def _may_have_id(tokens: list[Token], index: int) -> bool:
    """Headings, and the first paragraph of a numbered item, may end their first line with an id."""
    before = tokens[index - 1]
    if before.type == "heading_open":
        return True
    item = tokens[index - 2]
    return before.type == "paragraph_open" and item.type == "list_item_open" and item.markup in ".)"


def _take_id(token: Token, content: str) -> str:
    """The content without its id, which stands last on the first line, or last of all."""
    first, newline, rest = content.partition("\n")
    for text, after in ((first, newline + rest), (content, "")):
        # No other than the last `{#` can reach to the end.
        at = text.rfind("{#")
        if at >= 0 and (found := TRAILING_ID.match(text, at)):
            token.meta = {"id": found.group(1).strip()}
            return text[:at].rstrip(" \t") + after
    return content


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A `::: name words {#id}` box: everything to its own `:::`, or to the end around it."""
    at = state.bMarks[start] + state.tShift[start]
    if not state.src.startswith(":::", at) or state.is_code_block(start):
        return False
    opening = _BOX.match(state.src[at : state.eMarks[start]])
    if opening is None or (not opening.group(2) and state.level == 0 and silent):
        return False
    if silent:
        return True
    name, rest = opening.group(2) or "", opening.group(3).strip()
    if not name and rest:  # `:::{note}`, as others write it: a box of a name that we do not know.
        name, rest = rest.split()[0].strip("{}") or rest, ""
    last, closed = _end_of_box(state, start, end) if name else (start, False)
    token = state.push("box_open", "", 1)
    token.map = [start, last]
    token.info = name
    token.meta = {"words": rest, "closed": closed}
    if found := TRAILING_ID.search(rest):
        token.meta = {"words": rest[: found.start()], "closed": closed, "id": found.group(1)}
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    state.md.block.tokenize(state, start + 1, last)
    state.parentType, state.lineMax = parent, line_max
    state.push("box_close", "", -1)
    state.line = min(last + 1, end) if closed else max(last, start + 1)
    return True


def _end_of_box(state: StateBlock, start: int, end: int) -> tuple[int, bool]:
    """The line of the closing `:::` (boxes inside are counted), or the end of what is around."""
    depth = 1
    for line in range(start + 1, end):
        at = state.bMarks[line] + state.tShift[line]
        if at < state.eMarks[line] and state.sCount[line] < state.blkIndent:
            return line, False
        if state.src.startswith(":::", at):
            named = state.src[at : state.eMarks[line]].strip(": \t")
            depth += 1 if named else -1
            if depth == 0:
                return line, True
    return end, False


def parser(quickly: bool = True) -> MarkdownIt:
    """markdown-it with tables and boxes; `quickly` is False only where the two are compared."""
    markdown = MarkdownIt("commonmark", {"maxNesting": DEEPEST, "html": True}).enable("table")
    markdown.block.ruler.before(
        "fence", "box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    if quickly:
        markdown.block.ruler.before("table", "quick", quick(_box))
    # Links are judged by our own rule, which names what is wrong; here they stay as written.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    # Only what begins a construct that is switched on ends a run of text: a third faster.
    markdown.inline.terminator_re = _SIGN
    return markdown


_MARKDOWN = parser()
