"""Messages as key and arguments; their words come from `translations/` at the edge.

Code below the edge makes a `Message` and never a sentence. The edge (a page, the terminal)
asks a `Catalogue` for the words. A key is `domain.name`; the domain is the .po file that
holds it: `translations/<language>/LC_MESSAGES/<domain>.po`. A message whose arguments hold
`n` is a plural. Swedish is complete; a message missing elsewhere falls back to it, one by one, and
knows that it did (`Borrowed`). A domain is read when its first message is asked for.
"""

from __future__ import annotations

import gettext
import logging
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from kompetensportal import catalogues
from kompetensportal.errors import KompetensportalError
from kompetensportal.languages import language_of

logger = logging.getLogger(__name__)

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


BORROWED, NAMED, RETURNED = "\x04", "\x06", "\x05"
"""Before the language, between it and the words, and after words in another language than the
page's, until the whole page is known: then they are marked in text, and plain in attributes
(`web.borrowed`). No HTML holds these control characters."""


class Borrowed(str):
    """Words in another language than the page they stand in; Swedish when nothing else is said."""

    language: str = FALLBACK

    def __html__(self) -> str:
        return f"{BORROWED}{self.language}{NAMED}{escape(self)}{RETURNED}"


def borrowed(words: str, language: str) -> Borrowed:
    """Words that say which language they are in."""
    made = Borrowed(words)
    made.language = language
    return made


class _Count(int):
    """A count that is written as a language writes large numbers: 1 300, 1,300, 1.300."""

    locale: str

    def __str__(self) -> str:
        # Only numbers above 999 pay for the import.
        from babel.numbers import format_decimal  # noqa: PLC0415

        return str(format_decimal(int(self), locale=self.locale))


class Catalogue:
    """The words of one language, with Swedish behind it."""

    def __init__(self, language: str, folder: Path) -> None:
        known = language_of(language)
        self.language, self.locale, self.direction = known.code, known.locale, known.direction
        self._folder = folder
        self._texts: dict[str, gettext.GNUTranslations | None] = {}
        self._lock = threading.Lock()

    def text(self, key: str, /, **args: Argument) -> str:
        """The words for `key`; raises MissingMessageError when no catalogue has them.

        They are `Borrowed` when they are Swedish in a page that is not.
        """
        words, language = self.text_and_language(key, **args)
        if language != self.language and self.locale != FALLBACK:
            return Borrowed(words)
        return words

    def text_and_language(self, key: str, /, **args: Argument) -> tuple[str, str]:
        """The words and the language they are in (Swedish when the own catalogue lacks them)."""
        domain = key.partition(".")[0]
        found = self._look_up(domain, key, args)
        if found is not None:
            return _filled(found, args, self.locale), self.language
        if self.language != FALLBACK:
            swedish = catalogue(FALLBACK)
            found = swedish._look_up(domain, key, args)
            if found is not None:
                return _filled(found, args, FALLBACK), FALLBACK
        raise MissingMessageError(Message("errors.missing_message", (("key", key),)))

    def unfilled(self, domain: str, beginning: str) -> dict[str, str | list[str]]:
        """Messages whose keys begin so, with their places still empty, for a page's script.

        One that counts is a list of its plural forms. What the language lacks is Swedish.
        """
        found: dict[str, str | list[str]] = {}
        for texts in (catalogue(FALLBACK)._read(domain), self._read(domain)):
            messages = getattr(texts, "_catalog", {})
            plurals = {key[0] for key in messages if isinstance(key, tuple)}
            for key in messages:
                if isinstance(key, str) and key.startswith(beginning):
                    found[key] = messages[key]
            for key in plurals:
                if key.startswith(beginning):
                    forms = sorted(
                        at
                        for one, at in (k for k in messages if isinstance(k, tuple))
                        if one == key
                    )
                    found[key] = [messages[key, at] for at in forms]
        return found

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
        texts = self._texts.get(domain) if domain in self._texts else self._read(domain)
        if texts is None:
            return None
        if isinstance(n := args.get("n"), int):
            found = texts.ngettext(key, key, n)
        else:
            found = texts.gettext(key)
        return None if found == key else found

    def _read(self, domain: str) -> gettext.GNUTranslations | None:
        """Open a domain's catalogue; what is wrong in it is told, and Swedish stands in."""
        with self._lock:
            if domain in self._texts:
                return self._texts[domain]
            po = self._folder / f"{domain}.po"
            texts, faults = catalogues.read(po) if po.is_file() else (None, [])
            self._texts[domain] = texts
        for fault in faults:
            logger.warning("%s", catalogue(FALLBACK).say(told(fault)))
        return texts


def told(fault: catalogues.Fault) -> Message:
    """What is wrong in a catalogue, with its file and key."""
    place = "/".join(fault.file.parts[-4:])
    if not fault.key:
        return say("errors.catalogue_unreadable", file=place)
    return say(f"errors.catalogue_{fault.kind}", file=place, key=fault.key)


def _filled(words: str, args: Mapping[str, Argument], locale: str) -> str:
    if not args:
        return words
    n = args.get("n")
    if isinstance(n, int) and abs(n) > 999:
        count = _Count(n)
        count.locale = locale
        return words % {**args, "n": count}
    return words % args


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language's code (`sv`, `sv-simple`, `ar`); Swedish for one unknown."""
    known = language_of(language)
    return Catalogue(known.code, starter_folder("translations") / known.folder / "LC_MESSAGES")


def starter_folder(name: str) -> Path:
    """Where `courses`, `lathundar` or `translations` of the product lie: checkout or wheel."""
    package = Path(__file__).resolve().parent
    beside = package.parent / name
    return beside if (package.parent / "setup.cfg").is_file() else package / "starter" / name
