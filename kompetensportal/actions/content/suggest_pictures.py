"""Pictures that an author may use for a word: drawings there are, and icons of the portal.

A program suggests and a person chooses: what a word means in a step, no list knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.actions.content.scan import TOPS
from kompetensportal.language.compounds import Splitter
from kompetensportal.language.saldo import saldo
from kompetensportal.language.words import word_list

PICTURE = re.compile(r"!\[(?P<text>[^\]]+)\]\((?P<path>[^)\s]+)")
MOST_DRAWINGS, MOST_ICONS = 8, 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture that a text shows already."""

    path: str
    """Content path of the file."""
    text: str
    """What one sees, in the words of the text that shows it first."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What was found, the likeliest first."""

    drawings: tuple[Drawing, ...]
    icons: tuple[str, ...]


def suggest(
    root: Path, word: str, icons: Sequence[str], english: Mapping[str, Sequence[str]]
) -> Suggestions:
    """Pictures for a word or a few.

    Args:
        root: the content folder.
        word: as an author writes it, in any form.
        icons: names of the icons that the portal has.
        english: Swedish word -> English words for what a picture of it shows.
    """
    wanted = _lemmas(word_list(word))
    drawings = [
        (len(wanted & _lemmas(word_list(drawing.text))), drawing) for drawing in _drawings(root)
    ]
    best = sorted((d for d in drawings if d[0]), key=lambda found: (-found[0], found[1].path))
    names = [name for lemma in sorted(wanted) for name in english.get(lemma, ())]
    return Suggestions(
        tuple(drawing for _, drawing in best[:MOST_DRAWINGS]),
        tuple(_named(icons, names)[:MOST_ICONS]),
    )


def _named(icons: Iterable[str], english: Sequence[str]) -> list[str]:
    """Icons with one of the words in their names, the shortest names first."""
    parts = {icon: set(icon.rpartition(":")[2].split("-")) for icon in icons}
    found = [icon for icon, own in parts.items() if own & set(english)]
    return sorted(found, key=lambda icon: (-len(parts[icon] & set(english)), len(icon), icon))


def _lemmas(words: Iterable[str]) -> set[str]:
    """The dictionary forms of words and of the parts of compounds, small words left out."""
    splitter = Splitter(saldo())
    found: set[str] = set()
    for word in words:
        readings = [
            r.lemma for r in saldo().readings(word) if r.tag[:2] in ("NN", "VB", "JJ", "PM")
        ]
        if len(word) > 2:
            found |= {word, *readings, *splitter.parts(word)}
    return found


def _drawings(root: Path) -> Iterator[Drawing]:
    """Every picture that a text shows, once."""
    seen: set[Path] = set()
    for top in TOPS:
        for file in sorted((root / top).rglob("*.md")):
            for match in PICTURE.finditer(file.read_text(encoding="utf-8", errors="replace")):
                path = (file.parent / match["path"]).resolve()
                if path not in seen and path.is_relative_to(root.resolve()):
                    seen.add(path)
                    shown = path.relative_to(root.resolve()).as_posix()
                    yield Drawing(shown, match["text"])
