"""A local fact: what each organisation writes once, and texts name as `{it-telefon}`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

NAME = re.compile(r"[a-zåäö][a-zåäö0-9]*(?:-[a-zåäö0-9]+)*")
"""How a fact may be named."""
LONGEST_NAME = 40
LONGEST_VALUE = 200
"""Characters: a fact is a number, an address, an hour; what is longer is a text."""


@dataclass(frozen=True, slots=True)
class LocalFact:
    """One fact of an organisation."""

    name: str
    about: str
    """What it is, in words for whoever fills it in."""
    value: str = ""
    """Empty until somebody has filled it in."""
    otherwise: str = ""
    """What a reader of Swedish gets until then: "fråga din chef om numret"."""

    @property
    def state(self) -> str:
        """Changes when a text that uses it reads otherwise."""
        return f"{self.value}\n{self.otherwise}"


LocalFacts = Mapping[str, LocalFact]
"""Facts by their name."""
