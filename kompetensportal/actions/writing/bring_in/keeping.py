"""A draft of what was brought in: the text as a draft of the workshop, its pictures as files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from kompetensportal.actions.writing import rights
from kompetensportal.actions.writing.bring_in.drafting import Draft, draft_of
from kompetensportal.actions.writing.files import place_of
from kompetensportal.actions.writing.save import save
from kompetensportal.actions.writing.text_facts import for_branches
from kompetensportal.errors import ConflictError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.writing.brought_in import BroughtIn
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.store.writing import drafts

_MOST_ALIKE = 100
"""Texts with one title that get a number each."""


def keep(
    session: Session,
    root: Path,
    parts: Sequence[BroughtIn],
    *,
    system: str,
    by: Person,
    today: date,
    easy: bool = False,
) -> list[str]:
    """Make a draft of each part; the content paths of the texts.

    Of several parts, one whose title is there already gets a number; of a single one the writer
    chooses another title: ConflictError. NotAllowedError when the system is not hers to write.
    """

    def taken(path: str) -> bool:
        return (root / path).exists() or drafts.get(session, path) is not None

    paths = []
    for part in parts:
        named = _draft if len(parts) == 1 else numbered
        made = named(part, system, today, easy, taken)
        rights.check(session, root, by, made.path)
        place_of(root, made.path)
        write_pictures(root, made)
        text = for_branches(made.path, made.text, rights.limits_of(session, by).branches or ())
        save(session, root, made.path, text, by=by.id)
        paths.append(made.path)
    return paths


def write_files(root: Path, made: Draft) -> None:
    """Put a text and its pictures into the content folder, without a draft in the workshop."""
    write_pictures(root, made)
    with told(root):
        write_whole(root / made.path, made.text.encode(), durable=True)


def write_pictures(root: Path, made: Draft) -> None:
    """Put the pictures of a draft into the content folder."""
    with told(root):
        for path, data in made.pictures.items():
            write_whole(root / path, data, durable=True)


def _draft(
    part: BroughtIn, system: str, today: date, easy: bool, taken: Callable[[str], bool]
) -> Draft:
    return draft_of(part, system, part.title, today, easy=easy, taken=taken)


def numbered(
    part: BroughtIn, system: str, today: date, easy: bool, taken: Callable[[str], bool]
) -> Draft:
    """The draft under the first title that is free: `Läs mejl`, `Läs mejl 2`."""
    for n in range(1, _MOST_ALIKE):
        title = part.title if n == 1 else f"{part.title} {n}"
        try:
            return _draft(replace(part, title=title), system, today, easy, taken)
        except ConflictError:
            continue
    return _draft(part, system, today, easy, taken)
