"""The files that an author begins with: `kompetensportal new lathund|kurs|program|ord NAMN`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from string import Template

from kompetensportal.compiler.prose import slug
from kompetensportal.compiler.read import GLOSSARY

FOLDER = Path(__file__).with_name("templates")
KINDS = ("lathund", "kurs", "program", "ord")


def files_for(kind: str, name: str, today: date, shown: str = "") -> dict[str, str]:
    """Content path -> text of the new files, the first of them the one to begin with.

    Args:
        kind: one of KINDS.
        name: for a lathund `system/title`, else the title. The words become the title, and the
            id is made of them: `outlook/Läs mejl` -> `outlook/las-mejl`.
        today: the review date is a year later.
        shown: the title, when it is another than the name tells.

    An empty dict: nothing in the name can be part of an id.
    """
    folder, _, title = name.strip().rpartition("/")
    title = title.strip()
    own = slug(title)
    system = "/".join(filter(None, (slug(part) for part in folder.split("/"))))
    if not own or (kind == "lathund" and (not system or "/" in system)):
        return {}
    values = {"title": _quoted(shown or title), "review": _in_a_year(today).isoformat()}
    if kind == "lathund":
        values["id"] = f"{system}/{own}"
        return {f"lathundar/{system}/{own}.md": _filled("lathund", values)}
    values["id"] = own
    if kind == "ord":
        return {f"courses/{GLOSSARY}/{own}.md": _filled("ord", values)}
    if kind == "program":
        return {f"courses/introduktionsprogram/{own}.md": _filled("program", values)}
    return {
        f"courses/{own}/kurs.md": _filled("kurs", values),
        f"courses/{own}/forsta-lektionen.md": _filled("lektion", values),
        f"courses/{own}/forsta-lektionen.latt.md": _filled("lektion.latt", values),
    }


def draft_of(kind: str, id_: str, title: str, today: date) -> str:
    """The text that a draft begins with in the workshop: a first step without words.

    kind: `lathund` or `lektion`.
    """
    values = {"id": id_, "title": _quoted(title), "review": _in_a_year(today).isoformat()}
    return _filled(f"{kind}.utkast", values)


def _quoted(title: str) -> str:
    """A title as a YAML scalar: in quotes, so that no sign in it means anything."""
    title = title.replace("\n", " ")
    plain = all(sign.isalnum() or sign in " -" for sign in title) and title[:1].isalpha()
    return title if plain else "'" + title.replace("'", "''") + "'"


def _in_a_year(today: date) -> date:
    try:
        return today.replace(year=today.year + 1)
    except ValueError:  # 29 February
        return today.replace(year=today.year + 1, day=28)


def _filled(template: str, values: dict[str, str]) -> str:
    return Template((FOLDER / f"{template}.md").read_text(encoding="utf-8")).substitute(values)
