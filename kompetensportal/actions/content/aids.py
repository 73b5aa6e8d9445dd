"""Reading aids for the published texts: what the dictionaries know of them, made once each.

A layer beside the texts, as audio is, so that a changed glossary changes no text and no sound.
Aids belong to one document, which is named by its content, and to a `recipe`: the programs that
made them and the glossary's cards. What is as it was is not made again, and then nothing heavy
is opened.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from kompetensportal.language.saldo import saldo_version
from kompetensportal.language.syllables import PACKAGE as SYLLABLES
from kompetensportal.model.content.aids import CARDS, GLOSSARY_GROUP, Aids
from kompetensportal.model.content.plain import to_plain
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library, to_bytes

VERSION = 1
MADE_BY = "2"
"""Raised when what is made of the same words changes."""
LANGUAGE = "sv"
"""Texts in other languages have no parts, syllables or cards yet."""


def fill(library: Library, data: Path) -> int:
    """Make what is missing of a library's aids; how many documents got new ones.

    Raises EnvironmentalError when the library cannot be written.
    """
    # A publication that changes nothing must not wait for dictionaries and compiler.
    generation = library.generation()
    tools = _digest(MADE_BY, version(SYLLABLES), saldo_version())
    if _make_cards(library, generation, data, tools):
        generation = library.generation()
    cards = generation.group_aids(GLOSSARY_GROUP).get(CARDS)
    recipe = _digest(tools, cards.file if cards else "")
    missing = list(_missing(generation, recipe))
    if not missing:
        return 0
    from kompetensportal.actions.content.aids_of import Maker  # noqa: PLC0415

    maker = Maker(generation.cards)
    made: dict[str, dict[str, Aids]] = {}
    for group, document in missing:
        aids = maker.aids_of(generation.document(document))
        name = library.pool.put(to_bytes({"v": VERSION, **aids}), "json")
        made.setdefault(group, {})[document] = Aids(name, recipe)
    library.publish_aids(made)
    return len(missing)


def _make_cards(library: Library, generation: Generation, data: Path, tools: str) -> bool:
    """Make the glossary ready when it, a dictionary or a program is another; whether it was."""
    from kompetensportal.actions.content import glossary  # noqa: PLC0415 - see `fill`

    words = generation.catalogue.words
    now = _digest(tools, json.dumps(to_plain(words)), glossary.shelf_stamp(data))
    before = generation.group_aids(GLOSSARY_GROUP).get(CARDS)
    ready = before is not None and before.recipe == now and generation.pool.holds(before.file)
    if ready or (before is None and not words):
        return False
    cards = glossary.make_cards(words, glossary.open_shelf(data))
    name = library.pool.put(to_bytes({"v": VERSION, "cards": to_plain(cards)}), "json")
    library.publish_aids({GLOSSARY_GROUP: {CARDS: Aids(name, now)}})
    return True


def _missing(generation: Generation, recipe: str) -> Iterator[tuple[str, str]]:
    """(group, document) of the texts without aids, or with old ones."""
    seen: set[str] = set()
    for entry in generation.entries.values():
        if entry.language != LANGUAGE:
            continue
        for _, edition in entry.editions:
            aids = generation.aids(edition.document)
            ready = aids is not None and aids.recipe == recipe
            if ready and aids is not None:
                ready = generation.pool.holds(aids.file)
            if not ready and edition.document not in seen:
                seen.add(edition.document)
                yield entry.group, edition.document


def _digest(*texts: str) -> str:
    return hashlib.blake2b("\0".join(texts).encode(), digest_size=8).hexdigest()
