"""A small library with goals in three systems, as the compiler would publish it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from kompetensportal.model.content.goals import GoalSheet, KnowledgeGoal

sys.path.append(str(Path(__file__).parents[1] / "follow_up"))
from care_library import (  # type: ignore[import-not-found]
    GOALS,
    LESSONS,
    LOGIN,
    MAIL,
    catalogue,
    publish_small_library,
)
from follow_browser import Visitor  # type: ignore[import-not-found]

__all__ = ["FOUND", "LESSONS", "OUTLOOK", "Visitor", "publish_small_library"]


def mail_goal(name: str, level: int, words: str, lesson: str) -> KnowledgeGoal:
    return KnowledgeGoal(
        f"outlook/{name}", f"Kan {words}.", f"Jag kan {words}.", level, (), (), (lesson,)
    )


OUTLOOK = GoalSheet(
    "outlook",
    "Mejla i Outlook",
    "Systemspecialist Outlook",
    (
        mail_goal("lasa", 1, "läsa mejl", MAIL),
        mail_goal("svara", 2, "svara på mejl", MAIL),
        mail_goal("visa", 4, "visa andra", MAIL),
    ),
)
LMO = GoalSheet(
    "lmo",
    "Besök i LMO",
    "Systemspecialist LMO",
    (
        KnowledgeGoal(
            "lmo/besok",
            "Kan starta ett besök.",
            "Jag kan starta ett besök.",
            1,
            ("undersköterska",),
            ("hemtjänst",),
            (LOGIN,),
        ),
    ),
)
FOUND = replace(catalogue(), goals=(LMO, OUTLOOK, GOALS))
