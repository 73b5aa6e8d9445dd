"""A lesson whose goals somebody reaches already is done, with why; what she cannot is asked for."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from kompetensportal.model.content.goals import KnowledgeGoal
from kompetensportal.model.learning.event import Event, EventType
from kompetensportal.model.learning.progress import Progress, State

sys.path.append(str(Path(__file__).parent.parent / "progress"))
from example_programme import (  # type: ignore[import-not-found]
    COURSE,
    CURRICULUM,
    MAIL,
    NOON,
    completed,
    fact,
    look,
    programme,
)

GOAL = KnowledgeGoal(
    id="outlook/svara",
    text="Kan svara",
    easy="Jag kan svara",
    level=1,
    professions=(),
    branches=(),
    lessons=("outlook/mejl", "trygg/tva"),
)
TAUGHT = replace(CURRICULUM, teaching=dict.fromkeys(GOAL.lessons, (GOAL,)))


def rated(answer: str, days: int) -> Event:
    at = NOON + timedelta(days=days)
    return fact(EventType.GOAL_RATED, GOAL.id, answer=answer, at=at)


def confirmed(days: int) -> Event:
    return fact(EventType.GOAL_CONFIRMED, GOAL.id, "dilan", at=NOON + timedelta(days=days))


def seen(*events: Event) -> Progress:
    return look(events, programme(MAIL, COURSE), curriculum=TAUGHT)


def test_a_lesson_is_skipped_when_a_colleague_has_confirmed_its_goals() -> None:
    assert seen().items[0].state is not State.DONE
    assert seen(rated("can", 0)).items[0].state is not State.DONE, "her own word is not enough"
    found = seen(rated("can", 0), confirmed(1))
    assert found.items[0].state is State.DONE
    assert found.items[0].why.key == "goals.reached_confirmed"
    assert (found.items[0].by, found.percent) == ("dilan", 50)
    assert found.changes == ()


def test_a_course_counts_the_lessons_that_need_not_be_learnt() -> None:
    found = seen(confirmed(0))
    assert found.items[1].lessons == (("trygg/ett", False), ("trygg/tva", True))
    assert (
        seen(confirmed(0), completed("trygg/ett")).items[1].why.key == "programmes.course_reached"
    )


def test_whoever_says_that_she_cannot_yet_is_asked_to_learn_it_and_told_why() -> None:
    found = seen(rated("can", 0), confirmed(1), rated("not_yet", 2))
    assert found.items[0].state is not State.DONE
    assert [message.key for message in found.changes] == ["programmes.goal_left"]
