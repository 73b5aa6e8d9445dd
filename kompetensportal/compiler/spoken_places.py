"""Where the sentences of a text stand in its source, so that an editor can mark what sounds."""

from __future__ import annotations

import re
from typing import NamedTuple

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.pipeline import document_of
from kompetensportal.compiler.rules.rule import place_of_sentence
from kompetensportal.model.content.local_fact import LocalFacts
from kompetensportal.model.content.source import Source

SENTENCE = re.compile(r".+?[.!?…]+(?=\s|$)|.+?(?=\s*\{#|$)")
"""From where it begins to its end on the same line."""


class SpokenPlace(NamedTuple):
    """A sentence in the source. Line and column from 1, in characters."""

    sentence: int
    """`Sentence.index`; 0 is the title."""
    line: int
    column: int
    length: int
    """On that line: of a sentence of several lines the first is enough to find it."""


def spoken_places(source: Source, facts: LocalFacts) -> list[SpokenPlace]:
    """The places of the sentences in the text's own language, in their order."""
    document = document_of(source, Context(lambda _: None, facts=facts))
    found = []
    for spoken in document.spoken:
        line, column = place_of_sentence(document, spoken)
        written = document.lines[line - 1] if line <= len(document.lines) else ""
        found.append(SpokenPlace(spoken.sentence.index, line, column, length(written, column)))
    return found


def length(line: str, column: int) -> int:
    """How many characters a sentence has that begins at a column of a line."""
    sentence = SENTENCE.match(line, column - 1)
    return len(sentence.group()) if sentence else 0
