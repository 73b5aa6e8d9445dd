"""Following others: the mentor's page, the manager's pages, and what authors have to look at."""

from __future__ import annotations

from kompetensportal.web.follow_up import (
    deeds,
    manager,
    mentor,
    new_code,
    one,
    one_press,
    plans,
    start_card,
    substitute,
    todo,
)
from kompetensportal.web.follow_up.group import pages

__all__ = [
    "deeds",
    "manager",
    "mentor",
    "new_code",
    "one",
    "one_press",
    "pages",
    "plans",
    "start_card",
    "substitute",
    "todo",
]
