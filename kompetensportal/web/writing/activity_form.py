"""One activity of a programme as fields, and the fields as settings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from werkzeug.datastructures import MultiDict

from kompetensportal.compiler.prose import slug
from kompetensportal.model.writing.programme_lines import ActivityLines

KINDS = ("övning", "möte", "lektion", "kurs", "länk")
TARGETS = ("lektion", "kurs", "länk")
DOERS = ("medarbetare", "handledare", "chef")
_DAY = re.compile(r"(dag|vardag)\s+([0-9]{1,4})|([0-9]{1,4})\s+(vardagar)")
_MONTHS = re.compile(r"([0-9]{1,3})\s+månad(?:er)?")
LONGEST = 10_000


def fields_of(one: ActivityLines | None) -> dict[str, str]:
    """What the fields of an activity say; those of a new one without it."""
    settings = one.settings if one else {}
    kind = next((key for key in KINDS if settings.get(key, "nej") not in {"", "nej"}), "")
    day = _DAY.fullmatch(settings.get("senast", ""))
    months = _MONTHS.fullmatch(settings.get("förnyas", ""))
    return {
        "titel": one.title if one else "",
        "vem": settings.get("vem") or DOERS[0],
        "slag": kind,
        "mal": settings.get(kind, "") if kind in TARGETS else "",
        "dag": (day[2] or day[3]) if day else "",
        "dagar": "vardag" if day and "vardag" in day[0] else "dag",
        "bekraftas": "ja" if settings.get("bekräftas") == "handledare" else "",
        "frivillig": "ja" if settings.get("frivillig") == "ja" else "",
        "fornyas": months[1] if months else "",
        "efter": settings.get("efter", ""),
        "verksamhet": settings.get("verksamhet", ""),
        "yrke": settings.get("yrke", ""),
        "text": one.body if one else "",
    }


def parts(value: str) -> list[str]:
    """A setting with commas."""
    return [part for part in (piece.strip() for piece in value.split(",")) if part]


def settings_from(form: MultiDict[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """The settings that a form says. What means the same as before keeps its words."""
    old = ActivityLines("", "", "", before, "", 0, 0)
    was = fields_of(old)
    said = dict(before)

    def put(key: str, value: str, *names: str) -> None:
        if all(_one(form, name) == was[name] for name in names):
            return
        said.pop(key, None)
        if value:
            said[key] = value

    vem = _one(form, "vem")
    put("vem", vem if vem in DOERS[1:] else "", "vem")
    kind, target = _one(form, "slag"), _one(form, "mal")
    if (kind, target if kind in TARGETS else "") != (was["slag"], was["mal"]):
        for key in KINDS:
            said.pop(key, None)
        if kind in KINDS:
            said[kind] = target if kind in TARGETS else "ja"
    number = re.sub(r"\D", "", _one(form, "dag"))[:4].lstrip("0")
    unit = "vardag" if _one(form, "dagar") == "vardag" else "dag"
    put("senast", f"{unit} {number}" if number else "", "dag", "dagar")
    put("bekräftas", "handledare" if _one(form, "bekraftas") else "", "bekraftas")
    put("frivillig", "ja" if _one(form, "frivillig") else "", "frivillig")
    months = re.sub(r"\D", "", _one(form, "fornyas"))[:3].lstrip("0")
    put("förnyas", f"{months} månader" if months else "", "fornyas")
    for name, key in (("efter", "efter"), ("verksamhet", "verksamhet")):
        chosen = form.getlist(name)
        if sorted(chosen) != sorted(parts(before.get(key, ""))):
            said.pop(key, None)
            if chosen:
                said[key] = ", ".join(" ".join(one.split()) for one in chosen)
    put("yrke", ", ".join(parts(_one(form, "yrke"))), "yrke")
    return said


def title_of(form: MultiDict[str, str]) -> str:
    """One line, without what would end it or name it."""
    return re.sub(r"\{#[^{}]*\}", "", _one(form, "titel")).strip(": ")[:200]


def body_from(form: MultiDict[str, str]) -> str:
    """What one should know."""
    return form.get("text", "").replace("\0", "")[:LONGEST]


def new_id(title: str, taken: set[str]) -> str:
    """An id of its own, made of the title."""
    base = slug(title) or "aktivitet"
    names = (base if n == 1 else f"{base}-{n}" for n in range(1, len(taken) + 3))
    return next(name for name in names if name not in taken)


def _one(form: MultiDict[str, str], name: str) -> str:
    return " ".join(form.get(name, "").split())
