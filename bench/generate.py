"""A lesson generator: believable Swedish lathundar, each with its other form beside it.

`write_library(folder, 1000)` writes 2,000 Markdown files, the same for the same seed;
`write_hugo_site(folder, library)` writes the same texts as a site that Hugo reads. A text has
about 360 words: steps, boxes, a question, a table now and then, links to its neighbours.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from bench import phrases

PER_SYSTEM = 50
"""Lathundar of one system, so that a library grows by systems as a real one does."""
FORMS = ("", ".fyllig")


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


# The same texts for Hugo


def write_hugo_site(site: Path, lessons: int, *, seed: int = 1) -> None:
    """Write the same two files a lesson, with the smallest theme that gives whole pages."""
    site.mkdir(parents=True, exist_ok=True)
    (site / "hugo.toml").write_text(_HUGO_SETTINGS, encoding="utf-8")
    for name, layout in _HUGO_LAYOUTS.items():
        path = site / "layouts" / "_default" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(layout, encoding="utf-8")
    for number in range(lessons):
        for form in FORMS:
            text = make(number, form, lessons, seed)
            name = name_of(number) + form.replace(".", "-")
            path = site / "content" / "lathundar" / system_of(number) / f"{name}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            head = f'---\ntitle: "{text.title}"\n---\n\n'
            body = "\n\n".join(_for_hugo(part) for part in text.parts)
            path.write_text(head + body + "\n", encoding="utf-8")


def _for_hugo(part: str) -> str:
    """Our boxes as Hugo's own alerts, our links by its own checked paths, ids of steps away."""
    part = re.sub(r" \{#[^}]+\}", "", part)
    part = re.sub(r"\(\.\./([^)]+?)(\.fyllig)?\.md\)", _hugo_address, part)
    if not part.startswith(":::"):
        return part
    first, *inside = part.splitlines()[:-1]
    kind = re.sub(r"^fråga.*", "question", first.strip(": "))
    return "\n".join(f"> {line}" for line in [f"[!{kind}]", *inside])


def _hugo_address(match: re.Match[str]) -> str:
    return f"(/lathundar/{match[1]}{'-fyllig' if match[2] else ''}.md)"


_HUGO_SETTINGS = """\
baseURL = "http://localhost/"
languageCode = "sv"
title = "Lathundar"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]
"""
_HUGO_LAYOUTS = {
    "baseof.html": """\
<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ .Summary | plainify | truncate 150 }}">
</head>
<body>
<header><a href="/">{{ site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "single.html": """\
{{ define "main" }}
<nav><a href="{{ .Parent.RelPermalink }}">{{ .Parent.Title }}</a></nav>
<h1>{{ .Title }}</h1>
{{ .TableOfContents }}
{{ .Content }}
<footer>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer>
{{ end }}
""",
    "list.html": """\
{{ define "main" }}<h1>{{ .Title }}</h1>
<ul>{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
{{ end }}
""",
    "_markup/render-link.html": """\
{{- with site.GetPage .Destination -}}
<a href="{{ .RelPermalink }}">{{ $.Text }}</a>
{{- else -}}{{ errorf "no page %s in %s" .Destination .Page.Path }}{{- end -}}
""",
    "_markup/render-blockquote-alert.html": """\
<aside class="note note-{{ .AlertType }}"><p class="note-title">{{ .AlertType | title }}</p>
{{ .Text }}</aside>
""",
}
