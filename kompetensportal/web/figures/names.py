"""What units, trainings and periods are called in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from babel.dates import format_skeleton

from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.figures.count import DIRECT
from kompetensportal.model.figures.periods import ALL
from kompetensportal.model.figures.taken import NOWHERE
from kompetensportal.web.context import portal, t, words
from kompetensportal.web.reader import systems

MEETING = "meeting"
"""What stands before `#` in the subject of a meeting that belongs to no programme."""


def names(tree: Tree) -> Callable[[str, str], str]:
    """Gives the name of a row of a table: `unit`, `training` or `period`, and its key."""

    def name(part: str, key: str) -> str:
        if part == "unit":
            return unit_name(tree, key)
        if part == "training":
            return training_name(key)
        return period_name(key) if part == "period" else t("figures.everybody")

    return name


def unit_name(tree: Tree, key: str) -> str:
    """A unit; also all of them, those who work on it itself, and no unit."""
    if key == ALL:
        return t("figures.all_units")
    if key == NOWHERE:
        return t("figures.nowhere")
    unit = tree.get(key.removeprefix(DIRECT))
    known = unit.name if unit else key
    return t("figures.on_the_unit", unit=known) if key.startswith(DIRECT) else known


def training_name(key: str) -> str:
    """The title of a course or programme, or what people call a system."""
    if key == MEETING:
        return t("figures.meetings")
    library = portal().library.generation()
    there = library.courses.get(key) or library.programmes.get(key)
    return there.title if there else systems.name_of(key)


def period_name(key: str) -> str:
    """`mars 2026`, `Kvartal 1 2026`, `2026`."""
    if key == ALL:
        return t("figures.all_time")
    year, part = key[:4], key[5:]
    if not part:
        return year
    if part[0] in "QH":
        return t(f"figures.{'quarter' if part[0] == 'Q' else 'half'}", number=part[1], year=year)
    return str(format_skeleton("yMMMM", date(int(year), int(part), 1), locale=words().locale))
