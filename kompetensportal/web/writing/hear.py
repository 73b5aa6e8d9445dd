"""`POST /skriva/ljud/<path>`: a text as it stands in the editor, read aloud; files of drafts."""

from __future__ import annotations

from flask import Response, abort, jsonify, request, send_file

from kompetensportal.model.accounts.access import Act
from kompetensportal.store.content.pool import NAME
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import words
from kompetensportal.web.pool_files import SVG_POLICY, TYPES, UNKNOWN_TYPE
from kompetensportal.web.writing.group import pages
from kompetensportal.web.writing.proofing import proofing
from kompetensportal.web.writing.sent_draft import answers_drafts
from kompetensportal.web.writing.turns import Turn

FILES = "/skriva/utkast/"


@pages.post("/skriva/ljud/<path:path>")
@answers_drafts
def hear_draft(path: str, text: str) -> Response:
    """Where the sound and its timing are; `?mer=ja` when the beginning sounds already."""
    at_hand, first = proofing(), request.args.get("mer") != "ja"
    with at_hand.voice_turns.turn((viewer().id, path)) as turn:
        if turn is not Turn.YES:
            return jsonify(again=turn is Turn.FULL, old=turn is Turn.OLD)
        heard = at_hand.voice.hear(path, text, first=first)
    said = words()
    return jsonify(
        sound=FILES + heard.sound,
        timing=FILES + heard.timing,
        whole=heard.whole,
        length=_length(heard.duration, heard.whole),
        places=heard.places,
        missing=[said.say(message) for message in heard.missing],
    )


@pages.get(f"{FILES}<name>")
@allowed(Act.WRITE)
def draft_file(name: str) -> Response:
    """A sound, a timing or a picture of a draft, for those who write."""
    if not NAME.fullmatch(name):
        abort(404)
    ending = name.rpartition(".")[2]
    try:
        file = proofing().files.path(name).resolve()
        answer = send_file(file, TYPES.get(ending, UNKNOWN_TYPE), conditional=True, etag=False)
    except FileNotFoundError:
        abort(404)
    answer.headers["Cache-Control"] = "private, max-age=3600"
    if ending == "svg":
        answer.headers["Content-Security-Policy"] = SVG_POLICY
    return answer


def _length(milliseconds: int, whole: bool) -> str:
    """A duration in words: 2 min 10 s; without the seconds while it is an estimate."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    if not whole:
        return words().text("proofing.length_about", minutes=max(1, round(milliseconds / 60_000)))
    if not minutes:
        return words().text("proofing.length_short", seconds=seconds)
    return words().text("proofing.length", minutes=minutes, seconds=seconds)
