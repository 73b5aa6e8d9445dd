"""Kunskapsmål: what one should be able to do in a system, beside the lathundar that teach it.

A goal is written once, in the file of its system (`lathundar/<system>/kunskapsmal.md`) or of the
subject of a course. A digital task names goals by their ids and has none of its own wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

GOALS_GROUP = "kunskapsmal"
"""Where goals that are read aloud stand among the audio: under their `sound_key`."""
HIGHEST = 4
"""Levels go from 1, basic, to 4, expert; 0 is before the first."""


@dataclass(frozen=True, slots=True)
class KnowledgeGoal:
    """One goal of a system."""

    id: str
    """`outlook/svara`: what ratings and confirmations hold on to, whatever the words become."""
    text: str
    easy: str
    """In the first person: "Jag kan svara på ett mejl."."""
    level: int
    """From 1 to HIGHEST."""
    professions: tuple[str, ...]
    """In small letters; empty means all."""
    branches: tuple[str, ...]
    """Kinds of unit (`hemtjänst` ...); empty means all."""
    lessons: tuple[str, ...]
    """Ids of the lathundar and lessons that teach it, the first one first."""

    @property
    def version(self) -> str:
        """Digest of its words: what somebody rated herself against."""
        return blake2b(f"{self.text}\0{self.easy}".encode(), digest_size=8).hexdigest()

    @property
    def sound_key(self) -> str:
        """The name of its sound among the audio: another for each text that is spoken."""
        return f"{self.id}.{self.version}"


@dataclass(frozen=True, slots=True)
class GoalSheet:
    """The goals of one system or subject, in the order in which they are asked."""

    id: str
    """`outlook`: its folder, and the first part of the ids of its goals."""
    title: str
    owner: str
    goals: tuple[KnowledgeGoal, ...]
    html: str = ""
    """What the author says about them, as a fragment; may be empty."""
    language: str = "sv"
    """BCP 47, of title and goals."""
