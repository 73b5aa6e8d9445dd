"""Add, rename and move units of the organisation."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy.orm import Session

from kompetensportal.errors import ConflictError, MistakeError, NotFoundError
from kompetensportal.model.accounts.person import Unit
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import units
from kompetensportal.words import say

LONGEST_NAME = 120


def save(session: Session, unit: Unit, *, is_new: bool = False) -> Unit:
    """Add a unit (empty id, or `is_new`) or change one.

    Raises MistakeError, NotFoundError, ConflictError.

    A unit cannot lie below itself, and two with one name cannot lie side by side.
    """
    made = replace(
        unit,
        id=unit.id or new_id(),
        name=" ".join(unit.name.split()),
        branch=unit.branch.strip().lower(),
        parent_id=unit.parent_id or None,
    )
    tree = units.tree(session)
    if not made.name or len(made.name) > LONGEST_NAME:
        raise MistakeError(say("people.unit_name"), say("people.unit_name_mend", most=LONGEST_NAME))
    if unit.id and not is_new and unit.id not in tree:
        raise NotFoundError(say("people.no_unit"), say("people.no_unit_mend"))
    if made.parent_id and made.parent_id not in tree:
        raise NotFoundError(say("people.no_unit"), say("people.no_unit_mend"))
    if made.parent_id and made.parent_id in tree.below(made.id):
        raise MistakeError(
            say("people.unit_circle", name=made.name), say("people.unit_circle_mend")
        )
    for beside in tree.children(made.parent_id or ""):
        if beside.id != made.id and beside.name.casefold() == made.name.casefold():
            raise ConflictError(
                say("people.unit_twice", name=made.name), say("people.unit_twice_mend")
            )
    units.save(session, made)
    return made
