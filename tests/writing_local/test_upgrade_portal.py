"""The upgrade of a portal, and what its database keeps of it; on both engines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from kompetensportal.actions.writing.upgrade_portal import copy_of, upgrade_portal
from kompetensportal.model.writing.conflict import Origin
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.store.writing import about_writer, conflicts, fact_changes, text_versions

A, B = "lathundar/outlook/a.md", "lathundar/outlook/b.md"


def write(root: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def test_a_conflict_and_an_earlier_text_are_in_the_database(
    database: Database, tmp_path: Path
) -> None:
    root, source = tmp_path / "content", tmp_path / "shipped"
    write(root / ".shipped", {A: "ett\n", B: "ett\n"})
    write(root, {A: "vår\n", B: "ett\n"})
    write(source, {A: "ny\n", B: "ny\n"})
    report = upgrade_portal(root, database, source)
    assert (report.asked, report.taken) == ([A], [B])
    with database.session() as session:
        (met,) = conflicts.open_ones(session)
        assert (met.path, met.base, met.ours, met.theirs) == (A, "ett\n", "vår\n", "ny\n")
        assert met.origin is Origin.UPGRADE
        known = text_versions.latest(session, B)
        assert known is not None
        assert known[1] == "ett\n"
    assert not upgrade_portal(root, database, source).changed


def test_the_database_is_not_opened_when_there_is_nothing_to_keep(tmp_path: Path) -> None:
    def never() -> Database:
        raise AssertionError("nobody needed it")

    root, source = tmp_path / "content", tmp_path / "shipped"
    for folder in (root / ".shipped", root, source):
        write(folder, {A: "ett\n"})
    write(source, {B: "ny\n"})
    assert upgrade_portal(root, never, source).taken == [B]


def test_only_a_copy_is_upgraded(tmp_path: Path) -> None:
    write(tmp_path / "data/content", {A: "ett\n"})
    assert copy_of(Settings(data=tmp_path / "data")) is None
    write(tmp_path / "data/content/.shipped", {A: "ett\n"})
    assert copy_of(Settings(data=tmp_path / "data")) == tmp_path / "data/content"
    assert copy_of(Settings(data=tmp_path / "data", content=tmp_path)) is None


def test_changes_of_facts_are_hers_to_see_and_stay_without_her(database: Database) -> None:
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with database.session() as session:
        fact_changes.add(session, [("it-telefon", "", "112"), ("larm", "a", "b")], "carlos", at)
        told = about_writer.collect(session, "carlos")["local_facts"]
        assert {"fact": "larm", "value": "b", "at": at.isoformat()} in told
        about_writer.erase(session, "carlos")
        assert about_writer.collect(session, "carlos")["local_facts"] == []
        (change,) = fact_changes.of_fact(session, "larm")
        assert (change.before, change.after, change.by) == ("a", "b", "")
