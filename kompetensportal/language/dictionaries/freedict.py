"""FreeDict's dictionaries in the format of dictd: an index, and one file with all articles.

A line of the index is a word, where its article begins and how long it is (bytes, written with the
64 digits of Base64), with tabs between. The articles lie in `.dict`, or compressed in `.dict.dz`,
which is gzip. An article is the word, perhaps with pronunciation and kind, then its translations.
"""

from __future__ import annotations

import gzip
import re
import string
import zlib
from collections.abc import Mapping
from pathlib import Path

from kompetensportal.language.dictionaries.wrong import WrongFormatError

DIGITS = {
    c: n for n, c in enumerate(string.ascii_uppercase + string.ascii_lowercase + "0123456789+/")
}
ABOUT = "00"
"""Index entries that begin so are about the dictionary itself."""
LARGEST = 200_000_000
"""Bytes of articles; the largest of FreeDict's dictionaries has a tenth of that."""
_NUMBER = re.compile(r"^\s*\d+[.)]\s*")
_ASIDE = re.compile(r"<[^>]*>|\([^)]*\)|/[^/]*/|\[[^\]]*\]")


def read(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Word in small letters -> translations. Raises WrongFormatError or OSError."""
    articles = _articles(path)
    found: dict[str, tuple[str, ...]] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise WrongFormatError(f"{path.name}: not UTF-8") from error
    for number, line in enumerate(lines, 1):
        word, start, size = _entry(path, number, line)
        if word.startswith(ABOUT):
            continue
        if start + size > len(articles):
            raise WrongFormatError(f"{path.name}:{number}: {start}+{size} > {len(articles)}")
        text = articles[start : start + size].decode("utf-8", "replace")
        if translations := _translations(text):
            key = word.casefold()
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *translations)))
    return found


def _entry(path: Path, number: int, line: str) -> tuple[str, int, int]:
    fields = line.split("\t")
    if len(fields) < 3 or not fields[1] or not fields[2]:
        raise WrongFormatError(f"{path.name}:{number}: {line[:40]!r}")
    try:
        return fields[0].strip(), _number(fields[1]), _number(fields[2])
    except KeyError as error:
        raise WrongFormatError(f"{path.name}:{number}: {line[:40]!r}") from error


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * 64 + DIGITS[digit]
    return value


def _articles(index: Path) -> bytes:
    plain, packed = index.with_suffix(".dict"), index.with_suffix(".dict.dz")
    if plain.is_file():
        with plain.open("rb") as file:
            return file.read(LARGEST)
    if not packed.is_file():
        raise WrongFormatError(f"{packed.name} ?")
    try:
        with gzip.open(packed, "rb") as file:
            return file.read(LARGEST)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise WrongFormatError(f"{packed.name}: {error}") from error


def _translations(article: str) -> tuple[str, ...]:
    """What follows the first line, without numbers, pronunciation and kind of word."""
    found: dict[str, None] = {}
    for line in article.splitlines()[1:]:
        plain = _ASIDE.sub("", _NUMBER.sub("", line))
        for part in re.split(r"[,;]", plain):
            if text := " ".join(part.split()):
                found[text] = None
    return tuple(found)
