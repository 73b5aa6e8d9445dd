"""What a compilation needs beside the file itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kompetensportal.compiler.pictures import Picture
from kompetensportal.compiler.read import Location
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.local_fact import LocalFacts

if TYPE_CHECKING:
    from kompetensportal.language.proof import Proof

Pictures = Callable[[str], Picture | Finding | None]
"""Content path of a picture or download -> what is known of it, what is wrong with it, or None
when there is no such file. The `get` of a dict will do."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What is known of Swedish words; handed in, since only `check` and `publish` load it."""

    proofread: Callable[[str], Proof]
    """What `language.proofreader` says of a sentence, or what was kept of it."""
    explained: frozenset[str] = frozenset()
    """Forms of the words of the glossary, in small letters."""
    accepted: frozenset[str] = frozenset()
    """Words of `lathundar/ordlista.txt`, in small letters."""
    state: str = ""
    """Changes when the rules may say something else of an unchanged text; empty: not known."""


@dataclass(frozen=True, slots=True)
class Context:
    """Same file, same context, same result."""

    pictures: Pictures
    moved: Mapping[str, str] = field(default_factory=dict)
    """Content path -> page, for files whose id is not the one that their path tells."""
    full: bool = False
    """True: all rules. False: only the structural ones, as in a build."""
    dictionary: Dictionary | None = None
    """Without it the rules that need one do not run."""
    facts: LocalFacts = field(default_factory=dict)
    """What `{it-telefon}` and its like stand for."""

    def address(self, path: str, location: Location) -> str:
        """The page of a content file."""
        return self.moved.get(path, location.address)
