"""gettext catalogues of content: reading and writing .po files whole, previous texts included.

A translator's program (Poedit, Weblate ...) reads and writes the same files. Plural forms do not
occur here; the catalogues of the interface are read by `catalogues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
_LINE = re.compile(r'(msgctxt|msgid|msgstr)\s+("(?:[^"\\]|\\.)*")\s*$')
_ESCAPED = re.compile(r"\\(.)")
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


class PoError(ValueError):
    """A line that is no gettext; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class PoEntry:
    """One unit: what it is called, its source, its translation."""

    context: str
    source: str
    translation: str = ""
    fuzzy: bool = False
    """The source has changed since it was translated, or somebody doubts the translation."""
    previous: str = ""
    """The source that the translation was made of, when `fuzzy`."""
    notes: tuple[str, ...] = ()
    """For translators (`#.`)."""
    obsolete: bool = False
    """The text no longer has it; kept so that no work is lost."""

    @property
    def usable(self) -> bool:
        """Whether the translation may be shown."""
        return bool(self.translation) and not self.fuzzy and not self.obsolete


@dataclass(frozen=True, slots=True)
class PoFile:
    """A catalogue: header fields in order, and entries in order."""

    header: tuple[tuple[str, str], ...]
    entries: tuple[PoEntry, ...]

    def field(self, name: str) -> str:
        """A field of the header; empty when it is not there."""
        return dict(self.header).get(name, "")


def parse(text: str) -> PoFile:
    """A catalogue from its text. Raises PoError for a line that is no gettext."""
    header: tuple[tuple[str, str], ...] = ()
    entries: list[PoEntry] = []
    for number, block in _blocks(text):
        entry = _entry(number, block)
        if entry is None:
            continue
        if not entry.source and not entry.context:
            header = tuple(_fields(entry.translation))
        elif entry.source:
            entries.append(entry)
    return PoFile(header, tuple(entries))


def dump(header: Iterable[tuple[str, str]], entries: Iterable[PoEntry]) -> str:
    """The text of a catalogue; those that are obsolete stand last."""
    fields = "".join(f"{name}: {value}\n" for name, value in header)
    blocks = ["\n".join(['msgid ""', 'msgstr ""', *map(_quoted, fields.splitlines(True))])]
    blocks += [_block(entry) for entry in sorted(entries, key=lambda e: e.obsolete)]
    return "\n\n".join(blocks) + "\n"


def _blocks(text: str) -> Iterable[tuple[int, list[str]]]:
    block: list[str] = []
    start = 1
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        if line.strip():
            if not block:
                start = number
            block.append(line.strip())
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block


def _entry(start: int, block: list[str]) -> PoEntry | None:
    parts = {"msgctxt": "", "msgid": "", "msgstr": ""}
    notes: list[str] = []
    previous, last, fuzzy, obsolete = "", "", False, False
    for number, given in enumerate(block, start):
        line = given
        if line.startswith("#~"):
            obsolete, line = True, line[2:].strip()
        if line.startswith("#|"):
            found = _STRING.search(line)
            if found and "msgctxt" not in line:
                previous += _plain(found[1])
        elif line.startswith("#,"):
            fuzzy = "fuzzy" in line
        elif line.startswith("#."):
            notes.append(line[2:].strip())
        elif line.startswith("#") or not line:
            continue
        elif found := _LINE.match(line):
            last = found[1]
            parts[last] = _plain(found[2][1:-1])
        elif line.startswith('"') and last and (found := _STRING.match(line)):
            parts[last] += _plain(found[1])
        else:
            raise PoError(number)
    if not last:
        return None
    context, source, translation = parts["msgctxt"], parts["msgid"], parts["msgstr"]
    return PoEntry(context, source, translation, fuzzy, previous, tuple(notes), obsolete)


def _fields(text: str) -> Iterable[tuple[str, str]]:
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip(), value.strip()


def _block(entry: PoEntry) -> str:
    lines = [f"#. {note}" for note in entry.notes]
    if entry.fuzzy:
        lines.append("#, fuzzy")
        if entry.previous:
            lines.append(f"#| msgid {_quoted(entry.previous)}")
    words = [
        f"msgctxt {_quoted(entry.context)}",
        f"msgid {_quoted(entry.source)}",
        f"msgstr {_quoted(entry.translation)}",
    ]
    return "\n".join(lines + [f"#~ {line}" if entry.obsolete else line for line in words])


def _quoted(text: str) -> str:
    for sign, written in (
        ("\\", "\\\\"),
        ('"', '\\"'),
        ("\n", "\\n"),
        ("\t", "\\t"),
        ("\r", "\\r"),
    ):
        text = text.replace(sign, written)
    return f'"{text}"'


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: _UNESCAPED.get(found[1], found[1]), text)
