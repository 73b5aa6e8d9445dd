"""An organisation's own pronunciation: files of the data folder, changed a row at a time.

A row is changed by somebody who saw it as it was; when it has become another one meanwhile, that is
a conflict, and nothing is written. Lines that are no rows (comments, faulty ones) stay as they are.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.errors import MistakeError
from kompetensportal.store.content.disk import told
from kompetensportal.store.content.lock import hold
from kompetensportal.words import Message, say

LANGUAGES = ("sv", "en")
"""Languages whose spoken text is made by rules and tables."""
LONGEST_WORD, LONGEST_SAID = 60, 200
"""Characters of what is written, and of what is said or noted."""
WAIT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class OwnWord:
    """One row: how a word is said that is not said as it is written."""

    written: str
    said: str
    note: str = ""


class ConflictError(MistakeError):
    """Somebody else has changed the row meanwhile; `now` is what it is (None: removed)."""

    def __init__(self, now: OwnWord | None) -> None:
        said = now.said if now else ""
        what = say("pronounce.conflict", said=said) if now else say("pronounce.conflict_gone")
        super().__init__(what, say("pronounce.conflict_mend"))
        self.now = now


def own_path(data: Path, language: str) -> Path:
    """The file of a language's own words."""
    return data / f"uttal.{language}.tsv"


def own_lexicons(data: Path) -> tuple[Path, ...]:
    """The files that exist."""
    return tuple(path for one in LANGUAGES if (path := own_path(data, one)).is_file())


def stamp(data: Path) -> tuple[tuple[str, int, int], ...]:
    """Changes when one of the files does."""
    stats = [(path.name, path.stat()) for path in own_lexicons(data)]
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def read_own(data: Path, language: str) -> tuple[list[OwnWord], list[tuple[int, str]]]:
    """The rows, the last of several for one word; and (number, text) of each line that is none."""
    rows: dict[str, OwnWord] = {}
    faulty: list[tuple[int, str]] = []
    for number, line in enumerate(_lines(own_path(data, language)), start=1):
        row = _row(line)
        if row is not None:
            rows[row.written] = row
        elif line.strip() and not line.startswith("#"):
            faulty.append((number, line))
    return sorted(rows.values(), key=lambda row: row.written.casefold()), faulty


def save(data: Path, language: str, row: OwnWord, before: OwnWord | None) -> None:
    """Add a row, or put it in the place of `before`.

    Raises MistakeError for a row that would not do, ConflictError when `before` is not what is
    there, EnvironmentalError when the file cannot be written.
    """
    row = OwnWord(*(" ".join(part.split()) for part in (row.written, row.said, row.note)))
    if (fault := fault_of(row)) is not None:
        raise MistakeError(fault, say("pronounce.row_mend"))
    old = before.written if before else row.written
    text = "\t".join(part for part in (row.written, row.said, row.note) if part)

    def change(lines: list[str]) -> list[str]:
        _expect(lines, old, before)
        if row.written != old:
            _expect(lines, row.written, None)
        places = [at for at, line in enumerate(lines) if _written(line) == old]
        changed = [*lines, text] if not places else lines[:]
        for at in places:
            changed[at] = text if at == places[0] else ""
        return [line for at, line in enumerate(changed) if line or at not in places]

    _change(data, language, change)


def remove(data: Path, language: str, before: OwnWord) -> None:
    """Remove a row. Raises as `save` does."""

    def change(lines: list[str]) -> list[str]:
        _expect(lines, before.written, before)
        return [line for line in lines if _written(line) != before.written]

    _change(data, language, change)


def fault_of(row: OwnWord) -> Message | None:
    """Why a row would not do; None when it would."""
    if not row.written or not row.said:
        return say("pronounce.row_empty")
    if row.written.startswith("#"):
        return say("pronounce.row_comment")
    if len(row.written) > LONGEST_WORD or len(row.said) > LONGEST_SAID:
        return say("pronounce.row_long", word=LONGEST_WORD, said=LONGEST_SAID)
    if not any(letter.isalnum() for letter in row.written):
        return say("pronounce.row_no_word", text=row.written)
    if not any(letter.isalpha() for letter in row.said):
        return say("pronounce.row_no_letters", text=row.said)
    return None


def _expect(lines: list[str], written: str, before: OwnWord | None) -> None:
    now = next((_row(line) for line in reversed(lines) if _written(line) == written), None)
    if now != before:
        raise ConflictError(now)


def _change(data: Path, language: str, change: Callable[[list[str]], list[str]]) -> None:
    path = own_path(data, language)
    with hold(data / f".{path.name}.lock", WAIT_SECONDS), told(path.parent):
        lines = change(_lines(path))
        draft = data / f".{path.name}.{os.getpid()}.tmp"
        try:
            draft.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return []
    except UnicodeDecodeError as error:
        raise MistakeError(
            say("speech.lexicon_unreadable", file=str(path), why=str(error)),
            say("speech.lexicon_unreadable_mend"),
        ) from error


def _row(line: str) -> OwnWord | None:
    if line.startswith("#"):
        return None
    columns = [column.strip() for column in line.split("\t")]
    if len(columns) < 2 or not columns[0] or not columns[1]:
        return None
    return OwnWord(columns[0], columns[1], columns[2] if len(columns) > 2 else "")


def _written(line: str) -> str:
    row = _row(line)
    return row.written if row else ""
