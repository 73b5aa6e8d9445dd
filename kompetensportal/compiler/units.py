"""A text as units to translate, and a text rebuilt of their translations.

A unit is the Markdown of one block: a paragraph, a heading, a step, an answer, a picture's text.
What is syntax around it (`1.`, `[x]`, `Ledtråd:`, `{#id}`, a picture's file) is no part of it and
stays. Its context says where it stands by ids, headings and boxes, so that it is the same one when
something elsewhere in the text has changed.

A rebuilt text is Markdown, which the compiler compiles as any other. A block without a translation
stays as it is, and `Source.borrowed` has its lines.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kompetensportal.compiler import front_matter, tokens
from kompetensportal.compiler.prose import slug
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.source import Source

TITLE, SUMMARY = "title", "summary"
_FRONT = {"titel": TITLE, "sammanfattning": SUMMARY}
_MARK = re.compile(r"\[[xX ]\] +|(?:Ledtråd|Svar|Annars):\s*")
_PICTURE = re.compile(r'!\[(?P<alt>[^\]]*)\]\((?P<file>[^\s)]+)(?:\s+"(?P<title>[^"]*)")?\)\s*$')
_SOFT_BREAK = re.compile(r"(?<!\\)(?<!  )\n")
_LINK = re.compile(r"\]\(([^)\s]*)")
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>")


@dataclass(frozen=True, slots=True)
class Unit:
    """One block to translate."""

    context: str
    text: str
    """Its Markdown, on one line unless the author breaks it."""
    line: int
    """First line, from 0."""
    end: int
    """The line after the last."""
    column: int
    """Where it begins on its first line."""
    length: int
    """Characters on its first line, when that is its only one."""
    after: str = ""
    """Syntax to write after it: the `{#id}` of several lines, and of a heading, whose id would
    else be made of other words."""


def units(source: Source) -> list[Unit]:
    """Every unit of a file, in order; none of a file whose front matter cannot be read."""
    front = front_matter.read(source)
    parsed = tokens.parse(source, front)
    if front.findings or parsed.findings:
        return []
    found = []
    for key, context in _FRONT.items():
        text = front.values.get(key)
        if isinstance(text, str) and text.strip():
            line = front.place(key)[0] - 1
            found.append(Unit(context, text.strip(), line, line + 1, 0, 0))
    return found + _Walk(parsed.lines).run(parsed.tokens)


def rebuilt(source: Source, language: str, words: Mapping[str, str]) -> tuple[Source, int]:
    """The text in another language, and how many of its units are translated.

    words: context -> translation, of the units whose translation may be shown.
    """
    every = units(source)
    lines = source.text.split("\n")
    lacking = {unit.line for unit in every if unit.context not in words}
    by_line: dict[int, list[Unit]] = {}
    for unit in every:
        by_line.setdefault(unit.line, []).append(unit)
    closing = front_matter.read(source).body_line - 1
    made: list[str] = []
    borrowed: set[int] = set()
    at = 0
    while at < len(lines):
        here = by_line.get(at, [])
        end = max((unit.end for unit in here), default=at + 1)
        if at == closing:
            made.append(f"språk: {language}")
        if here and at not in lacking:
            made += _written(lines, here, words)
        elif at >= closing or not lines[at].startswith(("svenska:", "språk:")):
            made += lines[at:end]
            if here:
                borrowed.update(range(len(made) - (end - at) + 1, len(made) + 1))
        at = end
    text = "\n".join(made)
    count = sum(unit.line not in lacking for unit in every)
    return replace(source, text=text, borrowed=frozenset(borrowed)), count


def fault(source: str, translation: str) -> str:
    """What a translation has lost or brought along: `link`, `bold`, `html`, `form`; else empty."""
    if sorted(_LINK.findall(source)) != sorted(_LINK.findall(translation)):
        return "link"
    if source.count("**") != translation.count("**"):
        return "bold"
    if set(_TAG.findall(translation)) - set(_TAG.findall(source)):
        return "html"
    if "{#" in translation or ":::" in translation or "\n\n" in translation:
        return "form"
    return ""


def _written(lines: list[str], here: list[Unit], words: Mapping[str, str]) -> list[str]:
    """The lines of one line's units, translated."""
    raw = lines[here[0].line]
    for unit in sorted(here, key=lambda u: -u.column):
        text = words[unit.context].strip()
        if unit.context in _FRONT.values():
            key = raw.partition(":")[0]
            return [f"{key}: {json.dumps(text, ensure_ascii=False)}"]
        if unit.end > unit.line + 1:
            indent = " " * len(raw[: unit.column])
            text = text.replace("\n", f"\n{indent}")
            return (raw[: unit.column] + text + unit.after).split("\n")
        raw = raw[: unit.column] + text + unit.after + raw[unit.column + unit.length :]
    return [raw]


class _Walk:
    """One walk over the tokens, knowing where it is."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._found: list[Unit] = []
        self._places: list[str] = ["text"]
        """Section, then the boxes around."""
        self._step = ""
        self._kinds: list[str] = []
        """What the lists and quotes around make of a paragraph."""
        self._option = 0
        self._taken: Counter[str] = Counter()
        self._reached = (0, 0)
        """Line and column where the last unit ended: cells of a row stand on one line."""

    def run(self, every: list[Token]) -> list[Unit]:
        """All units of a body."""
        for token in every:
            if token.type == "inline":
                self._inline(token)
            elif token.type == "box_open":
                self._box(token)
            elif token.type == "box_close":
                self._places.pop()
            elif token.type == "heading_open":
                self._kinds.append("heading")
            elif token.type == "list_item_open":
                self._kinds.append("item")
            elif token.type == "blockquote_open":
                self._kinds.append("feedback")
            elif token.type == "tr_open":
                self._kinds = ["cell"]
            elif token.type == "table_close":
                self._kinds = []
            elif token.type in ("heading_close", "blockquote_close"):
                self._kinds.pop()
            elif token.type == "list_item_close":
                self._kinds.pop()
                self._step = ""
        return self._found

    def _box(self, token: Token) -> None:
        self._option = 0
        own = token.meta.get("id") or self._numbered(f"{self._places[0]} {token.info}")
        self._places.append(f"{token.info} {own}" if token.meta.get("id") else str(own))
        words = str(token.meta.get("words", ""))
        line = token.map[0] if token.map else 0
        column = self._lines[line].find(words)
        if words and column >= 0:
            context = f"{self._places[-1]} title"
            self._found.append(Unit(context, words, line, line + 1, column, len(words)))

    def _numbered(self, name: str) -> str:
        self._taken[name] += 1
        return f"{name} {self._taken[name]}"

    def _inline(self, token: Token) -> None:
        content, line = token.content, token.map[0] if token.map else 0
        if content.startswith("Svar:"):
            self._add("answers", content, line, len("Svar:"), token)
            return
        if found := _PICTURE.match(content):
            self._picture(found, line)
            return
        kind = self._kinds[-1] if self._kinds else "text"
        if kind == "heading":
            self._places[0] = str(token.meta.get("id") or slug(content))
        if kind == "item" and token.meta.get("id"):
            self._step = f"step {token.meta['id']}"
        mark = _MARK.match(content)
        skip = mark.end() if mark else 0
        if mark and content.startswith("["):
            kind = "option"
            self._option += 1
        elif mark:
            kind = "hint" if content.startswith("Ledtråd") else "otherwise"
        if kind == "feedback" and self._option:
            kind = f"option {self._option} feedback"
        if content[skip:].strip():
            self._add(kind, content, line, skip, token)

    def _picture(self, found: re.Match[str], line: int) -> None:
        raw = self._lines[line]
        start = raw.find(found[0].rstrip())
        for group, kind in (("alt", "picture"), ("title", "caption")):
            if start >= 0 and (text := found[group] or ""):
                column = start + found.start(group)
                self._found.append(
                    Unit(self._context(kind), text, line, line + 1, column, len(text))
                )

    def _add(self, kind: str, content: str, line: int, skip: int, token: Token) -> None:
        first, *more = content.split("\n")
        reached = self._reached[1] if self._reached[0] == line else 0
        column = self._lines[line].find(first, reached)
        if column < 0:
            return  # Written with entities or escapes that the parser has resolved.
        skip += len(content[skip:]) - len(content[skip:].lstrip())
        text = _SOFT_BREAK.sub(" ", content[skip:])
        own = token.meta.get("id")
        after = f" {{#{own}}}" if own and more else ""
        if kind == "heading" and not own:
            after = f" {{#{self._places[0]}}}"
        unit = Unit(
            self._context(kind),
            text,
            line,
            line + 1 + len(more),
            column + skip,
            len(first) - skip,
            after,
        )
        self._reached = (line, column + len(first))
        self._found.append(unit)

    def _context(self, kind: str) -> str:
        where = self._step or self._places[-1]
        if len(self._places) == 1 and not self._step and kind != "heading":
            where = f"in {where}"
        return self._numbered(f"{where} {kind}")
