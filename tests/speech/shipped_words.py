"""What in the shipped texts is not read as it is written, and what people say for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kompetensportal.actions.content.editions import files_of, opened, usable
from kompetensportal.actions.content.word_voice import said_of
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import content_paths, decode, locate
from kompetensportal.compiler.units import rebuilt, units
from kompetensportal.compiler.values import Value
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.lesson import Lesson, Sentence
from kompetensportal.model.content.source import Source
from kompetensportal.po import PoFile
from kompetensportal.speech.normalise.lexicon import SHIPPED, read_lexicon

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).parent / "lists" / "shipped.tsv"
LANGUAGES = ("sv", "en")
NAMES = "|".join(
    re.escape(word)
    for word in sorted(read_lexicon(SHIPPED / "sv.tsv"), key=len, reverse=True)
    if word[0].isalpha()
)
TELLING = re.compile(
    r"[^\W_]*\d[\w:.,/-]*[\w]|\d"  # numbers, times, A4
    r"|\w*[A-ZÅÄÖ]\w*[A-ZÅÄÖ]\w*"  # KIA, iPad
    r"|\S*[@§%°+&=#]\S*|(?<=\s)[></](?=\s)|\w+/\w+|<!--|-->"
    rf"|(?<!\w)(?:{NAMES})(?!\w)"
    r"|\b(?:kl|nr|tel|tfn|ca|t\.ex|bl\.a|dvs|osv|m\.m|etc|ev|obs|e\.g|i\.e|approx)\b\.?",
)


def sentences() -> Iterator[tuple[str, Sentence]]:
    """(path, sentence) of all that ships in a language with rules: texts, cards, editions."""
    texts: dict[str, Source] = {}
    for path in content_paths(ROOT):
        place = locate(path)
        if place is None:
            continue
        source = decode(path, place.kind, (ROOT / path).read_bytes())
        if not isinstance(source, Source):
            continue
        value = _compiled(source)
        if isinstance(value, Lesson):
            yield from ((path, s) for s in value.sentences if s.language in LANGUAGES)
            if not place.sibling:
                texts[value.meta.id] = source
        elif isinstance(value, GlossaryEntry):
            yield from ((path, s) for s in said_of(value))
    yield from _editions(texts)


def _editions(texts: dict[str, Source]) -> Iterator[tuple[str, Sentence]]:
    """What the catalogues make of the texts, by id."""
    for language, paths in files_of(ROOT).items():
        for path in paths if language in LANGUAGES else ():
            file = opened(path)
            assert isinstance(file, PoFile), file
            for id_, words in usable(file, path)[0].items():
                source = texts[id_]
                said = {
                    unit.context: words[unit.context].translation
                    for unit in units(source)
                    if unit.context in words and words[unit.context].source == unit.text
                }
                lesson = _compiled(rebuilt(source, language, said)[0])
                assert isinstance(lesson, Lesson)
                where = f"{id_} [{language}]"
                yield from ((where, s) for s in lesson.sentences if s.language in LANGUAGES)


def _compiled(source: Source) -> Value | None:
    return compile_source(source, pictures=lambda _: None).value


def expected() -> list[tuple[str, str, str]]:
    """(language, written, said) of the list, the longest first."""
    lines = LIST.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    found = [(language, written, said) for language, written, said in rows]
    return sorted(found, key=lambda row: -len(row[1]))


def mentions(sentence: Sentence) -> list[tuple[int, int]]:
    """(first, end) of each place that needs a rule or a table."""
    return [match.span() for match in TELLING.finditer(sentence.text)]


def row_at(
    rows: list[tuple[str, str, str]], sentence: Sentence, first: int, end: int
) -> tuple[str, str] | None:
    """The row (written, said) that covers a place of a sentence."""
    for language, written, said in rows:
        if language != sentence.language:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(written)}(?!\w)", sentence.text):
            if match.start() <= first and end <= match.end():
                return written, said
    return None
