"""Words for the editor's script: all keys `<domain>.live_…` of the workshop's domains."""

from __future__ import annotations

from kompetensportal.web.context import words

DOMAINS = ("writing", "drafts", "review", "picturebank", "bringin", "proofing", "localfacts")
"""Catalogues with words for the editor's script; a part adds its own here."""


def live_words() -> dict[str, str | list[str]]:
    """Key -> words in the reader's language, with their places still empty."""
    found: dict[str, str | list[str]] = {}
    for domain in DOMAINS:
        found |= words().unfilled(domain, f"{domain}.live_")
    return found


def language_of_words() -> str:
    """The language that the workshop speaks: Swedish where it has not been translated."""
    return words().text_and_language("writing.title")[1]
