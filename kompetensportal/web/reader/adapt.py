"""How one wants to read: the forms of every page, and the page that goes through all the choices.

That page is the portal's own lathund about it, with the choice itself in each step instead of the
picture, so that the voice reads the choices to whoever meets the portal for the first time.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from flask import redirect, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response

from kompetensportal.actions.portal.people import set_language
from kompetensportal.model.content.library import Edition, Entry
from kompetensportal.web import reading
from kompetensportal.web.account import choices
from kompetensportal.web.account.session import SHARED_COOKIE, local, visit, visits
from kompetensportal.web.context import INTERFACE_LANGUAGES, LANGUAGE_COOKIE, person, portal, words
from kompetensportal.web.listen import listen_part
from kompetensportal.web.reader.group import pages
from kompetensportal.web.reading import Reading
from kompetensportal.web.shell import reader

GUIDE = "portalen/lattare-att-lasa"
STEPS = {
    "latt": "form",
    "storlek": "size",
    "luft": "spacing",
    "farger": "theme",
    "rader": "focus",
    "delar": "parts",
    "bokstaver": "font",
}
"""Steps of the lathund, and the choice that each is about."""
_STEP = re.compile(r'<li class="step" id="([a-z-]+)".*?<div class="step-text">(.*?)</div>', re.S)
_FIRST_WORDS = re.compile(r"\A(.*?)<h2", re.S)


@pages.get("/anpassa")
def go_through() -> str:
    """Every choice, one after the other, read aloud when the voice has read the lathund."""
    library = portal().library.generation()
    told, content_language = _told(library.entries.get(GUIDE))
    asked: dict[str, Markup] = {}
    intro = Markup("")
    listen = Markup("")
    aids = library.aids(told.document) if told is not None else None
    if told is not None:
        html = library.document(told.document).html
        asked = {STEPS[id_]: Markup(text) for id_, text in _STEP.findall(html) if id_ in STEPS}
        if found := _FIRST_WORDS.match(html):
            intro = Markup(found[1])
        listen = listen_part(told.document, library.audio(told.document))
    return render_template(
        "reader/adapt.html",
        title=told.title if told else "",
        content_language=content_language,
        intro=intro,
        asked=asked,
        listen=listen,
        aids=f"/p/{aids.file}" if aids else "",
        mine=reader(),
        kept=_kept(),
        next=local(request.args.get("next", "/")),
    )


@pages.post("/anpassa")
def adapt() -> Response:
    """Keep how the reader wants to read, and go back to the page."""
    now = reading.of_browser(request.cookies, visit())
    response = _back()
    usual = "reset" in request.form
    choices.keep(response, Reading() if usual else now.changed(request.form.to_dict()))
    return response


@pages.post("/sprak")
def language() -> Response:
    """Keep the interface language of this browser and of who is signed in; go back to the page."""
    response = _back()
    chosen = request.form.get("language", "")
    if chosen in INTERFACE_LANGUAGES:
        who, here = person(), visit()
        if who is not None:
            with portal().database.session() as session:
                set_language(session, who.id, chosen)
            visits().forget()
        if here is None or not here.shared:
            choices.keep_in_browser(response, LANGUAGE_COOKIE, chosen)
    return response


def _told(entry: Entry | None) -> tuple[Edition | None, str]:
    """The lathund in the language of the choices, and that language; None when it has no such."""
    if entry is None:
        return None, ""
    if translated := entry.translation(words().language):
        return translated.edition, translated.language
    if entry.language != words().language.partition("-")[0]:
        return None, ""
    edition = entry.edition(reader().reading.form)
    return edition, "sv-simple" if edition is entry.easy else entry.language


def _kept() -> str:
    """The key of the words on where the choices are kept."""
    if person() is not None:
        return "adapt.kept_person"
    return "adapt.kept_shared" if SHARED_COOKIE in request.cookies else "adapt.kept_browser"


def _back() -> Response:
    """To the page where the form was, when that is one of ours; the form may name it in `next`."""
    if "next" in request.form:
        return redirect(local(request.form["next"]), 303)
    page = urlsplit(request.referrer or "")
    if page.netloc != request.host:
        return redirect("/", 303)
    return redirect(local(page.path + (f"?{page.query}" if page.query else "")), 303)
