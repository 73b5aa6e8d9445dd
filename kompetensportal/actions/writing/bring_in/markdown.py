"""Words become Markdown that a reader sees exactly as they were."""

from __future__ import annotations

import re

from kompetensportal.model.writing.brought_in import Span, Words

_SIGNS = re.compile(
    # A sign of ours may come after the last character: `**`, or the end of a line.
    r"([*`\[\]|]|\\(?=[!-/:-@\[-`{-~\n]|\Z)|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|(?<![^\W_])_|_(?![^\W_]))"
)
_BEGINNING = re.compile(r"^([#>~=]|[-+](?=[\s-]|$)|:::)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_UNSEEN = re.compile("[\u200b\u200e\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")
_BLANKS = re.compile(r"[ \t\r\f\v\u2028\u2029]+")
_OUTER = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)
_LINK = str.maketrans(
    {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\n": "", "\\": "%5C"}
)


def in_line(words: Words) -> str:
    """Words on one line: for a heading, a step, a cell."""
    return _beginning(" ".join(_written(words).split("\n")).strip())


def in_lines(words: Words) -> str:
    """Words of a paragraph; the lines that the writer broke are broken in ours."""
    lines = (_beginning(line.strip()) for line in _written(words).split("\n"))
    return "\\\n".join(filter(None, lines))


def escaped(text: str) -> str:
    """Plain text for a place inside of a line."""
    # An id of ours ends a line with `{#id}`; words of a document never mean one.
    return _SIGNS.sub(r"\\\1", _UNSEEN.sub("", text)).replace("{#", "{ #")


def _beginning(line: str) -> str:
    """What would begin a heading, list, quote or box at the start of a line begins none."""
    line = _NUMBER.sub(r"\1\\\2", line)
    return _BEGINNING.sub(r"\\\1", line)


def _written(words: Words) -> str:
    written = ""
    for at, span in enumerate(words):
        text = _BLANKS.sub(" ", span.text)
        before = words[at - 1].text[-1:] if at else ""
        after = words[at + 1].text[:1] if at + 1 < len(words) else ""
        if span.link and text.strip():
            piece = _linked(span, text)
        elif span.bold:
            piece = _strong(text, "**", before, after)
        elif span.italic:
            piece = _strong(text, "*", before, after)
        else:
            piece = escaped(text)
        written += piece
    return re.sub(" {2,}", " ", written)


def _linked(span: Span, text: str) -> str:
    inner = escaped(" ".join(text.split()))
    left, right = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{left}[{inner}]({span.link.translate(_LINK)}){right}"


def _strong(text: str, mark: str, before: str, after: str) -> str:
    """Marked text. Signs at its ends go outside where CommonMark would see no mark otherwise."""
    pieces = []
    for line in text.split("\n"):
        found = _OUTER.fullmatch(line)
        left, inner, right = found.groups() if found else ("", line, "")
        if not inner or (mark == "*" and (before == after == "*")):
            pieces.append(escaped(line))
            continue
        touches = (before.isalnum() and not left) or (after.isalnum() and not right)
        if touches and mark == "*":
            pieces.append(escaped(line))
        else:
            pieces.append(f"{escaped(left)}{mark}{escaped(inner)}{mark}{escaped(right)}")
    return "\n".join(pieces)
