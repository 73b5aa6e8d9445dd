"""A word, or a sentence with it, to hear before it is saved."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from flask import abort, current_app, request
from werkzeug.wrappers import Response

from kompetensportal.actions.content.own_words import OwnWord, fault_of, own_lexicons
from kompetensportal.actions.content.voice import open_narrator
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech.narrate import Narrator
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal, words
from kompetensportal.web.pronounce.group import language, pages

LONGEST = 300
"""Characters of a sentence that is spoken for one person who waits."""


class Mouth:
    """One engine for all who try words; they wait for each other, a sentence is short."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._narrator: Narrator | None = None

    def say(self, text: str, in_language: str, row: OwnWord) -> bytes:
        """MP3 of a text as it would be said with a row of the table."""
        settings = portal().settings
        with self._lock, tempfile.TemporaryDirectory(prefix="kp-word-") as folder:
            self._narrator = self._narrator or open_narrator(settings.data, settings.voice)
            tried = Path(folder) / f"uttal.{in_language}.tsv"
            tried.write_text(f"{row.written}\t{row.said}\n", encoding="utf-8")
            self._narrator.lexicons = (*own_lexicons(settings.data), tried)
            return self._narrator.narrate([Sentence(0, text, in_language, "text")]).mp3


def mouth() -> Mouth:
    """The application's."""
    found: Mouth = current_app.extensions.setdefault("pronounce", Mouth())
    return found


@pages.get("/ljud", endpoint="sound")
@allowed(Act.WRITE)
def sound() -> Response:
    """The sound of `mening`, or of the word alone, with `skrivet` said as `sagt`."""
    row = OwnWord(request.args.get("skrivet", "").strip(), request.args.get("sagt", "").strip())
    text = request.args.get("mening", "").strip() or row.written
    if fault_of(row) is not None or len(text) > LONGEST:
        abort(400)
    try:
        made = mouth().say(text, language(), row)
    except EnvironmentalError as error:
        # The page holds the words on why; a browser shows nothing of this.
        return Response(words().say(error.what), 503, mimetype="text/plain")
    return Response(made, mimetype="audio/mpeg") if made else Response("", 503)
