"""The second stage: the body as tokens.

CommonMark with tables and `:::` boxes (`compiler.events`). Text that is built to make somebody slow
is refused with a finding before it is looked at closely.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kompetensportal.compiler.events import TooDeepError, tokens_of
from kompetensportal.compiler.front_matter import FrontMatter
from kompetensportal.compiler.marks import masked
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Source
from kompetensportal.words import Argument, say

DEEPEST = 20
"""Levels of lists, quotes and boxes; a list and its item are two."""
LONGEST_PARAGRAPH = 10_000
"""Characters: 1,500 words."""
MOST_BRACKETS = 200
"""Opening brackets in one paragraph: more links than anybody reads."""
MOST = {"\n": 10_000, "[": 5_000, "<": 5_000, "*": 20_000, "_": 20_000, "`": 20_000, "|": 50_000}
"""How often a sign may stand in a file. Honest texts stay far below; what is above is slow."""


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
    body = masked(lines[front.body_line :])
    try:
        tokens = tokens_of(body, front.body_line, DEEPEST)
    except TooDeepError as error:
        too_deep = _finding(source, "nested_too_deep", error.line + 1, limit=DEEPEST // 2)
        return Parsed(source, front, [], lines, (too_deep,))
    long = len(body) > LONGEST_PARAGRAPH or body.count("[") > MOST_BRACKETS
    return Parsed(source, front, tokens, lines, tuple(_cut(source, tokens)) if long else ())


def _cut(source: Source, tokens: list[Token]) -> Iterator[Finding]:
    """Cut what is too long for one paragraph, and tell it."""
    for token in tokens:
        content = token.content
        if token.type == "inline" and (
            len(content) > LONGEST_PARAGRAPH or content.count("[") > MOST_BRACKETS
        ):
            line = token.map[0] + 1 if token.map else 1
            yield _finding(source, "paragraph_too_long", line, limit=LONGEST_PARAGRAPH)
            token.content, token.children = content[:200], ()


def _finding(source: Source, why: str, line: int, **args: Argument) -> Finding:
    what, mend = say(f"findings.{why}", **args), say(f"findings.{why}_mend", **args)
    return Finding(why.replace("_", "-"), Severity.ERROR, source.path, line, 1, what, mend)


def _refuse(source: Source, sign: str, most: int) -> Finding:
    if sign == "\n":
        return _finding(source, "too_many_lines", 1, limit=most)
    return _finding(source, "too_many_signs", 1, limit=most, sign=sign)
