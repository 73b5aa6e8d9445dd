"""From the author's files to a draft of the library: only what has changed is read and compiled.

A stat of every file says what to look at, its hash what to compile; rows (`build_rows`)
remember the rest. A file with errors keeps its last good version in the draft, and is reported;
the others build. One transaction, one rename: a build that is killed at any point leaves what is
served whole, and the next one does its work again.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kompetensportal.actions.content.scan import Stamp, below, scan
from kompetensportal.store.content.build_rows import DOCUMENTS, BuildRows
from kompetensportal.store.content.lock import hold

if TYPE_CHECKING:
    from kompetensportal.model.content.finding import Finding

LOCK_SECONDS = 600.0
"""So long a build waits for another one of the same data folder."""
PACKAGE = Path(__file__).parents[2]
COMPILER = (
    "compiler",
    "compiler/constructs",
    "compiler/rules",
    "language",
    "model/content",
    "actions/content",
)
"""Folders whose code decides what a text compiles to."""
MOVED, MADE_BY = "moved", "made_by"
ORIGINS = ("compile", "library", "facts")
"""Where the findings of a build come from: single files, rules across them, the local facts."""


def _silent(_done: int, _total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did, and how the whole content stands after it."""

    compiled: tuple[str, ...]
    """The texts that were compiled this time."""
    texts: int
    """All texts of the content folder."""
    errors: int
    warnings: int
    changed: bool
    """Whether the draft is another than before."""
    seconds: float


@dataclass
class Memory:
    """What a process that builds again and again (`preview`) need not read from rows each time."""

    outlines: dict[str, tuple[str, object]] = field(default_factory=dict)


def build(
    root: Path,
    data: Path,
    *,
    only: str = "",
    everything: bool = False,
    progress: Callable[[int, int], None] = _silent,
    waiting: Callable[[], None] | None = None,
    memory: Memory | None = None,
    processes: int | None = None,
    found: dict[str, Stamp] | None = None,
) -> BuildReport:
    """Bring the draft up to date.

    Args:
        root: the folder with `lathundar/` and `courses/`.
        data: the data folder; made when it is not there.
        only: a path of the content, to look at nothing else.
        everything: compile also what has not changed.
        progress: told (done, total) while texts are compiled.
        waiting: told once when another build has to finish first.
        memory: kept by the caller between builds of one content folder.
        processes: how many to use at most; None: as many as there are processors.
        found: what `scan` says of the files, when the caller has looked just now.

    Raises EnvironmentalError when the disk is full or not writable, or when another build of the
    same data folder does not come to an end.
    """
    begin = time.monotonic()
    rows = BuildRows(data / "build.sqlite")
    try:
        made_by = fingerprint()
        if found is None:
            found = scan(root, only)
        if not everything and not _needed(rows, data, found, only, made_by):
            return report(rows, (), False, begin)
        with hold(data / "build.lock", LOCK_SECONDS, waiting), rows.writing():
            # Only a build with work to do pays for importing the compiler: it takes longer than
            # finding out that nothing has changed.
            from kompetensportal.actions.content.bring_up_to_date import Run  # noqa: PLC0415

            before = rows.fact(MADE_BY)
            if before and before != made_by and only:
                # Another program made the rest: all of it is made again.
                only, found = "", scan(root)
            run = Run(
                root,
                data,
                rows,
                found,
                only=only,
                everything=everything or before != made_by,
                progress=progress,
                memory=memory or Memory(),
                processes=processes,
            )
            changed = run.run()
            rows.set_fact(MADE_BY, made_by)
            return report(rows, tuple(sorted(run.compiled)), changed, begin)
    finally:
        rows.close()


def findings_of(data: Path, path: str | None = None) -> list[Finding]:
    """What the last build found, in all files or one, in the order of their places."""
    # Asked for when something was found: a build without findings starts without this.
    from kompetensportal.model.content.finding_json import findings_from_json  # noqa: PLC0415

    rows = BuildRows(data / "build.sqlite")
    try:
        reports = rows.reports_of(path) if path else list(rows.reports())
    finally:
        rows.close()
    found = [f for r in reports if r.origin in ORIGINS for f in findings_from_json(r.findings)]
    return sorted(found, key=lambda f: (f.path, f.line, f.column, f.rule))


def report(rows: BuildRows, compiled: tuple[str, ...], changed: bool, begin: float) -> BuildReport:
    """How the content stands by its rows."""
    errors, warnings = rows.counts(ORIGINS)
    seconds = time.monotonic() - begin
    return BuildReport(compiled, rows.count_texts(), errors, warnings, changed, seconds)


def differences(rows: BuildRows, found: dict[str, Stamp], only: str) -> tuple[list[str], list[str]]:
    """The paths that are new or look changed, and those that are gone."""
    known = rows.stamps()
    changed = [path for path, stamp in found.items() if known.get(path) != stamp[:3]]
    gone = [path for path in known.keys() - found.keys() if below(path, only)]
    return sorted(changed), sorted(gone)


def fingerprint() -> str:
    """Says when the program itself has changed, so that texts are compiled again."""
    stamps: list[str] = []
    for name in COMPILER:
        stamps += _stamps(PACKAGE / name, (".py", ".json", ".tsv"))
    return json.dumps(sorted(stamps))


def _stamps(folder: Path, endings: tuple[str, ...]) -> Iterable[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(endings):
                stat = entry.stat()
                yield f"{folder.name}/{entry.name} {stat.st_size} {stat.st_mtime_ns}"


def _needed(rows: BuildRows, data: Path, found: dict[str, Stamp], only: str, made_by: str) -> bool:
    draft = (data / "draft" / "root.json", data / "draft" / DOCUMENTS)
    if rows.fact(MADE_BY) != made_by or not all(path.is_file() for path in draft):
        return True
    return any(differences(rows, found, only))
