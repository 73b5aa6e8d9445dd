"""A programme's sections and activities as lines of its text: one is changed, the others stay.

An activity is a box from `::: aktivitet` to its `:::`; its settings are the first lines inside, as
`name: value`, and what follows after an empty line is what one should know.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from kompetensportal.model.writing.matter_lines import end_of, lines_of

_OPEN = re.compile(r":{3,}[ \t]*(\S+)[ \t]*(.*?)[ \t]*$")
_CLOSE = re.compile(r":{3,}[ \t]*$")
_ID = re.compile(r"(.*?)[ \t]*\{#([^{}]*)\}$")
_SETTING = re.compile(r"([a-zåäö-]+)[ \t]*:[ \t]*(.*?)[ \t]*$")
_HEADING = re.compile(r"##[ \t]+(.*?)[ \t]*#*$")
_FENCE = re.compile(r"(`{3,}|~{3,})")
ACTIVITY = "aktivitet"


@dataclass(frozen=True, slots=True)
class ActivityLines:
    """An activity and where it stands. Lines are counted from 0, `stop` is the one after it."""

    id: str
    title: str
    section: str
    settings: Mapping[str, str]
    body: str
    """What one should know, as Markdown."""
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class SectionLines:
    """A heading and where its part ends."""

    title: str
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A programme as its lines are."""

    activities: tuple[ActivityLines, ...]
    sections: tuple[SectionLines, ...]


@dataclass(slots=True)
class _Box:
    words: str
    section: str
    start: int
    inner: list[str] = field(default_factory=list)


def outline(text: str) -> Outline:
    """What stands where. A box that is never closed ends with the text."""
    activities: list[ActivityLines] = []
    heads: list[tuple[str, int]] = []
    lines = lines_of(text)
    box: _Box | None = None
    depth, fence = 0, ""
    for number, raw in enumerate(lines):
        line = raw.rstrip("\r\n")
        fenced = _FENCE.match(line.strip())
        if fence:
            fence = "" if fenced and fenced[1].startswith(fence) else fence
        elif fenced:
            fence = fenced[1]
        elif _CLOSE.fullmatch(line) and depth:
            depth -= 1
            if not depth and box is not None:
                activities.append(_activity(box, number + 1))
                box = None
                continue
        elif opened := _OPEN.fullmatch(line):
            depth += 1
            if depth == 1 and opened[1] == ACTIVITY:
                box = _Box(opened[2], heads[-1][0] if heads else "", number)
                continue
        elif not depth and (head := _HEADING.fullmatch(line)):
            heads.append((_ID.sub(r"\1", head[1]), number))
        if box is not None:
            box.inner.append(line)
    if box is not None:
        activities.append(_activity(box, len(lines)))
    ends = [start for _, start in heads[1:]] + [len(lines)]
    sections = [SectionLines(t, s, e) for (t, s), e in zip(heads, ends, strict=False)]
    return Outline(tuple(activities), tuple(sections))


def _activity(box: _Box, stop: int) -> ActivityLines:
    found = _ID.fullmatch(box.words)
    title, id_ = (found[1], found[2]) if found else (box.words, "")
    settings: dict[str, str] = {}
    rest = 0
    if box.inner and _SETTING.fullmatch(box.inner[0]):
        while rest < len(box.inner) and (setting := _SETTING.fullmatch(box.inner[rest])):
            settings.setdefault(setting[1], setting[2])
            rest += 1
    body = "\n".join(box.inner[rest:]).strip("\n")
    return ActivityLines(id_, title, box.section, settings, body, box.start, stop)


def written(
    title: str, id_: str, settings: Mapping[str, str], body: str, end: str = "\n"
) -> list[str]:
    """The lines of an activity."""
    inner = [f"{key}: {value}" for key, value in settings.items() if value]
    words = body.replace("\r\n", "\n").strip("\n")
    if words:
        inner += ["", *words.split("\n")] if inner else words.split("\n")
    lines = [f"::: {ACTIVITY} {title} {{#{id_}}}", *inner, ":::"]
    return [line + end for line in lines]


def changed(
    text: str, one: ActivityLines, *, title: str, settings: Mapping[str, str], body: str
) -> str:
    """The text with one activity changed; nothing when it says the same."""
    said = {key: value for key, value in settings.items() if value}
    if (title, said, body.replace("\r\n", "\n").strip("\n")) == (
        one.title,
        dict(one.settings),
        one.body,
    ):
        return text
    # Settings keep the order that their author gave them; new ones come last.
    order = {**{key: said[key] for key in one.settings if key in said}, **said}
    lines = lines_of(text)
    made = written(title, one.id, order, body, end_of(text))
    if one.stop == len(lines) and not lines[-1].endswith("\n"):
        made[-1] = made[-1].rstrip("\r\n")
    return "".join([*lines[: one.start], *made, *lines[one.stop :]])


def removed(text: str, one: ActivityLines) -> str:
    """The text without an activity and the empty line after it."""
    lines = lines_of(text)
    stop = one.stop
    if stop < len(lines) and not lines[stop].strip():
        stop += 1
    return "".join([*lines[: one.start], *lines[stop:]])


def added(text: str, section: str, made: list[str]) -> str:
    """The text with an activity last in a section, which is made when it is not there."""
    lines, end = lines_of(text), end_of(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end
    found = next((one for one in outline(text).sections if one.title == section), None)
    if found is None and section:
        return "".join([*lines, end, f"## {section}{end}", end, *made])
    at = found.stop if found else len(lines)
    while at and not lines[at - 1].strip():
        at -= 1
    after = lines[at:] or []
    return "".join([*lines[:at], end, *made, *after])


def moved(text: str, id_: str, by: int) -> str:
    """The text with an activity one place up (-1) or down (1).

    It changes places with its neighbour; the first of a section goes to the end of the one above,
    the last to the beginning of the one below.
    """
    found = outline(text)
    at = next((n for n, one in enumerate(found.activities) if one.id == id_), -1)
    to = at + by
    if at < 0 or not 0 <= to < len(found.activities):
        return text
    one, other = found.activities[at], found.activities[to]
    lines = lines_of(text)
    block = lines[one.start : one.stop]
    end = end_of(text)
    block[-1] = block[-1].rstrip("\r\n") + end
    without = lines_of(removed(text, one))
    shift = len(lines) - len(without)
    if one.section == other.section:
        place = other.start if by < 0 else other.stop - shift
    else:
        place = other.stop if by < 0 else other.start - shift
    before, after = without[:place], without[place:]
    if before and not before[-1].endswith("\n"):
        before[-1] += end
    if before and before[-1].strip():
        before.append(end)
    if after and after[0].strip():
        block.append(end)
    return "".join([*before, *block, *after])
