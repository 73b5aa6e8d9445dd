"""A backup is whole and proved; a restore is whole or does not happen; on both engines."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tarfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from kompetensportal.actions.portal import example
from kompetensportal.actions.portal.backup import back_up, last_backup
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.actions.portal.restore import restore
from kompetensportal.errors import (
    ConflictError,
    EnvironmentalError,
    KompetensportalError,
    MistakeError,
    SchemaError,
)
from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.store import dump, schema
from kompetensportal.store.accounts import people, sessions
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events
from kompetensportal.store.portal import save_safe_order
from kompetensportal.words import catalogue

NOW = datetime(2026, 11, 21, 12, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
def portal(database: Database, tmp_path: Path) -> tuple[Path, Database]:
    """A data folder with a key, settings, two library files and the example people."""
    data = tmp_path / "data"
    ensure_key(data)
    (data / "kompetensportal.toml").write_text('organisation = "Ekdalens kommun"\n')
    pool = data / "library" / "pool" / "ab"
    pool.mkdir(parents=True)
    (pool / ("ab" * 16 + ".json")).write_text("{}")
    (data / "library" / "root.json").write_text('{"v": 1}')
    example.make(database)
    with database.session() as session:
        events.append(session, [_done(f"lathund/{n}") for n in range(25)], NOW)
        sessions.start(session, "amina", NOW, shared=False)
    return data, database


def _done(subject: str) -> Event:
    data = {"å": [1, None, "”x”"]}
    return Event(new_id(), EventType.LESSON_COMPLETED, "amina", "amina", subject, "v", NOW, data)


def _facts(database: Database) -> dict[str, list[Any]]:
    """Every row of every table but `portal`, in plain values."""
    with dump.snapshot(database) as connection:
        return {
            table.name: [json.loads(line) for line in dump.lines(connection, table)]
            for table in dump.TABLES
            if table.name != "portal"
        }


def _portal_row(database: Database, name: str) -> str:
    with database.session() as session:
        return str(session.scalar(text("SELECT value FROM portal WHERE name=:n"), {"n": name}))


def test_what_was_backed_up_comes_back_exactly(
    portal: tuple[Path, Database], tmp_path: Path
) -> None:
    data, database = portal
    file = tmp_path / "kopia.tar.gz"
    made = back_up(data, database, file)
    assert made.rows > 40
    assert last_backup(data) == made
    assert file.stat().st_mode & 0o077 == 0, "only its owner may read it"
    new = tmp_path / "ny"
    done = restore(file, new, lambda _: "")
    assert done.rows == made.rows
    restored = Database(f"sqlite:///{new / 'portal.sqlite'}")
    schema.check(restored)
    assert _facts(restored) == _facts(database)
    assert _portal_row(restored, "server_id") == _portal_row(database, "server_id")
    assert _portal_row(restored, "epoch") != _portal_row(database, "epoch")
    with restored.session() as session:
        assert session.scalar(text("SELECT count(*) FROM sessions")) == 0
    assert (new / "secret.key").read_bytes() == (data / "secret.key").read_bytes()
    assert (new / "secret.key").stat().st_mode & 0o077 == 0
    assert "Ekdalens kommun" in (new / "kompetensportal.toml").read_text()
    for path in sorted((data / "library").rglob("*.json")):
        assert (new / path.relative_to(data)).read_bytes() == path.read_bytes()
    # The next event gets a number of its own.
    with restored.session() as session:
        events.append(session, [_done("lathund/ny")], NOW)
        assert len(events.find(session)) == 26
    restored.close()


def test_what_gets_a_number_anew_after_a_restore_is_in_no_backup_yet(
    portal: tuple[Path, Database], tmp_path: Path
) -> None:
    """The last events were erased before the backup: their numbers are given out again."""
    data, database = portal
    with database.session() as session:
        last = max(event.order or 0 for event in events.find(session))
        save_safe_order(session, last)  # As an earlier backup wrote it down.
        session.execute(text('DELETE FROM events WHERE "order" > :n'), {"n": last - 5})
    file = tmp_path / "kopia.tar.gz"
    back_up(data, database, file)
    new = tmp_path / "ny"
    restore(file, new, lambda _: "")
    restored = Database(f"sqlite:///{new / 'portal.sqlite'}")
    assert int(_portal_row(restored, "safe_order")) <= last - 5
    restored.close()


def test_a_portal_moves_from_one_engine_to_the_other(
    portal: tuple[Path, Database], database_url: str, tmp_path: Path
) -> None:
    data, database = portal
    file = tmp_path / "kopia.tar.gz"
    back_up(data, database, file)
    facts = _facts(database)
    new = tmp_path / "ny"
    # `portal` and `database_url` are the same database here: it is replaced by its own backup.
    with pytest.raises(ConflictError):
        restore(file, new, lambda _: database_url)
    assert not new.exists()
    with database.session() as session:
        session.execute(text("UPDATE persons SET name = 'Fel' WHERE id = 'amina'"))
    done = restore(file, new, lambda _: database_url, replace=True)
    assert done.rows > 40
    assert _facts(database) == facts
    kept = list(tmp_path.glob("ny.before-restore-*.tar.gz"))
    assert len(kept) == 1, "what was in the database before is kept as a backup"
    with database.session() as session:
        events.append(session, [_done("lathund/ny")], NOW)
        people.save(session, people.by_ids(session, ["amina"])["amina"])


def test_a_backup_made_while_others_write_is_of_one_moment(
    portal: tuple[Path, Database], tmp_path: Path
) -> None:
    data, database = portal
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            unit, person = new_id(), new_id()
            with database.session() as session:
                session.execute(
                    text("INSERT INTO units (id, name, branch) VALUES (:u, 'x', '')"), {"u": unit}
                )
                session.execute(
                    text(
                        "INSERT INTO persons (id, name, user_name, language, employment_number,"
                        " email, disabled, preferences)"
                        " VALUES (:p, 'x', :p, 'sv', '', '', :no, '{}')"
                    ),
                    {"p": person, "no": False},
                )
                session.execute(
                    text(
                        "INSERT INTO memberships (id, person_id, unit_id, role, profession)"
                        " VALUES (:p, :p, :u, 'employee', '')"
                    ),
                    {"p": person, "u": unit},
                )

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(3):
            file = tmp_path / f"kopia{n}.tar.gz"
            back_up(data, database, file)
            # A membership without its person or unit would be refused here.
            restore(file, tmp_path / f"ny{n}", lambda _: "")
    finally:
        stop.set()
        writer.join()


def test_a_restore_into_a_folder_in_use_needs_a_word_and_keeps_what_was_there(
    portal: tuple[Path, Database], tmp_path: Path
) -> None:
    data, database = portal
    file = tmp_path / "kopia.tar.gz"
    back_up(data, database, file)
    new = tmp_path / "ny"
    new.mkdir()
    (new / "minne.txt").write_text("kvar")
    with pytest.raises(ConflictError):
        restore(file, new, lambda _: "")
    assert [path.name for path in new.iterdir()] == ["minne.txt"]
    done = restore(file, new, lambda _: "", replace=True)
    assert done.before is not None
    assert (done.before / "minne.txt").read_text() == "kvar"
    assert (new / "portal.sqlite").is_file()


@pytest.mark.parametrize("kept", [0, 1, 100, 0.5, 0.9, -1])
def test_half_a_file_is_refused_and_changes_nothing(
    sqlite_portal: Path, tmp_path: Path, kept: float
) -> None:
    whole = sqlite_portal.read_bytes()
    size = int(len(whole) * kept) if isinstance(kept, float) else kept
    half = tmp_path / "halv.tar.gz"
    half.write_bytes(whole[:size])
    new = tmp_path / "ny"
    new.mkdir()
    with pytest.raises(MistakeError) as error:
        restore(half, new, lambda _: "", replace=True)
    assert error.value.what.key == "backup.damaged"
    assert "inte hel" in catalogue("sv").say(error.value.what)
    assert list(new.iterdir()) == []
    assert not list(tmp_path.glob(".ny*"))


def test_a_damaged_file_is_refused_wherever_the_damage_is(
    sqlite_portal: Path, tmp_path: Path
) -> None:
    whole = gzip.decompress(sqlite_portal.read_bytes())
    refused = 0
    for place in range(700, len(whole) - 700, len(whole) // 40):
        if whole[place : place + 1] == b"\0":
            continue
        damaged = tmp_path / "skadad.tar.gz"
        altered = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        damaged.write_bytes(gzip.compress(altered, 1))
        with pytest.raises(KompetensportalError):
            restore(damaged, tmp_path / "ny", lambda _: "")
        assert not (tmp_path / "ny").exists()
        refused += 1
    assert refused > 5


def _rewritten(file: Path, to: Path, change: dict[str, Any], extra: str = "") -> Path:
    """The same archive with other facts in its manifest, and perhaps one more member."""
    with tarfile.open(file) as old, tarfile.open(to, "w:gz") as new:
        for info in old:
            content = old.extractfile(info).read()  # type: ignore[union-attr]
            if info.name == "manifest.json":
                if extra:
                    more = tarfile.TarInfo(extra)
                    new.addfile(more, io.BytesIO(b""))
                content = json.dumps({**json.loads(content), **change}).encode()
            copy = tarfile.TarInfo(info.name)
            copy.size = len(content)
            new.addfile(copy, io.BytesIO(content))
    return to


def test_a_backup_of_a_newer_version_is_refused(sqlite_portal: Path, tmp_path: Path) -> None:
    for change in ({"schema": "9999"}, {"schema": None}):
        newer = _rewritten(sqlite_portal, tmp_path / "nyare.tar.gz", change)
        with pytest.raises(SchemaError):
            restore(newer, tmp_path / "ny", lambda _: "")
    newer = _rewritten(sqlite_portal, tmp_path / "nyare.tar.gz", {"v": 2})
    with pytest.raises(MistakeError) as error:
        restore(newer, tmp_path / "ny", lambda _: "")
    assert error.value.what.key == "backup.newer"
    other = _rewritten(sqlite_portal, tmp_path / "annan.tar.gz", {"format": "annat"})
    with pytest.raises(MistakeError):
        restore(other, tmp_path / "ny", lambda _: "")
    assert not (tmp_path / "ny").exists()


@pytest.mark.parametrize(
    "name", ["files/../../utanfor", "../utanfor", "/tmp/utanfor", "files/library/extra.json", "x"]
)
def test_a_part_that_does_not_belong_is_refused(
    sqlite_portal: Path, tmp_path: Path, name: str
) -> None:
    odd = _rewritten(sqlite_portal, tmp_path / "udda.tar.gz", {}, extra=name)
    with pytest.raises(MistakeError):
        restore(odd, tmp_path / "ny", lambda _: "")
    assert not (tmp_path / "ny").exists()
    assert not (tmp_path / "utanfor").exists()


def test_a_backup_is_never_written_over(sqlite_portal: Path, tmp_path: Path) -> None:
    before = sqlite_portal.read_bytes()
    database = Database(f"sqlite:///{tmp_path / 'data' / 'portal.sqlite'}")
    with pytest.raises(ConflictError):
        back_up(tmp_path / "data", database, sqlite_portal)
    database.close()
    assert sqlite_portal.read_bytes() == before


FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from kompetensportal.cli.main import main
raise SystemExit(main(sys.argv[2:]))
"""


def _full(size: int, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command that cannot write more than so many bytes to a file."""
    return subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(size), *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_full_disk_leaves_no_half_backup_and_no_half_portal(
    sqlite_portal: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    ran = _full(2_000, "backup", str(tmp_path / "ny.tar.gz"), "--data", str(data))
    assert ran.returncode == 3, ran.stderr
    assert "Traceback" not in ran.stderr
    assert not list(tmp_path.glob("*ny.tar.gz*"))
    new = tmp_path / "ny"
    for size in (20_000, 60_000, 130_000):
        ran = _full(size, "restore", str(sqlite_portal), "--data", str(new))
        assert ran.returncode == 3, ran.stderr
        assert "Traceback" not in ran.stderr
        assert not new.exists()
        assert not list(tmp_path.glob(".ny*"))


def test_the_commands_say_what_they_did(sqlite_portal: Path, tmp_path: Path) -> None:
    data, new = tmp_path / "data", tmp_path / "ny"
    file = tmp_path / "en.tar.gz"
    ran = _full(10**9, "backup", str(file), "--data", str(data))
    assert ran.returncode == 0, ran.stderr
    assert "genomläst" in ran.stdout
    ran = _full(10**9, "restore", str(file), "--data", str(new))
    assert ran.returncode == 0, ran.stderr
    assert "Alla får logga in igen" in ran.stdout
    ran = _full(10**9, "restore", str(file), "--data", str(new))
    assert ran.returncode == 2
    assert "--replace" in ran.stderr
    ran = _full(10**9, "restore", str(tmp_path / "finns-inte"), "--data", str(new))
    assert ran.returncode == 2
    assert "finns inte" in ran.stderr


@pytest.fixture
def sqlite_portal(sqlite_database: Database, tmp_path: Path) -> Path:
    """A backup of a small portal on SQLite, whose data folder is `data` beside it."""
    data = tmp_path / "data"
    ensure_key(data)
    example.make(sqlite_database)
    sqlite_database.close()
    (tmp_path / "portal.sqlite").rename(data / "portal.sqlite")
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    file = tmp_path / "kopia.tar.gz"
    back_up(data, database, file)
    database.close()
    return file


def test_a_database_that_is_missing_is_not_backed_up_as_empty(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'ingen.sqlite'}")
    with pytest.raises(EnvironmentalError):
        back_up(tmp_path, database, tmp_path / "kopia.tar.gz")
    assert not (tmp_path / "kopia.tar.gz").exists()
    database.close()
