"""The organisation's tree: which units lie below a unit, and the way down to it."""

from __future__ import annotations

from collections.abc import Iterable

from kompetensportal.model.accounts.person import Unit


class Tree:
    """All units. A broken tree (a parent that is missing, a circle) is read without harm."""

    def __init__(self, units: Iterable[Unit] = ()) -> None:
        self._units = {unit.id: unit for unit in units}
        self._children: dict[str, list[Unit]] = {}
        for unit in self._units.values():
            parent = unit.parent_id if unit.parent_id in self._units else None
            self._children.setdefault(parent or "", []).append(unit)
        for children in self._children.values():
            children.sort(key=lambda unit: unit.name.casefold())

    def __contains__(self, unit_id: str) -> bool:
        return unit_id in self._units

    def get(self, unit_id: str) -> Unit | None:
        """A unit by its id."""
        return self._units.get(unit_id)

    def children(self, unit_id: str = "") -> tuple[Unit, ...]:
        """The units right below one, by name; the topmost units for an empty id."""
        return tuple(self._children.get(unit_id, ()))

    def below(self, unit_id: str) -> frozenset[str]:
        """Ids of a unit and of all units below it; empty for an unknown unit."""
        found: set[str] = set()
        waiting = [unit_id] if unit_id in self._units else []
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting.extend(child.id for child in self._children.get(here, ()))
        return frozenset(found)

    def branches(self, unit_ids: Iterable[str]) -> frozenset[str]:
        """What the work is on these units and on all below them."""
        found = {self._units[one].branch for id_ in unit_ids for one in self.below(id_)}
        return frozenset(found - {""})

    def path(self, unit_id: str) -> tuple[Unit, ...]:
        """The units from the top down to one; empty for an unknown unit."""
        way: list[Unit] = []
        here = self._units.get(unit_id)
        while here is not None and here not in way:
            way.append(here)
            here = self._units.get(here.parent_id or "")
        return tuple(reversed(way))

    def in_order(self) -> tuple[tuple[int, Unit], ...]:
        """Every unit with its depth (0 is the top), each followed by what lies below it."""
        rows: list[tuple[int, Unit]] = []
        waiting = [(0, unit) for unit in reversed(self.children())]
        while waiting:
            depth, unit = waiting.pop()
            rows.append((depth, unit))
            waiting.extend((depth + 1, child) for child in reversed(self.children(unit.id)))
        return tuple(rows)
