"""What the search page shows: results as cards, the filters that would leave some, and pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import ceil
from urllib.parse import urlencode

from kompetensportal.store.search.index import Card, Hit, Results, SearchIndex, Wanted
from kompetensportal.store.search.snippet import Piece
from kompetensportal.web.context import t
from kompetensportal.web.reader import addresses, systems

PER_PAGE = 10
KIND_ICONS = {
    "lathund": "list-numbers",
    "lesson": "school",
    "course": "school",
    "programme": "checklist",
}
BRANCHES = {
    "hemtjänst": lambda: t("search.branch_home_care"),
    "boende": lambda: t("search.branch_care_home"),
    "lss": lambda: t("search.branch_lss"),
    "assistans": lambda: t("search.branch_assistance"),
    "chef": lambda: t("search.branch_manager"),
}
"""What the branches of docs/authoring.md are called; others are shown as they are written."""


@dataclass(frozen=True, slots=True)
class Found:
    """One result as it is shown."""

    href: str
    icon: str
    kind: str
    system: str
    """What people call the system; empty where there is none."""
    title: list[Piece]
    summary: str
    snippet: list[Piece]


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter: what it is called, where it leads, how many it leaves."""

    words: str
    href: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page was asked for."""

    text: str
    system: str = ""
    kind: str = ""
    branch: str = ""

    def address(self, **changed: str) -> str:
        """The page with something changed; an empty value leaves that out."""
        values = {
            "q": self.text,
            "system": self.system,
            "typ": self.kind,
            "verksamhet": self.branch,
            **changed,
        }
        return "/sok?" + urlencode({name: value for name, value in values.items() if value})

    def wanted(self, internal: bool) -> Wanted:
        """As the index understands it."""
        return Wanted(self.system, self.kind, self.branch, internal)

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words was asked for."""
        return bool(self.system or self.kind or self.branch)


def href_of(card: Card) -> str:
    """The page of a result."""
    if card.kind == "course":
        return addresses.of_course(card.id)
    if card.kind == "programme":
        return "/introduktion/"
    return ("/lathundar/" if card.kind == "lathund" else "/kurser/") + card.id


def icon_of(card: Card) -> str:
    """The icon of its system, or of its kind."""
    return systems.icon_of(card.system) if card.system else KIND_ICONS.get(card.kind, "book")


def on_page(index: SearchIndex, results: Results, number: int) -> list[Found]:
    """The results of one page, from 1."""
    start = (number - 1) * PER_PAGE
    return [_shown(index, results, hit) for hit in results.hits[start : start + PER_PAGE]]


def last_page(results: Results) -> int:
    """How many pages there are; at least one."""
    return max(1, ceil(len(results.hits) / PER_PAGE))


def filters(asked: Asked, everything: Iterable[Hit]) -> Mapping[str, list[Choice]]:
    """Choices by filter, each counted with the other filters as they are; only useful ones."""
    cards = [hit.card for hit in everything]
    names = {"system": "system", "kind": "typ", "branch": "verksamhet"}
    found: dict[str, list[Choice]] = {}
    for field, name in names.items():
        chosen = getattr(asked, field)
        values = sorted({value for card in cards for value in _values(card, field)} | {chosen})
        choices = []
        for value in filter(None, values):
            others = {f: getattr(asked, f) for f in names if f != field}
            wanted = Wanted(**{**others, field: value}, internal=True)
            if (count := sum(card.is_wanted(wanted) for card in cards)) or value == chosen:
                href = asked.address(**{name: "" if value == chosen else value})
                choices.append(Choice(_words(field, value), href, count, value == chosen))
        if len(choices) > 1 or chosen:
            found[field] = choices
    return found


def _words(field: str, value: str) -> str:
    """What people call a value of a filter."""
    if field == "system":
        return systems.name_of(value)
    if field == "kind":
        return t(f"search.kind_{value}")
    return BRANCHES[value]() if value in BRANCHES else value


def _values(card: Card, field: str) -> tuple[str, ...]:
    if field == "branch":
        return card.audience
    value: str = getattr(card, field)
    return (value,)


def _shown(index: SearchIndex, results: Results, hit: Hit) -> Found:
    card = hit.card
    return Found(
        href=href_of(card),
        icon=icon_of(card),
        kind=card.kind,
        system=systems.name_of(card.system) if card.system else "",
        title=index.marked(card.title, results.question),
        summary=card.summary,
        snippet=index.snippet(hit, results.question),
    )
