"""Compiling one file for the build: its document, and beside it a small row.

`Compile` runs in helper processes too, so it holds plain values and gives plain values back.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kompetensportal.actions.content.prepare_pictures import Known
from kompetensportal.compiler import read, rows
from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.pipeline import Compiled, compile_source
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.finding_json import findings_to_json
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.lesson_json import lesson_to_plain, meta_to_plain
from kompetensportal.model.content.local_fact import LocalFacts
from kompetensportal.model.content.plain import to_plain
from kompetensportal.model.content.source import Source
from kompetensportal.store.content.build_rows import ReportRow, TextRow
from kompetensportal.store.content.library import to_bytes
from kompetensportal.store.content.pool import BINARY, digest
from kompetensportal.words import say

if TYPE_CHECKING:
    from kompetensportal.actions.content.proofread import KeptProofs

COMPILE, PUBLISH = "compile", "publish"
"""Origins of findings: the structural rules of a build, and all rules."""


class Outcome(NamedTuple):
    """What came of one file."""

    path: str
    digest: str
    """Of the bytes that were read; empty when it could not be read."""
    text: TextRow | None
    """None when nothing can be shown of it."""
    report: ReportRow
    outline: str
    """JSON of the row that rules across files look at; empty when there is none."""
    needs: tuple[str, ...]
    """The pictures and downloads it uses, found or not."""
    document: bytes = b""
    """The lesson as JSON, whose name `text` says; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Compile:
    """Compiles files of one content folder."""

    root: Path
    pictures: Known
    moved: Mapping[str, str] = field(default_factory=dict)
    full: bool = False
    """True: run all rules, and keep nothing but what they found."""
    dictionary: Dictionary | None = None
    """For the rules that need one."""
    proofs: KeptProofs | None = None
    """What the dictionary asks: told after each file to keep what was new in it."""
    state: str = ""
    """What the rules knew (`proofread.state_of`): in the report's digest, after the file's."""
    facts: LocalFacts = field(default_factory=dict)
    """What `{it-telefon}` and its like stand for."""

    def __call__(self, job: tuple[str, bool]) -> Outcome:
        """Compile one (path, whether a symbolic link leads to it)."""
        path, linked = job
        origin = PUBLISH if self.full else COMPILE
        try:
            source = self._read(path, linked)
            if isinstance(source, Finding):
                return failed(path, source, origin)
            compiled = compile_source(
                source,
                pictures=self.pictures.get,
                moved=self.moved,
                full=self.full,
                dictionary=self.dictionary,
                facts=self.facts,
            )
            return self._outcome(compiled, origin)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            # A mistake of ours over one file must not stop the others; it is said, with its place.
            if os.environ.get("KP_DEBUG"):
                traceback.print_exc()
            return failed(path, unexpected(path, type(error).__name__), origin)
        finally:
            if self.proofs is not None:
                self.proofs.keep()

    def _read(self, path: str, linked: bool) -> Source | Finding:
        place = None if linked else read.locate(path)
        if place is None:
            return read.read(self.root, path)
        # No link leads here, so the file is inside the tree: `read` need not look.
        try:
            content = _content(f"{self.root}/{path}")
        except OSError:
            return read.read(self.root, path)
        return read.decode(path, place.kind, content)

    def _outcome(self, compiled: Compiled, origin: str) -> Outcome:
        findings = compiled.findings
        seen = f"{compiled.digest} {self.state}".strip()
        errors = sum(f.severity is Severity.ERROR for f in findings)
        warnings = sum(f.severity is Severity.WARNING for f in findings)
        written = findings_to_json(findings)
        shows = compiled.value is not None and not self.full
        text, document = _text(compiled, not errors) if shows else (None, b"")
        return Outcome(
            compiled.path,
            compiled.digest,
            text,
            ReportRow(compiled.path, origin, seen, errors, warnings, written),
            _json(rows.to_plain(compiled.row)),
            compiled.row.files,
            document,
        )


def _content(path: str) -> bytes:
    """The bytes of a file, in half the time of Python's own file objects."""
    handle = os.open(path, os.O_RDONLY | BINARY)
    try:
        size = min(os.fstat(handle).st_size, read.LARGEST) + 1
        content = os.read(handle, size)
        while 0 < len(content) < size and (more := os.read(handle, size - len(content))):
            content += more
        return content
    finally:
        os.close(handle)


def _text(compiled: Compiled, good: bool) -> tuple[TextRow, bytes]:
    """The row of what can be shown, and the document of a lesson."""
    value = compiled.value
    if not isinstance(value, Lesson):
        kept = {"kind": compiled.row.kind, "value": to_plain(value)}
        return TextRow(compiled.path, compiled.digest, "", "", _json(kept), good), b""
    document = to_bytes(lesson_to_plain(value))
    kept = {
        "kind": value.kind,
        "form": value.form,
        "sibling": compiled.row.sibling,
        "version": value.version,
        "pictures": value.pictures,
        "meta": meta_to_plain(value.meta),
    }
    group = group_of(compiled.path)
    name = f"{digest(document)}.json"
    return TextRow(compiled.path, compiled.digest, group, name, _json(kept), good), document


def group_of(path: str) -> str:
    """The manifest of a lesson: `outlook` for a lathund of that system, `courses/<folder>`."""
    top, folder, _ = path.split("/", 2)
    return folder if top == "lathundar" else f"{top}/{folder}"


def failed(path: str, finding: Finding, origin: str = COMPILE) -> Outcome:
    """The outcome of a file that could not be compiled at all."""
    report = ReportRow(path, origin, "", 1, 0, findings_to_json([finding]))
    return Outcome(path, "", None, report, "", ())


def unexpected(path: str, what: str) -> Finding:
    """The finding for a file that the program itself fails on."""
    said, mend = say("build.unexpected", what=what), say("build.unexpected_mend")
    return Finding("build-unexpected", Severity.ERROR, path, 1, 1, said, mend)


def _json(value: Any) -> str:
    return to_bytes(value).decode()
