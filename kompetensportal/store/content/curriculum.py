"""What is published as progress sees it; a text is opened when it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kompetensportal.model.content.course import Course
from kompetensportal.model.content.curriculum import (
    CourseShape,
    Curriculum,
    LessonShape,
    taught_by,
)
from kompetensportal.store.content.generation import Generation


class PublishedLessons(Mapping[str, LessonShape]):
    """Every published lesson and lathund by id."""

    def __init__(self, library: Generation) -> None:
        self._library = library
        self._shapes: dict[str, LessonShape] = {}

    def __getitem__(self, lesson: str) -> LessonShape:
        if lesson not in self._shapes:
            entry = self._library.entries[lesson]
            texts = [self._library.lesson(entry, form) for form, _ in entry.editions]
            questions = {text.version: frozenset(q.id for q in text.questions) for text in texts}
            self._shapes[lesson] = LessonShape(entry.id, entry.title, entry.audience, questions)
        return self._shapes[lesson]

    def __iter__(self) -> Iterator[str]:
        return iter(self._library.entries)

    def __len__(self) -> int:
        return len(self._library.entries)

    def __contains__(self, lesson: object) -> bool:
        return lesson in self._library.entries


_latest: dict[str, Curriculum] = {}
"""The curriculum of the library asked for last, by its digest: shared by all requests."""


def curriculum(library: Generation) -> Curriculum:
    """What is published, for `model.learning.progress`."""
    found = _latest.get(library.text_digest)
    if found is None:
        found = Curriculum(
            PublishedLessons(library),
            {c.id: _shape(c) for c in library.catalogue.courses},
            library.catalogue.goals,
            taught_by(library.catalogue.goals),
        )
        _latest.clear()
        _latest[library.text_digest] = found
    return found


def _shape(course: Course) -> CourseShape:
    return CourseShape(course.id, course.title, course.lessons)
