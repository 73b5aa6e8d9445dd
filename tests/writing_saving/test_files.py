"""Files are written whole, with a history; a disk that is full leaves what was there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from workshop_portal import GUIDE  # type: ignore[import-not-found]

from kompetensportal.actions.portal.backup import back_up
from kompetensportal.actions.writing import content_folder, save
from kompetensportal.actions.writing.files import write_text
from kompetensportal.errors import ConflictError, MistakeError
from kompetensportal.model.writing.draft import Kind
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.store.writing import drafts, text_versions


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A content folder with one text."""
    folder = tmp_path / "content"
    (folder / "lathundar" / "outlook").mkdir(parents=True)
    (folder / GUIDE).write_bytes("\ufeffEtt\r\nTvå\r\n".encode())
    return folder


def test_what_is_published_is_the_file_and_the_draft_is_closed(
    database: Database, root: Path
) -> None:
    with database.session() as session:
        began = save.open_text(session, root, GUIDE).draft.text
        draft = save.save(session, root, GUIDE, began + "Tre\r\n", by="carlos", base=began).draft
        assert draft.is_open
        write_text(session, root, GUIDE, draft.text, author="carlos", reason="Ny knapp")
    assert (root / GUIDE).read_bytes() == "\ufeffEtt\r\nTvå\r\nTre\r\n".encode()
    with database.session() as session:
        assert not save.open_text(session, root, GUIDE).draft.is_open
        assert drafts.open_ones(session) == []
        now, first = text_versions.of_path(session, GUIDE)
        assert (now.kind, now.by, now.reason) == (Kind.PUBLISHED, "carlos", "Ny knapp")
        assert first.kind is Kind.FIRST
        assert text_versions.text_of(session, GUIDE, first.id) == began


def test_what_was_saved_while_it_was_published_stays_open(database: Database, root: Path) -> None:
    with database.session() as session:
        began = save.open_text(session, root, GUIDE).draft.text
        save.save(session, root, GUIDE, began + "Tre\r\n", by="carlos", base=began)
        later = began + "Tre\r\nFyra\r\n"
        save.save(session, root, GUIDE, later, by="fatima", base=began + "Tre\r\n")
        write_text(session, root, GUIDE, began + "Tre\r\n", author="carlos", reason="")
        standing = save.open_text(session, root, GUIDE)
    assert standing.draft.is_open
    assert standing.draft.text == later
    assert standing.conflicts == ()


def test_a_file_changed_by_hand_meanwhile_is_not_written_over(
    database: Database, root: Path
) -> None:
    with database.session() as session:
        began = save.open_text(session, root, GUIDE).draft.text
        save.save(session, root, GUIDE, began + "Tre\r\n", by="carlos", base=began)
        (root / GUIDE).write_bytes(b"Noll\r\n" + began.encode())
        with pytest.raises(ConflictError):
            write_text(session, root, GUIDE, began + "Tre\r\n", author="carlos", reason="")
        assert (root / GUIDE).read_bytes().startswith(b"Noll")
        draft = save.open_text(session, root, GUIDE).draft
        write_text(session, root, GUIDE, draft.text, author="carlos", reason="")
    assert (root / GUIDE).read_bytes() == b"Noll\r\n" + (began + "Tre\r\n").encode()
    with database.session() as session:
        kinds = [version.kind for version in text_versions.of_path(session, GUIDE)]
    assert kinds == [Kind.PUBLISHED, Kind.FIRST]


def test_a_file_that_was_deleted_can_be_made_again(database: Database, root: Path) -> None:
    with database.session() as session:
        began = save.open_text(session, root, GUIDE).draft.text
        (root / GUIDE).unlink()
        gone = save.open_text(session, root, GUIDE).draft
        assert gone.is_gone
        assert gone.text == began
        save.save(session, root, GUIDE, began, by="carlos", base=began)
        write_text(session, root, GUIDE, began, author="carlos", reason="Tillbaka")
        assert not save.open_text(session, root, GUIDE).draft.is_gone
    assert (root / GUIDE).read_bytes().decode() == began


FULL_DISK = """
import resource, sys
from pathlib import Path
from kompetensportal.actions.writing import save
from kompetensportal.actions.writing.files import write_text
from kompetensportal.errors import EnvironmentalError
from kompetensportal.store.database import Database
from kompetensportal.words import catalogue

root, database, path = Path(sys.argv[1]), Database(sys.argv[2]), sys.argv[3]
with database.session() as session:
    began = save.open_text(session, root, path).draft.text
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
    import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        write_text(session, root, path, began * 5000, author="carlos", reason="")
    except EnvironmentalError as error:
        print(catalogue("sv").say(error.what))
        session.rollback()
"""


def test_a_full_disk_leaves_the_old_file_and_nothing_half_written(
    tmp_path: Path, sqlite_database: Database, root: Path
) -> None:
    before = (root / GUIDE).read_bytes()
    url = f"sqlite:///{tmp_path / 'portal.sqlite'}"
    with sqlite_database.session() as session:
        save.open_text(session, root, GUIDE)
    sqlite_database.close()
    ran = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(root), url, GUIDE],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    assert "full" in ran.stdout, ran.stderr
    assert (root / GUIDE).read_bytes() == before
    assert [one.name for one in (root / GUIDE).parent.iterdir()] == [Path(GUIDE).name]


def test_the_content_folder_is_made_once_with_what_ships_beside(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path / "data")
    assert content_folder.current(settings) == content_folder.shipped()
    root = content_folder.ensure(settings)
    assert root == tmp_path / "data" / "content" == content_folder.current(settings)
    text = root / "lathundar" / "start" / "logga-in.md"
    kept = root / content_folder.SHIPPED / "lathundar" / "start" / "logga-in.md"
    assert text.read_bytes() == kept.read_bytes()
    text.write_text("Vår egen", encoding="utf-8")
    assert content_folder.ensure(settings) == root
    assert text.read_text(encoding="utf-8") == "Vår egen"


def test_a_folder_that_is_named_and_not_there_is_told(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path, content=tmp_path / "borta")
    with pytest.raises(MistakeError) as error:
        content_folder.ensure(settings)
    assert error.value.what.key == "drafts.no_folder"


def test_a_backup_holds_the_texts_that_were_written_here(
    tmp_path: Path, sqlite_database: Database
) -> None:
    data = tmp_path / "data"
    root = content_folder.ensure(Settings(data=data))
    (root / GUIDE).write_text("Vår egen", encoding="utf-8")
    (root / ".git").mkdir()
    (root / ".git" / "HEAD").write_text("ref", encoding="utf-8")
    (root / "lathundar" / "ut").symlink_to(tmp_path)
    with sqlite_database.session() as session:
        save.open_text(session, root, GUIDE)
        write_text(session, root, GUIDE, "Nu", author="carlos", reason="")
    file = tmp_path / "backup.tar.gz"
    back_up(data, sqlite_database, file)
    with tarfile.open(file) as tar:
        names = tar.getnames()
        kept = tar.extractfile(f"files/content/{GUIDE}")
        assert kept is not None
        assert kept.read() == b"Nu"
    assert f"files/content/{content_folder.SHIPPED}/{GUIDE}" in names
    assert "database/text_versions.jsonl" in names
    assert not [name for name in names if "/.git/" in name or "/ut/" in name]
