"""Where others keep their copy of the content folder: fetch what they have done, send what we have.

What both have changed is merged line by line; where that cannot be, our file stays as it is and the
other version waits under conflicts (`store.writing.conflicts`). Files are written whole, and before
the branch moves: a fetch that is cut off is done again by the next.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import git
from kompetensportal.errors import ConflictError, EnvironmentalError, MistakeError
from kompetensportal.model.writing.conflict import Origin
from kompetensportal.model.writing.draft import Kind
from kompetensportal.model.writing.merge import merge
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.writing import conflicts, text_versions
from kompetensportal.words import say

NAME = "origin"
_FILES = {"100644", "100755"}
"""Modes of ordinary files; links and other repositories are not brought in."""


@dataclass(frozen=True, slots=True)
class Remote:
    """How our branch stands to theirs, as it was when it was fetched last."""

    branch: str
    address: str
    ahead: int
    behind: int


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch did, as paths."""

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Theirs:
    """A file that is another since we parted; None: it was not there, or is there no longer."""

    path: str
    before: bytes | None
    after: bytes | None


def remote_of(root: Path) -> Remote | None:
    """The remote of the folder; None without a repository or a remote."""
    if not git.has_repository(root):
        return None
    try:
        address = _said(root, "config", "--get", f"remote.{NAME}.url")
        branch = _said(root, "symbolic-ref", "--short", "HEAD")
    except git.Refused:
        return None
    ours, theirs = git.tip(root), git.tip(root, _tracked(branch))
    ahead = behind = 0
    if ours and theirs:
        counts = _said(root, "rev-list", "--left-right", "--count", f"{ours}...{theirs}")
        ahead, behind = map(int, counts.split())
    elif ours:
        ahead = int(_said(root, "rev-list", "--count", ours))
    return Remote(branch, _without_secret(address), ahead, behind)


def fetch(session: Session, root: Path, *, by: str, name: str) -> Fetched:
    """Fetch, and put what others have done into the folder. `by` is a person's id, `name` hers.

    Raises EnvironmentalError when the remote does not answer, MistakeError without one.
    """
    here = _needed(root)
    refs = f"+refs/heads/{here.branch}:{_tracked(here.branch)}"
    _ask(root, "fetch", "--no-tags", "--upload-pack=git-upload-pack", NAME, refs)
    ours, theirs = git.tip(root), git.tip(root, _tracked(here.branch))
    if not theirs or ours == theirs:
        return Fetched()
    base = _base(root, ours, theirs)
    if base == theirs:
        return Fetched()
    now = datetime.now(UTC)
    reason = _said(root, "log", "-1", "--format=%s", theirs)
    written: list[str] = []
    removed: list[str] = []
    met: list[str] = []
    settled: dict[str, bytes | None] = {}
    for file in _changed(root, base, theirs):
        place = _place(root, file.path)
        if place is None:
            continue
        mine = place.read_bytes() if place.is_file() else None
        result = _result(file, mine)
        if result is None:
            met.append(file.path)
            _keep(session, file, mine, now)
            continue
        content = settled[file.path] = result[0]
        if content == mine:
            continue
        with told(root):
            if content is None:
                place.unlink()
                removed.append(file.path)
                continue
            write_whole(place, content, durable=True)
        written.append(file.path)
        _note(session, file.path, content, now, by=by, reason=reason)
    _join(root, ours, theirs, settled, name=name, now=now)
    return Fetched(tuple(written), tuple(removed), tuple(met))


def send(root: Path) -> None:
    """Send our commits. Raises ConflictError when the others have some that we lack."""
    here = _needed(root)
    refs = f"HEAD:refs/heads/{here.branch}"
    try:
        git.run(root, "push", "--no-verify", "--receive-pack=git-receive-pack", NAME, refs)
    except git.Refused as error:
        if "fetch first" in str(error) or "non-fast-forward" in str(error):
            what, mend = say("drafts.git_behind"), say("drafts.git_behind_mend")
            raise ConflictError(what, mend) from error
        raise _away(error) from error
    if ours := git.tip(root):
        git.run(root, "update-ref", _tracked(here.branch), ours)


def _needed(root: Path) -> Remote:
    found = remote_of(root)
    if found is None:
        raise MistakeError(say("drafts.no_remote"), say("drafts.no_remote_mend"))
    return found


def _tracked(branch: str) -> str:
    return f"refs/remotes/{NAME}/{branch}"


def _said(root: Path, *args: str) -> str:
    return git.run(root, *args).decode(errors="replace").strip()


def _ask(root: Path, *args: str) -> None:
    try:
        git.run(root, *args)
    except git.Refused as error:
        raise _away(error) from error


def _away(error: git.Refused) -> EnvironmentalError:
    why = _without_secret(str(error).splitlines()[-1])
    return EnvironmentalError(say("drafts.git_away", why=why), say("drafts.git_away_mend"))


def _without_secret(address: str) -> str:
    """An address without the name and password that may stand in it."""
    scheme, found, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if found else address


def _base(root: Path, ours: str, theirs: str) -> str:
    """The commit from which both went on; the empty tree when there is none."""
    try:
        return _said(root, "merge-base", ours, theirs)
    except git.Refused:
        return git.run(root, "mktree").decode().strip()


def _changed(root: Path, base: str, theirs: str) -> Iterator[_Theirs]:
    """Ordinary files that are others in their commit than where we parted."""
    raw = git.run(root, "diff-tree", "-r", "-z", "--no-renames", "--raw", base, theirs)
    parts = raw.decode(errors="surrogateescape").split("\0")
    for about, path in zip(parts[::2], parts[1::2], strict=False):
        was_mode, mode, was, now, _ = about.removeprefix(":").split(" ")
        if {was_mode, mode} <= _FILES | {"000000"}:
            yield _Theirs(path, _blob(root, was_mode, was), _blob(root, mode, now))


def _blob(root: Path, mode: str, name: str) -> bytes | None:
    return git.run(root, "cat-file", "blob", name) if mode in _FILES else None


def _place(root: Path, path: str) -> Path | None:
    """Where a file of theirs lies; None where a link would lead out of the folder."""
    parts = PurePosixPath(path).parts
    gits_own = any(part.lower() in {"..", ".git"} for part in parts)
    here = root
    for part in parts:
        here /= part
        if here.is_symlink():
            return None
    return None if gits_own or here.is_dir() or not path.isprintable() else here


def _result(file: _Theirs, mine: bytes | None) -> tuple[bytes | None] | None:
    """What the file becomes; None when somebody has to choose."""
    if mine in (file.before, file.after):
        return (file.after,)
    if file.before == file.after:
        return (mine,)
    try:
        texts = [(content or b"").decode() for content in (file.before, file.after, mine)]
    except UnicodeDecodeError:
        return None
    if file.after is None or mine is None or not file.path.endswith((".md", ".po", ".yaml")):
        return None
    merged = merge(*texts)
    return None if merged.conflicts else (merged.text.encode(),)


def _keep(session: Session, file: _Theirs, mine: bytes | None, now: datetime) -> None:
    before, after, ours = (
        (content or b"").decode(errors="replace") for content in (file.before, file.after, mine)
    )
    conflicts.add(
        session, file.path, base=before, ours=ours, theirs=after, origin=Origin.REMOTE, now=now
    )


def _note(
    session: Session, path: str, content: bytes, now: datetime, *, by: str, reason: str
) -> None:
    """What came is a version of the text, with what its writer said of it."""
    if path.endswith(".md"):
        text = content.decode(errors="replace")
        text_versions.add(session, path, text, at=now, by=by, reason=reason, kind=Kind.FETCHED)


def _join(
    root: Path,
    ours: str,
    theirs: str,
    settled: dict[str, bytes | None],
    *,
    name: str,
    now: datetime,
) -> None:
    """Move our branch: to theirs when we had nothing of our own, else to a commit of both."""
    with tempfile.TemporaryDirectory() as folder:
        env = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        if ours:
            git.run(root, "read-tree", ours, env=env)
        for path, content in settled.items():
            _put(root, path, content, env)
        tree = git.run(root, "write-tree", env=env).decode().strip()
    theirs_tree = _said(root, "rev-parse", f"{theirs}^{{tree}}")
    if not ours or (tree == theirs_tree and _base(root, ours, theirs) == ours):
        git.run(root, "update-ref", "-m", "kompetensportal", "HEAD", theirs)
    else:
        message = f"{NAME}: {theirs[:12]}\n"
        git.commit_tree(root, tree, [ours, theirs], message, git.identity(name, now))
    for path, content in settled.items():
        _put(root, path, content, {})


def _put(root: Path, path: str, content: bytes | None, env: dict[str, str]) -> None:
    if content is None:
        git.run(root, "update-index", "--force-remove", "--", path, env=env)
        return
    made = git.run(root, "hash-object", "-w", "--no-filters", "--stdin", given=content)
    entry = f"100644,{made.decode().strip()},{path}"
    git.run(root, "update-index", "--add", "--cacheinfo", entry, env=env)
