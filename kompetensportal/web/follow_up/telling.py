"""What events and needs are called: which lathund and step, and why somebody needs help."""

from __future__ import annotations

from dataclasses import dataclass

from kompetensportal.model.learning.event import Event
from kompetensportal.model.learning.needs import Follow, Need, NeedKind
from kompetensportal.web import dates
from kompetensportal.web.context import portal, t
from kompetensportal.web.reader import addresses


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about."""

    title: str
    address: str
    """Where to read it; empty when it is no text."""
    step: str = ""
    """The step, `Steg 3: Tryck på Skicka`; empty when it is about the whole."""


def subject_of(subject: str, follow: Follow | None = None) -> Subject:
    """What a subject names: a text, a step of it, or an activity in the person's programmes."""
    for progress in follow.progresses if follow else ():
        for item in progress.items:
            if item.subject == subject:
                return Subject(item.activity.title, "")
    lesson, _, part = subject.partition("#")
    library = portal().library.generation()
    entry = library.entries.get(lesson)
    if entry is None:
        course = library.courses.get(lesson)
        if course is not None:
            return Subject(course.title, addresses.of_course(lesson))
        return Subject(lesson, "")
    address = addresses.of_entry(entry)
    if not part:
        return Subject(entry.title, address)
    for form, _ in entry.editions:
        for step in library.lesson(entry, form).steps:
            if step.id == part:
                words = t("follow_up.step", number=step.number, words=step.text)
                return Subject(entry.title, f"{address}#{part}", words)
    return Subject(entry.title, address)


def why(need: Need, follow: Follow) -> str:
    """Why somebody needs help, in a sentence."""
    day = dates.day(need.since)
    if need.kind is NeedKind.ASKED and need.asked is not None:
        about = subject_of(need.asked.subject, follow)
        return t("follow_up.why_asked", what=about.title, day=day)
    title = need.item.activity.title if need.item else ""
    words = {
        NeedKind.OWN: "follow_up.why_own",
        NeedKind.LATE: "follow_up.why_late",
        NeedKind.WAITING: "follow_up.why_waiting",
        NeedKind.RUN_OUT: "follow_up.why_run_out",
        NeedKind.RUNNING_OUT: "follow_up.why_running_out",
    }.get(need.kind)
    if words is not None:
        return t(words, n=need.count, what=title, day=day)
    return t(f"follow_up.why_{need.kind.name.lower()}", day=day)


def asked_words(event: Event) -> str:
    """What somebody wrote when asking for help."""
    return str(event.data.get("words", ""))
