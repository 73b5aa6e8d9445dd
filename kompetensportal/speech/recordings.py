"""A person's recordings of sentences and steps, which lie beside the text they belong to.

`las-och-svara.md` has them in `las-och-svara.inspelat/`. A file's name says what it is a recording
of: `3f9a1c2b.m4a` of a sentence, `oppna-3f9a1c2b.m4a` of all sentences of the step `oppna`. The
eight hex digits are a digest of the words, so that a recording of other words is never played for
them; `kompetensportal listen FILE --list` tells the names. A sentence's own recording wins over
its step's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from kompetensportal.model.content.lesson import Lesson, Sentence

SUFFIX = ".inspelat"
ENDINGS = frozenset(
    (".wav", ".mp3", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".webm", ".mp4")
)
DIGITS = 8


@dataclass(frozen=True, slots=True)
class Take:
    """What is to be played for a sentence: one part of a file."""

    path: Path
    part: int
    """Which of `texts` the sentence is."""
    texts: tuple[str, ...]
    """All that the file holds, in order."""


@dataclass(frozen=True, slots=True)
class Takes:
    """The recordings of one text."""

    by_sentence: dict[int, Take] = field(default_factory=dict)
    unknown: tuple[Path, ...] = ()
    """Files that belong to nothing in the text as it is now."""


def folder_of(content: Path, path: str) -> Path:
    """Where the recordings of a file lie; `path` is relative to the content root."""
    return (content / path).with_suffix(SUFFIX)


def names(lesson: Lesson) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """The name of every recording that there could be, and the sentences that it holds."""
    steps = _Steps(lesson.html).sentences
    by_index = {sentence.index: sentence for sentence in lesson.sentences}
    begins = {indexes[0]: (step, indexes) for step, indexes in steps.items() if indexes}
    for sentence in lesson.sentences:
        if sentence.index in begins:
            step, indexes = begins[sentence.index]
            within = tuple(by_index[index] for index in indexes if index in by_index)
            if len(within) > 1:
                yield f"{step}-{_digest(s.text for s in within)}", within
        yield _digest([sentence.text]), (sentence,)


def find(folder: Path, lesson: Lesson) -> Takes:
    """The recordings of a folder that are of this text; a folder that is not there has none."""
    files = {path.stem: path for path in _files(folder)}
    if not files:
        return Takes()
    found: dict[int, Take] = {}
    used: set[str] = set()
    # Steps come before their sentences, whose own recordings take their places.
    for name, sentences in names(lesson):
        if name not in files:
            continue
        used.add(name)
        texts = tuple(sentence.text for sentence in sentences)
        for part, sentence in enumerate(sentences):
            found[sentence.index] = Take(files[name], part, texts)
    return Takes(found, tuple(path for name, path in files.items() if name not in used))


def digest_of(folder: Path) -> str:
    """Digest of a folder's recordings, by name, size and time; empty when there are none."""
    digest = hashlib.blake2b(digest_size=8)
    files = _files(folder)
    for path in files:
        stat = path.stat()
        digest.update(f"{path.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest() if files else ""


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS)


def _digest(texts: Iterable[str]) -> str:
    words = "\n".join(" ".join(text.split()) for text in texts)
    return hashlib.blake2b(words.encode(), digest_size=DIGITS // 2).hexdigest()


class _Steps(HTMLParser):
    """Reads which sentences a fragment's steps hold."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.sentences: dict[str, list[int]] = {}
        self._open: list[str | None] = []
        """For each open `li` its step's id."""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        """A step begins, or one of its sentences."""
        given = {name: value or "" for name, value in attrs}
        if tag == "li":
            is_step = "step" in given.get("class", "").split()
            self._open.append(given.get("id") if is_step else None)
        elif tag == "span" and given.get("class") == "s" and given.get("id", "")[1:].isdigit():
            step = next((one for one in reversed(self._open) if one), None)
            if step:
                self.sentences.setdefault(step, []).append(int(given["id"][1:]))

    def handle_endtag(self, tag: str) -> None:
        """A step ends."""
        if tag == "li" and self._open:
            self._open.pop()
