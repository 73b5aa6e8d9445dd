"""The words of the glossary read aloud: the word, then what it means, as one sound each.

Sounds are named by what they say, so that a card never speaks an older definition. They stand
among the audio of the root as a group of their own, which no text belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from kompetensportal.actions.content.voice import SILENT, open_narrator, recipe
from kompetensportal.model.content.aids import GLOSSARY_GROUP, sound_key
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.model.content.library import Audio
from kompetensportal.speech.engines import EngineMissingError
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library, to_bytes

BATCH = 40
"""Sounds between two publications: the first cards speak while the last are still read."""


def fill_words(library: Library, data: Path, engine: str) -> int:
    """Make the sounds that the glossary lacks; how many were made.

    0 when nothing can be spoken: `voice.fill` tells why. Raises EnvironmentalError when the
    library cannot be written.
    """
    words = library.generation().words.values()
    said = {sound_key(word): said_of(word) for word in words}
    return fill_sounds(library, data, engine, GLOSSARY_GROUP, said)


def fill_sounds(
    library: Library,
    data: Path,
    engine: str,
    group: str,
    said: Mapping[str, tuple[Sentence, ...]],
) -> int:
    """Make the sounds that a group of the audio lacks: key -> what it says; how many were made."""
    if engine == SILENT:
        return 0
    narrator = open_narrator(data, engine)
    try:
        now = recipe(narrator)
        missing = list(_missing(library.generation(), group, said, now))
        made: dict[str, Audio] = {}
        for number, key in enumerate(missing, 1):
            narration = narrator.narrate(said[key])
            if narration.mp3:
                made[key] = Audio(
                    library.pool.put(narration.mp3, "mp3"),
                    library.pool.put(to_bytes(narration.timing), "json"),
                    narration.timing["duration"],
                    now,
                )
            if number % BATCH == 0 or number == len(missing):
                library.publish_audio(group, made)
        return len(made)
    except EngineMissingError:
        return 0
    finally:
        narrator.close()


def _missing(generation: Generation, group: str, keys: Iterable[str], now: str) -> Iterator[str]:
    known = generation.group_audio(group)
    for key in keys:
        audio = known.get(key)
        if audio is None or audio.recipe != now or not generation.pool.holds(audio.sound):
            yield key


def said_of(word: GlossaryEntry) -> tuple[Sentence, ...]:
    """What a card says: the word, then what it means."""
    said = (word.word[:1].upper() + word.word[1:] + ".", word.definition)
    return tuple(Sentence(at, text, word.language, "text") for at, text in enumerate(said))
