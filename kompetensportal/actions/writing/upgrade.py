"""A newer program brings other content: what was not changed here follows, what was stays.

The content folder has `.shipped/` beside it, each file as the program brought it last. Every file
is written whole, first in the content, then in `.shipped/`: an upgrade that is killed anywhere is
done again by the next one, and nothing is ever done twice. What a person has to decide is a
conflict (`store.writing.conflicts`); until then the file stays as it is here.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from kompetensportal.actions.writing.content_folder import SHIPPED, shipped_parts
from kompetensportal.model.writing.upgrade import Step, decide
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.content.lock import hold

SEEN = ".seen"
"""In `.shipped/`: which content it was brought up to date with."""
MERGED = ".merged"
"""In `.shipped/`: the text that was being put together, in case the machine stops in between."""
PATIENCE_SECONDS = 600.0

Ask = Callable[[str, str, str, str], None]
"""Keeps a conflict: path, base, ours, theirs."""
Remember = Callable[[str, str], None]
"""Keeps a text in the history before it is replaced or removed: path, text."""


@dataclass(slots=True)
class UpgradeReport:
    """What an upgrade did, by content path."""

    taken: list[str] = field(default_factory=list)
    """Files that are new or another, as the program brings them."""
    removed: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    """Files where somebody has to choose."""

    @property
    def changed(self) -> bool:
        """Whether there is something to tell."""
        return bool(self.taken or self.removed or self.merged or self.asked)


def upgrade(
    root: Path, source: Path, *, ask: Ask | None, remember: Remember | None = None
) -> UpgradeReport:
    """Bring the copy of the shipped content up to date.

    Args:
        root: the content folder; without `.shipped/` it is no copy, and nothing is done.
        source: the content that ships with this program.
        ask: keeps a conflict. None: where there is no place for it, the file waits for an
            upgrade that has one.
        remember: keeps the earlier text of what is replaced.

    Raises EnvironmentalError when the disk is full or may not be written to.
    """
    report = UpgradeReport()
    beside = root / SHIPPED
    if not beside.is_dir():
        return report
    now = _state_of(source)
    if _read(beside / SEEN) == now:
        return report
    with hold(root / f"{SHIPPED}.lock", PATIENCE_SECONDS), told(root):
        work = _Upgrade(root, source, report, ask, remember)
        waiting = [path for path in work.paths() if not work.file(path)]
        if not waiting:
            write_whole(beside / SEEN, now, durable=True)
    return report


@dataclass(slots=True)
class _Upgrade:
    root: Path
    source: Path
    report: UpgradeReport
    ask: Ask | None
    remember: Remember | None

    def paths(self) -> list[str]:
        """Every path that ships, or did."""
        before = self.root / SHIPPED
        return sorted({*_files(self.source), *_files(before)})

    def file(self, path: str) -> bool:
        """Bring one file up to date; False when it has to wait."""
        place, known = self.root / path, self.root / SHIPPED / path
        base, theirs = _read(known), _read(self.source / path)
        if _is_elsewhere(self.root, path):
            # A link or a folder of one's own stands there: it is ours, and stays.
            _become(known, theirs)
            return True
        ours = _read(place)
        step, text = self._decided(path, base, ours, theirs)
        if step is Step.NOTHING:
            return True
        if step is Step.ASK:
            if self.ask is None:
                return False
            self.ask(path, *(_words(version) for version in (base, ours, theirs)))
            self.report.asked.append(path)
        elif step is not Step.KEEP:
            if self.remember is not None and ours is not None and path.endswith(".md"):
                self.remember(path, _words(ours))
            _become(place, text)
            told_of = {Step.TAKE: self.report.taken, Step.MERGE: self.report.merged}
            told_of.get(step, self.report.removed).append(path)
        _become(known, theirs)
        return True

    def _decided(
        self, path: str, base: bytes | None, ours: bytes | None, theirs: bytes | None
    ) -> tuple[Step, bytes | None]:
        journal = self.root / SHIPPED / MERGED
        decision = decide(path, base, ours, theirs)
        if decision.step not in (Step.MERGE, Step.ASK):
            return decision.step, theirs
        if _read(journal) == _entry(path, theirs, ours):
            # The last run was stopped just after it had put the two together.
            return Step.KEEP, None
        if decision.step is Step.MERGE:
            write_whole(journal, _entry(path, theirs, decision.text), durable=True)
        return decision.step, decision.text


def _entry(path: str, theirs: bytes | None, made: bytes | None) -> bytes:
    digests = [sha256(version or b"").hexdigest() for version in (theirs, made)]
    return json.dumps([path, *digests]).encode()


def _become(place: Path, content: bytes | None) -> None:
    if content is None:
        place.unlink(missing_ok=True)
    elif _read(place) != content:
        write_whole(place, content, durable=True)


def _read(place: Path) -> bytes | None:
    try:
        return place.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None


def _words(version: bytes | None) -> str:
    return (version or b"").decode()


def _is_elsewhere(root: Path, path: str) -> bool:
    place = root
    for part in path.split("/"):
        place /= part
        if place.is_symlink():
            return True
    return place.is_dir()


def _files(root: Path) -> Iterator[str]:
    """Content paths of all files of the content in a folder, hidden ones left out."""
    for part in shipped_parts(root):
        for folder, folders, names in os.walk(root / part):
            folders[:] = [name for name in folders if _is_content(name)]
            for name in filter(_is_content, names):
                yield (Path(folder) / name).relative_to(root).as_posix()


def _is_content(name: str) -> bool:
    return not name.startswith(".") and name != "__pycache__"


def _state_of(source: Path) -> bytes:
    """Changes when other content ships; by stat alone, since every start asks."""
    made = sha256()
    for path in sorted(_files(source)):
        stat = (source / path).stat()
        made.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return made.hexdigest().encode()
