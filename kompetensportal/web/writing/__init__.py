"""The workshop: lathundar, lessons, courses and programmes written in the browser."""

from __future__ import annotations

from kompetensportal.web.writing import (
    bring_in,
    conflicts,
    course_list,
    courses,
    editor,
    facts,
    findings,
    hear,
    history,
    home,
    new,
    picture_bank,
    pictures,
    programmes,
    publish,
    remote,
    review,
    right_word,
    show,
    state,
    try_programme,
)
from kompetensportal.web.writing.group import pages

__all__ = [
    "bring_in",
    "conflicts",
    "course_list",
    "courses",
    "editor",
    "facts",
    "findings",
    "hear",
    "history",
    "home",
    "new",
    "pages",
    "picture_bank",
    "pictures",
    "programmes",
    "publish",
    "remote",
    "review",
    "right_word",
    "show",
    "state",
    "try_programme",
]
