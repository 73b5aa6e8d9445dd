"""Pictures that an author may use for a word: drawings there are, and icons of the portal.

A program suggests and a person chooses: what a word means in a step, no list knows.
"""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from kompetensportal.actions.content.scan import TOPS
from kompetensportal.language.compounds import Splitter
from kompetensportal.language.saldo import saldo
from kompetensportal.language.words import word_list
from kompetensportal.model.content.finding import Finding
from kompetensportal.words import say

PICTURE = re.compile(r"!\[(?P<text>[^\]]+)\]\((?P<path>[^)\s]+)")
STEP_PICTURE = "step-picture"
"""The rule that says that a step has no picture."""
BESIDE = 10
"""So many times likelier is a drawing of the same system."""
MOST_DRAWINGS, MOST_ICONS, MOST_FOR_STEP = 8, 12, 3
MOST_STEPS = 60
"""So many steps are told which drawings may fit; who lacks more pictures begins with these."""


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


class Bank:
    """The drawings that the texts of a content folder show, by what one sees on them.

    `told` is what else has been said of pictures, by content path; they need not be in a text.
    """

    def __init__(self, root: Path, told: Mapping[str, str] | None = None) -> None:
        self._drawings = list(_drawings(root))
        self._by_lemma: defaultdict[str, set[int]] = defaultdict(set)
        for number, drawing in enumerate(self._drawings):
            self._learn(number, drawing.text)
        numbers = {drawing.path: number for number, drawing in enumerate(self._drawings)}
        for path, words in (told or {}).items():
            if path not in numbers:
                numbers[path] = len(self._drawings)
                self._drawings.append(Drawing(path, words))
            self._learn(numbers[path], words)

    def _learn(self, number: int, words: str) -> None:
        for lemma in _lemmas(word_list(words)):
            self._by_lemma[lemma].add(number)

    def find(self, words: str, near: str = "") -> list[Drawing]:
        """Those that show one of some words, the likeliest first.

        A word that few drawings show says more than one that is on every second (`finger`), and a
        drawing of the folder `near` shows the same program as the text beside it.
        """
        scores: defaultdict[int, float] = defaultdict(float)
        for lemma in _lemmas(word_list(words)):
            numbers = self._by_lemma.get(lemma, ())
            for number in numbers:
                beside = near and self._drawings[number].path.startswith(f"{near}/")
                scores[number] += (BESIDE if beside else 1) / len(numbers)

        def place(number: int) -> tuple[float, str]:
            return -scores[number], self._drawings[number].path

        return [self._drawings[number] for number in sorted(scores, key=place)]


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
    names = [name for lemma in sorted(wanted) for name in english.get(lemma, ())]
    return Suggestions(
        tuple(Bank(root).find(word)[:MOST_DRAWINGS]), tuple(_named(icons, names)[:MOST_ICONS])
    )


def with_pictures(root: Path, findings: Iterable[Finding]) -> list[Finding]:
    """The same findings; those about a step without a picture name up to three that may fit.

    Which drawings there are is no matter of the text with the finding, so a rule cannot say it.
    """
    told = list(findings)
    lacking = [at for at, finding in enumerate(told) if finding.rule == STEP_PICTURE]
    if lacking:
        bank = Bank(root)
        for at in lacking[:MOST_STEPS]:
            told[at] = _with_pictures(bank, told[at])
    return told


def _with_pictures(bank: Bank, finding: Finding) -> Finding:
    args = finding.mend.as_dict()
    system = "/".join(finding.path.split("/")[:2])
    likely = bank.find(str(args["step"]), system)[:MOST_FOR_STEP]
    if not likely:
        return finding
    folder = posixpath.dirname(finding.path)
    written = (f"![{d.text}]({posixpath.relpath(d.path, folder)})" for d in likely)
    mend = say("findings.step_picture_mend_with", pictures="  ".join(written), word=args["word"])
    return replace(finding, mend=mend)


def _named(icons: Iterable[str], english: Sequence[str]) -> list[str]:
    """Icons with one of the words in their names, the shortest names first."""
    parts = {icon: set(icon.rpartition(":")[2].split("-")) for icon in icons}
    found = [icon for icon, own in parts.items() if own & set(english)]
    return sorted(found, key=lambda icon: (-len(parts[icon] & set(english)), len(icon), icon))


def _lemmas(words: Iterable[str]) -> set[str]:
    """The dictionary forms of words and of the parts of compounds, small words left out."""
    return set().union(*(_lemmas_of(word) for word in words))


@lru_cache(20_000)
def _lemmas_of(word: str) -> frozenset[str]:
    if len(word) <= 2:
        return frozenset()
    readings = [r.lemma for r in saldo().readings(word) if r.tag[:2] in ("NN", "VB", "JJ", "PM")]
    return frozenset({word, *readings, *_splitter().parts(word)})


@cache
def _splitter() -> Splitter:
    return Splitter(saldo())


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
