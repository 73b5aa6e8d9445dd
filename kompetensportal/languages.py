"""The languages of the interface: how each calls itself, is written, and is known to Babel.

The order is that of the chooser. A language's catalogues are `translations/<folder>/LC_MESSAGES`.
Easy Swedish is `sv-simple` (BCP 47), a folder that Babel has no locale for: it counts and writes
days as Swedish does.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Language:
    """One language of the interface."""

    code: str
    """BCP 47, for `lang`, cookies and what a person chose."""
    name: str
    """What its speakers call it."""
    folder: str
    """Its folder of `translations/`."""
    locale: str
    """Babel's name, for days, numbers and plurals."""
    right_to_left: bool = False

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, for `dir`."""
        return "rtl" if self.right_to_left else "ltr"


SWEDISH = Language("sv", "Svenska", "sv", "sv")
_ALL = (
    SWEDISH,
    Language("sv-simple", "Lätt svenska", "sv_SIMPLE", "sv"),
    Language("en", "English", "en", "en_GB"),
    Language("ar", "العربية", "ar", "ar", right_to_left=True),
    Language("es", "Español", "es", "es"),
    Language("fa", "فارسی", "fa", "fa", right_to_left=True),
    Language("fi", "Suomi", "fi", "fi"),
    Language("pl", "Polski", "pl", "pl"),
    Language("so", "Soomaali", "so", "so"),
    Language("ti", "ትግርኛ", "ti", "ti"),
)
LANGUAGES: dict[str, Language] = {language.code: language for language in _ALL}
"""Every language of the interface by its code."""
RIGHT_TO_LEFT = frozenset({"ar", "fa", "ckb", "ps", "ur", "he"})
"""Languages that are read from the right, of the interface or of a text."""


def language_of(code: str) -> Language:
    """The language of a code; Swedish for a code that does not exist."""
    return LANGUAGES.get(code, SWEDISH)


def direction_of(code: str) -> str:
    """`rtl` or `ltr` for any language tag."""
    return "rtl" if code.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def likely(code: str) -> str:
    """The code that was likely meant, or all of them."""
    close = get_close_matches(code.lower().replace("_", "-"), LANGUAGES, n=1, cutoff=0.5)
    return close[0] if close else ", ".join(LANGUAGES)
