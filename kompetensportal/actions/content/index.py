"""Makes the search index of a library, when there is not one already; disposable, so never saved.

A text is opened only when it has changed since the last index.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from kompetensportal.model.content.course import Course, Programme
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.pool import digest
from kompetensportal.store.search.document import SearchDocument
from kompetensportal.store.search.folder import Source, build, name_of
from kompetensportal.store.search.index import SearchIndex
from kompetensportal.words import FALLBACK, catalogue

FOLDER = "index"
COURSE_GROUP = "courses/"


def make_index(data: Path, generation: Generation) -> SearchIndex:
    """The index of one state of the library, opened; built when it is missing or damaged.

    Raises EnvironmentalError when the disk is full or not writable.
    """
    name = name_of(generation.text_digest)
    return build(data / FOLDER, name, sources(generation))


def sources(generation: Generation) -> Mapping[str, Source]:
    """What is searched: every lathund, lesson, course and programme by id."""
    hidden = {course.id for course in generation.catalogue.courses if course.internal}
    found: dict[str, Source] = {}
    for programme in generation.catalogue.programmes:
        found[programme.id] = Source(_stamp(programme), partial(_programme, programme))
    for course in generation.catalogue.courses:
        found[course.id] = Source(_stamp(course), partial(_course, course, generation))
    for entry in generation.entries.values():
        if entry.kind is Kind.SURVEY:
            continue  # It is offered when it is time, and asks; nobody looks something up in it.
        internal = entry.internal or entry.group.removeprefix(COURSE_GROUP) in hidden
        found[entry.id] = Source(
            _stamp((entry, internal)), partial(_lesson, entry, internal, generation)
        )
    return found


def _stamp(value: object) -> str:
    return digest(repr(value).encode())


def _lesson(entry: Entry, internal: bool, generation: Generation) -> SearchDocument:
    easy, standard = (generation.lesson(entry, form) for form in (Form.EASY, Form.STANDARD))
    other = standard if standard.form != easy.form else None
    lessons = (easy, other) if other else (easy,)
    return SearchDocument(
        id=entry.id,
        kind=entry.kind.value,
        title=easy.meta.title,
        summary=entry.summary or easy.meta.summary,
        system=entry.system,
        audience=entry.audience,
        internal=internal,
        keywords=entry.keywords,
        headings=_unique(text for lesson in lessons for _, _, text in lesson.headings),
        text=easy.text,
        more=f"{other.meta.title} {other.text}" if other else "",
    )


def _course(course: Course, generation: Generation) -> SearchDocument:
    titles = [generation.entries[id_].title for id_ in course.lessons if id_ in generation.entries]
    return SearchDocument(
        id=course.id,
        kind="course",
        title=course.title,
        summary=course.summary,
        system="",
        audience=course.audience,
        internal=course.internal,
        keywords=(_kind("course"),),
        headings=_unique(titles),
        text=_plain(course.html),
    )


def _programme(programme: Programme) -> SearchDocument:
    return SearchDocument(
        id=programme.id,
        kind="programme",
        title=programme.title,
        summary=programme.summary,
        system="",
        audience=programme.branches,
        internal=False,
        keywords=(_kind("programme"),),
        headings=_unique(activity.title for activity in programme.activities),
        text=_plain(" ".join((programme.html, *(a.html for a in programme.activities)))),
    )


def _kind(kind: str) -> str:
    """What people call a kind of text: they search for that too."""
    return catalogue(FALLBACK).text(f"search.kind_{kind}")


def _plain(fragment: str) -> str:
    """The text of a fragment that the compiler made."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", fragment)).split())


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
