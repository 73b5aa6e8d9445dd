"""A list of people as CSV: from Excel or anything else, read into rows or told what is wrong.

UTF-8 with or without BOM, else Windows-1252 (Excel's Latin-1); semicolons, commas or tabs. One row
is one person in one place; several places are several rows with the same user name. An empty cell
leaves what is there as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from kompetensportal.errors import MistakeError
from kompetensportal.model.accounts.person import Gender, Role
from kompetensportal.words import Message, say

LARGEST = 2_000_000
"""Bytes of a file: some 20,000 people."""

COLUMNS = {
    "användarnamn": "user_name",
    "namn": "name",
    "enhet": "unit",
    "roll": "role",
    "yrke": "profession",
    "från": "start",
    "till": "end",
    "första arbetsdag": "start_date",
    "språk": "language",
    "e-post": "email",
    "anställningsnummer": "employment_number",
    "kön": "gender",
}
"""Heading in the file -> our name. The order is that of the template."""

NEEDED = ("användarnamn", "namn", "enhet")
ROLES = {
    "": Role.EMPLOYEE,
    "medarbetare": Role.EMPLOYEE,
    "handledare": Role.MENTOR,
    "superanvändare": Role.SUPER_USER,
    "kompetensledare": Role.AUTHOR,
    "enhetschef": Role.MANAGER,
    "administratör": Role.ADMINISTRATOR,
}
LANGUAGES = {"": "", "sv": "sv", "svenska": "sv", "en": "en", "engelska": "en"}
GENDERS = {"": None, "kvinna": Gender.WOMAN, "man": Gender.MAN, "annat": Gender.OTHER}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that begins so; no name, date or number here does."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line that could be read. `line` is its number in the file, from 1."""

    line: int
    user_name: str
    name: str
    unit: str
    role: Role
    profession: str
    start: date | None
    end: date | None
    start_date: date | None
    language: str
    email: str
    employment_number: str
    gender: Gender | None


@dataclass(frozen=True, slots=True)
class WrongRow:
    """One line that could not, and how to mend it."""

    line: int
    user_name: str
    what: Message
    mend: Message


def template() -> str:
    """An empty file with the headings, as Excel in Sweden opens it."""
    return "\ufeff" + ";".join(COLUMNS) + "\r\n"


def decode(content: bytes) -> str:
    """The text of a file. Raises MistakeError for what is no text."""
    if len(content) > LARGEST:
        raise MistakeError(
            say("admin.csv_large", size=len(content) // 1_000_000), say("admin.csv_large_mend")
        )
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise MistakeError(say("admin.csv_excel"), say("admin.csv_excel_mend"))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise MistakeError(say("admin.csv_binary"), say("admin.csv_excel_mend"))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def parse(text: str) -> list[Row | WrongRow]:
    """Read every line. Raises MistakeError when the headings are not as they should be."""
    lines = text.splitlines(keepends=True)
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    lines = lines[skipped:]
    if not "".join(lines).strip():
        raise MistakeError(say("admin.csv_empty"), say("admin.csv_empty_mend"))
    delimiter = max(";,\t", key=lines[0].count)
    reader = csv.reader(lines, delimiter=delimiter)
    names = _headings(next(reader))
    return [
        _row(line + skipped, dict(zip(names, cells, strict=False)), len(cells) > len(names))
        for line, cells in _cells(reader)
    ]


def _cells(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise MistakeError(
                say("admin.csv_broken", line=_line(reader)), say("admin.csv_broken_mend")
            ) from error
        if any(cell.strip() for cell in cells):
            yield _line(reader), cells


def _line(reader: Iterator[list[str]]) -> int:
    return int(getattr(reader, "line_num", 0))


def _headings(cells: list[str]) -> list[str]:
    names = [" ".join(cell.split()).casefold() for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if name not in COLUMNS:
            likely = get_close_matches(name, list(COLUMNS), n=1)
            mend = (
                say("admin.csv_column_likely", likely=likely[0])
                if likely
                else say("admin.csv_column_mend", names=", ".join(COLUMNS))
            )
            raise MistakeError(say("admin.csv_column", name=name[:40]), mend)
    for name in NEEDED:
        if name not in names:
            raise MistakeError(
                say("admin.csv_column_missing", name=name),
                say("admin.csv_column_mend", names=", ".join(COLUMNS)),
            )
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise MistakeError(say("admin.csv_column_twice", name=twice), say("admin.csv_twice_mend"))
    return [COLUMNS[name] for name in names]


def _row(line: int, cells: dict[str, str], too_many: bool) -> Row | WrongRow:
    given = {name: " ".join(cell.split()) for name, cell in cells.items()}
    user_name = given.get("user_name", "").lower()

    def wrong(key: str, **args: str) -> WrongRow:
        what = say(f"admin.row_{key}", **args)
        return WrongRow(line, user_name[:40], what, say(f"admin.row_{key}_mend"))

    if too_many:
        return wrong("long")
    for name, cell in cells.items():
        if cell.startswith(_FORMULA):
            return wrong("formula", text=cell[:20].strip(), column=_heading(name))
    for name in NEEDED:
        if not given.get(COLUMNS[name], ""):
            return wrong("empty", column=name)
    if given.get("role", "").casefold() not in ROLES:
        return wrong("role", text=given["role"][:40])
    if given.get("language", "").casefold() not in LANGUAGES:
        return wrong("language", text=given["language"][:40])
    if given.get("gender", "").casefold() not in GENDERS:
        return wrong("gender", text=given["gender"][:40])
    days: dict[str, date | None] = {}
    for name in ("start", "end", "start_date"):
        try:
            days[name] = date.fromisoformat(given[name]) if given.get(name) else None
        except ValueError:
            return wrong("day", text=given[name][:40], column=_heading(name))
    return Row(
        line=line,
        user_name=user_name,
        name=given["name"],
        unit=given["unit"],
        role=ROLES[given.get("role", "").casefold()],
        profession=given.get("profession", "").lower(),
        start=days["start"],
        end=days["end"],
        start_date=days["start_date"],
        language=LANGUAGES[given.get("language", "").casefold()],
        email=given.get("email", ""),
        employment_number=given.get("employment_number", ""),
        gender=GENDERS[given.get("gender", "").casefold()],
    )


def _heading(name: str) -> str:
    return next(heading for heading, ours in COLUMNS.items() if ours == name)
