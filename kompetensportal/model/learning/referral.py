"""Trainings that a manager has referred somebody to, and whether they were done after that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kompetensportal.model.content.curriculum import (
    Belonging,
    Curriculum,
    course_done,
    lesson_done,
    lessons_of,
)
from kompetensportal.model.learning.event import happened
from kompetensportal.model.learning.facts import Facts, moment


@dataclass(frozen=True, slots=True)
class Referral:
    """One training for one person."""

    training: str
    """Id of a lesson, a lathund or a course."""
    title: str
    is_course: bool
    by: str | None
    since: datetime
    words: str
    done: bool
    """Completed after the latest time that the person was referred to it."""


def referrals(facts: Facts, whose: Belonging, curriculum: Curriculum) -> list[Referral]:
    """What somebody is referred to, the latest first; what is no longer published is left out."""
    found = []
    for training, events in facts.referred.items():
        last = events[-1]
        course = curriculum.courses.get(training)
        lesson = curriculum.lessons.get(training) if course is None else None
        if course is not None:
            title, lessons = course.title, lessons_of(course, whose, curriculum)
            finished = course_done(training, facts, whose, curriculum)
        elif lesson is not None:
            title, lessons = lesson.title, (training,)
            finished = lesson_done(training, facts, curriculum)
        else:
            continue
        again = all(
            any(moment(said) > moment(last) for said in facts.completed.get(id_, ()))
            for id_ in lessons
        )
        done = finished is not None and (moment(finished) > moment(last) or again)
        found.append(
            Referral(
                training,
                title,
                course is not None,
                last.person_id,
                happened(last),
                str(last.data.get("words", "")),
                done,
            )
        )
    return sorted(found, key=lambda referral: referral.since, reverse=True)
