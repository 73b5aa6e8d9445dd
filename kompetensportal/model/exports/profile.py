"""A profile: a TOML file that says which facts go to another system, and how they are written.

format = "csv"
facts = ["course.completed", "activity.confirmed"]

[columns]
"Anställningsnummer" = "person.employment_number"
"Utbildning" = "fact.title"
"Källa" = { text = "Kompetensportalen" }
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from kompetensportal.errors import MistakeError
from kompetensportal.model.exports.fact import VALUES
from kompetensportal.model.learning.event import EventType
from kompetensportal.words import Message, say

LONGEST = 100_000
"""Characters of a profile."""
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
"""What a profile is called: the name of its file without `.toml`."""
VERBS: Mapping[str, str] = {
    EventType.LESSON_COMPLETED: "http://adlnet.gov/expapi/verbs/completed",
    EventType.COURSE_COMPLETED: "http://adlnet.gov/expapi/verbs/completed",
    EventType.ACTIVITY_DONE: "http://adlnet.gov/expapi/verbs/completed",
    EventType.ACTIVITY_CONFIRMED: "http://adlnet.gov/expapi/verbs/mastered",
    EventType.MEETING_ATTENDED: "http://adlnet.gov/expapi/verbs/attended",
    EventType.APT_ATTENDED: "http://adlnet.gov/expapi/verbs/attended",
    EventType.GOAL_CONFIRMED: "http://adlnet.gov/expapi/verbs/mastered",
}
"""The facts that may leave the portal, and what they are called in xAPI. Calls for help, reports
and searches stay; so does what somebody says of herself, and everything of how she learns."""


class Format(StrEnum):
    """How an export is written."""

    CSV = "csv"
    XAPI = "xapi"


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile that can be used."""

    name: str
    text: str
    """As it was read: an export keeps it, so that it can be repeated."""
    format: Format
    facts: tuple[str, ...]
    columns: tuple[tuple[str, str, str], ...] = ()
    """Heading, name of a value (or empty), fixed text."""
    delimiter: str = ";"
    verbs: Mapping[str, str] = field(default_factory=dict)


_KEYS = {
    Format.CSV: ("format", "facts", "columns", "delimiter"),
    Format.XAPI: ("format", "facts", "verbs"),
}


def read_profile(name: str, text: str) -> Profile:
    """Read a profile. Raises MistakeError that says what is wrong and how to mend it."""
    if not NAME.fullmatch(name):
        raise _wrong(name, "name", name[:40])
    if len(text) > LONGEST:
        raise _wrong(name, "large")
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _wrong(name, "toml", str(error)) from error
    kind = given.get("format")
    if kind not in set(Format):
        raise _wrong(name, "format", str(kind))
    made = Format(kind)
    for key in given:
        _one_of(name, "key", key, _KEYS[made])
    facts = _facts(name, given.get("facts"))
    if made is Format.XAPI:
        return Profile(name, text, made, facts, verbs={**VERBS, **_verbs(name, given)})
    delimiter = given.get("delimiter", ";")
    if delimiter not in {";", ",", "\t"}:
        raise _wrong(name, "delimiter", str(delimiter))
    return Profile(name, text, made, facts, _columns(name, given.get("columns")), delimiter)


def _facts(name: str, given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not given:
        raise _wrong(name, "facts")
    for fact in given:
        _one_of(name, "fact", str(fact), VERBS)
    return tuple(dict.fromkeys(given))


def _columns(name: str, given: Any) -> tuple[tuple[str, str, str], ...]:
    if not isinstance(given, dict) or not given:
        raise _wrong(name, "columns")
    found = []
    for heading, value in given.items():
        if isinstance(value, dict) and set(value) == {"text"}:
            found.append((heading, "", str(value["text"])))
        else:
            _one_of(name, "value", str(value), VALUES)
            found.append((heading, str(value), ""))
    return tuple(found)


def _verbs(name: str, given: Mapping[str, Any]) -> dict[str, str]:
    verbs = given.get("verbs", {})
    if not isinstance(verbs, dict):
        raise _wrong(name, "verbs", str(verbs)[:40])
    for fact, verb in verbs.items():
        _one_of(name, "fact", fact, VERBS)
        if not isinstance(verb, str) or not re.fullmatch(r"https?://\S+", verb):
            raise _wrong(name, "verbs", str(verb)[:40])
    return dict(verbs)


def _one_of(name: str, what: str, given: str, known: Iterable[str]) -> None:
    names = [str(one) for one in known]
    if given in names:
        return
    likely = get_close_matches(given, names, n=1)
    mend = (
        say("exports.likely", likely=likely[0])
        if likely
        else say("exports.one_of", names=", ".join(names))
    )
    raise _wrong(name, what, given[:60], mend)


def _wrong(name: str, what: str, given: str = "", mend: Message | None = None) -> MistakeError:
    said = say(f"exports.wrong_{what}", profile=name[:40], given=given)
    return MistakeError(said, mend or say(f"exports.wrong_{what}_mend"))
