"""Messages as key and arguments; their words come from `translations/` at the edge.

Code below the edge makes a `Message` and never a sentence. The edge (a page, the terminal)
asks a `Catalogue` for the words. A key is `domain.name`; the domain is the .po file that
holds it: `translations/<language>/LC_MESSAGES/<domain>.po`. A message whose arguments hold
`n` is a plural. Swedish is complete; a message missing elsewhere falls back to it.
"""

from __future__ import annotations

import gettext
import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kompetensportal.errors import KompetensportalError

Argument = str | int
FALLBACK = "sv"


@dataclass(frozen=True, slots=True)
class Message:
    """A thing to say: its key and what fills its `%(name)s` places."""

    key: str
    args: tuple[tuple[str, Argument], ...] = ()

    def as_dict(self) -> dict[str, Argument]:
        """The arguments by name."""
        return dict(self.args)


def say(key: str, /, **args: Argument) -> Message:
    """Make a message; arguments are kept in the order given."""
    return Message(key, tuple(args.items()))


class MissingMessageError(KompetensportalError):
    """A key that no catalogue knows: a mistake of ours, found by the catalogue test."""


class Catalogue:
    """The words of one language, with Swedish behind it."""

    def __init__(self, language: str, texts: Mapping[str, gettext.GNUTranslations]) -> None:
        self.language = language
        self._texts = texts

    def text(self, key: str, /, **args: Argument) -> str:
        """The words for `key`; raises MissingMessageError when no catalogue has them."""
        words, _ = self.text_and_language(key, **args)
        return words

    def text_and_language(self, key: str, /, **args: Argument) -> tuple[str, str]:
        """The words and the language they are in (Swedish when the own catalogue lacks them)."""
        domain = key.partition(".")[0]
        for language, where in ((self.language, self), (FALLBACK, catalogue(FALLBACK))):
            found = where._look_up(domain, key, args)
            if found is not None:
                return (found % args if args else found), language
        raise MissingMessageError(Message("errors.missing_message", (("key", key),)))

    def say(self, message: Message) -> str:
        """The words of a Message; arguments that are keys (`@domain.name`) are said too."""
        args = {name: self._argument(value) for name, value in message.args}
        return self.text(message.key, **args)

    def _argument(self, value: Argument) -> Argument:
        """What fills a place; what an author wrote may begin with `@` and be no key of ours."""
        if isinstance(value, str) and value[:1] == "@":
            try:
                return self.text(value[1:])
            except MissingMessageError:
                return value
        return value

    def _look_up(self, domain: str, key: str, args: Mapping[str, Argument]) -> str | None:
        texts = self._texts.get(domain)
        if texts is None:
            return None
        if isinstance(n := args.get("n"), int):
            found = texts.ngettext(key, key, n)
        else:
            found = texts.gettext(key)
        return None if found == key else found


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language code that is a folder of `translations/` (sv, en, sv_SIMPLE)."""
    folder = starter_folder("translations") / language / "LC_MESSAGES"
    texts = {path.stem: _translations(path) for path in sorted(folder.glob("*.po"))}
    return Catalogue(language, texts)


def starter_folder(name: str) -> Path:
    """Where `courses`, `lathundar` or `translations` of the product lie: checkout or wheel."""
    package = Path(__file__).resolve().parent
    beside = package.parent / name
    return beside if (package.parent / "setup.cfg").is_file() else package / "starter" / name


def _translations(po: Path) -> gettext.GNUTranslations:
    """Read a .po through its compiled .mo, which is made again when the .po is newer."""
    mo = po.with_suffix(".mo")
    try:
        if mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            with mo.open("rb") as file:
                return gettext.GNUTranslations(file)
    except OSError:
        pass
    compiled = _compile(po)
    try:
        draft = mo.with_suffix(f".{os.getpid()}.tmp")
        draft.write_bytes(compiled)
        draft.replace(mo)
    except OSError:
        pass  # A read-only installation: the words are compiled in memory each time.
    return gettext.GNUTranslations(io.BytesIO(compiled))


def _compile(po: Path) -> bytes:
    # Babel is asked only when a .po has changed, so that a command starts in milliseconds.
    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    with po.open("rb") as file:
        messages = read_po(file, locale=po.parent.parent.name.split("_")[0])
    out = io.BytesIO()
    write_mo(out, messages)
    return out.getvalue()
