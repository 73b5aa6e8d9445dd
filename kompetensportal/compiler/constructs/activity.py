"""`::: aktivitet Titel {#id}`: one activity of an introduction programme."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kompetensportal.compiler.nodes import Construct, Node, Nodes, Place
from kompetensportal.compiler.token import Token
from kompetensportal.model.content.course import ActivityKind, Doer
from kompetensportal.model.content.source import Kind

if TYPE_CHECKING:
    from kompetensportal.compiler.render import Page
    from kompetensportal.compiler.structure import Structure

DOERS = {"medarbetare": Doer.EMPLOYEE, "handledare": Doer.MENTOR, "chef": Doer.MANAGER}
KINDS = {
    "lektion": ActivityKind.LESSON,
    "kurs": ActivityKind.COURSE,
    "länk": ActivityKind.LINK,
    "övning": ActivityKind.PRACTICE,
    "möte": ActivityKind.MEETING,
}
CHOICES = {
    "vem": tuple(DOERS),
    "övning": ("ja", "nej"),
    "möte": ("ja", "nej"),
    "bekräftas": ("handledare",),
    "frivillig": ("ja", "nej"),
}
SETTINGS = (
    "vem",
    *KINDS,
    "bekräftas",
    "frivillig",
    "senast",
    "efter",
    "förnyas",
    "verksamhet",
    "yrke",
)
_DAY = re.compile(r"(dag|vardag)\s+([1-9][0-9]{0,3})|([1-9][0-9]{0,3})\s+(vardagar)")
"""`dag 10` counts every day, `vardag 10` or `10 vardagar` only working days."""

_MONTHS = re.compile(r"([1-9][0-9]{0,2})\s+månad(?:er)?")
"""`förnyas: 12 månader`."""


@dataclass(slots=True)
class ActivityNode(Node):
    """An activity with its settings as they were written, by key."""

    id: str
    title: str
    settings: dict[str, tuple[str, Place]]
    nodes: Nodes
    section: str

    def value(self, key: str) -> str:
        """A setting, empty when it is not there."""
        return self.settings.get(key, ("", None))[0]

    def values(self, key: str) -> tuple[str, ...]:
        """A setting with commas."""
        return tuple(filter(None, (part.strip() for part in self.value(key).split(","))))

    @property
    def kind(self) -> ActivityKind:
        """What one does."""
        for key, kind in KINDS.items():
            if self.value(key) not in ("", "nej"):
                return kind
        return ActivityKind.OTHER

    @property
    def target(self) -> tuple[str, Place] | None:
        """The lesson, course or address, and where it stands."""
        for key in ("lektion", "kurs", "länk"):
            if key in self.settings:
                return self.settings[key]
        return None

    @property
    def due_day(self) -> int | None:
        """The day by which it is done."""
        found = _DAY.fullmatch(self.value("senast"))
        return int(found[2] or found[3]) if found else None

    @property
    def working_days(self) -> bool:
        """Whether that day counts working days."""
        return "vardag" in self.value("senast")

    @property
    def renew_months(self) -> int | None:
        """After how many months it is done again."""
        found = _MONTHS.fullmatch(self.value("förnyas"))
        return int(found[1]) if found else None


def build(structure: Structure, token: Token) -> Node | Nodes:
    """The first paragraph holds the settings."""
    line = structure.line(token)
    place = structure.find_place(line, ":::")
    if structure.kind is not Kind.PROGRAMME:
        structure.find("activity_misplaced", place)
        return structure.nodes("box_close")
    given = token.meta.get("id")
    if given is None:
        structure.find("box_id", place, box="aktivitet")
    if not token.meta["words"]:
        structure.find("activity_title", place)
    activity_id = structure.anchor(given, "aktivitet", line)
    settings: dict[str, tuple[str, Place]] = {}
    inner = structure.peek()
    if inner is not None and inner.type == "paragraph_open":
        inline = structure.tokens[structure.at + 1]
        if ":" in inline.content.split("\n")[0]:
            structure.at += 3
            settings = _settings(structure, inline)
    nodes = structure.nodes("box_close")
    title = token.meta["words"]
    return ActivityNode(line, activity_id, title, settings, nodes, structure.section)


def _settings(structure: Structure, inline: Token) -> dict[str, tuple[str, Place]]:
    found: dict[str, tuple[str, Place]] = {}
    for number, text in enumerate(inline.content.split("\n"), structure.line(inline)):
        key, colon, value = (part.strip() for part in text.partition(":"))
        place = structure.find_place(number, key)
        if not colon or key not in SETTINGS:
            likely = get_close_matches(key.lower(), SETTINGS, n=1)
            meant = likely[0] if likely else ", ".join(SETTINGS)
            structure.find("activity_setting", place, setting=key[:40], likely=meant)
        elif key in found:
            structure.find("activity_twice", place, setting=key)
        elif _is_good(structure, key, value, place):
            found[key] = (value, place)
    return found


def _is_good(structure: Structure, key: str, value: str, place: Place) -> bool:
    choices = CHOICES.get(key)
    if choices is not None and value not in choices:
        options = ", ".join(choices)
        structure.find("activity_value", place, setting=key, value=value[:40], options=options)
        return False
    if key == "senast" and not _DAY.fullmatch(value):
        structure.find("activity_day", place, value=value[:40])
        return False
    if key == "förnyas" and not _MONTHS.fullmatch(value):
        structure.find("activity_renewed", place, value=value[:40])
        return False
    if key == "efter":
        above = {anchor for anchor, _ in structure.document.anchors}
        for id_ in filter(None, (part.strip() for part in value.split(","))):
            if id_ not in above:
                structure.find("activity_after", place, id=id_[:40])
                return False
    if key == "länk" and not value.startswith(("https://", "http://")):
        structure.find("activity_link", place, value=value[:60])
        return False
    if not value:
        structure.find("activity_empty", place, setting=key)
        return False
    return True


def render(page: Page, node: ActivityNode) -> None:
    """Not written to the programme's own text: `Programme.activities` holds it."""


CONSTRUCT = Construct(boxes={"aktivitet": build}, render={ActivityNode: render})
