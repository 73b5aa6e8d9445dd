"""The pages of anonymous surveys as they lie on a tablet: the same for everybody.

Which course it is about stands in the address, so the page has the titles of all of them, hidden;
the tablet's script shows the one. The unit is that of the tablet, so nobody is asked for hers.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import g, render_template
from markupsafe import Markup

from kompetensportal.model.content.library import Entry
from kompetensportal.model.surveys.sheet import GENDERS
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.surveys import sheets
from kompetensportal.store.surveys.standing import professions
from kompetensportal.web.context import portal
from kompetensportal.web.listen import listen_part
from kompetensportal.web.reader import editions
from kompetensportal.web.shell import reader
from kompetensportal.web.surveys.offered import address_of, asked_of, entries, title_of


def surveys_of(library: Generation) -> Mapping[str, Entry]:
    """The anonymous surveys by their address; what they ask is kept, for the sheets to come."""
    found = {id_: one for id_, one in entries(library).items() if asked_of(library, one).anonymous}
    with portal().database.session() as session:
        for id_, entry in found.items():
            sheets.keep_version(session, id_, title_of(library, entry), asked_of(library, entry))
    return {address_of(id_): entry for id_, entry in found.items()}


def works() -> list[str]:
    """What can be ticked as a profession."""
    with portal().database.session() as session:
        return professions(session)


def page(library: Generation, entry: Entry) -> str:
    """One survey, as a reader in this request reads it."""
    address = address_of(entry.id)
    shown = editions.shown(entry, reader().reading.form, "", address)
    edition, g.shell = shown.edition, False
    return render_template(
        "surveys/ask.html",
        address=address,
        entry=entry,
        edition=edition,
        easy=edition is entry.easy,
        has_both=entry.easy is not None and entry.standard is not None,
        content_language=shown.language,
        courses=[one for one in library.courses.values() if not one.nano],
        anonymous=True,
        version=asked_of(library, entry).version,
        fragment=Markup(library.document(edition.document).html),
        listen=listen_part(edition.document, library.audio(edition.document)),
        event_id="",
        units=[],
        professions=works(),
        genders=GENDERS,
        given={},
        mark="",
    )
