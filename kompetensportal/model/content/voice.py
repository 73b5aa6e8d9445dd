"""What came of reading the library aloud."""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.model.content.source import Form
from kompetensportal.words import Message


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A sentence without sound, by name, and why."""

    lesson: str
    form: Form
    document: str
    index: int
    text: str
    why: Message


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many texts of one language and form can be listened to."""

    language: str
    form: Form
    documents: int
    ready: int
    """How many of them have audio, even if a sentence is missing in it."""
    sentences: int
    recorded: int
    """How many of the sentences are a person's recording."""


@dataclass(frozen=True, slots=True)
class RecordingFault:
    """A recording that is not used, and why."""

    lesson: str
    what: Message


@dataclass(frozen=True, slots=True)
class VoiceReport:
    """How much of the library can be listened to, and why the rest cannot."""

    engine: str
    documents: int
    """How many there are, every form of every text."""
    ready: int
    """How many of them have audio."""
    made: int
    """How many were read now, at least in part."""
    clips: int
    """How many sentences had to be spoken, the others being in the cache."""
    seconds: float
    fault: Message | None
    """Why nothing can be spoken at all, if so."""
    cache_fault: str
    """Why clips could not be kept, if so."""
    unspoken: tuple[Unspoken, ...]
    coverage: tuple[Coverage, ...] = ()
    """One for each language and form that there is."""
    no_voice: tuple[str, ...] = ()
    """Languages of the library that the engine has no voice for."""
    recordings: tuple[RecordingFault, ...] = ()

    @property
    def complete(self) -> bool:
        """Every document has audio, and no sentence is missing in it."""
        return self.ready == self.documents and not self.unspoken and self.fault is None
