"""All rules over a tree of content, for `kompetensportal check` and for the preview's findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Protocol, TypeGuard

from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.facts import needed, state_of
from kompetensportal.compiler.facts_file import read_facts
from kompetensportal.compiler.library_rules import check_rows
from kompetensportal.compiler.pictures import (
    LARGEST,
    Picture,
    Prepared,
    content_key,
    prepare,
    refused,
)
from kompetensportal.compiler.pipeline import Compiled, compile_source, outline_of
from kompetensportal.compiler.read import content_paths, read
from kompetensportal.compiler.rows import Row
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.source import Kind, Source

StateOf = Callable[[str], str | None]
"""Content path of a picture or download -> the state it is in; None: a state not to rely on."""


class Memory(Protocol):
    """What earlier checks found. Whoever remembers nothing says None each time."""

    def outline(self, path: str, digest: str) -> Row | None:
        """The row of a file with this content."""

    def findings(
        self, path: str, digest: str, words: str, state_of: StateOf
    ) -> tuple[Finding, ...] | None:
        """What the rules said of this content, when pictures and words were as they are now."""

    def keep(self, compiled: Compiled, words: str, state_of: StateOf) -> None:
        """Remember what the rules have said."""


def check(
    root: Path,
    paths: Iterable[str] = (),
    *,
    today: date,
    dictionary: Callable[[list[Row]], Dictionary] | None = None,
    memory: Memory | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Findings of all rules, in order of path and line.

    Args:
        root: the folder that holds `lathundar/` and `courses/`.
        paths: content paths, or folders of them, to tell about; none means all. Every file is
            read anyway, because links and ids go across.
        today: the day that review dates are compared with.
        dictionary: gets the rows of the glossary, and says what the files are judged with;
            without it the rules that need a dictionary do not run.
        memory: what is known of texts that have not changed: they are not judged again.
        progress: called with (files done, files in all).
    """
    asked = tuple(path.rstrip("/") for path in paths)
    sources = {path: read(root, path) for path in content_paths(root)}
    outlines = {s.path: _outline(s, memory) for s in sources.values() if _is_word(s)}
    words = dictionary(list(outlines.values())) if dictionary is not None else None
    pictures = PicturesOnDisk(root)
    findings: list[Finding] = list(pictures.fact_findings)
    for number, (path, source) in enumerate(sources.items(), 1):
        if isinstance(source, Finding):
            findings.append(source)
        elif not asked or _is_asked(path, asked):
            found, outlines[path] = _judged(source, pictures, words, memory)
            findings += found
        elif path not in outlines:
            outlines[path] = _outline(source, memory)
        if progress is not None:
            progress(number, len(sources))
    findings += check_rows(outlines.values(), today=today)
    if asked:
        findings = [f for f in findings if _is_asked(f.path, asked)]
    return sorted(findings, key=lambda f: (f.path, f.line, f.column, f.rule))


def _is_word(source: Source | Finding) -> TypeGuard[Source]:
    return isinstance(source, Source) and source.kind is Kind.WORD


def _outline(source: Source, memory: Memory | None) -> Row:
    known = memory.outline(source.path, source.digest) if memory is not None else None
    return known or outline_of(source)


def _judged(
    source: Source, pictures: PicturesOnDisk, words: Dictionary | None, memory: Memory | None
) -> tuple[tuple[Finding, ...], Row]:
    """All rules on one file, unless what they would say is known."""
    state = words.state if words is not None else ""
    if memory is not None and (row := memory.outline(source.path, source.digest)):
        known = memory.findings(source.path, source.digest, state, pictures.state_of)
        if known is not None:
            return known, row
    compiled = compile_source(
        source, pictures=pictures, full=True, dictionary=words, facts=pictures.facts
    )
    if memory is not None:
        memory.keep(compiled, state, pictures.state_of)
    return compiled.findings, compiled.row


def check_one(
    root: Path, path: str, known: PicturesOnDisk, dictionary: Dictionary | None = None
) -> Compiled | Finding:
    """One file with all rules; nothing of what goes across files."""
    source = read(root, path)
    if isinstance(source, Finding):
        return source
    return compile_source(
        source, pictures=known, full=True, dictionary=dictionary, facts=known.facts
    )


def _is_asked(path: str, asked: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(one + "/") for one in asked)


class PicturesOnDisk:
    """Prepares the pictures of a tree as they are asked for, each once; knows its local facts."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        facts, self.fact_findings = read_facts(root)
        self.facts = facts or {}
        self._known: dict[str, Picture | Finding | None] = {}
        self._states: dict[str, str | None] = {}

    def __call__(self, path: str) -> Picture | Finding | None:
        """What is known of the picture or download at a content path."""
        if path not in self._known:
            data = read_attachment(self._root, path)
            self._states[path] = _state(data, path)
            prepared = prepare(data, path) if isinstance(data, bytes) else data
            found = prepared.picture if isinstance(prepared, Prepared) else prepared
            self._known[path] = found
        return self._known[path]

    def state_of(self, path: str) -> str | None:
        """Which content it has, without preparing it: a `StateOf`. Of a local fact its words."""
        if fact := needed(path):
            return state_of(self.facts, fact)
        if path not in self._states:
            self._states[path] = _state(read_attachment(self._root, path), path)
        return self._states[path]


def _state(data: bytes | Finding | None, path: str) -> str | None:
    if isinstance(data, bytes):
        return content_key(data, path)
    return "" if data is None else None


def read_attachment(root: Path, path: str) -> bytes | Finding | None:
    """The bytes of a picture or download of the tree, one more than is allowed at most.

    None when there is no such file; a finding when it must not or cannot be read.
    """
    file = root / path
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return refused(path, "outside")
        with file.open("rb") as opened:
            return opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except (OSError, RuntimeError, ValueError):
        return refused(path, "unreadable")


__all__ = ["Memory", "PicturesOnDisk", "StateOf", "check", "check_one", "read_attachment"]
