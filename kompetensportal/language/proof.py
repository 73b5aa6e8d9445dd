"""What a proofreader has to say of one sentence: plain values, that can be kept."""

from __future__ import annotations

import json
from typing import NamedTuple

HARD, MISSPELLED, LONG = "hard", "misspelled", "long"
PASSIVE = "passive"
NO_ACTION = "no-action"
"""Of the first word: it is no imperative."""
FREQUENCY_PACKAGE = "wordfreq"
"""Its list says how common a word is; without it no sentence can be read."""
MOST_LETTERS = 12
"""A word with more that is no compound is long."""


class Mark(NamedTuple):
    """One word of a sentence that there is something to say about."""

    kind: str
    start: int
    end: int
    """Characters of the sentence."""
    said: tuple[str, ...]
    """Suggestions for a misspelled word; dictionary forms of the others."""


class Proof(NamedTuple):
    """What is known of one sentence."""

    marks: tuple[Mark, ...]
    nouns: int
    """Nouns, prepositions, participles: of words that can be nothing else."""
    verbs: int
    """Verbs, pronouns, adverbs, likewise."""


def to_json(proof: Proof) -> str:
    """A proof as text."""
    return json.dumps(proof, ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Proof:
    """The proof that `to_json` wrote. Raises ValueError for anything else."""
    marks, nouns, verbs = json.loads(text)
    return Proof(
        tuple(Mark(kind, start, end, tuple(said)) for kind, start, end, said in marks),
        nouns,
        verbs,
    )
