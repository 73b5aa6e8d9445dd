"""Words that are said otherwise than they are written: a table that a competence leader can edit.

A lexicon is a UTF-8 file with tabs between its columns: written form, spoken form (respelled the
way the language's own words are spelled), and, if one likes, a note. `#` begins a comment. A
written form with a capital letter is found as it stands, one without it also with a capital. A
later line, and a later file, wins.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from kompetensportal.errors import MistakeError
from kompetensportal.speech.normalise.text import Rule
from kompetensportal.words import say

SHIPPED = Path(__file__).parent.parent / "lexicon"
ENDINGS = {"sv": "s|n|ns|en|ens|et|ets|ar|arna|er|erna|(?<=:)(?:a|ar|ade|at)", "en": "s|'s"}
"""Endings that a word of the lexicon may carry, with or without a colon: `iPaden`, `LMO:s`."""
NO_MATCH = "(?!)"


def read_lexicon(path: Path) -> dict[str, str]:
    """The table of one file. Raises MistakeError that names the file and the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MistakeError(
            say("speech.lexicon_unreadable", file=str(path), why=str(error)),
            say("speech.lexicon_unreadable_mend"),
        ) from error
    table: dict[str, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) < 2 or not columns[0] or not columns[1]:
            raise MistakeError(
                say("speech.lexicon_line", file=str(path), line=number),
                say("speech.lexicon_line_mend"),
            )
        table[columns[0]] = columns[1]
    return table


def lexicon_rule(language: str, files: tuple[Path, ...] = ()) -> Rule:
    """The rule that says the words of the shipped table and of files after it, as they are now.

    A file whose name tells another language (`uttal.en.tsv`) is passed over.
    """
    mine = [path for path in files if path.suffixes[-2:-1] in ([], [f".{language}"])]
    stats = [(path, path.stat()) for path in mine if path.is_file()]
    return _rule(language, tuple((p, stat.st_mtime_ns, stat.st_size) for p, stat in stats))


@lru_cache(16)
def _rule(language: str, files: tuple[tuple[Path, int, int], ...]) -> Rule:
    shipped = SHIPPED / f"{language}.tsv"
    table = read_lexicon(shipped) if shipped.is_file() else {}
    for path, _, _ in files:
        table.update(read_lexicon(path))
    return Rule("lexicon", _pattern(table, ENDINGS.get(language, "")), _speaker(table))


def _pattern(table: dict[str, str], endings: str) -> re.Pattern[str]:
    if not table:
        return re.compile(NO_MATCH)
    longest_first = sorted(table, key=len, reverse=True)
    words = "|".join(_either_case(word) for word in longest_first)
    tail = f"(?P<ending>(?<=\\w):?(?:{endings}))?" if endings else ""
    return re.compile(rf"(?<!\w)(?P<word>{words}){tail}(?!\w)")


def _either_case(word: str) -> str:
    if word != word.lower() or not word[0].isalpha():
        return re.escape(word)
    return f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}"


def _speaker(table: dict[str, str]):  # type: ignore[no-untyped-def]
    def said(match: re.Match[str]) -> str:
        word = match["word"]
        spoken = table.get(word) or table[word[0].lower() + word[1:]]
        return spoken + (match.groupdict().get("ending") or "").lstrip(":'")

    return said
