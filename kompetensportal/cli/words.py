"""`kompetensportal words`: what the glossary and the dictionaries of the data folder give."""

from __future__ import annotations

import argparse

from kompetensportal.actions.content.aids import fill
from kompetensportal.actions.content.glossary import open_shelf
from kompetensportal.cli.options import Parser, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.store.content.library import Library
from kompetensportal.words import say

HELP_KEY = "glossary.help"
REFUSED = 1
"""Exit status when a dictionary file cannot be used."""


def add_arguments(parser: Parser) -> None:
    """None but the common ones."""


def run(args: argparse.Namespace) -> int:
    """Bring the cards up to date and say what they are made of; 1 when a file is wrong."""
    data = settings_from(args).data
    library = Library(data)
    made = fill(library, data)
    words = library.generation().words.values()
    show(args.words, say("glossary.words", n=len(words)), say("glossary.made", n=made))
    counted: dict[str, int] = {}
    for word in words:
        for translation in word.translations:
            counted[translation.language] = counted.get(translation.language, 0) + 1
    for language, n in sorted(counted.items()):
        show(args.words, say("glossary.translated", language=language, n=n))
    shelf = open_shelf(data)
    for one in shelf.dictionaries:
        known = len(one.translations)
        name = one.path.name
        show(args.words, say("glossary.dictionary", name=name, source=one.source, n=known))
    for _, what, mend in shelf.refused:
        show(args.words, what, *([mend] if mend else []))
    return REFUSED if shelf.refused else 0
