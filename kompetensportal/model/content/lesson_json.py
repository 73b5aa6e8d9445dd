"""Lessons as plain JSON values, and back: the documents of the library.

Keys are the names of the fields. Written by hand, since a build writes thousands: all other
values go through `model.content.plain`.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from kompetensportal.model.content.lesson import (
    Lesson,
    Meta,
    Option,
    Question,
    QuestionKind,
    Sentence,
    Step,
)
from kompetensportal.model.content.plain import from_plain, to_plain
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.model.content.survey import Survey

Plain = dict[str, Any]


def lesson_to_plain(lesson: Lesson) -> Plain:
    """A lesson as plain values."""
    asked = {"survey": to_plain(lesson.survey)} if lesson.survey is not None else {}
    return asked | {
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
        survey=from_plain(Survey, plain["survey"]) if "survey" in plain else None,
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


def _day_to_plain(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day_from_plain(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
