"""What every page needs, found for each request and handed to pages and templates by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app, g, request
from markupsafe import Markup, escape

from kompetensportal.languages import LANGUAGES
from kompetensportal.model.accounts.person import Person
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.assets import ASSETS
from kompetensportal.web.borrowed import attributes
from kompetensportal.web.page_context import PageContext, PageTemplate
from kompetensportal.words import FALLBACK, Catalogue, borrowed, catalogue

INTERFACE_LANGUAGES = tuple(LANGUAGES)
"""Codes of the languages of buttons and menus, in the order of the chooser."""
LANGUAGE_COOKIE = "kp_language"


@dataclass(frozen=True, slots=True)
class Portal:
    """What the portal was built with; the same for every request."""

    settings: Settings
    database: Database
    library: Library


def portal() -> Portal:
    """The portal that answers this request."""
    return cast(Portal, current_app.extensions["portal"])


def words() -> Catalogue:
    """The words of the reader's interface language."""
    if "words" not in g:
        g.words = catalogue(_language())
    return cast(Catalogue, g.words)


def t(key: str, /, **args: str | int) -> str:
    """The words for a key in the reader's language."""
    return words().text(key, **args)


def said(text: str, language: str = FALLBACK) -> str:
    """A text of the content, which knows its language where the page has another (filter)."""
    if not text or language.partition("-")[0] == words().language.partition("-")[0]:
        return text
    return borrowed(text, language)


def in_language(language: str, always: bool = False) -> Markup:
    """` lang="…" dir="…"` for a text that is not in the interface's language; else nothing.

    always: also when it is, for text inside of something that may be in another one.
    """
    if not language or (language == words().language and not always):
        return Markup("")
    return Markup(attributes(str(escape(language))))


def person() -> Person | None:
    """Who is signed in, if anybody (set by `web.account.session` before the request)."""
    return cast("Person | None", g.get("person"))


def register(app: Flask, helpers: dict[str, Callable[..., object]] | None = None) -> None:
    """Give templates and their macros the names they use, and what a page group adds.

    `t` words, `asset` addresses of built files, `personal` what differs from reader to reader.
    """
    app.jinja_env.template_class = PageTemplate
    app.jinja_env.context_class = PageContext
    app.jinja_env.filters["said"] = said
    app.jinja_env.globals.update(
        t=t,
        asset=ASSETS.address,
        has_asset=ASSETS.has,
        known_icon=ASSETS.icon,
        direction=lambda: words().direction,
        interface_language=lambda: words().language,
        in_language=in_language,
        organisation=cast(Portal, app.extensions["portal"]).settings.organisation,
        **(helpers or {}),
    )
    app.context_processor(lambda: {"person": person(), "words": words()})


def _language() -> str:
    signed_in = person()
    if signed_in is not None and signed_in.language in INTERFACE_LANGUAGES:
        return signed_in.language
    return language_of(request.cookies.get(LANGUAGE_COOKIE, ""), portal().settings)


def language_of(cookie: str, settings: Settings) -> str:
    """The interface language that a cookie names, or the portal's."""
    return cookie if cookie in INTERFACE_LANGUAGES else settings.language
