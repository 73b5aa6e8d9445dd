"""Start, and the lists that one finds a text by."""

from __future__ import annotations

from collections import Counter

from flask import render_template
from markupsafe import escape

from kompetensportal.model.content.course import Course
from kompetensportal.model.content.library import Entry
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.web.context import t
from kompetensportal.web.reader import addresses, systems
from kompetensportal.web.reader.prepared import Asked, Main
from kompetensportal.web.shell import on_tablet
from kompetensportal.web.surveys.offered import after_course

LATEST = 4


def start(asked: Asked) -> Main:
    """The first page of somebody who is not signed in; `my_way` is open for who is."""
    html = render_template(
        "reader/start.html",
        systems=_systems(asked),
        latest=_latest(asked),
        courses=[course for course in _courses(asked) if not course.nano][:3],
        address=addresses.of_entry,
    )
    return Main(t("shell.nav_start"), html, "start")


def systems_page(asked: Asked) -> Main:
    """All systems."""
    html = render_template("reader/systems.html", systems=_systems(asked))
    return Main(t("shell.nav_lathundar"), html, "lathundar")


def system(asked: Asked, name: str) -> Main | None:
    """The lathundar of one system."""
    found = [e for e in _lathundar(asked) if e.system == name]
    if not found:
        return None
    html = render_template(
        "reader/system.html",
        name=systems.name_of(name),
        about=systems.about(name),
        icon_name=systems.icon_of(name),
        entries=sorted(found, key=lambda e: e.title.casefold()),
        address=addresses.of_entry,
        minutes=_minutes(asked),
    )
    return Main(str(escape(systems.name_of(name))), html, "lathundar")


def courses(asked: Asked) -> Main:
    """All e-utbildningar, and the nanokurser apart: they are taken one now and then."""
    found = _courses(asked)
    html = render_template(
        "reader/courses.html",
        courses=[course for course in found if not course.nano],
        nano=[course for course in found if course.nano],
    )
    return Main(t("shell.nav_kurser"), html, "kurser")


def course(asked: Asked, wanted: Course) -> Main:
    """One e-utbildning with its lessons in order."""
    lessons = [
        (entry, addresses.in_course(wanted, entry.id), entry.edition(asked.form).title)
        for entry in (asked.library.entries.get(id_) for id_ in wanted.lessons)
        if entry is not None and (asked.inside or not entry.internal)
    ]
    easy = asked.form is Form.EASY and bool(wanted.easy)
    html = render_template(
        "reader/course.html",
        course=wanted,
        easy=easy,
        html=wanted.easy if easy else wanted.html,
        lessons=lessons,
        minutes=_minutes(asked),
        # The portal asks when the course is done; a tablet without a network cannot.
        survey=after_course(asked.library, [wanted.id]) if on_tablet() else "",
    )
    return Main(str(escape(wanted.title)), html, "kurser")


def _lathundar(asked: Asked) -> list[Entry]:
    return [
        entry
        for entry in asked.library.entries.values()
        if entry.kind is Kind.LATHUND and (asked.inside or not entry.internal)
    ]


def _systems(asked: Asked) -> list[tuple[str, str, str, str, int]]:
    """Folder, name, what one does there, icon, and how many lathundar."""
    count = Counter(entry.system for entry in _lathundar(asked))
    return [
        (name, systems.name_of(name), systems.about(name), systems.icon_of(name), count[name])
        for name in systems.in_order(list(count))
    ]


def _courses(asked: Asked) -> list[Course]:
    found = [c for c in asked.library.courses.values() if asked.inside or not c.internal]
    return sorted(found, key=lambda c: c.title.casefold())


def _latest(asked: Asked) -> list[Entry]:
    """The lathundar whose text was made last, one from each system: a new portal is new in all."""

    def made(entry: Entry) -> float:
        paths = [asked.library.path(edition.document) for _, edition in entry.editions]
        # The texts of a draft do not lie in files of their own: then all are as new.
        return max(path.stat().st_mtime if path.exists() else 0.0 for path in paths)

    newest: dict[str, Entry] = {}
    for entry in sorted(_lathundar(asked), key=made, reverse=True):
        newest.setdefault(entry.system, entry)
    return list(newest.values())[:LATEST]


def _minutes(asked: Asked) -> dict[str, int]:
    """Minutes of the texts that say so, by id."""
    return {
        entry.id: minutes
        for entry in asked.library.entries.values()
        if (minutes := entry.edition(asked.form).minutes) is not None
    }
