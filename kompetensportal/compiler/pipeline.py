"""The compiler from end to end: a Source in, a value and findings out.

    from kompetensportal.compiler.read import read
    from kompetensportal.compiler.pipeline import compile_source

    source = read(root, "lathundar/outlook/las-och-svara.md")   # Source | Finding
    compiled = compile_source(source, pictures=known.get)       # Compiled

`compile_source` is a pure function of its arguments, and what it returns can be pickled, so files
may be compiled in any order and in other processes. What it says of links is only what the file
itself tells; `compiler.library_rules` looks across files, at `Compiled.row`.

Pages that a link leads to are told by the path of the file; `library_rules.moved` finds the files
whose id is another than their path tells. Compile whoever links to those with that mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kompetensportal.compiler import facts as local_facts
from kompetensportal.compiler import front_matter, tokens
from kompetensportal.compiler.constructs import BOXES, BUILDS, RENDERS
from kompetensportal.compiler.context import Context, Dictionary, Pictures
from kompetensportal.compiler.front_matter import FrontMatter
from kompetensportal.compiler.matter import Matter, understand
from kompetensportal.compiler.render import Page
from kompetensportal.compiler.rows import Row
from kompetensportal.compiler.rules import judge
from kompetensportal.compiler.structure import Document, Structure
from kompetensportal.compiler.tokens import Parsed
from kompetensportal.compiler.values import Value, row_of, value_of
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.local_fact import LocalFacts
from kompetensportal.model.content.source import Source


@dataclass(frozen=True, slots=True)
class Compiled:
    """What a file compiles to."""

    path: str
    digest: str
    """`Source.digest`."""
    value: Value | None
    """A Lesson, Course, Programme or Task; None when an error leaves nothing that can be shown.
    A value may stand beside errors: a build shows it in a draft, and nothing publishes it."""
    findings: tuple[Finding, ...]
    row: Row

    @property
    def has_errors(self) -> bool:
        """Whether it must not be published."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A document and all that was found."""

    document: Document
    findings: tuple[Finding, ...]


def _split(source: Source, context: Context) -> tuple[Source, FrontMatter]:
    return source, front_matter.read(source)


def _parse(split: tuple[Source, FrontMatter], context: Context) -> Parsed:
    return tokens.parse(*split)


def _understand(parsed: Parsed, context: Context) -> Matter:
    return understand(parsed)


def _fill_in(matter: Matter, context: Context) -> Matter:
    return local_facts.filled(matter, context.facts)


def _build(matter: Matter, context: Context) -> Document:
    return Structure(matter, BUILDS, BOXES).build()


def _judge(document: Document, context: Context) -> _Judged:
    return _Judged(document, judge(document, context))


def _write(judged: _Judged, context: Context) -> Compiled:
    document = judged.document
    matter = document.matter
    shows = bool(matter.values) and not matter.parsed.findings
    page = Page(context, matter.language, RENDERS)
    value = value_of(document, page) if shows else None
    source = matter.parsed.source
    return Compiled(source.path, source.digest, value, judged.findings, row_of(document))


STAGES: tuple[tuple[str, Callable[[Any, Context], Any]], ...] = (
    ("front matter", _split),
    ("tokens", _parse),
    ("meaning", _understand),
    ("local facts", _fill_in),
    ("structure", _build),
    ("rules", _judge),
    ("page", _write),
)
"""Every stage takes the value before it and makes a new one."""


def compile_source(
    source: Source,
    *,
    pictures: Pictures,
    moved: Mapping[str, str] | None = None,
    full: bool = False,
    dictionary: Dictionary | None = None,
    facts: LocalFacts | None = None,
) -> Compiled:
    """Compile one file.

    Args:
        source: what `compiler.read.read` returned.
        pictures: content path -> `pictures.Picture`, the Finding that `pictures.prepare` returned,
            or None when there is no such file. A dict's `get` will do.
        moved: content path -> page for files whose id is not what their path tells.
        full: run all rules (`check`, `publish`) and not only the structural ones (`build`).
        dictionary: for the rules that need one; without it they do not run.
        facts: the local facts by name (`facts_file.read_facts`); without them `{it-telefon}` stays.
    """
    context = Context(pictures, moved or {}, full, dictionary, facts or {})
    value: Any = source
    for _, stage in STAGES:
        value = stage(value, context)
    compiled: Compiled = value
    return compiled


def outline_of(source: Source) -> Row:
    """What other files ask of a file, without judging or writing it."""
    return row_of(document_of(source, Context(lambda _: None)))


def document_of(source: Source, context: Context) -> Document:
    """A file as a tree of constructs, without judging or writing it."""
    value: Any = source
    for name, stage in STAGES:
        if name == "rules":
            break
        value = stage(value, context)
    document: Document = value
    return document
