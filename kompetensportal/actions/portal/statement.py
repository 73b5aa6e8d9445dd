"""The accessibility statement: what it is made of, and what is lacking for it.

Swedish law (2018:1937) asks every public body for one; what it has to say follows the model of the
authority DIGG. The words are `statement.*`; the facts are settings and the results of tests.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kompetensportal.errors import MistakeError
from kompetensportal.settings import Settings
from kompetensportal.words import say

RESULTS = Path(__file__).parents[2] / "accessibility.json"
"""Written by `python -m tools.accessibility`, which tests the pages in a real browser."""
NEEDED = (
    "organisation",
    "accessibility_contact",
    "accessibility_phone",
    "accessibility_reviewed",
)
EXAMPLES = {
    "accessibility_contact": "kompetensportalen@exempel.se",
    "accessibility_phone": "08-123 45 67",
    "accessibility_reviewed": "2026-11-22",
}
"""What the demo says; a number and an address that are nobody's."""


@dataclass(frozen=True, slots=True)
class Results:
    """What was tested, with what, and when."""

    day: date
    tool: str
    standard: str
    pages: int
    languages: tuple[str, ...]
    violations: int


@dataclass(frozen=True, slots=True)
class Statement:
    """All facts of the statement."""

    organisation: str
    contact: str
    phone: str
    reviewed: date
    shortcomings: str
    results: Results


def build(settings: Settings, results: Path = RESULTS) -> Statement:
    """The statement of a portal. Raises MistakeError that names the field that is empty."""
    given = {name: str(getattr(settings, name)).strip() for name in NEEDED}
    if settings.demo:
        given = {name: value or EXAMPLES.get(name, "") for name, value in given.items()}
    for name, value in given.items():
        if not value:
            raise MistakeError(
                say("statement.empty", field=name), say("statement.empty_mend", field=name)
            )
    try:
        reviewed = date.fromisoformat(given["accessibility_reviewed"])
    except ValueError as error:
        raise MistakeError(
            say("statement.no_day", day=given["accessibility_reviewed"]),
            say("statement.empty_mend", field="accessibility_reviewed"),
        ) from error
    return Statement(
        given["organisation"],
        given["accessibility_contact"],
        given["accessibility_phone"],
        reviewed,
        settings.accessibility_shortcomings.strip(),
        read_results(results),
    )


def read_results(path: Path = RESULTS) -> Results:
    """The results of the tests. Raises MistakeError that names what is missing in the file."""
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MistakeError(
            say("statement.no_results", file=path.name), say("statement.no_results_mend")
        ) from error
    for name in ("day", "tool", "standard", "pages", "languages", "violations"):
        if plain.get(name) in (None, "", []):
            raise MistakeError(
                say("statement.empty", field=f"{path.name}: {name}"),
                say("statement.no_results_mend"),
            )
    return Results(
        date.fromisoformat(plain["day"]),
        plain["tool"],
        plain["standard"],
        len(plain["pages"]),
        tuple(plain["languages"]),
        plain["violations"],
    )
