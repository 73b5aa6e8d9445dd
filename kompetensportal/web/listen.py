"""The player's part of a page, and `/ljud/<document>`, which tells a waiting page of its audio."""

from __future__ import annotations

from functools import lru_cache

from flask import Blueprint, Response, jsonify, render_template
from markupsafe import Markup

from kompetensportal.actions.content.voice_report import last_report
from kompetensportal.model.content.library import Audio
from kompetensportal.web.context import portal, t, words

pages = Blueprint("listen", __name__)
SILENT = "none"
KEPT_PARTS = 2048


def listen_part(document: str, audio: Audio | None) -> Markup:
    """The player for a document, in the language of this request's words.

    Without audio it says so, and the page's script asks now and then whether it has come.
    """
    sound, timing = (f"/p/{audio.sound}", f"/p/{audio.timing}") if audio else ("", "")
    return _part(words().language, document, sound, timing)


@pages.get("/ljud/<document>")
def sound(document: str) -> Response:
    """Where the audio of a document is, or why there is none."""
    audio = portal().library.generation().audio(document)
    if audio is not None:
        answer = jsonify(audio=f"/p/{audio.sound}", timing=f"/p/{audio.timing}")
    else:
        why = _why(document)
        answer = jsonify(why=t(why or "player.waiting"), final=why is not None)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _why(document: str) -> str | None:
    """The key of the reason for which a document will have no audio; None while it may come."""
    if portal().settings.voice == SILENT:
        return "player.no_engine"
    report = last_report(portal().settings.data)
    if report is None:
        return None
    if report.fault is not None:
        return "player.no_engine"
    mine = {unspoken.why.key for unspoken in report.unspoken if unspoken.document == document}
    if not mine:
        return None
    return "player.no_voice" if mine == {"speech.no_voice"} else "player.not_spoken"


@lru_cache(KEPT_PARTS)
def _part(_language: str, document: str, sound: str, timing: str) -> Markup:
    return Markup(
        render_template("player/listen.html", document=document, audio=sound, timing=timing)
    )
