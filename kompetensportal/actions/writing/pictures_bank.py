"""The picture bank: every picture of the content folder, what is told of it, where it is shown."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from kompetensportal.actions.content.scan import Stamp, scan
from kompetensportal.actions.content.suggest_pictures import PICTURE, Bank
from kompetensportal.model.learning.day import today
from kompetensportal.model.writing.picture import ENDINGS, NOBODY, PictureNotes, has_run_out

TITLE = re.compile(r"^titel:[ \t]*[\"']?(?P<title>[^\"'\n\r]+)", re.MULTILINE)
SHOWS = ("", "unsaid", "people", NOBODY, "unused", "no_licence", "run_out")
"""What a list may be limited to, besides an answer of the audit."""
_HEAD = 2_000
"""Characters in which a text's title stands."""


@dataclass(frozen=True, slots=True)
class Use:
    """A text that shows a picture."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class Held:
    """A picture of the bank."""

    path: str
    sha: str
    text: str
    """What one sees: as was told, else as the first text that shows it says."""
    used: tuple[Use, ...]
    notes: PictureNotes

    @property
    def folder(self) -> str:
        """The system's or course's folder: `lathundar/outlook`."""
        return "/".join(self.path.split("/")[:2])


def everything(root: Path, told: Mapping[tuple[str, str], PictureNotes]) -> list[Held]:
    """All pictures below `root`, by path. told: what is told of them, by path and SHA-256."""
    stamps = scan(root)
    shown = _shown(root, stamps)
    found = []
    for path in sorted(stamps):
        if path.rpartition(".")[2].lower() not in ENDINGS or stamps[path].linked:
            continue
        try:
            sha = _sha(root / path, stamps[path])
        except OSError:
            continue  # It went away just now.
        notes = told.get((path, sha)) or PictureNotes(path, sha)
        texts, used = shown.get(path, ([], []))
        found.append(Held(path, sha, notes.text or (texts or [""])[0], tuple(used), notes))
    return found


def one(root: Path, path: str, told: Mapping[tuple[str, str], PictureNotes]) -> Held | None:
    """One picture of the bank."""
    return next((held for held in everything(root, told) if held.path == path), None)


def chosen(pictures: Iterable[Held], show: str, folder: str = "") -> list[Held]:
    """Those of a folder that are as `show` says: one of SHOWS, or an answer of the audit."""
    return [p for p in pictures if (not folder or p.folder == folder) and _is(p, show)]


def find(root: Path, pictures: list[Held], words: str, near: str = "") -> list[Held]:
    """Those that show some words, the likeliest first; all of them for no words.

    near: content path of a text; pictures of its system come first.
    """
    if not words.strip():
        return (
            sorted(pictures, key=lambda p: (p.folder != _folder(near), p.path))
            if near
            else pictures
        )
    by_path = {p.path: p for p in pictures}
    told = {p.path: " ".join((p.notes.text, *p.notes.tags)) for p in pictures if _has_words(p)}
    likely = [d.path for d in Bank(root, told).find(words, _folder(near))]
    asked = words.casefold().split()
    also = [p.path for p in pictures if all(word in _all_words(p) for word in asked)]
    return [by_path[path] for path in dict.fromkeys((*likely, *also)) if path in by_path]


def _is(picture: Held, show: str) -> bool:
    shown, notes = picture.notes.shown, picture.notes
    match show:
        case "":
            return True
        case "unsaid":
            return not shown
        case "people":
            return bool(shown - {NOBODY})
        case "unused":
            return not picture.used
        case "no_licence":
            return not notes.licence
        case "run_out":
            return has_run_out(notes, today())
    return show in shown


def _folder(path: str) -> str:
    return "/".join(path.split("/")[:2])


def _has_words(picture: Held) -> bool:
    return bool(picture.notes.text or picture.notes.tags)


def _all_words(picture: Held) -> str:
    notes = picture.notes
    return " ".join((picture.path, picture.text, notes.source, *notes.tags)).casefold()


def _shown(root: Path, stamps: Mapping[str, Stamp]) -> dict[str, tuple[list[str], list[Use]]]:
    """For each picture that a text shows: its words there, and the texts."""
    found: defaultdict[str, tuple[list[str], list[Use]]] = defaultdict(lambda: ([], []))
    for path, stamp in sorted(stamps.items()):
        if not path.endswith(".md"):
            continue
        try:
            title, pictures = _read(root / path, stamp)
        except OSError:
            continue
        for src, text in pictures:
            picture = posixpath.normpath(posixpath.join(posixpath.dirname(path), src))
            texts, used = found[picture]
            texts.append(text)
            if Use(path, title) not in used:
                used.append(Use(path, title))
    return found


@lru_cache(20_000)
def _read(file: Path, _stamp: Stamp) -> tuple[str, tuple[tuple[str, str], ...]]:
    written = file.read_text(encoding="utf-8", errors="replace")
    title = TITLE.search(written[:_HEAD])
    pictures = tuple((m["path"], m["text"]) for m in PICTURE.finditer(written))
    return title["title"].strip() if title else file.stem, pictures


@lru_cache(20_000)
def _sha(file: Path, _stamp: Stamp) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
