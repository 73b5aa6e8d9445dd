"""From the author's files to a draft and a library, whatever happens on the way."""

from __future__ import annotations

import os
import random
import shutil
import time
from pathlib import Path

import pytest
from built import documents_of, draft_of, out, run, same_library, text_of  # type: ignore[import-not-found]
from library_fixtures import GENERATED, Content

from kompetensportal.actions.content import compile_files
from kompetensportal.actions.content.build import build, findings_of
from kompetensportal.model.content.source import Form
from kompetensportal.store.content.library import Library


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
    # A moment that is young however slow the machine is.
    soon = time.time_ns() + 60_000_000_000
    os.utime(path, ns=(soon, soon))
    run(content, data)
    content.lathund("las", "Text B.")
    os.utime(path, ns=(soon, soon))  # The clock has not moved on.
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
