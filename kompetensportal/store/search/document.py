"""What is searched: a lathund, lesson, course or programme as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One result that can be found. Both forms of a text are one document."""

    id: str
    kind: str
    """`lathund`, `lesson`, `course` or `programme`."""
    title: str
    summary: str
    system: str
    """Folder and icon it is found under; empty where there is none."""
    audience: tuple[str, ...]
    """Branches it is for; empty means everybody."""
    internal: bool
    """True: found only by people who are signed in."""
    keywords: tuple[str, ...]
    headings: tuple[str, ...]
    text: str
    """The easy form where there is one: snippets are cut from it."""
    more: str = ""
    """The other form: searched, never shown."""
