"""From rows to a root: the manifests of what changed, the catalogue, and the pointer to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import orjson

from kompetensportal.actions.content.entries import entry_of
from kompetensportal.compiler.read import EASIER
from kompetensportal.model.content.course import Course, Goal, Programme, Task
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.goals import GoalSheet
from kompetensportal.model.content.lesson import Meta
from kompetensportal.model.content.lesson_json import meta_from_plain
from kompetensportal.model.content.library import Catalogue, Edition, Entry, Root
from kompetensportal.model.content.plain import from_plain
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.store.content.build_rows import BuildRows, TextRow
from kompetensportal.store.content.library import Library

CATALOGUE = ""
"""The group of courses, programmes and tasks, which have no manifest of their own."""
_KINDS: dict[Kind, type[Any]] = {
    Kind.COURSE: Course,
    Kind.PROGRAMME: Programme,
    Kind.TASK: Task,
    Kind.WORD: GlossaryEntry,
    Kind.GOALS: GoalSheet,
}


def assemble(library: Library, rows: BuildRows, stage: str, groups: Iterable[str] | None) -> bool:
    """Write the manifests of groups (None: all) and swap the root; whether it changed."""
    if groups is None:
        wanted, whole = rows.groups(stage) | {CATALOGUE}, True
    else:
        wanted, whole = set(groups), False
    names: dict[str, str] = {}
    documents: set[str] = set()
    for group in sorted(wanted - {CATALOGUE}):
        texts = list(rows.texts(stage, group))
        if texts:
            names[group] = library.write_manifest(entries_of(group, texts))
            documents.update(text.document for text in texts)
    catalogue = library.write_catalogue(_catalogue(rows, stage)) if CATALOGUE in wanted else ""

    def change(root: Root) -> Root:
        kept = {} if whole else {g: name for g, name in root.systems if g not in wanted}
        return replace(
            root,
            systems=tuple(sorted((kept | names).items())),
            courses=catalogue or root.courses,
        )

    return library.swap(change, documents)


def entries_of(group: str, texts: Iterable[TextRow]) -> list[Entry]:
    """The entries of a group: texts with one id are the forms of one."""
    by_id: dict[str, list[tuple[TextRow, dict[str, Any], Meta]]] = {}
    for text in texts:
        value = orjson.loads(text.value)
        meta = meta_from_plain(value["meta"])
        by_id.setdefault(meta.id, []).append((text, value, meta))
    return [_entry(group, files) for files in by_id.values()]


def _entry(group: str, files: list[tuple[TextRow, dict[str, Any], Meta]]) -> Entry:
    # The file that is no sibling speaks for all; of two that claim one id, the first by path
    # (rules across files have told their authors).
    files.sort(key=lambda file: (file[1]["sibling"], file[0].path))
    _, first, meta = files[0]
    editions: dict[Form, Edition] = {}
    for text, value, own in files:
        edition = Edition(
            document=text.document,
            version=value["version"],
            title=own.title,
            path=text.path,
            pictures=tuple(value["pictures"]),
            minutes=own.minutes or meta.minutes,
        )
        editions.setdefault(Form(value["form"]), edition)
    # The stricter of two forms decides who may read them.
    internal = any(own.internal for _, _, own in files)
    return entry_of(meta, Kind(first["kind"]), group, editions, internal=internal)


def _catalogue(rows: BuildRows, stage: str) -> Catalogue:
    found: dict[Kind, dict[str, Any]] = {kind: {} for kind in _KINDS}
    easy: dict[str, str] = {}
    for text in rows.texts(stage, CATALOGUE):
        plain = orjson.loads(text.value)
        kind = Kind(plain["kind"])
        value: Any = from_plain(_KINDS[kind], plain["value"])
        if kind is Kind.COURSE and text.path.endswith(EASIER):
            easy[value.id] = value.html
        else:
            found[kind].setdefault(value.id, value)
    courses = found[Kind.COURSE]
    for id_, html in easy.items():  # One without its first has been told by the rules across files.
        if id_ in courses:
            courses[id_] = replace(courses[id_], easy=html)
    goals = {goal.id: goal for sheet in found[Kind.GOALS].values() for goal in sheet.goals}
    for id_, task in found[Kind.TASK].items():
        # A goal that is gone has been told by the rules across files.
        named = [goals[name] for name in task.goal_ids if name in goals]
        asked = tuple(Goal(goal.id, goal.text, goal.easy) for goal in named)
        found[Kind.TASK][id_] = replace(task, goals=asked + task.goals)
    ordered = {kind: tuple(values[id_] for id_ in sorted(values)) for kind, values in found.items()}
    return Catalogue(*(ordered[kind] for kind in _KINDS))
