"""What SALDO knows of a Swedish word: its dictionary forms, and all inflections of those.

The lexicon (Språkbanken, CC BY 4.0) comes in the package lingotweaker-data-sv (LGPL-2.1+) as two
automata. It is wanted where an index is built or a text is checked, never where a page is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from kompetensportal.language.automaton import Automaton

PACKAGE = "lingotweaker-data-sv"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: `mejlet` is `mejl`, `NN:BF:SIN:NOM:NEU` (definite singular)."""

    lemma: str
    tag: str


class Saldo:
    """The lexicon. Words are given and returned as the lexicon writes them (small letters)."""

    def __init__(self, folder: Path) -> None:
        self._readings = Automaton(folder / "swedish.dict")
        self._inflections = Automaton(folder / "swedish_synth.dict")

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Every reading of a word; none for a word that is not in the lexicon."""
        key = word.encode()
        found = (_decoded(key, ending) for ending in self._readings.endings(key + b"+"))
        return tuple(Reading(lemma, tag) for lemma, tag in found)

    def inflections(self, lemma: str) -> frozenset[str]:
        """Every form of a dictionary word; none for a word that is not one."""
        key = lemma.encode() + b"|"
        forms = set()
        for ending in self._inflections.endings(key):
            tag, _, change = ending.partition(b"+")
            # The change is written for `lemma|tag`: its first letter says how many bytes go.
            whole = key + tag
            forms.add((whole[: len(whole) - (change[0] - 65)] + change[1:]).decode())
        return frozenset(forms)


def _decoded(key: bytes, ending: bytes) -> tuple[str, str]:
    change, _, tag = ending.partition(b"+")
    return (key[: len(key) - (change[0] - 65)] + change[1:]).decode(), tag.decode()


@cache
def saldo() -> Saldo:
    """The lexicon of the installed package, opened once."""
    return Saldo(Path(str(files("lingotweaker_data_sv"))) / "data" / "sv" / "dictionaries")


def saldo_version() -> str:
    """Changes when the lexicon does; what is derived from it is kept under this name."""
    return version(PACKAGE)
