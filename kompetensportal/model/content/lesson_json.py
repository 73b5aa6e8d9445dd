"""Lessons, courses, programmes and tasks as plain JSON values, and back.

The documents of the library are written and read through here. Keys are the names of the fields.
Written by hand: `dataclasses.asdict` copies deeply and takes ten times as long.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from kompetensportal.model.content.course import (
    Activity,
    ActivityKind,
    Course,
    Doer,
    Goal,
    Programme,
    Task,
)
from kompetensportal.model.content.lesson import (
    Lesson,
    Meta,
    Option,
    Question,
    QuestionKind,
    Sentence,
    Step,
)
from kompetensportal.model.content.source import Form, Kind

Plain = dict[str, Any]


def lesson_to_plain(lesson: Lesson) -> Plain:
    """A lesson as plain values."""
    return {
        "kind": lesson.kind.value,
        "form": lesson.form.value,
        "meta": meta_to_plain(lesson.meta),
        "html": lesson.html,
        "sentences": [[s.index, s.text, s.language, s.block] for s in lesson.sentences],
        "steps": [[s.id, s.number, s.text, s.digest] for s in lesson.steps],
        "questions": [_question_to_plain(question) for question in lesson.questions],
        "headings": [list(heading) for heading in lesson.headings],
        "pictures": list(lesson.pictures),
        "text": lesson.text,
        "version": lesson.version,
    }


def lesson_from_plain(plain: Plain) -> Lesson:
    """The lesson that `lesson_to_plain` wrote."""
    return Lesson(
        kind=Kind(plain["kind"]),
        form=Form(plain["form"]),
        meta=meta_from_plain(plain["meta"]),
        html=plain["html"],
        sentences=tuple(Sentence(*sentence) for sentence in plain["sentences"]),
        steps=tuple(Step(*step) for step in plain["steps"]),
        questions=tuple(_question_from_plain(question) for question in plain["questions"]),
        headings=tuple((level, anchor, text) for level, anchor, text in plain["headings"]),
        pictures=tuple(plain["pictures"]),
        text=plain["text"],
        version=plain["version"],
    )


def meta_to_plain(meta: Meta) -> Plain:
    """Front matter as plain values."""
    return {
        "id": meta.id,
        "title": meta.title,
        "summary": meta.summary,
        "owner": meta.owner,
        "deputy": meta.deputy,
        "review": _day_to_plain(meta.review),
        "system": meta.system,
        "audience": list(meta.audience),
        "minutes": meta.minutes,
        "language": meta.language,
        "task": meta.task,
        "keywords": list(meta.keywords),
        "related": list(meta.related),
        "checked": meta.checked,
        "internal": meta.internal,
    }


def meta_from_plain(plain: Plain) -> Meta:
    """The Meta that `meta_to_plain` wrote."""
    return Meta(
        id=plain["id"],
        title=plain["title"],
        summary=plain["summary"],
        owner=plain["owner"],
        deputy=plain["deputy"],
        review=_day_from_plain(plain["review"]),
        system=plain["system"],
        audience=tuple(plain["audience"]),
        minutes=plain["minutes"],
        language=plain["language"],
        task=plain["task"],
        keywords=tuple(plain["keywords"]),
        related=tuple(plain["related"]),
        checked=plain["checked"],
        internal=plain["internal"],
    )


def course_to_plain(course: Course) -> Plain:
    """A course as plain values."""
    return {
        "id": course.id,
        "title": course.title,
        "summary": course.summary,
        "owner": course.owner,
        "deputy": course.deputy,
        "review": _day_to_plain(course.review),
        "minutes": course.minutes,
        "audience": list(course.audience),
        "lessons": list(course.lessons),
        "icon": course.icon,
        "html": course.html,
        "internal": course.internal,
        "language": course.language,
        "nano": course.nano,
        "easy": course.easy,
    }


def course_from_plain(plain: Plain) -> Course:
    """The course that `course_to_plain` wrote."""
    return Course(
        id=plain["id"],
        title=plain["title"],
        summary=plain["summary"],
        owner=plain["owner"],
        deputy=plain["deputy"],
        review=_day_from_plain(plain["review"]),
        minutes=plain["minutes"],
        audience=tuple(plain["audience"]),
        lessons=tuple(plain["lessons"]),
        icon=plain["icon"],
        html=plain["html"],
        internal=plain["internal"],
        language=plain.get("language", "sv"),
        nano=plain["nano"],
        easy=plain["easy"],
    )


def programme_to_plain(programme: Programme) -> Plain:
    """A programme as plain values."""
    return {
        "id": programme.id,
        "title": programme.title,
        "summary": programme.summary,
        "owner": programme.owner,
        "deputy": programme.deputy,
        "review": _day_to_plain(programme.review),
        "branches": list(programme.branches),
        "professions": list(programme.professions),
        "activities": [_activity_to_plain(activity) for activity in programme.activities],
        "html": programme.html,
        "version": programme.version,
        "language": programme.language,
    }


def programme_from_plain(plain: Plain) -> Programme:
    """The programme that `programme_to_plain` wrote."""
    return Programme(
        id=plain["id"],
        title=plain["title"],
        summary=plain["summary"],
        owner=plain["owner"],
        deputy=plain["deputy"],
        review=_day_from_plain(plain["review"]),
        branches=tuple(plain["branches"]),
        professions=tuple(plain["professions"]),
        activities=tuple(_activity_from_plain(activity) for activity in plain["activities"]),
        html=plain["html"],
        version=plain["version"],
        language=plain.get("language", "sv"),
    )


def task_to_plain(task: Task) -> Plain:
    """A digital task as plain values."""
    return {
        "id": task.id,
        "title": task.title,
        "owner": task.owner,
        "goals": [[goal.id, goal.text, goal.easy] for goal in task.goals],
        "html": task.html,
        "language": task.language,
    }


def task_from_plain(plain: Plain) -> Task:
    """The task that `task_to_plain` wrote."""
    return Task(
        id=plain["id"],
        title=plain["title"],
        owner=plain["owner"],
        goals=tuple(Goal(*goal) for goal in plain["goals"]),
        html=plain["html"],
        language=plain.get("language", "sv"),
    )


def _question_to_plain(question: Question) -> Plain:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "prompt": question.prompt,
        "options": [[o.text, o.right, o.feedback] for o in question.options],
        "answers": list(question.answers),
        "right_feedback": question.right_feedback,
        "wrong_feedback": question.wrong_feedback,
        "hint": question.hint,
    }


def _question_from_plain(plain: Plain) -> Question:
    return Question(
        id=plain["id"],
        kind=QuestionKind(plain["kind"]),
        prompt=plain["prompt"],
        options=tuple(Option(*option) for option in plain["options"]),
        answers=tuple(plain["answers"]),
        right_feedback=plain["right_feedback"],
        wrong_feedback=plain["wrong_feedback"],
        hint=plain["hint"],
    )


def _activity_to_plain(activity: Activity) -> Plain:
    return {
        "id": activity.id,
        "title": activity.title,
        "html": activity.html,
        "kind": activity.kind.value,
        "by": activity.by.value,
        "voluntary": activity.voluntary,
        "confirmed": activity.confirmed,
        "target": activity.target,
        "due_day": activity.due_day,
        "branches": list(activity.branches),
        "professions": list(activity.professions),
        "section": activity.section,
        "language": activity.language,
    }


def _activity_from_plain(plain: Plain) -> Activity:
    return Activity(
        id=plain["id"],
        title=plain["title"],
        html=plain["html"],
        kind=ActivityKind(plain["kind"]),
        by=Doer(plain["by"]),
        voluntary=plain["voluntary"],
        confirmed=plain["confirmed"],
        target=plain["target"],
        due_day=plain["due_day"],
        branches=tuple(plain["branches"]),
        professions=tuple(plain["professions"]),
        section=plain["section"],
        language=plain.get("language", "sv"),
    )


def _day_to_plain(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from_plain(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
