"""From what a file held to the files of one lathund, or of one for each of its headings."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from kompetensportal.actions.writing.bring_in.lathund import markdown
from kompetensportal.compiler.prose import slug
from kompetensportal.compiler.templates import files_for
from kompetensportal.errors import ConflictError, MistakeError
from kompetensportal.model.writing.brought_in import Block, BroughtIn, Heading, Picture, plain
from kompetensportal.words import say

LONG = 1500
"""Words of a lathund that is too long to be read while one works: about four printed pages."""
WORTH_DIVIDING = 400
"""Words of a text that the page offers to divide; a shorter one with headings is one lathund."""
MOST_PARTS = 100
"""Lathundar of one file."""
_LEVELS = range(1, 7)


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a new lathund."""

    path: str
    """Of the text, in the content folder."""
    text: str
    pictures: dict[str, bytes]
    """Content path -> bytes."""


def titled(read: BroughtIn, name: str) -> BroughtIn:
    """With the file's name for a title, when the text has none."""
    if slug(read.title):
        return read
    stem = posixpath.splitext(re.split(r"[/\\]", name)[-1])[0].replace("_", " ").strip()
    return replace(read, title=stem if slug(stem) else "Lathund")


def number_of_words(blocks: Sequence[Block]) -> int:
    """Words of the text, those of pictures and notes left out."""
    return len(markdown(blocks, {}).split())


def parts_of(read: BroughtIn) -> list[BroughtIn]:
    """The same, a part for each heading of the highest level that there are several of.

    What stands before the first one goes with it. A list of one when nothing is to be divided.
    """
    counts = Counter(block.level for block in read.blocks if isinstance(block, Heading))
    level = next((level for level in _LEVELS if counts[level] > 1), 0)
    if not level or counts[level] > MOST_PARTS:
        return [read]
    parts: list[tuple[str, list[Block]]] = [("", [])]
    for block in read.blocks:
        if isinstance(block, Heading) and block.level == level:
            if parts[-1][0]:
                parts.append(("", []))
            parts[-1] = (plain(block.words), parts[-1][1])
        else:
            parts[-1][1].append(block)
    return [
        replace(
            read,
            title=title,
            blocks=tuple(blocks),
            pictures={
                block.name: read.pictures[block.name]
                for block in blocks
                if isinstance(block, Picture)
            },
        )
        for title, blocks in parts
    ]


def draft_of(
    read: BroughtIn,
    system: str,
    title: str,
    today: date,
    *,
    name: str = "",
    easy: bool = False,
    taken: Callable[[str], bool] = lambda _path: False,
) -> Draft:
    """The files of a lathund.

    Args:
        read: what the file held.
        system: the folder below `lathundar/`.
        title: as the writer wants it.
        today: the review date is a year later.
        name: of the text's file and id; made of the title when it is empty.
        easy: the text is easy Swedish already, and is judged so.
        taken: whether something has a content path already.

    Raises MistakeError for a title without letters, ConflictError when the text is there already.
    """
    title = " ".join(title.split())
    asked = f"{system}/{(name or title).replace('/', ' ')}"
    files = files_for("lathund", asked, today, title)
    if not files:
        raise MistakeError(say("bringin.no_title"), say("bringin.no_title_mend"))
    path, template = next(iter(files.items()))
    if taken(path):
        raise ConflictError(say("bringin.exists", path=path), say("bringin.exists_mend"))
    head, _, _ = template.partition("\n---\n")
    if not easy:
        head = head.replace("\nsvenska: lätt\n", "\nsvenska: standard\n")
    folder = posixpath.dirname(path)
    own = posixpath.basename(path).removesuffix(".md")
    places = _places(own, list(read.pictures), lambda place: taken(f"{folder}/{place}"))
    pictures = {f"{folder}/{places[key]}": data for key, data in read.pictures.items()}
    return Draft(path, f"{head}\n---\n\n{markdown(read.blocks, places)}", pictures)


def _places(name: str, keys: list[str], taken: Callable[[str], bool]) -> dict[str, str]:
    """Where the pictures lie, seen from the text; none has a name that another text's has."""
    stems = (f"bilder/{name}-{n}" if n > 1 else f"bilder/{name}" for n in count(1))
    choices = ({key: f"{stem}-{key}" for key in keys} for stem in stems)
    return next(places for places in choices if not any(map(taken, places.values())))
