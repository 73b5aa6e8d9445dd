"""How somebody wants to read: the choices of the panel "Anpassa", and where they are kept.

What a person chose is kept with her and is the same in every browser. While nobody is signed in
the choices lie in a cookie of the browser. In a browser that is marked as shared the two never
meet: what a person chose is not left in it, and the cookie goes at every hand-over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache

from kompetensportal.model.content.source import Form
from kompetensportal.store.accounts.sessions import Visit

COOKIE = "kp_reading"
PREFERENCE = "reading"
"""The name of the choices among a person's preferences (`store.accounts.people`)."""
CHOICES: dict[str, tuple[str, ...]] = {
    "form": tuple(form.value for form in (Form.EASY, Form.STANDARD)),
    "size": ("1", "2", "3", "4"),
    "theme": ("auto", "light", "cream", "dark", "contrast"),
    "spacing": ("normal", "wide", "wider"),
    "focus": ("off", "1", "3", "5"),
    "parts": ("off", "words", "syllables"),
    "font": ("atkinson", "lexend", "dyslexic"),
    "rate": ("100", "60", "75", "90", "115", "130", "150"),
    "steps": ("all", "one"),
}
"""Every choice and its values, the default first. `focus` is lines that stay clear, `rate` the
voice's speed in per cent, `steps` how many steps stand on a screen."""

PANEL = ("form", "size", "spacing", "theme", "focus", "parts", "font")
"""The choices of the panel, in order; the others are made where they are used."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader chose, as `CHOICES` has it; the easy text until she asks for the fuller one."""

    form: Form = Form.EASY
    size: str = "1"
    theme: str = "auto"
    spacing: str = "normal"
    focus: str = "off"
    parts: str = "off"
    font: str = "atkinson"
    rate: str = "100"
    steps: str = "all"

    def as_text(self) -> str:
        """The values in order, as the cookie and the person's row keep them: `easy.1.auto.…`."""
        return ".".join(getattr(self, name) for name in CHOICES)

    def as_attributes(self) -> str:
        """What `<html>` carries, with a space before each; nothing for what is the default."""
        given = ((name, getattr(self, name)) for name in _SHOWN)
        return "".join(
            f' data-{name}="{value}"' for name, value in given if value != CHOICES[name][0]
        )

    def changed(self, given: Mapping[str, str]) -> Reading:
        """With the fields of a form that are sound; what is not is left as it was."""
        sound = {name: given[name] for name, known in CHOICES.items() if given.get(name) in known}
        form = Form(sound.pop("form", self.form))
        return replace(self, form=form, **sound)


_SHOWN = tuple(field.name for field in fields(Reading) if field.name != "form")
"""Choices that a page shows by an attribute; another form is another text."""


@lru_cache(1024)
def from_cookie(text: str) -> Reading:
    """What a cookie or a person's row says; the default for each part that is not sound."""
    return Reading().changed(dict(zip(CHOICES, text.split("."), strict=False)))


def has_chosen(visit: Visit | None) -> bool:
    """Whether who is signed in has said how she wants to read."""
    return visit is not None and PREFERENCE in visit.preferences


def of_browser(cookies: Mapping[str, str], visit: Visit | None) -> Reading:
    """How the reader of a request wants it: as she keeps it, else as her browser does."""
    if visit is not None:
        kept = str(visit.preferences.get(PREFERENCE, ""))
        if kept or visit.shared:
            return from_cookie(kept)
    return from_cookie(cookies.get(COOKIE, ""))
