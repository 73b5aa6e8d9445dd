"""What a tablet sent: JSON whose parts are what they should be, else 400 with `reason`."""

from __future__ import annotations

from collections.abc import Mapping

from flask import request

from kompetensportal.errors import MistakeError
from kompetensportal.words import say


def given() -> Mapping[str, object]:
    """The request's JSON object. Raises MistakeError."""
    said = request.get_json(silent=True)
    if not isinstance(said, dict):
        raise MistakeError(say("devices.malformed"))
    return said


def text(said: Mapping[str, object], name: str, most: int, otherwise: str | None = None) -> str:
    """A text of at most so many characters that a database takes. Raises MistakeError."""
    value = said.get(name, otherwise)
    if not isinstance(value, str) or len(value) > most or not _is_whole(value):
        raise MistakeError(say("devices.malformed"))
    return value


def _is_whole(value: str) -> bool:
    """Without NUL and lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value
