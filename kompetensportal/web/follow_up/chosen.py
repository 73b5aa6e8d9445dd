"""What the manager's page is to show, in its address: so that a choice can be shared as a link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from flask import request

from kompetensportal.model.learning.selection import Selection


@dataclass(frozen=True, slots=True)
class Chosen:
    """The unit and the rest. `wrong` is a day of the address that is none."""

    unit: str
    selection: Selection
    wrong: str = ""
    whole: bool = False
    """All who need help, not only the first ones."""

    @property
    def whole_query(self) -> str:
        """The same choice, and all who need help."""
        return f"{self.query}{'&' if self.query else '?'}alla=ja"

    @property
    def query(self) -> str:
        """The choice as the end of an address, `?enhet=…`; empty when nothing is chosen."""
        given = {
            "enhet": self.unit,
            "yrke": self.selection.profession,
            "program": self.selection.programme,
            "fran": self.selection.first.isoformat() if self.selection.first else "",
            "till": self.selection.last.isoformat() if self.selection.last else "",
        }
        found = urlencode({name: value for name, value in given.items() if value})
        return f"?{found}" if found else ""

    @property
    def narrows(self) -> bool:
        """Whether anything but the unit is chosen."""
        return self.selection != Selection()


def chosen() -> Chosen:
    """What the address of this request asks for; a day that is none is left out and named."""
    args = request.args
    first, no_first = _day(args.get("fran", ""))
    last, no_last = _day(args.get("till", ""))
    selection = Selection(args.get("yrke", ""), args.get("program", ""), first, last)
    whole = args.get("alla") == "ja"
    return Chosen(args.get("enhet", ""), selection, no_first or no_last, whole)


def _day(text: str) -> tuple[date | None, str]:
    if not text:
        return None, ""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return None, text
