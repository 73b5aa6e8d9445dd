"""Git in the content folder: one commit a publication, of that file alone.

Only the inner commands of git are used, on an index of their own: no hook, filter, editor, pager or
signing program that somebody has set up in the folder runs, and what others have staged stays as it
was. Without a repository in the folder all of it does nothing.
"""

from __future__ import annotations

import logging
import os
import subprocess
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from kompetensportal.errors import EnvironmentalError
from kompetensportal.words import say

logger = logging.getLogger(__name__)

PATIENCE_SECONDS = 120
GUARDS = (
    f"core.hooksPath={os.devnull}",
    "core.fsmonitor=false",
    "core.untrackedCache=false",
    "core.sshCommand=ssh -o BatchMode=yes",
    "core.askPass=",
    "core.gitProxy=",
    "credential.helper=",
    "commit.gpgSign=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "protocol.ext.allow=never",
    "i18n.commitEncoding=UTF-8",
    "submodule.recurse=false",
    "fetch.recurseSubmodules=false",
)
"""Settings of the folder that could run something, set to what runs nothing."""
_KEPT = ("PATH", "HOME", "SSH_AUTH_SOCK", "SYSTEMROOT", "TMPDIR", "TEMP")
_NOBODY = "0" * 40
_TRIES = 3


class Refused(Exception):
    """Git ended with an error; its words are the argument."""


def has_repository(root: Path) -> bool:
    """Whether the content folder is a repository."""
    return (root / ".git").exists()


def run(root: Path, *args: str, given: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
    """Run an inner command of git in the folder; gives what it prints. Raises Refused.

    Raises EnvironmentalError when there is no git on the machine, or it does not end.
    """
    guards = [part for guard in GUARDS for part in ("-c", guard)]
    around = {name: os.environ[name] for name in _KEPT if name in os.environ}
    around |= {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_DIR": str((root / ".git").absolute()),
        "LC_ALL": "C",
        **(env or {}),
    }
    try:
        # In an empty folder: git looks at no file of ours, so no filter is asked about one.
        with tempfile.TemporaryDirectory() as nowhere:
            ran = subprocess.run(
                ["git", *guards, *args],
                cwd=nowhere,
                env={**around, "GIT_WORK_TREE": nowhere},
                input=given,
                capture_output=True,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
    except FileNotFoundError as error:
        raise EnvironmentalError(say("drafts.no_git"), say("drafts.no_git_mend")) from error
    except subprocess.TimeoutExpired as error:
        raise EnvironmentalError(say("drafts.git_slow"), say("drafts.git_slow_mend")) from error
    if ran.returncode:
        raise Refused(ran.stderr.decode(errors="replace").strip() or f"git {args[0]}")
    return ran.stdout


def commit(root: Path, path: str, text: str, *, name: str, at: datetime, reason: str) -> str:
    """Commit one file as it was written; gives the commit's id, empty when there is no repository.

    Never raises: the file is written and the history has it. What git says is logged.
    """
    if not has_repository(root):
        return ""
    try:
        for _ in range(_TRIES):
            try:
                message = _message(path, reason)
                return _commit(root, path, text.encode(), message, identity(name, at))
            except Refused as error:
                # Somebody else committed in the same moment.
                if "cannot lock ref" not in str(error):
                    raise
        raise Refused("the branch moves all the time")
    except (Refused, EnvironmentalError) as error:
        logger.warning("git could not commit %s: %s", path, error)
        return ""


def tip(root: Path, name: str = "HEAD") -> str:
    """The commit that a branch or HEAD points to; empty when there is none yet."""
    try:
        return run(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").decode().strip()
    except Refused:
        return ""


def identity(name: str, at: datetime) -> dict[str, str]:
    """Author and committer of a commit. A name is all that leaves the portal."""
    plain = " ".join("".join(c for c in name if c.isprintable() and c not in "<>").split()) or "?"
    found: dict[str, str] = {}
    for who in ("AUTHOR", "COMMITTER"):
        found |= {f"GIT_{who}_NAME": plain, f"GIT_{who}_EMAIL": "portal@localhost"}
        found[f"GIT_{who}_DATE"] = f"{int(at.timestamp())} +0000"
    return found


def commit_tree(
    root: Path, tree: str, parents: list[str], message: str, who: Mapping[str, str]
) -> str:
    """Make a commit of a tree and move the branch to it, if it is still where it was."""
    given = [part for parent in parents for part in ("-p", parent)]
    made = run(root, "commit-tree", tree, *given, "-F", "-", given=message.encode(), env=who)
    new = made.decode().strip()
    before = parents[0] if parents else _NOBODY
    run(root, "update-ref", "-m", "kompetensportal", "HEAD", new, before)
    return new


def _commit(root: Path, path: str, content: bytes, message: str, who: Mapping[str, str]) -> str:
    head = tip(root)
    blob = run(root, "hash-object", "-w", "--no-filters", "--stdin", given=content).decode().strip()
    entry = ("update-index", "--add", "--cacheinfo", f"100644,{blob},{path}")
    with tempfile.TemporaryDirectory() as folder:
        env = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        if head:
            run(root, "read-tree", head, env=env)
        run(root, *entry, env=env)
        tree = run(root, "write-tree", env=env).decode().strip()
    if head and tree == run(root, "rev-parse", f"{head}^{{tree}}").decode().strip():
        return head
    made = commit_tree(root, tree, [head] if head else [], message, who)
    # The folder's own index knows the file too, so that `git status` has nothing to say of it.
    run(root, *entry)
    return made


def _message(path: str, reason: str) -> str:
    first = " ".join(reason.split()) or path
    return f"{first}\n\n{path}\n" if first != path else f"{path}\n"
