"""Front matter against the published JSON Schema, with findings that a person can use."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from kompetensportal.compiler.front_matter import FrontMatter
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.words import Argument, say

SCHEMA_FILE = Path(__file__).with_name("front_matter.schema.json")


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


@cache
def _validator(kind: str) -> jsonschema_rs.Draft202012Validator:
    schema = {"$ref": f"#/$defs/{kind}", "$defs": _schema()["$defs"]}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


@cache
def _properties(kind: str) -> dict[str, Any]:
    properties: dict[str, Any] = _schema()["$defs"][kind]["properties"]
    return properties


@cache
def _whole_numbers(kind: str) -> frozenset[str]:
    return frozenset(k for k, p in _properties(kind).items() if p.get("$ref") == "#/$defs/minutes")


def validate(front: FrontMatter, kind: str, path: str) -> tuple[dict[str, Any], list[Finding]]:
    """The values that may be used, and the findings about the rest.

    Args:
        front: what stood in the file.
        kind: a name of `$defs` in the schema: `lathund`, `lesson-sibling` ...
        path: the file.
    """
    values = front.values
    for key in _whole_numbers(kind) & values.keys():
        if isinstance(values[key], str) and values[key].isdecimal():
            values = values | {key: int(values[key])}
    validator = _validator(kind)
    if validator.is_valid(values):
        return values, []
    found: dict[tuple[str, int, int], Finding] = {}
    broken = set()
    for error in validator.iter_errors(values):
        for key, finding in _explain(error, front, kind, path):
            broken.add(key)
            found.setdefault((finding.rule, finding.line, finding.column), finding)
    usable = {key: value for key, value in values.items() if key not in broken}
    if front.findings:  # What lacks may stand behind the mistake that is already told.
        found = {k: f for k, f in found.items() if f.rule != "front-matter-lacks"}
    return usable, list(found.values())


def _explain(
    error: jsonschema_rs.ValidationError, front: FrontMatter, kind: str, path: str
) -> Iterator[tuple[str, Finding]]:
    """(the key at the top that is broken, the finding) for one error of the validator."""
    at = list(error.instance_path)
    top = str(at[0]) if at else ""
    what = error.kind
    if what.name == "additionalProperties":
        for unknown in what.unexpected:  # type: ignore[attr-defined]
            known = _known_keys(kind, at)
            likely = get_close_matches(unknown.lower(), known, n=1, cutoff=0.6)
            yield (
                top or unknown,
                _finding(
                    "front_matter_unknown" if likely else "front_matter_unknown_far",
                    path,
                    front.place(*at, unknown),
                    name=unknown[:60],
                    likely=likely[0] if likely else ", ".join(known),
                ),
            )
        return
    place = front.place(*at)
    if what.name == "required":
        missing = str(what.property)  # type: ignore[attr-defined]
        if missing not in ("ägare", "granskas"):  # those have rules of their own
            example = {"titel": "Läs mejl", "id": "outlook/las", "lektioner": "[start/logga-in]"}
            example |= {"anonym": "ja"} | _OF_A_WORD | _OF_A_GOAL
            args = {"name": missing, "example": example.get(missing, "…")}
            yield top, _finding("front_matter_lacks", path, place, **args)
        return
    yield top, _wrong_value(error, front, kind, path)


def _wrong_value(
    error: jsonschema_rs.ValidationError, front: FrontMatter, kind: str, path: str
) -> Finding:
    """What a value must look like, told by the name of its definition."""
    at = list(error.instance_path)
    key = next((str(part) for part in reversed(at) if isinstance(part, str)), "")
    value = str(error.instance)[:60]
    place = front.place(*at)
    name = _definition(kind, at, key)
    if error.kind.name == "enum":
        choices: list[str] = list(error.kind.options)  # type: ignore[attr-defined]
        likely = get_close_matches(value.lower(), choices, n=1)
        args = {"name": key, "value": value, "options": likely[0] if likely else ", ".join(choices)}
        return _finding("front_matter_choice", path, place, **args)
    shape = _SHAPES.get(name, "text")
    return _finding(f"front_matter_{shape}", path, place, name=key, value=value)


_OF_A_WORD = {
    "ord": "insats",
    "förklaring": "Den hjälp som en person får.",
    "ikon": "heart-handshake",
    "språk": "en",
    "text": "service user",
    "källa": "Kompetensportalen",
    "granskad": "nej",
}
_OF_A_GOAL = {
    "mål": "Kan svara på ett mejl.",
    "lätt": "Jag kan svara på ett mejl.",
    "nivå": "1",
    "lär": "[outlook/las-och-svara]",
}
_SHAPES = {
    "date": "date",
    "id": "id",
    "goal-id": "id",
    "ids": "list",
    "texts": "list",
    "branches": "list",
    "list": "list",
    "minutes": "minutes",
    "icon": "icon",
    "word-icon": "icon",
}
"""Name of a definition in the schema -> end of the key of the words about it."""


def _definition(kind: str, at: list[str | int], key: str) -> str:
    """Which definition of the schema a value had to follow."""
    if len(at) > 1 and isinstance(at[-1], int):
        holder = _definition(kind, at[:-1], str(at[-2]))
        return {"ids": "id", "texts": "text"}.get(holder, "text")
    properties = _inner(kind, at) if len(at) > 1 else _properties(kind)
    rule: dict[str, Any] = properties.get(key, {})
    reference = str(rule.get("$ref", "")).rpartition("/")[2]
    return reference or ("list" if rule.get("type") == "array" else "text")


def _known_keys(kind: str, at: list[str | int]) -> list[str]:
    return list(_inner(kind, at) if at else _properties(kind))


def _inner(kind: str, at: list[str | int]) -> dict[str, Any]:
    """The properties of one item of a list of objects."""
    name = "translation" if at[0] == "översättningar" else "goal"
    if kind == "goals":
        name = "system-goal"
    properties: dict[str, Any] = _schema()["$defs"][name]["properties"]
    return properties


def _finding(why: str, path: str, place: tuple[int, int], **args: Argument) -> Finding:
    what, mend = say(f"findings.{why}", **args), say(f"findings.{why}_mend", **args)
    return Finding(why.replace("_", "-"), Severity.ERROR, path, place[0], place[1], what, mend)


def as_date(text: str) -> date | None:
    """A day, or None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
