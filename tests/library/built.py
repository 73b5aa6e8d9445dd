"""What the tests of the build look at."""

from __future__ import annotations

import filecmp
import sqlite3
from datetime import date
from pathlib import Path

from library_fixtures import Content

from kompetensportal.actions.content.build import BuildReport, build
from kompetensportal.actions.content.publish import PublishReport, publish
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
