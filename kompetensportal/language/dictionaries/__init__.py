"""Dictionaries that an administrator drops into the data folder: from Swedish to one language.

`open_dictionary(path)` tells the format by the file's name:

    swe_ara.xml                        Lexin, as its publisher (Isof) writes it
    swe-fin.index + swe-fin.dict.dz    FreeDict, in the format of dictd

None of these files ships with the portal: each has a licence of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.errors import MistakeError
from kompetensportal.language.dictionaries import freedict, lexin
from kompetensportal.language.dictionaries.wrong import WrongFormatError
from kompetensportal.words import say

NAME = re.compile(r"swe?[-_](?P<language>[a-z]{2,3})\d?(?:[-_].*)?\.(?P<ending>xml|index)")
SHORT = {
    "alb": "sq", "amh": "am", "ara": "ar", "bos": "bs", "deu": "de", "eng": "en", "est": "et",
    "fas": "fa", "fin": "fi", "fra": "fr", "gre": "el", "hbs": "sh", "hrv": "hr", "kur": "ku",
    "lat": "la", "pas": "ps", "per": "fa", "pol": "pl", "por": "pt", "pus": "ps", "ron": "ro",
    "rus": "ru", "som": "so", "spa": "es", "sqi": "sq", "srp": "sr", "swa": "sw", "tha": "th",
    "tir": "ti", "tur": "tr", "ukr": "uk", "zho": "zh",
}  # fmt: skip
"""ISO 639-2 and -3 codes of file names -> BCP 47; what is not here is its own code."""
BESIDE = (".dict", ".dict.dz", ".dz", ".txt", ".md")
"""Endings that need no reading of their own: parts of a dictionary, and its licence."""


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Translations of Swedish words into one language."""

    source: str
    """`Lexin` or `FreeDict`."""
    language: str
    """BCP 47."""
    path: Path
    translations: Mapping[str, tuple[str, ...]]
    """Word in small letters -> its translations, the first meaning first."""


_READERS: dict[str, tuple[str, Callable[[Path], Mapping[str, tuple[str, ...]]]]] = {
    "xml": ("Lexin", lexin.read),
    "index": ("FreeDict", freedict.read),
}


def dictionary_files(folder: Path) -> list[Path]:
    """The files of a folder that are to be read, in order; none when there is no folder."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith(BESIDE)
    )


def open_dictionary(path: Path) -> Dictionary:
    """Read a dictionary file. Raises MistakeError, which says what is wrong with it."""
    name = NAME.fullmatch(path.name.lower())
    if name is None:
        raise MistakeError(
            say("glossary.dictionary_name", name=path.name), say("glossary.dictionary_name_mend")
        )
    source, read = _READERS[name["ending"]]
    try:
        translations = read(path)
    except (WrongFormatError, OSError) as error:
        raise MistakeError(
            say("glossary.dictionary_broken", name=path.name, source=source, reason=str(error)),
            say("glossary.dictionary_broken_mend", source=source),
        ) from error
    if not translations:
        raise MistakeError(
            say("glossary.dictionary_empty", name=path.name, source=source),
            say("glossary.dictionary_broken_mend", source=source),
        )
    code = name["language"]
    return Dictionary(source, SHORT.get(code, code), path, translations)
