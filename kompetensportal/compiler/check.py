"""All rules over a tree of content, for `kompetensportal check` and for the preview's findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from kompetensportal.compiler.context import Dictionary
from kompetensportal.compiler.library_rules import check_rows
from kompetensportal.compiler.pictures import LARGEST, Picture, Prepared, prepare, refused
from kompetensportal.compiler.pipeline import Compiled, compile_source, outline_of
from kompetensportal.compiler.read import content_paths, locate, read
from kompetensportal.compiler.rows import Row
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.source import Kind, Source


def check(
    root: Path,
    paths: Iterable[str] = (),
    *,
    today: date,
    dictionary: Callable[[list[Row]], Dictionary] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Findings of all rules, in order of path and line.

    Args:
        root: the folder that holds `lathundar/` and `courses/`.
        paths: content paths, or folders of them, to tell about; none means all. Every file is
            read anyway, because links and ids go across.
        today: the day that review dates are compared with.
        dictionary: gets the rows of the glossary, and says what the other files are judged with;
            without it the rules that need a dictionary do not run.
        progress: called with (files done, files in all).
    """
    # The glossary first: the rules ask what it explains.
    files = sorted(content_paths(root), key=lambda path: (not _is_word(path), path))
    words: Dictionary | None = None
    known = PicturesOnDisk(root)
    asked = tuple(path.rstrip("/") for path in paths)
    findings: list[Finding] = []
    rows: list[Row] = []
    for number, path in enumerate(files, 1):
        if words is None and dictionary is not None and not _is_word(path):
            words = dictionary(rows)
        if asked and not _is_asked(path, asked):
            source = read(root, path)
            rows += [outline_of(source)] if isinstance(source, Source) else []
            continue
        compiled = check_one(root, path, known, words)
        if isinstance(compiled, Finding):
            findings.append(compiled)
        else:
            findings += compiled.findings
            rows.append(compiled.row)
        if progress is not None:
            progress(number, len(files))
    findings += check_rows(rows, today=today)
    if asked:
        findings = [f for f in findings if _is_asked(f.path, asked)]
    return sorted(findings, key=lambda f: (f.path, f.line, f.column, f.rule))


def _is_word(path: str) -> bool:
    place = locate(path)
    return place is not None and place.kind is Kind.WORD


def check_one(
    root: Path, path: str, known: PicturesOnDisk, dictionary: Dictionary | None = None
) -> Compiled | Finding:
    """One file with all rules; nothing of what goes across files."""
    source = read(root, path)
    if isinstance(source, Finding):
        return source
    return compile_source(source, pictures=known, full=True, dictionary=dictionary)


def _is_asked(path: str, asked: tuple[str, ...]) -> bool:
    return any(path == one or path.startswith(one + "/") for one in asked)


class PicturesOnDisk:
    """Prepares the pictures of a tree as they are asked for, each once."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._known: dict[str, Picture | Finding | None] = {}

    def __call__(self, path: str) -> Picture | Finding | None:
        """What is known of the picture or download at a content path."""
        if path not in self._known:
            self._known[path] = self._look(path)
        return self._known[path]

    def _look(self, path: str) -> Picture | Finding | None:
        prepared = read_picture(self._root, path)
        return prepared.picture if isinstance(prepared, Prepared) else prepared


def read_picture(root: Path, path: str) -> Prepared | Finding | None:
    """Read and prepare a picture or download of the tree; None when there is no such file."""
    file = root / path
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return refused(path, "outside")
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None
    except (OSError, RuntimeError, ValueError):
        return refused(path, "unreadable")
    return prepare(data, path)


__all__ = ["PicturesOnDisk", "check", "check_one", "read_picture"]
