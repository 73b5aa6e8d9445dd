"""Captions of a film: WebVTT that every browser shows (https://www.w3.org/TR/webvtt1/)."""

from __future__ import annotations

import re

_TIME = r"(?:([0-9]{2,}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})"
_CUE = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?")


def fault(data: bytes) -> tuple[str, int] | None:
    """What is wrong with a file of captions (the end of a key) and on which line; None if nothing.

    Looked at: the first line, that every time can be read, that a caption ends after it begins, and
    that there is at least one with words.
    """
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return "captions_kind", 1
    if not lines or not re.fullmatch(r"WEBVTT(?:[ \t].*)?", lines[0]):
        return "captions_kind", 1
    shown = 0
    for number, line in enumerate(lines, 1):
        if "-->" not in line:
            continue
        cue = _CUE.fullmatch(line.strip())
        if cue is None or _seconds(cue.groups()[:4]) >= _seconds(cue.groups()[4:]):
            return "captions_time", number
        shown += number < len(lines) and bool(lines[number].strip())
    return None if shown else ("captions_none", 1)


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000
