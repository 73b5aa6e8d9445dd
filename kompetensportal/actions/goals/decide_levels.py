"""Decide which level a profession should have in a system."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

from kompetensportal.errors import MistakeError
from kompetensportal.model.content.goals import HIGHEST
from kompetensportal.store.goals import profession_levels
from kompetensportal.words import say


def decide(session: Session, given: Mapping[tuple[str, str], str], systems: Collection[str]) -> int:
    """Take (profession, system) -> level from a form; empty takes a decision back.

    Gives how many are other than before. Raises MistakeError for what is no level or no system:
    then nothing is changed.
    """
    before = profession_levels.table(session)
    decided: dict[tuple[str, str], int | None] = {}
    for (profession, system), text in given.items():
        known = system in systems and text in {"", *map(str, range(HIGHEST + 1))}
        if not known:
            raise MistakeError(
                say("goals.no_level", level=text[:20], system=system[:60]),
                say("goals.no_level_mend", highest=HIGHEST),
            )
        level = int(text) if text else None
        if before.get((profession, system)) != level:
            decided[profession, system] = level
    profession_levels.change(session, decided)
    return len(decided)
