"""A lesson generator: believable Swedish lathundar, each with its other form beside it.

`write_library(folder, 1000)` writes 2,000 Markdown files, the same for the same seed. A text
has about 360 words: steps, boxes, a question, a table now and then, links to its neighbours.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from bench import phrases

PER_SYSTEM = 50
"""Lathundar of one system, so that a library grows by systems as a real one does."""
FORMS = ("", ".fyllig")
KNOWN = """\
anteckning avvikelse bilaga blankett brukare checklista list påminnelse reseräkning samordnare
sammanställning signatur vikarie
"""
"""Words of the phrases that the rules of easy Swedish want explained."""


@dataclass(frozen=True, slots=True)
class Text:
    """One generated file, before it is written in somebody's syntax."""

    number: int
    form: str
    title: str
    parts: tuple[str, ...]
    """Blocks in our syntax, without front matter."""

    @property
    def path(self) -> str:
        """Relative to the content root."""
        return f"lathundar/{system_of(self.number)}/{name_of(self.number)}{self.form}.md"


def system_of(number: int) -> str:
    """Folder of a lesson."""
    return f"system-{number // PER_SYSTEM:03}"


def name_of(number: int) -> str:
    """File name of a lesson without ending."""
    return f"lathund-{number:05}"


def write_library(folder: Path, lessons: int, *, seed: int = 1, pictures: bool = False) -> None:
    """Write `lessons` lathundar and their siblings below `folder/lathundar`."""
    for number in range(lessons):
        for form in FORMS:
            text = make(number, form, lessons, seed, pictures=pictures)
            path = folder / text.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_front_matter(text) + "\n\n".join(text.parts) + "\n", encoding="utf-8")
    # So that nothing is withheld from readers: words that a real library would explain.
    (folder / "lathundar" / "ordlista.txt").write_text(KNOWN, encoding="utf-8")
    if pictures:
        for system in {system_of(number) for number in range(lessons)}:
            _draw(folder / "lathundar" / system / "bilder" / "steg.svg")


def make(number: int, form: str, lessons: int, seed: int, *, pictures: bool = False) -> Text:
    """One text; the same arguments give the same text."""
    chance = random.Random(f"{seed}/{number}/{form}")
    of_both = random.Random(f"{seed}/{number}")
    thing = of_both.choice(phrases.THINGS)
    system = phrases.SYSTEMS[number // PER_SYSTEM % len(phrases.SYSTEMS)]
    title = f"{of_both.choice(phrases.VERBS)} {thing} {number}"
    neighbours = [(number + step) % lessons for step in (1, 7)]
    parts = [
        f"{system} hjälper dig med {thing}. {_some(chance, phrases.REASONS, 2, thing)}",
        "## Gör så här",
        _steps(chance, thing, of_both.randint(6, 8), pictures),
        _box(chance, "tips", phrases.TIPS),
        "## Varför det är viktigt",
        _some(chance, phrases.REASONS, 5, thing),
        "## Om det inte fungerar",
        _some(chance, phrases.PROBLEMS, 4, thing),
        _some(chance, phrases.REASONS, 3, thing),
    ]
    if number % 4 == 0:
        parts.append(_table(chance))
    if number % 3 == 0:
        parts.append(_box(chance, "varning", phrases.WARNINGS))
    parts += [_question(chance), "## Läs också", _links(neighbours, form)]
    return Text(number, form, title, tuple(parts))


def _some(chance: random.Random, choices: tuple[str, ...], count: int, thing: str) -> str:
    return " ".join(s.format(thing=thing) for s in chance.sample(choices, min(count, len(choices))))


def _steps(chance: random.Random, thing: str, count: int, pictures: bool) -> str:
    steps = []
    for number in range(1, count + 1):
        action = chance.choice(phrases.ACTIONS).format(
            button=chance.choice(phrases.BUTTONS), place=chance.choice(phrases.PLACES), thing=thing
        )
        result = chance.choice(phrases.RESULTS).format(thing=thing)
        step = f"{number}. {action} {result} {{#steg-{number}}}"
        if pictures:
            step += "\n\n   ![Skärmen med knappen markerad](bilder/steg.svg)"
        steps.append(step)
    return "\n\n".join(steps)


def _box(chance: random.Random, kind: str, choices: tuple[str, ...]) -> str:
    return f"::: {kind}\n{chance.choice(choices)}\n:::"


def _table(chance: random.Random) -> str:
    rows = [f"| {b} | {chance.choice(phrases.PLACES)} |" for b in chance.sample(phrases.BUTTONS, 3)]
    return "\n".join(["| Knapp | Plats |", "| --- | --- |", *rows])


def _question(chance: random.Random) -> str:
    prompt, right, wrong = chance.choice(phrases.QUESTIONS)
    return (
        f"::: fråga {{#kontroll}}\n{prompt}\n\n- [x] {right}\n  > Ja, det stämmer.\n"
        f"- [ ] {wrong}\n  > Inte än. Titta på steg 2.\n\nLedtråd: Titta på steg 2.\n:::"
    )


def _links(neighbours: list[int], form: str) -> str:
    return "\n".join(
        f"- [Nästa lathund, nummer {n}](../{system_of(n)}/{name_of(n)}{form}.md)"
        for n in neighbours
    )


def _front_matter(text: Text) -> str:
    lines = [f"titel: {text.title}", f"id: {system_of(text.number)}/{name_of(text.number)}"]
    if not text.form:
        lines += [
            "ägare: Systemspecialist",
            "ersättare: Digital kompetensledare",
            "granskas: 2099-05-01",
            "svenska: lätt",
            "sammanfattning: En kort lathund om en uppgift i arbetet.",
        ]
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _draw(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180">'
        '<rect width="320" height="180" fill="#eee"/><circle cx="160" cy="90" r="40"/></svg>\n'
    )
