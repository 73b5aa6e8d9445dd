"""Catalogues on disk: a .po is compiled once, and what is wrong in it is left out and told.

A translation is judged by the Swedish message of the same key: it fills the same places, has the
plural forms that its language counts with, and no HTML that the Swedish has not. What is not so is
left out, so that the Swedish words are shown: a translator's slip never stops a page.
"""

from __future__ import annotations

import gettext
import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message

REFERENCE = "sv"
QUALITY = "X-Translation"
"""Header of a .po: who answers for its words."""
MACHINE, REVIEWED, MAKERS = "machine-made", "reviewed", "by the makers"
SAME = "same"
"""Comment (`#. same`) of a message without words of its own on purpose: the Swedish ones are good
as they are. As header `X-Same-As: sv` it speaks for a whole domain."""
PLACE = re.compile(r"%\((\w+)\)([sd])")
_ANY_PERCENT = re.compile(r"%(?!\(\w+\)[sd])")
_HTML = re.compile(r"<(?:!--|/?[a-zA-Z][\w-]*)|&(?:#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
_HEADER_BYTES = 3_000


@dataclass(frozen=True, slots=True)
class Fault:
    """A message that cannot be used, or (with an empty key) a file."""

    file: Path
    key: str
    kind: str
    """`placeholder`, `plural`, `html`, `unknown`, `unreadable`: a key of the `errors` catalogue."""


def read(po: Path) -> tuple[gettext.GNUTranslations, list[Fault]]:
    """The good messages of a .po, through its .mo when that is as new; and what is wrong in it.

    A file with faults gets no .mo, so that they are told each time it is read.
    """
    mo = po.with_suffix(".mo")
    try:
        if mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            with mo.open("rb") as file:
                return gettext.GNUTranslations(file), []
    except (OSError, ValueError, UnicodeDecodeError):
        pass
    compiled, faults = _compile(po)
    if not faults:
        try:
            draft = mo.with_suffix(f".{os.getpid()}.tmp")
            draft.write_bytes(compiled)
            draft.replace(mo)
        except OSError:
            pass  # A read-only installation: the words are compiled in memory each time.
    return gettext.GNUTranslations(io.BytesIO(compiled)), faults


def quality(po: Path) -> str:
    """What the header says of a catalogue: MACHINE, REVIEWED or MAKERS; MACHINE when nothing."""
    try:
        with po.open("rb") as file:
            head = file.read(_HEADER_BYTES).decode("utf-8", "replace")
    except OSError:
        return MACHINE
    found = re.search(rf'"{QUALITY}: ([^\\"]*)', head)
    return found[1].strip() if found and found[1].strip() in (REVIEWED, MAKERS) else MACHINE


def load(po: Path) -> Catalog:
    """A .po as Babel reads it. Raises OSError, ValueError or PoFileError."""
    # Babel is asked only when a .po has changed, so that a command starts in milliseconds.
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with po.open("rb") as file:
        return read_po(file, locale=locale_of(po), abort_invalid=True)


def locale_of(po: Path) -> str:
    """Babel's name for the language of a .po, by its folder (`sv_SIMPLE` counts as `sv`)."""
    return po.parent.parent.name.partition("_")[0]


def faults_of(po: Path, catalog: Catalog) -> list[Fault]:
    """What is wrong in a translation, measured by the Swedish catalogue of its domain."""
    folder = po.parent.parent
    if folder.name == REFERENCE:
        return []
    reference = folder.parent / REFERENCE / po.parent.name / po.name
    swedish = {key_of(m): m for m in load(reference) if m.id} if reference.is_file() else {}
    found = []
    for message in catalog:
        if not message.id or not any(texts(message)):
            continue
        key = key_of(message)
        kind = _fault(message, swedish.get(key), catalog.num_plurals)
        if kind:
            found.append(Fault(po, key, kind))
    return found


def key_of(message: Message) -> str:
    """The key: a plural's msgid and msgid_plural are the same."""
    return message.id if isinstance(message.id, str) else str(message.id[0])


def texts(message: Message) -> list[str]:
    """The words, one for each plural form."""
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


def _fault(message: Message, swedish: Message | None, plurals: int) -> str:
    if swedish is None:
        return "unknown"
    own, theirs = texts(message), texts(swedish)
    is_plural = isinstance(message.id, tuple)
    if is_plural != isinstance(swedish.id, tuple):
        return "plural"
    if is_plural and (len(own) != plurals or not all(own)):
        return "plural"
    wanted = {place for text in theirs for place in PLACE.findall(text)}
    names = {name for name, _ in wanted}
    for text in own:
        given = {name for name, _ in PLACE.findall(text)}
        # A form for one or two may do without the number itself.
        lacks = names - given - ({"n"} if is_plural else set())
        if given - names or lacks or (names and _ANY_PERCENT.search(text.replace("%%", ""))):
            return "placeholder"
    allowed = {tag for text in theirs for tag in _HTML.findall(text)}
    if any(tag not in allowed for text in own for tag in _HTML.findall(text)):
        return "html"
    return ""


def _compile(po: Path) -> tuple[bytes, list[Fault]]:
    from babel.messages.catalog import Catalog  # noqa: PLC0415 - as in `load`
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import PoFileError  # noqa: PLC0415

    try:
        catalog = load(po)
        faults = faults_of(po, catalog)
    except (OSError, ValueError, LookupError, SyntaxError, PoFileError):
        catalog, faults = Catalog(), [Fault(po, "", "unreadable")]
    for fault in faults:
        if fault.key:
            catalog.delete(fault.key)
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue(), faults
