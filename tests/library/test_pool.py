"""Files named by their content: whole, checked, and removed only when nothing names them."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kompetensportal.errors import EnvironmentalError, NotFoundError
from kompetensportal.store.content.pool import GRACE_SECONDS, Pool


@pytest.fixture
def pool(tmp_path: Path) -> Pool:
    return Pool(tmp_path / "pool")


@pytest.fixture
def small_files() -> Iterator[int]:
    """The system lets this process write no file over 4 kB."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    yield 4096
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_the_same_content_has_one_name_and_is_stored_once(pool: Pool) -> None:
    name = pool.put(b"hej", "txt")
    inode = pool.path(name).stat().st_ino
    assert pool.put(b"hej", "txt") == name
    assert pool.path(name).stat().st_ino == inode
    assert pool.read(name) == b"hej"
    assert name.endswith(".txt") and len(name) == 36
    assert pool.path(name).parent.name == name[:2]


def test_a_file_that_a_power_cut_emptied_is_written_again(pool: Pool) -> None:
    name = pool.put(b"hej", "txt")
    pool.path(name).write_bytes(b"")
    assert not pool.holds(name)
    assert pool.put(b"hej", "txt") == name
    assert pool.read(name) == b"hej"


def test_what_the_disk_changed_is_not_given_out(pool: Pool) -> None:
    name = pool.put(b"hej", "txt")
    pool.path(name).write_bytes(b"hoj")
    with pytest.raises(EnvironmentalError) as caught:
        pool.read(name)
    assert caught.value.mend is not None


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "ab", "AB" * 16 + ".json", "å.json"])
def test_what_is_not_a_name_leads_nowhere(pool: Pool, name: str) -> None:
    with pytest.raises(NotFoundError):
        pool.path(name)


def test_a_full_disk_is_said_and_leaves_nothing_behind(pool: Pool, small_files: int) -> None:
    kept = pool.put(b"liten", "txt")
    with pytest.raises(EnvironmentalError) as caught:
        pool.put(os.urandom(small_files * 2), "mp3")
    assert caught.value.what.key == "build.disk_full"
    assert [p.name for p in pool.folder.rglob("*") if p.is_file()] == [kept]


def test_only_old_files_that_nothing_names_are_removed(pool: Pool) -> None:
    named, unnamed = pool.put(b"1", "txt"), pool.put(b"2", "txt")
    drafts = pool.path(unnamed).parent / ".123-0.tmp"
    drafts.write_bytes(b"half")
    assert pool.collect({named}) == 0
    later = time.time() + GRACE_SECONDS + 60
    assert pool.collect({named}, later) == 2
    assert pool.holds(named) and not pool.holds(unnamed) and not drafts.exists()


def test_a_file_that_is_stored_again_is_young_again(pool: Pool) -> None:
    name = pool.put(b"1", "txt")
    old = time.time() - 2 * GRACE_SECONDS
    os.utime(pool.path(name), (old, old))
    pool.put(b"1", "txt")
    assert pool.collect(()) == 0
