"""Begin a lathund or a lesson in the workshop: a draft with its title, its id and an empty step."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import rights, save
from kompetensportal.actions.writing.files import place_of
from kompetensportal.actions.writing.text_facts import for_branches
from kompetensportal.compiler.prose import slug
from kompetensportal.compiler.templates import draft_of
from kompetensportal.errors import ConflictError, MistakeError
from kompetensportal.model.accounts.person import Person
from kompetensportal.store.writing import drafts
from kompetensportal.words import say

LONGEST_TITLE = 120
"""Characters; a title is a line, and its address is made of it."""
FOLDERS = {"lathund": "lathundar", "lesson": "courses"}
"""Kind of text -> the folder above its system's or course's."""
NEVER = {"ordlista", "enkater", "introduktionsprogram", "arbetsuppgifter"}
"""Folders of `courses` that hold no lessons."""


def folders(root: Path, kind: str) -> list[str]:
    """The systems, or the courses, that there are."""
    above = root / FOLDERS[kind]
    if not above.is_dir():
        return []
    return sorted(
        one.name
        for one in above.iterdir()
        if one.is_dir() and not one.name.startswith(".") and one.name not in NEVER
        if kind == "lathund" or (one / "kurs.md").is_file()
    )


def path_of(kind: str, folder: str, title: str) -> str:
    """Where a new text goes: `lathundar/outlook/las-mejl.md`.

    Raises MistakeError when the title or the name of the system makes no file name.
    """
    name, system = slug(title), slug(folder)
    if not title.strip() or len(title) > LONGEST_TITLE or not name:
        raise MistakeError(say("writing.new_title_bad"), say("writing.new_title_mend"))
    if not system or system in NEVER:
        raise MistakeError(say("writing.new_system_bad"), say("writing.new_system_mend"))
    return f"{FOLDERS[kind]}/{system}/{name}.md"


def begin(session: Session, root: Path, path: str, title: str, *, by: Person, today: date) -> None:
    """Make the draft, for the units that its writer keeps to.

    Raises ConflictError when a text or draft of that name is there already.
    """
    if place_of(root, path).exists() or _is_begun(session, path):
        raise ConflictError(say("writing.new_exists", title=title), say("writing.new_exists_mend"))
    kind = "lathund" if path.startswith("lathundar/") else "lektion"
    text = draft_of(kind, path.partition("/")[2].removesuffix(".md"), title, today)
    text = for_branches(path, text, rights.limits_of(session, by).branches or ())
    save.save(session, root, path, text, by=by.id, base="")


def _is_begun(session: Session, path: str) -> bool:
    draft = drafts.get(session, path)
    return draft is not None and bool(draft.text)
