"""From the author's files to a draft and a library, whatever happens on the way."""

from __future__ import annotations

import filecmp
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from library_fixtures import GENERATED, Command, Content, environment

from kompetensportal.actions.content import compile_files
from kompetensportal.actions.content.build import BuildReport, build, findings_of
from kompetensportal.actions.content.publish import PublishReport, publish
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.library import Library

TODAY = date(2026, 11, 21)


def draft_of(data: Path) -> set[str]:
    return set(Library(data, draft=True).generation().entries)


def text_of(data: Path, id_: str, *, draft: bool = False) -> str:
    generation = Library(data, draft=draft).generation()
    return generation.lesson(generation.entries[id_], Form.EASY).text


def run(content: Content, data: Path, **options: object) -> BuildReport:
    return build(content.root, data, **options)  # type: ignore[arg-type]


def out(content: Content, data: Path) -> PublishReport:
    return publish(content.root, data, today=TODAY)


def same_library(one: Path, other: Path) -> bool:
    names = [sorted(p.relative_to(f) for p in f.rglob("*") if p.is_file()) for f in (one, other)]
    return names[0] == names[1] and all(
        filecmp.cmp(one / name, other / name, shallow=False) for name in names[0]
    )


def documents_of(data: Path) -> dict[str, bytes]:
    drafts = sqlite3.connect(data / "draft/documents.sqlite")
    try:
        return dict(drafts.execute("SELECT name, content FROM documents"))
    finally:
        drafts.close()


def test_only_what_has_changed_is_compiled(content: Content, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert len(run(content, data).compiled) == 2
    assert run(content, data).compiled == ()
    content.lathund("las", "Nu är det klart.")
    assert run(content, data).compiled == ("lathundar/outlook/las.md",)
    assert "Nu är det klart." in text_of(data, "outlook/las", draft=True)


def test_a_file_that_was_only_touched_is_not_compiled(content: Content, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run(content, data)
    os.utime(content.root / "lathundar/outlook/las.md", (1, 1))
    report = run(content, data)
    assert report.compiled == () and not report.changed


def test_two_changes_within_the_same_instant_are_both_seen(
    content: Content, tmp_path: Path
) -> None:
    data, path = tmp_path / "data", content.lathund("las", "Text A.")
    stamp = path.stat()
    run(content, data)
    content.lathund("las", "Text B.")
    os.utime(path, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # The clock has not moved on.
    run(content, data)
    assert "Text B." in text_of(data, "outlook/las", draft=True)


def test_a_changed_picture_compiles_the_texts_that_show_it(
    content: Content, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    run(content, data)
    before = Library(data, draft=True).generation().entries["outlook/las"].edition(Form.EASY)
    content.picture("outlook", "#123456")
    assert len(run(content, data).compiled) == 2
    after = Library(data, draft=True).generation().entries["outlook/las"].edition(Form.EASY)
    assert before.pictures != after.pictures
    assert all(Library(data).pool.holds(name) for name in after.pictures)


def test_a_missing_picture_heals_its_text_when_it_comes(content: Content, tmp_path: Path) -> None:
    data, picture = tmp_path / "data", content.root / "lathundar/outlook/bilder/knapp.svg"
    picture.rename(tmp_path / "away.svg")
    assert out(content, data).withheld
    (tmp_path / "away.svg").rename(picture)
    report = out(content, data)
    assert not report.withheld and len(report.published) == 2


def test_two_builds_of_the_same_files_give_the_same_bytes(generated: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    copy = tmp_path / "copy"
    shutil.copytree(generated, copy)
    build(generated, one, processes=1)
    build(copy, other, processes=3)
    assert same_library(one / "library" / "pool", other / "library" / "pool")
    assert documents_of(one) == documents_of(other) and len(documents_of(one)) == 2 * GENERATED
    assert (one / "draft/root.json").read_bytes() == (other / "draft/root.json").read_bytes()


def test_many_small_builds_end_where_one_large_one_does(content: Content, tmp_path: Path) -> None:
    step, whole = tmp_path / "step", tmp_path / "whole"
    chance = random.Random(7)
    for number in range(12):
        name = f"text-{chance.randint(1, 5)}"
        path = content.root / "lathundar/outlook" / f"{name}.md"
        if path.exists() and chance.random() < 0.3:
            path.unlink()
        else:
            content.lathund(name, f"Version {number}.")
        run(content, step)
    run(content, whole)
    assert (step / "draft/root.json").read_bytes() == (whole / "draft/root.json").read_bytes()


def test_a_file_with_errors_keeps_its_last_good_version_and_the_rest_goes_on(
    content: Content, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    assert len(out(content, data).published) == 2
    las = content.root / "lathundar/outlook/las.md"
    las.write_text(las.read_text("utf-8").replace("titel:", "titel: [", 1), encoding="utf-8")
    content.lathund("svara", "En ny rad.")
    report = out(content, data)
    assert report.withheld == ("lathundar/outlook/las.md",)
    assert report.published == ("lathundar/outlook/svara.md",)
    assert any(f.path == "lathundar/outlook/las.md" and f.line == 2 for f in report.findings)
    assert "Klart." in text_of(data, "outlook/las")
    assert "En ny rad." in text_of(data, "outlook/svara")


def test_what_is_only_built_is_not_read_by_anybody(content: Content, tmp_path: Path) -> None:
    data = tmp_path / "data"
    out(content, data)
    content.lathund("las", "Ett utkast.")
    run(content, data)
    assert "Ett utkast." not in text_of(data, "outlook/las")
    assert "Ett utkast." in text_of(data, "outlook/las", draft=True)


def test_two_files_with_one_id_are_told_and_neither_is_published(
    content: Content, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    content.lathund("kopia", id_="outlook/las")
    report = out(content, data)
    assert report.published == ("lathundar/outlook/svara.md",)
    assert {f.rule for f in report.findings} >= {"id-twice"}


def test_a_renamed_file_keeps_its_id_and_a_removed_one_goes(
    content: Content, tmp_path: Path
) -> None:
    data, folder = tmp_path / "data", content.root / "lathundar/outlook"
    out(content, data)
    (folder / "las.md").rename(folder / "lasa.md")
    (folder / "svara.md").unlink()
    report = out(content, data)
    assert set(Library(data).generation().entries) == {"outlook/las"}
    assert report.removed == ("lathundar/outlook/las.md", "lathundar/outlook/svara.md")


def test_a_renamed_file_with_errors_leaves_the_published_one_standing(
    content: Content, tmp_path: Path
) -> None:
    data, folder = tmp_path / "data", content.root / "lathundar/outlook"
    out(content, data)
    text = (folder / "las.md").read_text("utf-8").replace("ägare: Systemspecialist\n", "")
    (folder / "las.md").unlink()
    (folder / "lasa.md").write_text(text, encoding="utf-8")
    assert out(content, data).withheld == ("lathundar/outlook/lasa.md",)
    assert "Klart." in text_of(data, "outlook/las")


def test_a_build_of_one_folder_leaves_the_others_as_they_are(
    content: Content, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    content.picture("lmo")
    other = content.root / "lathundar/lmo/besok.md"
    other.write_text(content.lathund("mall", id_="lmo/besok").read_text("utf-8"), encoding="utf-8")
    (content.root / "lathundar/outlook/mall.md").unlink()
    run(content, data)
    other.unlink()
    content.lathund("las", "Bara den här.")
    assert run(content, data, only="lathundar/outlook").compiled == ("lathundar/outlook/las.md",)
    assert "lmo/besok" in draft_of(data)
    run(content, data)
    assert "lmo/besok" not in draft_of(data)


@pytest.mark.parametrize("name", ["å ä ö.md", "med mellanslag och 🙂.md", "UPPER.md"])
def test_a_file_may_have_any_name(content: Content, tmp_path: Path, name: str) -> None:
    path = content.lathund("mall", id_="outlook/nagot")
    path.rename(path.with_name(name))
    assert "outlook/nagot" in draft_of_after(content, tmp_path / "data")


def draft_of_after(content: Content, data: Path) -> set[str]:
    run(content, data)
    return draft_of(data)


def test_links_out_of_the_tree_and_broken_ones_are_told_and_not_followed(
    content: Content, tmp_path: Path
) -> None:
    data, folder = tmp_path / "data", content.root / "lathundar/outlook"
    (folder / "ut.md").symlink_to("/etc/passwd")
    (folder / "inget.md").symlink_to(folder / "finns-inte")
    (content.root / "lathundar" / "slinga").symlink_to(content.root / "lathundar")
    run(content, data)
    rules = {f.path: f.rule for f in findings_of(data)}
    assert rules["lathundar/outlook/ut.md"] == "read-outside"
    assert rules["lathundar/outlook/inget.md"] == "read-missing"
    assert {"outlook/las", "outlook/svara"} <= draft_of(data)
    assert b"root:" not in b"".join(p.read_bytes() for p in data.rglob("*.json"))


def test_a_mistake_of_ours_over_one_file_costs_only_that_file(
    content: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = compile_files.compile_source

    def stumble(source: object, **options: object) -> object:
        if "svara" in source.path:  # type: ignore[attr-defined]
            raise LookupError("a construct nobody thought of")
        return real(source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(compile_files, "compile_source", stumble)
    data = tmp_path / "data"
    report = run(content, data)
    assert report.errors == 1 and draft_of(data) == {"outlook/las"}
    assert findings_of(data)[0].rule == "build-unexpected"


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
    for number in range(8):
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
    assert killed >= 4
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


@pytest.mark.parametrize("limit", [0, 3_000, 40_000])
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
