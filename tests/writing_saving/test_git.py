"""With git in the content folder each publication is a commit, and nothing of the folder is run."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from workshop_portal import GUIDE  # type: ignore[import-not-found]

from kompetensportal.actions.portal import example
from kompetensportal.actions.writing import save
from kompetensportal.actions.writing.files import write_text
from kompetensportal.store.database import Database
from kompetensportal.store.writing import text_versions


def git(root: Path, *args: str) -> str:
    """What a person types in a terminal."""
    ran = subprocess.run(
        ["git", "-c", "user.name=P", "-c", "user.email=p@localhost", *args],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.strip()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder that is a repository with one commit, and something staged by somebody."""
    folder = tmp_path / "content"
    (folder / "lathundar" / "outlook").mkdir(parents=True)
    (folder / GUIDE).write_bytes("Ett\r\nTvå\r\n".encode())
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "Först")
    (folder / "lathundar" / "annat.md").write_text("Annat\n", encoding="utf-8")
    git(folder, "add", "lathundar/annat.md")
    return folder


def publish(database: Database, root: Path, more: str, *, reason: str, by: str = "carlos") -> str:
    """Publish the text with a line more; gives the commit."""
    with database.session() as session:
        began = save.open_text(session, root, GUIDE).draft.text
        save.save(session, root, GUIDE, began + more, by=by, base=began)
        return write_text(session, root, GUIDE, began + more, author=by, reason=reason).commit


def test_a_publication_is_a_commit_with_author_and_reason(
    sqlite_database: Database, root: Path
) -> None:
    example.make(sqlite_database)
    made = publish(sqlite_database, root, "Tre\r\n", reason="Ny knapp\ni appen")
    assert git(root, "rev-parse", "HEAD") == made
    assert git(root, "log", "-1", "--format=%an|%s") == "Carlos|Ny knapp i appen"
    assert git(root, "diff", "--name-only", "HEAD~1", "HEAD") == GUIDE
    blob = subprocess.run(
        ["git", "show", f"HEAD:{GUIDE}"], cwd=root, capture_output=True, check=True
    )
    assert blob.stdout == (root / GUIDE).read_bytes() == "Ett\r\nTvå\r\nTre\r\n".encode()
    # What somebody had staged is staged still, and the folder knows of no other change.
    assert git(root, "status", "--porcelain") == "A  lathundar/annat.md"
    with sqlite_database.session() as session:
        assert text_versions.of_path(session, GUIDE)[0].commit == made


def test_nothing_that_is_set_up_in_the_folder_runs(
    sqlite_database: Database, root: Path, tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    for hook in ("pre-commit", "post-commit", "reference-transaction", "post-index-change"):
        place = root / ".git" / "hooks" / hook
        place.write_text(f"#!/bin/sh\necho {hook} >> {ran}\n", encoding="utf-8")
        place.chmod(0o755)
    (root / ".gitattributes").write_text("*.md filter=evil diff=evil merge=evil\n")
    for name in (
        "filter.evil.clean",
        "filter.evil.smudge",
        "diff.evil.textconv",
        "merge.evil.driver",
        "core.fsmonitor",
        "core.editor",
        "core.sshCommand",
        "gpg.program",
        "credential.helper",
    ):
        git(root, "config", name, f"sh -c 'echo {name} >> {ran}; cat'")
    git(root, "config", "commit.gpgSign", "true")
    assert publish(sqlite_database, root, "Tre\r\n", reason="Säkert")
    assert not ran.exists() or ran.read_text() == ""


def test_the_first_commit_of_an_empty_repository(sqlite_database: Database, tmp_path: Path) -> None:
    root = tmp_path / "new"
    (root / "lathundar" / "outlook").mkdir(parents=True)
    (root / GUIDE).write_text("Ett\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    assert publish(sqlite_database, root, "Två\n", reason="Först")
    assert git(root, "ls-tree", "-r", "--name-only", "HEAD") == GUIDE


def test_git_that_fails_does_not_stop_a_publication(
    sqlite_database: Database, root: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (root / ".git" / "HEAD").write_text("nonsense", encoding="utf-8")
    assert publish(sqlite_database, root, "Tre\r\n", reason="Ändå") == ""
    assert (root / GUIDE).read_bytes().endswith(b"Tre\r\n")
    assert "git could not commit" in caplog.text
    with sqlite_database.session() as session:
        assert text_versions.of_path(session, GUIDE)[0].reason == "Ändå"


def test_a_name_that_is_no_name_of_git_is_made_one(sqlite_database: Database, root: Path) -> None:
    publish(sqlite_database, root, "Tre\r\n", reason="", by="<x>\n\ny")
    assert git(root, "log", "-1", "--format=%an|%s") == f"xy|{GUIDE}"
