"""The goals of the self-assessment read aloud: the sentence that one answers, in the easy form."""

from __future__ import annotations

from pathlib import Path

from kompetensportal.actions.content.word_voice import fill_sounds
from kompetensportal.model.content.goals import GOALS_GROUP
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.store.content.library import Library


def fill_goals(library: Library, data: Path, engine: str) -> int:
    """Make the sounds that the goals lack; how many were made.

    A goal with new words has a new sound, and the old one goes. Raises EnvironmentalError when
    the library cannot be written.
    """
    said = {
        goal.sound_key: (Sentence(0, goal.easy, sheet.language, "text"),)
        for sheet in library.generation().catalogue.goals
        for goal in sheet.goals
    }
    return fill_sounds(library, data, engine, GOALS_GROUP, said)
