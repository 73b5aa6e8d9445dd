"""Which page stands at which path: the one table of the reading pages."""

from __future__ import annotations

from kompetensportal.model.content.source import Kind
from kompetensportal.web.reader import addresses, editions, glossary, lists
from kompetensportal.web.reader.lesson import lesson_main
from kompetensportal.web.reader.prepared import Asked, Main

START = "/"
LATHUNDAR = "/lathundar/"
COURSES = "/kurser/"


def make(path: str, asked: Asked) -> Main | None:
    """What stands on the page of a path; None when there is no such page for such a reader."""
    path, language = editions.split(path)
    if path == START:
        return lists.start(asked)
    if path == LATHUNDAR:
        return lists.systems_page(asked)
    if path == COURSES:
        return lists.courses(asked)
    if path.startswith(LATHUNDAR):
        return _lathund(path.removeprefix(LATHUNDAR), asked, language)
    if path.startswith(COURSES):
        return _course(path.removeprefix(COURSES), asked)
    if path.startswith(glossary.ADDRESS):
        return glossary.page(asked, path.removeprefix(glossary.ADDRESS))
    return None


def is_internal(path: str, asked: Asked) -> bool:
    """Whether a page is missing only because nobody is signed in."""
    inside = Asked(asked.library, asked.language, asked.form, True)
    return not asked.inside and make(path, inside) is not None


def _lathund(rest: str, asked: Asked, language: str) -> Main | None:
    if rest.endswith("/"):
        return lists.system(asked, rest.removesuffix("/"))
    entry = asked.library.entries.get(rest)
    if entry is None or entry.kind is not Kind.LATHUND or (entry.internal and not asked.inside):
        return None
    return lesson_main(asked, entry, LATHUNDAR + rest, language=language)


def _course(rest: str, asked: Asked) -> Main | None:
    name, slash, part = rest.partition("/")
    course = asked.library.courses.get(name)
    if course is None or not slash or (course.internal and not asked.inside):
        return None
    if not part:
        return lists.course(asked, course)
    entry = addresses.find_in_course(asked.library, course, part)
    if entry is None or (entry.internal and not asked.inside):
        return None
    return lesson_main(asked, entry, COURSES + rest, course)
