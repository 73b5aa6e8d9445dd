"""A build that is harmed: rows lost, power cut, killed, the disk full, two at once."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from built import TODAY, out, run, text_of  # type: ignore[import-not-found]
from library_fixtures import GENERATED, Command, Content, environment

from kompetensportal.actions.content.publish import publish
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.library import Library


def test_rows_that_are_lost_or_spoilt_are_built_again(content: Content, tmp_path: Path) -> None:
    data = tmp_path / "data"
    out(content, data)
    before = (data / "library/root.json").read_bytes()
    (data / "build.sqlite").write_bytes(b"not a database, but as long as one" * 100)
    assert len(run(content, data).compiled) == 2
    out(content, data)
    assert (data / "library/root.json").read_bytes() == before


def test_what_a_power_cut_took_from_the_draft_is_made_again_before_it_is_published(
    content: Content, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    run(content, data)
    with sqlite3.connect(data / "draft/documents.sqlite") as drafts:
        drafts.execute("UPDATE documents SET content=zeroblob(length(content))")
    drafts.close()
    out(content, data)
    assert "Klart." in text_of(data, "outlook/las")


@pytest.mark.parametrize("spoilt", [None, b"", b"not a database, but as long as one" * 100])
def test_a_draft_whose_documents_are_lost_is_built_again(
    content: Content, tmp_path: Path, spoilt: bytes | None
) -> None:
    data = tmp_path / "data"
    documents = data / "draft/documents.sqlite"
    run(content, data)
    if spoilt is None:
        documents.unlink()
    else:
        documents.write_bytes(spoilt)
        content.lathund("svara", "En ny rad.")
    run(content, data)
    assert "Klart." in text_of(data, "outlook/las", draft=True)
    out(content, data)
    assert "Klart." in text_of(data, "outlook/las")


def test_a_draft_makes_no_file_of_a_text_until_it_is_published(
    content: Content, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    run(content, data)
    generation = Library(data, draft=True).generation()
    names = {e.edition(Form.EASY).document for e in generation.entries.values()}
    pool = Library(data).pool
    assert len(names) == 2 and not any(map(pool.holds, names))
    assert out(content, data).changed and all(map(pool.holds, names))
    # A draft that is published is read from the pool, and a text taken back is a draft again.
    assert "Klart." in text_of(data, "outlook/las", draft=True)
    content.lathund("las", "En annan rad.")
    out(content, data)
    content.lathund("las")
    run(content, data)
    assert "Klart." in text_of(data, "outlook/las", draft=True)
    assert "En annan rad." in text_of(data, "outlook/las")


# Killed, crowded, and full


def begin_publish(root: Path, data: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "kompetensportal", "publish", "--content", root, "--data", data],
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_killed_at_any_point_what_is_served_stays_whole_and_the_next_build_heals(
    generated: Path, tmp_path: Path
) -> None:
    root, data = tmp_path / "content", tmp_path / "data"
    shutil.copytree(generated, root)
    begin = time.monotonic()
    assert begin_publish(root, data).wait() == 0
    took = time.monotonic() - begin
    chance = random.Random(3)
    files = sorted(root.rglob("*.md"))
    killed = 0
    for number in range(5):
        for path in chance.sample(files, 80):
            with path.open("a", encoding="utf-8") as file:
                file.write(f"\nEn rad till, nummer {number}.\n")
        process = begin_publish(root, data)
        time.sleep(chance.uniform(0, took * 0.9))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
        generation = Library(data).generation()
        assert len(generation.entries) == GENERATED
        for entry in generation.entries.values():
            for _, edition in entry.editions:
                assert generation.document(edition.document).version == edition.version
    assert killed >= 2
    assert begin_publish(root, data).wait() == 0
    fresh = tmp_path / "fresh"
    assert begin_publish(root, fresh).wait() == 0
    healed = (data / "library/root.json").read_bytes()
    assert healed == (fresh / "library/root.json").read_bytes()


def test_two_builds_at_once_wait_for_each_other(generated: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    both = [begin_publish(generated, data) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    generation = Library(data).generation()
    assert len(generation.entries) == GENERATED


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Path:
    """A disk of 600 kB where we may mount one (as root on Linux)."""
    folder = tmp_path / "disk"
    folder.mkdir()
    return folder


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
from kompetensportal.cli.main import main
raise SystemExit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("limit", [0, 40_000])
def test_a_disk_that_is_full_is_said_and_what_is_published_stays(
    generated: Path, tmp_path: Path, limit: int
) -> None:
    """The system itself refuses to write more, as a full disk does, at several points."""
    root, data = tmp_path / "content", tmp_path / "data"
    shutil.copytree(generated, root)
    publish(root, data, today=TODAY)
    before = (data / "library/root.json").read_bytes()
    for path in sorted(root.rglob("*.md")):
        with path.open("a", encoding="utf-8") as file:
            file.write("\n" + "En lång rad text som behöver plats. " * 40 + "\n")
    arguments = ["publish", "--content", str(root), "--data", str(data)]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), *arguments],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    assert "Disken är full" in done.stderr and "Gör plats" in done.stderr
    assert "Traceback" not in done.stderr
    assert (data / "library/root.json").read_bytes() == before
    assert len(Library(data).generation().entries) == GENERATED
    assert publish(root, data, today=TODAY).changed


def test_a_full_disk_of_its_own_is_said_too(generated: Path, tiny_disk: Path) -> None:
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(tiny_disk)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        # Where no disk may be mounted, the limit of the test above stands in for it.
        return
    try:
        with pytest.raises(EnvironmentalError) as caught:
            publish(generated, tiny_disk / "data", today=TODAY)
        assert caught.value.what.key == "build.disk_full"
        assert not (tiny_disk / "data/library/root.json").exists()
    finally:
        subprocess.run(["umount", str(tiny_disk)], check=True)


def test_the_commands_say_what_they_did(content: Content, command: Command) -> None:
    first = command("build", "--content", content.root)
    assert first.returncode == 0 and "Byggde 2 texter" in first.stdout
    assert "Inget har ändrats" in command("build", "--content", content.root).stdout
    published = command("publish", "--content", content.root)
    assert published.returncode == 0 and "Publicerade 2 texter" in published.stdout
    path = content.root / "lathundar/outlook/las.md"
    path.write_text(path.read_text("utf-8").replace("ägare: Systemspecialist\n", ""), "utf-8")
    refused = command("publish", "--content", content.root)
    assert refused.returncode == 2
    assert "lathundar/outlook/las.md:" in refused.stdout and "står kvar" in refused.stdout
    english = command("build", "--content", content.root, "--language", "en")
    assert "error" in english.stdout and "Traceback" not in english.stderr


def test_a_path_that_is_not_there_is_said(content: Content, command: Command) -> None:
    done = command("build", "lathundar/inget", "--content", content.root)
    assert done.returncode == 2 and "lathundar/inget" in done.stderr
