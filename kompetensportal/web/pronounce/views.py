"""The table of words, and one word: to try, to save, to remove."""

from __future__ import annotations

import json
from functools import lru_cache

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.actions.content import own_words
from kompetensportal.actions.content.own_words import ConflictError, OwnWord
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.accounts.access import Act
from kompetensportal.speech.normalise.lexicon import SHIPPED, read_lexicon
from kompetensportal.store.content.generation import Generation
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal, words
from kompetensportal.web.pronounce.group import language, pages
from kompetensportal.words import say

MOST_TEXTS = 400
"""Texts that are looked through for a sentence with the word."""
LONGEST_EXAMPLE = 120


@pages.get("/", endpoint="words")
@allowed(Act.WRITE)
def show_words() -> str:
    """Own words, and the shipped ones that are not said otherwise here."""
    here = language()
    asked = request.args.get("q", "").strip()
    rows, faulty = own_words.read_own(portal().settings.data, here)
    own = {row.written for row in rows}
    shipped = [OwnWord(*pair) for pair in _shipped(here) if pair[0] not in own]
    return render_template(
        "pronounce/words.html",
        language=here,
        languages=own_words.LANGUAGES,
        asked=asked,
        rows=[row for row in rows if _matches(row, asked)],
        shipped=[row for row in shipped if _matches(row, asked)],
        faulty=faulty,
        silent=portal().settings.voice == "none",
    )


@pages.route("/ord", methods=["GET", "POST"], endpoint="word")
@allowed(Act.WRITE)
def one_word() -> str | Response | tuple[str, int]:
    """Add or change a word. `before` is the row as it was when the page was opened."""
    here, data = language(), portal().settings.data
    if request.method == "GET":
        asked = request.args.get("ord", "").strip()
        row, before = _row_of(here, asked)
        return _page(here, row, before, tried=bool(row.said))
    form = request.form
    row = OwnWord(*(form.get(name, "").strip() for name in ("skrivet", "sagt", "anteckning")))
    before = _before(form.get("fore", ""))
    done = form.get("gor", "spara")
    if done == "lyssna":
        fault = own_words.fault_of(row)
        return _page(here, row, before, tried=fault is None, problem=_said(fault))
    try:
        if done == "bort" and before is not None:
            own_words.remove(data, here, before)
            notice.tell(say("pronounce.removed", word=before.written))
        else:
            own_words.save(data, here, row, before)
            count, _ = _where(portal().library.generation(), row.written)
            notice.tell(say("pronounce.saved", word=row.written, n=count))
    except ConflictError as error:
        # What one wrote stays in the fields; saving once more is a choice made knowingly.
        return _page(here, row, error.now, problem=_told(error)), 409
    except MistakeError as error:
        return _page(here, row, before, problem=_told(error)), 400
    return redirect(url_for("pronunciation.words", sprak=here), 303)


def _page(
    here: str,
    row: OwnWord,
    before: OwnWord | None,
    *,
    tried: bool = False,
    problem: tuple[str, str] | None = None,
) -> str:
    _, example = _where(portal().library.generation(), row.written) if tried else (0, "")
    return render_template(
        "pronounce/word.html",
        language=here,
        row=row,
        before=json.dumps([before.written, before.said, before.note]) if before else "",
        can_remove=before is not None,
        tried=tried,
        example=example or words().text("pronounce.example", word=row.written),
        problem=problem,
        silent=portal().settings.voice == "none",
    )


def _row_of(here: str, asked: str) -> tuple[OwnWord, OwnWord | None]:
    """The row to begin with, and the own row that it changes, if there is one."""
    rows, _ = own_words.read_own(portal().settings.data, here)
    own = next((row for row in rows if row.written == asked), None)
    if own is not None:
        return own, own
    return OwnWord(asked, dict(_shipped(here)).get(asked, "")), None


def _before(sent: str) -> OwnWord | None:
    if not sent:
        return None
    try:
        written, said, note = map(str, json.loads(sent))
    except (ValueError, TypeError):
        abort(400)
    return OwnWord(written, said, note)


def _where(generation: Generation, word: str) -> tuple[int, str]:
    """How many texts hold a word, and a short sentence that does."""
    texts, example = 0, ""
    editions = [edition for entry in generation.entries.values() for _, edition in entry.editions]
    for edition in editions[:MOST_TEXTS]:
        try:
            lesson = generation.document(edition.document)
        except NotFoundError:
            continue
        found = [one.text for one in lesson.sentences if word in one.text]
        texts += bool(found)
        if found and not example:
            example = next((one for one in found if len(one) <= LONGEST_EXAMPLE), "")
    return texts, example


@lru_cache(len(own_words.LANGUAGES))
def _shipped(here: str) -> list[tuple[str, str]]:
    return sorted(read_lexicon(SHIPPED / f"{here}.tsv").items(), key=lambda pair: pair[0].lower())


def _matches(row: OwnWord, asked: str) -> bool:
    return asked.casefold() in f"{row.written} {row.said} {row.note}".casefold()


def _said(fault: object) -> tuple[str, str] | None:
    if fault is None:
        return None
    return words().say(fault), words().text("pronounce.row_mend")  # type: ignore[arg-type]


def _told(error: MistakeError) -> tuple[str, str]:
    return words().say(error.what), words().say(error.mend) if error.mend else ""
