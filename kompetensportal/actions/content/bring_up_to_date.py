"""One run of a build: what `build` does once it knows that there is something to do."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import cast

import orjson

from kompetensportal.actions.content import crew
from kompetensportal.actions.content.assemble import CATALOGUE, assemble
from kompetensportal.actions.content.build import MOVED, Memory, differences
from kompetensportal.actions.content.compile_files import (
    PUBLISH,
    Compile,
    Outcome,
    failed,
    group_of,
    unexpected,
)
from kompetensportal.actions.content.known_facts import KnownFacts
from kompetensportal.actions.content.prepare_pictures import Known, prepare
from kompetensportal.actions.content.scan import Stamp
from kompetensportal.compiler import library_rules
from kompetensportal.compiler.rows import Row, from_plain
from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.finding_json import findings_to_json
from kompetensportal.store.content.build_rows import DRAFT, BuildRows, FileRow, ReportRow
from kompetensportal.store.content.library import Library
from kompetensportal.store.content.pool import digest

ACROSS = "library"
"""Origin of the findings that rules across files have."""
YOUNG_NANOSECONDS = 50_000_000
"""A file that was changed less long ago may be changed again without its stamp telling."""
BATCH = 500


class Run:
    """A build in its transaction."""

    def __init__(
        self,
        root: Path,
        data: Path,
        rows: BuildRows,
        found: dict[str, Stamp],
        *,
        only: str,
        everything: bool,
        progress: Callable[[int, int], None],
        memory: Memory,
        processes: int | None,
    ) -> None:
        self._begin = time.time_ns()
        self.compiled: set[str] = set()
        self._root, self._rows, self._only = root, rows, only
        self._progress = progress
        self._memory, self._processes = memory, processes
        self._library = Library(data, draft=True)
        self._everything = not self._library.documents.make_ready() or everything
        self._first = not (data / "draft" / "root.json").is_file()
        self._groups: set[str] = set()
        self._found = found
        self._facts = KnownFacts(rows, root)

    def run(self) -> bool:
        """Do it; whether the draft is another than before."""
        changed, gone = differences(self._rows, self._found, self._only)
        self._forget(gone)
        attachments = self._prepare([path for path in changed if not path.endswith(".md")])
        wanted = set(self._changed_texts([path for path in changed if path.endswith(".md")]))
        wanted |= self._rows.needing([*attachments, *gone, *self._facts.changed])
        if self._everything:
            self._rows.drop_reports(PUBLISH)
            wanted |= {path for path in self._found if path.endswith(".md")}
        moved: dict[str, str] = json.loads(self._rows.fact(MOVED) or "{}")
        self._compile(sorted(wanted), moved)
        self._facts.keep(whole=not self._only)
        if wanted or gone:
            self._look_across(moved)
        groups = None if self._first or self._everything else self._groups
        return assemble(self._library, self._rows, DRAFT, groups)

    def _forget(self, gone: list[str]) -> None:
        self._rows.forget(gone)
        for path in gone:
            if path.endswith(".md"):
                # A course, a task or goals stood in the catalogue, which a path does not tell.
                self._groups.update((_group(path), CATALOGUE))
        for path in gone:
            self._memory.outlines.pop(path, None)

    def _prepare(self, paths: list[str]) -> list[str]:
        """Prepare pictures and downloads; those whose content is another than before."""
        total, before = len(paths), self._rows.digests(paths)

        def progress(done: int) -> None:
            self._progress(done, total)

        keys = prepare(self._root, self._library.pool, self._rows, paths, progress)
        self._rows.put_files(self._file(path, key) for path, key in keys.items())
        return [path for path, key in keys.items() if before.get(path) != key]

    def _changed_texts(self, paths: list[str]) -> list[str]:
        """Those whose content is another than before; the others only get their new stamp."""
        known = self._rows.digests(paths)
        changed = []
        for path in paths:
            before = known.get(path)
            if before and not self._found[path].linked and before == self._digest(path):
                self._rows.put_files([self._file(path, before)])
            else:
                changed.append(path)
        return changed

    def _digest(self, path: str) -> str:
        try:
            return digest((self._root / path).read_bytes())
        except OSError:
            return ""

    def _compile(self, paths: list[str], moved: dict[str, str]) -> None:
        jobs = [(path, self._found[path].linked) for path in paths if path in self._found]
        pictures = Known(self._rows.pictures())
        compile_one = Compile(self._root, pictures, moved, facts=self._facts.facts)
        batch: list[Outcome] = []
        work = crew.work(compile_one, jobs, self._processes)
        for done, ((path, _), outcome) in enumerate(work, 1):
            batch.append(outcome or failed(path, unexpected(path, "SIGKILL")))
            if len(batch) >= BATCH:
                self._keep(batch)
                batch = []
            self._progress(done, len(jobs))
        self._keep(batch)
        self.compiled.update(paths)

    def _keep(self, outcomes: list[Outcome]) -> None:
        rows = self._rows
        rows.put_files(self._file(o.path, o.digest) for o in outcomes)
        rows.put_reports(o.report for o in outcomes)
        rows.drop_reports(PUBLISH, (o.path for o in outcomes))
        rows.put_outlines((o.path, o.outline) for o in outcomes if o.outline)
        rows.put_needs((o.path, o.needs) for o in outcomes)
        good = rows.good_drafts(o.path for o in outcomes if o.text and not o.text.good)
        shown = [o for o in outcomes if o.text and (o.text.good or o.path not in good)]
        texts = [o.text for o in shown if o.text]
        # Before the rows and the root that name them, and not in their transaction.
        self._library.documents.keep(
            (o.text.document, o.document) for o in shown if o.text and o.document
        )
        rows.put_texts(DRAFT, texts)
        self._groups.update(text.group for text in texts)

    def _look_across(self, moved: dict[str, str]) -> None:
        """The rules that need more than one file, and the links to files whose id has moved."""
        outlines = self._outlines()
        now = library_rules.moved(outlines)
        if now != moved:
            other = {path for path in now.keys() | moved.keys() if now.get(path) != moved.get(path)}
            linking = {
                row.path
                for row in outlines
                if any(link.what == "link" and link.target in other for link in row.links)
            }
            self._compile(sorted(linking), now)
            self._rows.set_fact(MOVED, json.dumps(now, sort_keys=True))
        found = library_rules.check_rows(outlines, today=date.today(), full=False)
        self._rows.drop_reports(ACROSS)
        self._rows.put_reports(reports_of(found, ACROSS))

    def _outlines(self) -> list[Row]:
        known = self._memory.outlines
        rows: list[Row] = []
        for path, text in self._rows.outlines():
            before = known.get(path)
            if before is None or before[0] != text:
                before = known[path] = (text, from_plain(orjson.loads(text)))
            rows.append(cast(Row, before[1]))
        return rows

    def _file(self, path: str, content: str) -> FileRow:
        stamp = self._found[path]
        young = stamp.modified > self._begin - YOUNG_NANOSECONDS
        return FileRow(path, stamp.size, 0 if young else stamp.modified, stamp.inode, content)


def _group(path: str) -> str:
    return group_of(path) if path.count("/") >= 2 else CATALOGUE


def reports_of(findings: Iterable[Finding], origin: str) -> list[ReportRow]:
    """One row for each file that has findings."""
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    return [
        ReportRow(
            path,
            origin,
            "",
            sum(f.severity is Severity.ERROR for f in own),
            sum(f.severity is Severity.WARNING for f in own),
            findings_to_json(own),
        )
        for path, own in sorted(by_path.items())
    ]
