"""The front matter: the YAML between two lines of `---`, first in the file.

It is walked as libyaml's events, iteratively, so that what makes YAML dangerous (aliases that
explode, tags, endless depth) is refused before anything is built. Every scalar is a text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Source
from kompetensportal.words import Argument, say

DEEPEST = 8
LONGEST = 64 * 1024
"""Characters. The front matter of a lathund has some hundred."""

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column in the file, both from 1."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stood there, and where each key stood."""

    values: dict[str, Any]
    places: dict[Path, Place]
    """The place of every key and list item by its path; `()` is the front matter itself."""
    body_line: int
    """Number of lines before the body."""
    findings: tuple[Finding, ...]

    def place(self, *path: str | int) -> Place:
        """The place of a key, or of the nearest thing around it."""
        for length in range(len(path), -1, -1):
            if (place := self.places.get(path[:length])) is not None:
                return place
        return (1, 1)


class _Refused(Exception):
    """Stops the walk: the findings are complete."""


def read(source: Source) -> FrontMatter:
    """Split off and read the front matter of a file."""
    text = source.text
    if not text.startswith("---") or text[3:].partition("\n")[0].strip():
        return _nothing(source, "front_matter_missing", 0)
    start = text.index("\n") + 1 if "\n" in text else len(text)
    end = _closing(text, start)
    if end < 0:
        return _nothing(source, "front_matter_unclosed", 0)
    body_line = text.count("\n", 0, end) + 1
    yaml_text = text[start:end]
    if len(yaml_text) > LONGEST:
        return _nothing(source, "front_matter_too_large", body_line, limit=LONGEST // 1024)
    walk = _Walk(source.path)
    if "\t" in yaml_text and (tab := _tab(yaml_text)):
        walk.find("front_matter_tab", tab)
        return FrontMatter({}, {}, body_line, tuple(walk.findings))
    values = walk.run(yaml_text)
    return FrontMatter(values, walk.places, body_line, tuple(walk.findings))


def _closing(text: str, start: int) -> int:
    """Where the closing line begins, or -1; front matter may be empty."""
    at = start
    while True:
        if text.startswith("---", at):
            end = text.find("\n", at)
            if not text[at + 3 : end if end >= 0 else None].strip():
                return at
        at = text.find("\n---", at)
        if at < 0:
            return -1
        at += 1


def _tab(text: str) -> Place | None:
    """The first line that is indented with a tab."""
    for number, line in enumerate(text.split("\n"), 2):
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" in indent:
            return number, indent.index("\t") + 1
    return None


def _nothing(source: Source, why: str, body_line: int, **args: Argument) -> FrontMatter:
    finding = _finding(source.path, why, (1, 1), **args)
    return FrontMatter({}, {}, body_line, (finding,))


def _finding(path: str, why: str, place: Place, **args: Argument) -> Finding:
    what, mend = say(f"findings.{why}", **args), say(f"findings.{why}_mend", **args)
    return Finding(why.replace("_", "-"), Severity.ERROR, path, place[0], place[1], what, mend)


class _Walk:
    """One walk over the events of one front matter, building plain lists and dicts."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.places: dict[Path, Place] = {(): (1, 1)}
        self.findings: list[Finding] = []

    def find(self, why: str, place: Place, **args: Argument) -> None:
        """Note a finding at a place."""
        self.findings.append(_finding(self.path, why, place, **args))

    def run(self, text: str) -> dict[str, Any]:
        """The values; what stood before a mistake is kept."""
        top: dict[str, Any] = {}
        try:
            self._walk(text, top)
        except _Refused:
            pass
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
            line, column = (mark.line, mark.column) if mark is not None else (0, 0)
            near = "".join(text.split("\n")[line : line + 1]).strip()[:60]
            self.find("front_matter_broken", (line + 2, column + 1), near=near)
        return top

    def _walk(self, text: str, top: dict[str, Any]) -> None:
        stack: list[tuple[Any, Path]] = []
        key: str | None = None
        parser = CParser(text)
        while (event := parser.get_event()) is not None:
            mark = event.start_mark
            place = (mark.line + 2, mark.column + 1) if mark is not None else (1, 1)
            if isinstance(event, yaml.ScalarEvent):
                self._refuse_extras(event, place)
                if not stack:
                    if event.value:
                        self._refuse("front_matter_no_keys", place)
                    continue
                holder, path = stack[-1]
                if isinstance(holder, list):
                    self.places[(*path, len(holder))] = place
                    holder.append(event.value)
                elif key is None:
                    key = self._key(holder, path, event.value, place)
                else:
                    holder[key] = event.value
                    key = None
            elif isinstance(event, yaml.CollectionStartEvent):
                self._refuse_extras(event, place)
                if len(stack) >= DEEPEST:
                    self._refuse("front_matter_too_deep", place, limit=DEEPEST)
                self._open(event, stack, key, top, place)
                key = None
            elif isinstance(event, yaml.CollectionEndEvent):
                stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._refuse("front_matter_alias", place)

    def _open(
        self,
        event: yaml.CollectionStartEvent,
        stack: list[tuple[Any, Path]],
        key: str | None,
        top: dict[str, Any],
        place: Place,
    ) -> None:
        mapping = isinstance(event, yaml.MappingStartEvent)
        if not stack:
            if not mapping:
                self._refuse("front_matter_no_keys", place)
            stack.append((top, ()))
            return
        holder, path = stack[-1]
        new: Any = {} if mapping else []
        if isinstance(holder, list):
            path = (*path, len(holder))
            self.places[path] = place
            holder.append(new)
        elif key is None:
            self._refuse("front_matter_no_keys", place)
        else:
            path = (*path, key)
            holder[key] = new
        stack.append((new, path))

    def _key(self, holder: dict[str, Any], path: Path, key: str, place: Place) -> str:
        if key in holder:
            first = self.places[(*path, key)][0]
            self.find("front_matter_twice", place, name=key[:60], first=first)
        else:
            self.places[(*path, key)] = place
        return key

    def _refuse_extras(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._refuse("front_matter_alias", place)
        if event.tag:
            self._refuse("front_matter_tag", place, tag=str(event.tag)[:60])

    def _refuse(self, why: str, place: Place, **args: Argument) -> None:
        self.find(why, place, **args)
        raise _Refused
