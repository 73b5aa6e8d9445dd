"""What a finding covers in the text, and what may stand there instead: accepted in one press.

A suggestion is made only where the rule knows one. It is a change of characters of one line, so
that an editor can make it, show it and undo it as if the author had typed it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kompetensportal.compiler.prose import slug
from kompetensportal.compiler.spoken_places import length
from kompetensportal.model.content.finding import Finding
from kompetensportal.words import Argument

MOST = 3
"""More than a person wants to choose from."""
PICTURE_OF = re.compile(r"(?:(?:skärm)?bild|foto|ikon) (?:på|av|som visar) (?:en |ett )?", re.I)
PICTURE_TEXT = re.compile(r"!\[([^\]]*)\]")
ANCHOR_END = re.compile(r"\s*\{#[^}]*\}\s*$")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Characters of a line, and what to write instead of them. Lines and columns from 1."""

    line: int
    column: int
    length: int
    texts: tuple[str, ...]
    """The likeliest first."""


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of the text a finding is about."""

    length: int
    """Characters from its column on its line: a word or a sentence; 0: none of its own."""
    suggestion: Suggestion | None = None


Args = Mapping[str, Argument]
Maker = Callable[[Finding, Args, str], Suggestion | None]


def reach_of(finding: Finding, lines: list[str]) -> Reach:
    """What a finding covers. `lines` are those of the text it was found in."""
    line = lines[finding.line - 1] if 0 < finding.line <= len(lines) else ""
    args = finding.what.as_dict() | finding.mend.as_dict()
    maker = MAKERS.get(finding.rule)
    suggestion = maker(finding, args, line) if maker else None
    word = str(args.get("word", args.get("short", "")))
    at = finding.column - 1
    covered = len(word) if word and line[at : at + len(word)] == word else 0
    if suggestion is not None and suggestion.line == finding.line and not covered:
        covered = suggestion.length if suggestion.column == finding.column else 0
    if not covered and finding.sentence:
        covered = length(line, finding.column)
    return Reach(covered, suggestion)


def _instead(written: str, wanted: str, *, word_of_text: bool = False) -> Maker:
    """A word that the rule names in `written`; what it wants instead, in `wanted`.

    word_of_text: it may begin a sentence.
    """

    def make(finding: Finding, args: Args, line: str) -> Suggestion | None:
        word = str(args.get(written, ""))
        others = str(args.get(wanted, "")).split(", ")
        texts = tuple(other for other in others if other and other != word)
        if word_of_text and word[:1].isupper():
            texts = tuple(other[0].upper() + other[1:] for other in texts)
        if word not in line[finding.column - 1 :] or not word or not texts:
            return None
        column = line.index(word, finding.column - 1) + 1
        return Suggestion(finding.line, column, len(word), texts[:MOST])

    return make


def _percent(finding: Finding, args: Args, line: str) -> Suggestion | None:
    at = finding.column - 1
    if line[at : at + 1] != "%":
        return None
    space = "" if line[at - 1 : at].isspace() else " "
    return Suggestion(finding.line, finding.column, 1, (f"{space}procent",))


def _anchor(finding: Finding, args: Args, line: str) -> Suggestion | None:
    given, likely = f"#{args.get('anchor', '')}", str(args.get("likely", ""))
    column = line.find(given) + 1
    if not column or not likely or "," in likely or likely == "–":
        return None
    return Suggestion(finding.line, column, len(given), (f"#{likely}",))


def _link(finding: Finding, args: Args, line: str) -> Suggestion | None:
    folder = posixpath.dirname(finding.path)
    given = posixpath.relpath(str(args.get("target", "")), folder)
    column = line.find(given) + 1
    if not column or not args.get("likely"):
        return None
    likely = posixpath.relpath(str(args["likely"]), folder)
    return Suggestion(finding.line, column, len(given), (likely,))


def _picture_text(finding: Finding, args: Args, line: str) -> Suggestion | None:
    found = PICTURE_TEXT.search(line, finding.column - 1)
    start = PICTURE_OF.match(found[1]) if found else None
    if found is None or start is None or start.end() == len(found[1]):
        return None
    rest = found[1][start.end() :]
    better = rest[:1].upper() + rest[1:]
    return Suggestion(finding.line, found.start(1) + 1, len(found[1]), (better,))


def _step_id(finding: Finding, args: Args, line: str) -> Suggestion | None:
    plain = re.sub(r"^\s*\d+[.)]\s+", "", ANCHOR_END.sub("", line))
    name = "-".join(slug(plain).split("-")[:3])
    if not name:
        return None
    return Suggestion(finding.line, len(line.rstrip()) + 1, 0, (f" {{#{name}}}",))


MAKERS: dict[str, Maker] = {
    "spelling": _instead("word", "likely", word_of_text=True),
    "officialese": _instead("word", "instead", word_of_text=True),
    "abbreviation": _instead("short", "full", word_of_text=True),
    "front-matter-unknown": _instead("name", "likely"),
    "box-unknown": _instead("box", "likely"),
    "anchor-form": _instead("given", "likely"),
    "no-such-lesson": _instead("id", "likely"),
    "no-such-related": _instead("id", "likely"),
    "no-such-task": _instead("id", "likely"),
    "no-such-course": _instead("id", "likely"),
    "percent": _percent,
    "anchor": _anchor,
    "link-anchor": _anchor,
    "link-target": _link,
    "picture-text": _picture_text,
    "step-id": _step_id,
}
"""Rule -> how its suggestion is made."""
