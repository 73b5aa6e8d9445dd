"""Which pages lie on a tablet, and what each is made of, so that it is made again only then."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kompetensportal.model.content.aids import GLOSSARY_GROUP
from kompetensportal.model.content.course import Course
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.store.content.generation import Generation
from kompetensportal.web.device import screens
from kompetensportal.web.reader import addresses, editions, glossary, places

STORAGE, INSTALL, NO_NETWORK = "/surfplatta/lagring", "/surfplatta/installera", "/surfplatta/natet"
CERTIFICATES = "/intyg/"
"""The address of any certificate: the page verifies what the address says, without a network."""
VIEWS = (
    "/sok",
    CERTIFICATES,
    "/anpassa",
    "/om",
    "/om/licenser",
    "/tillganglighet",
    *screens.PATHS,
    STORAGE,
    INSTALL,
    NO_NETWORK,
)
"""Pages that are views of Flask, without anything of a person."""


@dataclass(frozen=True, slots=True)
class Place:
    """One reading page."""

    path: str
    """With `?sprak=` when it is an edition."""
    made_of: Callable[[Form], object]
    """What the page shows, as a value whose `repr` tells it from any other."""
    has_forms: bool = True


def places_of(library: Generation, languages: tuple[str, ...]) -> Iterator[Place]:
    """Every reading page of a library, with the editions in some languages."""

    def of_all(_: Form) -> str:
        return library.digest

    yield from (Place(path, of_all) for path in (places.START, places.LATHUNDAR, places.COURSES))
    yield Place(glossary.ADDRESS, of_all, has_forms=False)
    for id_ in library.words:
        yield Place(glossary.ADDRESS + id_, of_all, has_forms=False)
    lathundar = [e for e in library.entries.values() if e.kind is Kind.LATHUND]
    for system in {entry.system: None for entry in lathundar}:
        yield Place(f"{places.LATHUNDAR}{system}/", of_all)
    sight = _Sight(library)
    for entry in lathundar:
        yield from _text(sight, entry, addresses.of_entry(entry), languages)
    for course in library.courses.values():
        yield Place(addresses.of_course(course.id), of_all)
        for id_ in course.lessons:
            if (lesson := library.entries.get(id_)) is not None:
                yield from _text(sight, lesson, addresses.in_course(course, id_), (), course)


def _text(
    sight: _Sight,
    entry: Entry,
    path: str,
    languages: tuple[str, ...],
    course: Course | None = None,
) -> Iterator[Place]:
    def place(language: str) -> Place:
        return Place(
            editions.asked_for(path, language),
            lambda form: sight.of(entry, form, language, course),
            has_forms=not language,
        )

    yield place("")
    for translation in entry.translations:
        if translation.language in languages:
            yield place(translation.language)


class _Sight:
    """What the page of a text shows of its library."""

    def __init__(self, library: Generation) -> None:
        self._library = library
        root = library.root
        self._words = tuple(
            dict(group).get(GLOSSARY_GROUP, root.courses) for group in (root.aids, root.audio)
        )
        self._course = lru_cache(None)(self._lessons)

    def of(
        self, entry: Entry, form: Form, language: str, course: Course | None
    ) -> tuple[object, ...]:
        """Everything that `lesson_main` (`web/reader/lesson.py`) looks at."""
        library = self._library
        translation = entry.translation(language)
        document = (translation.edition if translation else entry.edition(form)).document
        seen = (library.entries.get(id_) for id_ in entry.related)
        related = [(e.id, e.title, e.summary, e.language) for e in seen if e is not None]
        return (
            entry,
            library.audio(document),
            library.aids(document),
            related,
            library.tasks.get(entry.task),
            self._words,
            self._course(course.id) if course else None,
        )

    def _lessons(self, course: str) -> tuple[object, ...]:
        shown = self._library.courses[course]
        known = self._library.entries
        return shown, tuple((id_, known[id_].title) for id_ in shown.lessons if id_ in known)
