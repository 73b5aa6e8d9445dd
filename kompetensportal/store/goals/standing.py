"""What people know, read together: one query for their events, however many they are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.model.accounts.person import Person
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.content.curriculum import Belonging, Curriculum, belonging
from kompetensportal.model.goals.knowledge import Knowledge, knowledge
from kompetensportal.model.learning.event import EventType
from kompetensportal.model.learning.facts import gather_each
from kompetensportal.store.content.curriculum import curriculum
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.goals import profession_levels
from kompetensportal.store.learning import events

OF_LEVELS = (
    EventType.GOAL_RATED,
    EventType.GOAL_CONFIRMED,
    EventType.QUESTION_ANSWERED,
)
"""The facts that levels alone are made of."""
TYPES = (
    *OF_LEVELS,
    EventType.ASSESSMENT_SHOWN,
    EventType.ASSESSMENT_HIDDEN,
    EventType.LESSON_COMPLETED,
    EventType.COURSE_COMPLETED,
    EventType.TRAINING_REFERRED,
)
"""The facts that levels, plans and talks are made of."""


def knowledge_each(
    session: Session,
    library: Generation,
    people: Sequence[Person],
    tree: Tree,
    today: date,
    *,
    only_levels: bool = False,
) -> list[Knowledge]:
    """What each of these people knows, in the order given.

    only_levels: for a page of many people, which shows no plan and nothing that was done.
    """
    ids = [person.id for person in people]
    taught = curriculum(library)
    found = (
        events.find(session, about=ids, types=OF_LEVELS, subjects=_subjects(taught))
        if only_levels
        else events.find(session, about=ids, types=TYPES)
    )
    facts = gather_each(found, ids)
    table = profession_levels.table(session)
    return [
        knowledge(person, facts[person.id], whose_of(person, tree, today), taught, table)
        for person in people
    ]


def _subjects(taught: Curriculum) -> set[str]:
    """The goals, and the questions that check them: of others no level is made."""
    goals = [goal for sheet in taught.goals for goal in sheet.goals]
    shapes = [taught.lessons[one] for g in goals for one in g.lessons if one in taught.lessons]
    return {goal.id for goal in goals} | {
        f"{shape.id}#{question}"
        for shape in shapes
        for questions in shape.questions.values()
        for question in questions
    }


def whose_of(person: Person, tree: Tree, today: date) -> Belonging:
    """The branches and professions of a person."""
    units = (tree.get(place.unit_id) for place in person.memberships)
    branches = {unit.id: unit.branch for unit in units if unit is not None}
    return belonging(person.memberships, branches, today)
