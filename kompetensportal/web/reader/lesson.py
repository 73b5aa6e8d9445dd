"""A lathund, or a lesson of a course, as it stands on its page before anybody reads it."""

from __future__ import annotations

import re
from datetime import date

from flask import render_template
from markupsafe import Markup, escape

from kompetensportal.model.content.course import Course, Task
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.learning.day import today
from kompetensportal.web.context import words
from kompetensportal.web.dates import long_day
from kompetensportal.web.listen import listen_part
from kompetensportal.web.reader import addresses, editions, systems
from kompetensportal.web.reader.glossary import with_words
from kompetensportal.web.reader.prepared import Asked, Main, Text
from kompetensportal.web.shell import on_tablet, slot

FEEDBACK = re.compile(r"<!--feedback:([^>]*?)-->")
FORM = "<!--form-->"
MOST_RELATED = 6
TO_BE_CHECKED = "kontrollera mot er"
"""So begins `kontrollerad` when nobody has tried the steps in the municipality's own system."""


def lesson_main(
    asked: Asked, entry: Entry, address: str, course: Course | None = None, language: str = ""
) -> Main:
    """What stands on the page of a text.

    course: when it is read as a part of one. language: that of the edition that is asked for.
    """
    shown = editions.shown(entry, asked.form, language, address)
    edition = shown.edition
    address = editions.asked_for(address, shown.language) if shown.translation else address
    lesson = asked.library.document(edition.document)
    questions, steps = tuple(q.id for q in lesson.questions), tuple(s.id for s in lesson.steps)
    text = Text(entry, edition, questions, address, steps)
    easy = edition is entry.easy
    fragment, word_cards = with_words(asked.library, edition.document, lesson.html)
    aids = asked.library.aids(edition.document)
    values = {
        "entry": entry,
        "edition": edition,
        "lesson": lesson,
        "address": address,
        "course": course,
        "content_language": shown.language,
        "shown": shown,
        "easy": easy,
        "has_both": entry.easy is not None and entry.standard is not None,
        "listen": listen_part(edition.document, asked.library.audio(edition.document)),
        "system": systems.name_of(entry.system),
        "system_icon": systems.icon_of(entry.system),
        "fragment": Markup(_with_places(fragment)),
        "cards": word_cards,
        "aids": f"/p/{aids.file}" if aids else "",
        # A tablet keeps its pages for days, and is not told when one of them is late.
        "late": not on_tablet() and entry.review is not None and entry.review < today(),
        "first_path": min((one.path for _, one in entry.editions), key=len),
        "review": said_date(entry.review),
        "checked": lesson.meta.checked,
        "may_differ": lesson.meta.checked.casefold().startswith(TO_BE_CHECKED),
        "minutes": edition.minutes,
        "related": _related(asked, entry),
        "task": _task(asked, entry),
        "beside": _beside(asked, course, entry),
        "goals_easy": asked.form is Form.EASY,
    }
    variants = {
        f"ending_{state}": render_template("reader/ending.html", state=state, **values)
        for state in ("out", "open", "done")
    }
    variants["form"] = render_template("reader/form_fields.html", **values)
    variants["writer"] = render_template("reader/for_writers.html", **values)
    variants["changed"] = render_template("reader/changed.html", **values)
    variants["unanswered"] = render_template("reader/answer.html")
    variants["answered"] = render_template("reader/answer.html", right=True)
    here = "kurser" if course is not None or entry.kind is not Kind.LATHUND else "lathundar"
    html = render_template("reader/lesson.html", **values)
    return Main(str(escape(edition.title)), html, here, text, variants)


def said_date(day: date | None) -> str:
    """A day in the reader's language: 3 maj 2027."""
    return long_day(day, words().locale) if day else ""


def _with_places(html: str) -> str:
    """The fragment with a place in each form, and one after each question."""
    numbers = iter(range(1_000_000))
    html = html.replace(FORM, str(slot("form")))
    return FEEDBACK.sub(lambda _: str(slot(f"feedback_{next(numbers)}")), html)


def _related(asked: Asked, entry: Entry) -> list[tuple[Entry, str]]:
    found = [asked.library.entries.get(id_) for id_ in entry.related]
    seen = [e for e in found if e is not None and (asked.inside or not e.internal)]
    return [(e, addresses.of_entry(e)) for e in seen[:MOST_RELATED]]


def _task(asked: Asked, entry: Entry) -> Task | None:
    return asked.library.tasks.get(entry.task)


def _beside(
    asked: Asked, course: Course | None, entry: Entry
) -> dict[str, tuple[str, str] | int | None]:
    """Of a course: the lesson before and after (title, address), the number, and how many."""
    if course is None:
        return {}
    ids = [id_ for id_ in course.lessons if id_ in asked.library.entries]
    number = ids.index(entry.id)

    def at(place: int) -> tuple[str, str] | None:
        if not 0 <= place < len(ids):
            return None
        other = asked.library.entries[ids[place]]
        return other.title, addresses.in_course(course, other.id)

    return {
        "before": at(number - 1),
        "after": at(number + 1),
        "number": number + 1,
        "of": len(ids),
    }
