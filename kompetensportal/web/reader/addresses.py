"""Where a text is read: its address in the portal, from its id alone."""

from __future__ import annotations

from kompetensportal.model.content.course import Course
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Kind
from kompetensportal.store.content.generation import Generation
from kompetensportal.web.context import portal


def of_entry(entry: Entry) -> str:
    """The page of a lathund, of a lesson in the course whose folder it lies in, of a survey."""
    if entry.kind is Kind.SURVEY:
        return f"/enkat/{entry.id.removeprefix('enkat/')}"
    base = "/lathundar/" if entry.kind is Kind.LATHUND else "/kurser/"
    return base + entry.id


def in_course(course: Course, lesson: str) -> str:
    """The page of a lesson, or a lathund, as a part of a course."""
    return f"/kurser/{course.id}/{lesson.removeprefix(course.id + '/')}"


def of_course(course: str) -> str:
    """The page of a course."""
    return f"/kurser/{course}/"


def find_in_course(library: Generation, course: Course, part: str) -> Entry | None:
    """The text that `in_course` leads to."""
    for lesson in (f"{course.id}/{part}", part):
        if lesson in course.lessons:
            return library.entries.get(lesson)
    return None


def of_lesson(lesson: str) -> str:
    """The page of a published text by its id, for templates; the search when it is gone."""
    entry = portal().library.generation().entries.get(lesson)
    return of_entry(entry) if entry is not None else "/sok"
