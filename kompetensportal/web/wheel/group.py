"""The group of the pages of a unit's year, and whose units they show."""

from __future__ import annotations

from flask import Blueprint, abort

from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.accounts.person import Unit
from kompetensportal.model.accounts.units import Tree
from kompetensportal.model.learning.day import today
from kompetensportal.web.account.session import viewer
from kompetensportal.web.context import person

pages = Blueprint("yearly", __name__)


def unit_or_stop(tree: Tree, unit_id: str, act: Act) -> Unit:
    """A unit for which the viewer may do an act: else 403, and 404 for none."""
    unit = tree.get(unit_id)
    if unit is None:
        abort(404)
    if not may(viewer(), act, today(), tree=tree, unit_id=unit_id):
        abort(403)
    return unit


def units_for(tree: Tree, act: Act) -> list[tuple[str, str]]:
    """Ids and names of the units for which the viewer may do an act, as the tree has them."""
    return [
        (unit.id, unit.name)
        for _, unit in tree.in_order()
        if may(viewer(), act, today(), tree=tree, unit_id=unit.id)
    ]


@pages.app_template_global("may_gather")
def may_gather() -> bool:
    """Whether the reader may hold an APT anywhere; templates ask before they lead there."""
    return may(person(), Act.GATHER, today())
