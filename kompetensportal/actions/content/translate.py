"""Catalogues of content for translators: what is to be translated, merged with what has been.

One file a system, `translations/<language>/content/<system>.po`; one unit a block of a lathund. Run
again after the texts have changed it keeps every translation: what stands where it stood is kept,
what has moved is found by its words, what has changed is fuzzy with its earlier source beside it,
and what is gone lies last in the file as obsolete.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from kompetensportal import po
from kompetensportal.actions.content.editions import (
    CONTENT,
    FOLDER,
    SEPARATOR,
    opened,
    usable,
)
from kompetensportal.compiler import front_matter
from kompetensportal.compiler.read import locate, read
from kompetensportal.compiler.units import Unit, units
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.languages import LANGUAGES, likely
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.store.content.disk import write_whole
from kompetensportal.words import Message, say

NOT_TRANSLATED = ("sv", "sv-simple")
CLOSE = 0.75
"""How alike two sources are for the translation of one to be offered, fuzzy, for the other."""


@dataclass(frozen=True, slots=True)
class Translated:
    """How one catalogue stands after a run."""

    path: Path
    texts: int
    units: int
    ready: int
    fuzzy: int
    faults: tuple[Message, ...]


def translate(root: Path, language: str, only: str = "") -> list[Translated]:
    """Bring the catalogues of a language up to date with the lathundar.

    Args:
        root: the content folder.
        language: a code of `languages.LANGUAGES`, not Swedish.
        only: a lathund or a folder of them (`lathundar/outlook`); others stay as they are.

    Raises MistakeError for a language that does not exist, a path without lathundar, or a
    catalogue that cannot be read: nothing is written over it.
    """
    if language not in LANGUAGES or language in NOT_TRANSLATED:
        raise MistakeError(
            say("translate.no_such_language", code=language),
            say("translate.no_such_language_mend", likely=likely(language)),
        )
    by_system: dict[str, list[Source]] = {}
    for source in _sources(root, only):
        by_system.setdefault(source.path.split("/")[1], []).append(source)
    if not by_system:
        raise NotFoundError(
            say("translate.nothing", path=only or str(root)), say("translate.nothing_mend")
        )
    return [_merge(root, language, name, sources) for name, sources in sorted(by_system.items())]


def _sources(root: Path, only: str) -> Iterator[Source]:
    """The lathundar that are translated: of two forms of a text the one that speaks for both."""
    wanted = only.strip("/").removesuffix(".md")
    for path in sorted((root / "lathundar").glob("*/*.md")):
        name = path.relative_to(root).as_posix()
        location = locate(name)
        if location is None or location.kind is not Kind.LATHUND or location.sibling:
            continue
        if wanted and name != f"{wanted}.md" and not name.startswith(f"{wanted}/"):
            continue
        source = read(root, name)
        if isinstance(source, Source):
            yield source


def _merge(root: Path, language: str, system: str, sources: list[Source]) -> Translated:
    path = root / FOLDER / language / CONTENT / f"{system}.po"
    before = po.PoFile((), ())
    if path.is_file():
        found = opened(path)
        if isinstance(found, Message):
            raise MistakeError(found, say("translate.broken_mend"))
        before = found
    entries: list[po.PoEntry] = []
    touched = set()
    for source in sources:
        id_ = str(front_matter.read(source).values.get("id", ""))
        touched.add(id_)
        old = [e for e in before.entries if e.context.partition(SEPARATOR)[0] == id_]
        entries += _merged(id_, units(source), old)
    others = [e for e in before.entries if e.context.partition(SEPARATOR)[0] not in touched]
    entries = others + entries
    header = before.header or _header(language)
    text = po.dump(header, entries)
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, text.encode(), durable=True)
    _, faults = usable(po.PoFile(header, tuple(entries)), path)
    live = [entry for entry in entries if not entry.obsolete]
    return Translated(
        path,
        len({entry.context.partition(SEPARATOR)[0] for entry in live}),
        len(live),
        sum(entry.usable for entry in live) - len(faults),
        sum(entry.fuzzy for entry in live),
        tuple(faults),
    )


def _merged(id_: str, every: list[Unit], old: list[po.PoEntry]) -> list[po.PoEntry]:
    """The units of a text with the translations that there were."""
    by_context = {entry.context: entry for entry in old}
    translated = [entry for entry in old if entry.translation]
    by_source: dict[str, po.PoEntry] = {}
    for entry in sorted(translated, key=lambda e: e.usable):
        by_source[entry.source] = entry
    made: list[po.PoEntry] = []
    used: set[str] = set()
    waiting: list[int] = []
    present = {unit.text for unit in every}
    for unit in every:
        context = f"{id_}{SEPARATOR}{unit.context}"
        here = by_context.get(context)
        kept = here if here and here.source == unit.text else by_source.get(unit.text)
        moved = here is not None and here.source in present
        if kept is None and here is not None and here.translation and not moved:
            kept = _doubted(here, unit.text)
        if kept is None or not kept.translation:
            waiting.append(len(made))
            kept = po.PoEntry(context, unit.text)
        else:
            used.add(kept.translation)
        made.append(replace(kept, context=context, source=unit.text, obsolete=False))
    left = {e.source: e for e in translated if e.translation not in used}
    for at in waiting:
        close = get_close_matches(made[at].source, left, n=1, cutoff=CLOSE)
        if close:
            old_one = left.pop(close[0])
            doubted = _doubted(old_one, made[at].source)
            made[at] = replace(doubted, context=made[at].context, obsolete=False)
            used.add(old_one.translation)
    gone = [replace(e, obsolete=True, fuzzy=False, notes=()) for e in left.values()]
    return made + [e for e in gone if e.context not in {m.context for m in made}]


def _doubted(entry: po.PoEntry, source: str) -> po.PoEntry:
    """A translation of what the source said before."""
    previous = entry.previous if entry.fuzzy and entry.previous else entry.source
    return replace(entry, source=source, fuzzy=True, previous=previous)


def _header(language: str) -> tuple[tuple[str, str], ...]:
    return (
        ("Language", language),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("X-Translation", "machine-made"),
    )
