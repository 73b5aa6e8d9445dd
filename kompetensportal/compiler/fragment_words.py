"""The few words that the compiler adds to a text: "Tips", "Svara", "Ledtråd"."""

from __future__ import annotations

from functools import cache

from kompetensportal.words import catalogue


@cache
def fragment_words(language: str, name: str) -> str:
    """The word of the `fragment` catalogue in the language of the content."""
    return catalogue(language).text(f"fragment.{name}")
