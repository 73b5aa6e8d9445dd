"""Units to choose among in a form, each under the one it lies below."""

from __future__ import annotations

from collections.abc import Container

from kompetensportal.model.accounts.units import Tree

STEP = "\u2013 "


def unit_choices(tree: Tree, shown: Container[str]) -> list[tuple[str, str]]:
    """Pairs of id and name, in the tree's order; how far in a name stands is told by dashes.

    The highest of those that are shown stand without: who leads one unit sees only its name.
    """
    rows = [(depth, unit) for depth, unit in tree.in_order() if unit.id in shown]
    top = min((depth for depth, _ in rows), default=0)
    return [(unit.id, STEP * (depth - top) + unit.name) for depth, unit in rows]
