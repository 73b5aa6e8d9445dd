"""Changes of the front matter of a text, and of what stands below it: all other bytes stay."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

_FENCE = re.compile(r"---[ \t]*")
_KEY = re.compile(r"([^\s:#\-\[{\"'][^:#]*):(?:[ \t]|$)")
_ITEM = re.compile(r"([ \t]*-[ \t]+)(.*?)[ \t]*(?:[ \t]#.*)?")
_PLAIN = re.compile(r"[^\W_](?:(?:[\w ,.()/?!+–’”åäö-]|:(?=\S))*[\w.)?!”’])?")
"""A value that means itself in YAML; any other is written in quotes."""
_WORDS = {"yes", "no", "true", "false", "on", "off", "null", "y", "n"}


def lines_of(text: str) -> list[str]:
    """Lines with their ends; only `\\n` and `\\r\\n` end one."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def end_of(text: str) -> str:
    """How the lines of a text end."""
    return "\r\n" if "\r\n" in text else "\n"


def set_value(text: str, key: str, value: str) -> str:
    """The text with one key of its front matter changed, added last, or gone when empty."""
    lines, end = lines_of(text), end_of(text)
    start, stop = _span(lines, key)
    made = [f"{key}: {quoted(value)}{end}"] if value else []
    return "".join([*lines[:start], *made, *lines[stop:]])


def set_list(text: str, key: str, items: Sequence[str]) -> str:
    """The same for a list. Lines of items that stay are kept as they are, comments and all."""
    lines, end = lines_of(text), end_of(text)
    start, stop = _span(lines, key)
    known: dict[str, str] = {}
    dash = "  - "
    flow = start < stop and "[" in lines[start]
    for line in lines[start + 1 : stop]:
        found = _ITEM.fullmatch(line.rstrip("\r\n"))
        if found:
            dash = found[1]
            known.setdefault(found[2].strip("\"'"), line)
    if not items:
        made = []
    elif flow:
        made = [f"{key}: [{', '.join(map(quoted, items))}]{end}"]
    else:
        head = lines[start] if start < stop else f"{key}:{end}"
        made = [head, *(known.get(item, f"{dash}{quoted(item)}{end}") for item in items)]
    return "".join([*lines[:start], *made, *lines[stop:]])


def body_of(text: str) -> str:
    """What stands below the front matter, without the empty lines around it, lines ending `\\n`."""
    _, body = _parts(text)
    return body.replace("\r\n", "\n").strip("\n")


def set_body(text: str, body: str) -> str:
    """The text with another body; the empty lines around it stay."""
    front, before = _parts(text)
    made = body.replace("\r\n", "\n").strip("\n")
    if made == body_of(text):
        return text
    end = end_of(text)
    old = before.replace("\r\n", "\n")
    lead = old[: len(old) - len(old.lstrip("\n"))] or "\n"
    tail = old[len(old.rstrip("\n")) :] if old.strip("\n") else ""
    return front + (lead + made + (tail or "\n")).replace("\n", end)


def quoted(value: str) -> str:
    """A value as YAML."""
    plain = _PLAIN.fullmatch(value) and value.lower() not in _WORDS
    return value if plain else json.dumps(value, ensure_ascii=False)


def _parts(text: str) -> tuple[str, str]:
    lines = lines_of(text)
    end = _closing(lines)
    return "".join(lines[:end]), "".join(lines[end:])


def _closing(lines: Sequence[str]) -> int:
    """How many lines the front matter has, with both its fences; 0 without one."""
    if not lines or not _FENCE.fullmatch(lines[0].lstrip("\ufeff").rstrip("\r\n")):
        return 0
    ends = (n for n, line in enumerate(lines[1:], 2) if _FENCE.fullmatch(line.rstrip("\r\n")))
    return next(ends, 0)


def _span(lines: Sequence[str], key: str) -> tuple[int, int]:
    """The lines of a key: from its name up to the next; empty before the last fence without it."""
    last = max(_closing(lines) - 1, 0)
    begin = None
    for number in range(1, last):
        line = lines[number].rstrip("\r\n")
        found = _KEY.match(line)
        if begin is not None and line[:1] not in {"", " ", "\t", "-", "]"}:
            return begin, number
        if begin is None and found and found[1].strip() == key:
            begin = number
    return (last, last) if begin is None else (begin, last)
