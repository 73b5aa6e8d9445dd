"""What the search page shows: results as cards, the filters that would leave some, and pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from urllib.parse import urlencode

from kompetensportal.store.search.index import Card, Hit, Results, SearchIndex, Wanted
from kompetensportal.store.search.snippet import Marker, Piece
from kompetensportal.web.context import t
from kompetensportal.web.reader import addresses, systems

PER_PAGE = 10
FILTERS = {"system": "system", "kind": "typ", "branch": "verksamhet"}
"""Filter -> its name in an address."""
KIND_ICONS = {
    "lathund": "list-numbers",
    "lesson": "school",
    "course": "school",
    "programme": "checklist",
}
BRANCHES: Mapping[str, Callable[[], str]] = {
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
    marker = index.marker(results.question)
    return [_shown(index, marker, hit) for hit in results.hits[start : start + PER_PAGE]]


def last_page(results: Results) -> int:
    """How many pages there are; at least one."""
    return max(1, ceil(len(results.hits) / PER_PAGE))


def filters(asked: Asked, everything: Iterable[Hit]) -> Mapping[str, list[Choice]]:
    """Choices by filter, each counted with the other filters as they are; only useful ones."""
    cards = [hit.card for hit in everything]
    found: dict[str, list[Choice]] = {}
    for field, name in FILTERS.items():
        chosen: str = getattr(asked, field)
        others = replace(asked, **{field: ""}).wanted(internal=True)
        counts = _counts([card for card in cards if card.is_wanted(others)], field)
        counts.setdefault(chosen, 0)
        choices = [
            Choice(
                _words(field, value),
                asked.address(**{name: "" if value == chosen else value}),
                count,
                value == chosen,
            )
            for value, count in sorted(counts.items())
            if value
        ]
        if len(choices) > 1 or chosen:
            found[field] = choices
    return found


def _counts(cards: Sequence[Card], field: str) -> dict[str, int]:
    """How many cards each value of a filter would leave."""
    if field != "branch":
        return Counter(getattr(card, field) for card in cards)
    for_all = sum(not card.audience for card in cards)
    counts = Counter(branch for card in cards for branch in card.audience)
    return {branch: count + for_all for branch, count in counts.items()}


def _words(field: str, value: str) -> str:
    """What people call a value of a filter."""
    if field == "system":
        return systems.name_of(value)
    if field == "kind":
        return t(f"search.kind_{value}")
    return BRANCHES[value]() if value in BRANCHES else value


def _shown(index: SearchIndex, marker: Marker, hit: Hit) -> Found:
    card = hit.card
    return Found(
        href=href_of(card),
        icon=icon_of(card),
        kind=card.kind,
        system=systems.name_of(card.system) if card.system else "",
        title=marker.mark(card.title),
        summary=card.summary,
        snippet=marker.snippet(index.text_of(hit.card)),
    )
