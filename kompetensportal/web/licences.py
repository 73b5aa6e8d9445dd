"""What comes from others, and on which terms: one list for the page, docs/licences.md and a test.

`licences.json`: section -> works. A work is shown to everybody under "Om portalen", so that those
whose letters, icons, words and voices we use are thanked by name.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("licences.json")
SECTIONS = ("words", "icons", "fonts", "voices", "programs", "tools")


@dataclass(frozen=True, slots=True)
class Work:
    """Something that we use."""

    name: str
    by: str
    licence: str
    """SPDX identifiers."""
    use: str
    """What the portal does with it; English."""
    package: str
    """`npm:name` or `pypi:name`; empty for what lies in the repository."""
    home: str


@cache
def licences() -> dict[str, tuple[Work, ...]]:
    """Every work by section, in the order of `SECTIONS`."""
    plain = json.loads(FILE.read_text(encoding="utf-8"))
    return {
        section: tuple(
            Work(
                work["name"],
                work["by"],
                work["licence"],
                work["for"],
                work.get("package", ""),
                work.get("home", ""),
            )
            for work in plain[section]
        )
        for section in SECTIONS
    }
