"""Every language's catalogues: easy Swedish complete, the others sound, all with a sender."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.plurals import get_plural

from kompetensportal.catalogues import (
    MACHINE,
    MAKERS,
    QUALITY,
    SAME,
    faults_of,
    key_of,
    load,
    locale_of,
    texts,
)
from kompetensportal.languages import LANGUAGES
from kompetensportal.words import starter_folder

TRANSLATIONS = starter_folder("translations")
CATALOGUES = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po"))
READ_BY_STAFF = ("shell", "reader", "player", "account", "learner", "search")
WELL_COVERED = {"fi": 0.85, "pl": 0.85, "es": 0.85, "ar": 0.85, "fa": 0.85}
"""Share of the messages that care staff meet; Somali and Tigrinya hold only what is sure."""


def swedish(domain: str) -> dict[str, int]:
    messages = load(TRANSLATIONS / "sv" / "LC_MESSAGES" / f"{domain}.po")
    return {key_of(m): len(texts(m)) for m in messages if m.id}


@pytest.mark.parametrize("po", CATALOGUES, ids=lambda p: f"{p.parts[-3]}/{p.name}")
def test_a_catalogue_is_sound_and_says_who_answers_for_it(po: Path) -> None:
    catalog = load(po)
    assert faults_of(po, catalog) == []
    assert not [key_of(m) for m in catalog if m.id and m.fuzzy]
    assert f'"{QUALITY}: ' in po.read_text(encoding="utf-8"), "no header says who answers for it"
    if any(isinstance(m.id, tuple) for m in catalog):
        assert catalog.num_plurals == get_plural(locale_of(po)).num_plurals


def test_every_folder_is_a_language_and_every_language_has_one() -> None:
    folders = {path.name for path in TRANSLATIONS.iterdir() if (path / "LC_MESSAGES").is_dir()}
    assert folders == {language.folder for language in LANGUAGES.values()}


@pytest.mark.parametrize(
    "domain", [p.stem for p in sorted((TRANSLATIONS / "sv" / "LC_MESSAGES").glob("*.po"))]
)
def test_easy_swedish_is_complete(domain: str) -> None:
    """Each message has easy words of its own, or is marked: the Swedish ones are easy enough."""
    po = TRANSLATIONS / "sv_SIMPLE" / "LC_MESSAGES" / f"{domain}.po"
    if '"X-Same-As: sv' in po.read_text(encoding="utf-8"):
        return
    easy = {key_of(m): m for m in load(po) if m.id}
    open_ = [
        key
        for key in swedish(domain)
        if key not in easy
        or not (all(texts(easy[key])) or SAME in [c.strip() for c in easy[key].auto_comments])
    ]
    assert open_ == [], "word them in sv_SIMPLE, or mark them: python -m tools.same_words"


@pytest.mark.parametrize(("language", "least"), WELL_COVERED.items())
def test_what_staff_meet_is_there_in_the_larger_languages(language: str, least: float) -> None:
    wanted, got = 0, 0
    for domain in READ_BY_STAFF:
        po = TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po"
        own = {key_of(m) for m in load(po) if m.id and all(texts(m))}
        keys = {k for k in swedish(domain) if not k.startswith(("shell.style_", "reader.system_"))}
        wanted, got = wanted + len(keys), got + len(keys & own)
    assert got / wanted >= least, f"{language}: {got} of {wanted}"


def test_no_language_calls_itself_reviewed_that_a_machine_made() -> None:
    for code, language in LANGUAGES.items():
        po = TRANSLATIONS / language.folder / "LC_MESSAGES" / "shell.po"
        expected = MAKERS if code in ("sv", "sv-simple", "en") else MACHINE
        assert f'"{QUALITY}: {expected}' in po.read_text(encoding="utf-8")
