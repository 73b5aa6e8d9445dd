"""Facts as the file that a profile asks for: CSV, or statements of xAPI as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from kompetensportal.errors import NotFoundError
from kompetensportal.export.csv import to_csv
from kompetensportal.model.exports.fact import Fact
from kompetensportal.model.exports.profile import NAME, Format, Profile, read_profile
from kompetensportal.words import say

OWN = "exportprofiler"
"""The folder of an organisation's own profiles, in the data folder."""
ENDINGS = {Format.CSV: "csv", Format.XAPI: "json"}
KINDS = {Format.CSV: "text/csv; charset=utf-8", Format.XAPI: "application/json"}
_SHIPPED = files("kompetensportal.export") / "profiles"

Writer = Callable[[Profile, Sequence[Fact]], bytes]


def writer(home: str) -> Writer:
    """What writes facts. home: the portal's address, which names people and trainings in xAPI."""
    return lambda profile, facts: _WAYS[profile.format](profile, facts, home)


def profile_names(data: Path) -> tuple[str, ...]:
    """Names of the profiles there are: those that ship, and those of the data folder."""
    shipped = {one.name for one in _SHIPPED.iterdir()}
    own = {one.name for one in (data / OWN).glob("*.toml")}
    return tuple(sorted(name.removesuffix(".toml") for name in shipped | own))


def profile_of(data: Path, name: str) -> Profile:
    """A profile by name, the organisation's own before the one that ships.

    Raises NotFoundError, and MistakeError for one that is wrong.
    """
    if NAME.fullmatch(name):
        for where in (data / OWN / f"{name}.toml", _SHIPPED / f"{name}.toml"):
            if where.is_file():
                return read_profile(name, where.read_bytes().decode("utf-8", "replace"))
    names = ", ".join(profile_names(data))
    raise NotFoundError(
        say("exports.no_profile", profile=name[:40]), say("exports.one_of", names=names)
    )


def _csv(profile: Profile, facts: Sequence[Fact], _home: str) -> bytes:
    head = [heading for heading, _, _ in profile.columns]
    rows = (
        [fact.value(name) if name else text for _, name, text in profile.columns] for fact in facts
    )
    return to_csv(head, rows, delimiter=profile.delimiter)


def _xapi(profile: Profile, facts: Sequence[Fact], home: str) -> bytes:
    statements = [_statement(fact, profile.verbs, home) for fact in facts]
    return json.dumps(statements, ensure_ascii=False, indent=1).encode() + b"\n"


def _statement(fact: Fact, verbs: Mapping[str, str], home: str) -> dict[str, object]:
    verb = verbs[fact.event.type]
    return {
        "id": fact.event.id,
        "actor": {
            "objectType": "Agent",
            "name": fact.person.name,
            "account": {"homePage": home, "name": fact.person.user_name},
        },
        "verb": {"id": verb, "display": {"en": verb.rsplit("/", 1)[-1]}},
        "object": {
            "objectType": "Activity",
            "id": f"{home}/xapi/{fact.event.subject}",
            "definition": {"name": {"sv": fact.title}},
        },
        "result": {"completion": True, "duration": f"PT{fact.minutes}M"},
        "timestamp": fact.at.isoformat(timespec="seconds"),
    }


_WAYS = {Format.CSV: _csv, Format.XAPI: _xapi}
