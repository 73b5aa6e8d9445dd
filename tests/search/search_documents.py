"""A few plain documents to search, and their sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kompetensportal.store.search.document import SearchDocument
from kompetensportal.store.search.folder import Source

PLAIN = SearchDocument(
    id="",
    kind="lathund",
    title="",
    summary="",
    system="",
    audience=(),
    internal=False,
    keywords=(),
    headings=("Gör så här",),
    text="",
)
DOCUMENTS = (
    replace(
        PLAIN,
        id="outlook/las-och-svara",
        title="Läs och svara på mejl",
        system="outlook",
        summary="Så svarar du på ett mejl.",
        text="Öppna mejlet. Tryck på Svara. Skriv ditt svar. Skicka svaret till chefen.",
    ),
    replace(
        PLAIN,
        id="start/logga-in",
        title="Logga in",
        system="start",
        keywords=("lösenord",),
        text="Skriv ditt användarnamn och lösenordet. Du får en kod i telefonen.",
    ),
    replace(
        PLAIN,
        id="heroma/franvaro",
        title="Anmäl frånvaro",
        system="heroma",
        audience=("hemtjänst",),
        text="Är du sjuk? Anmäl din frånvaro i Heroma innan passet börjar.",
    ),
    replace(
        PLAIN,
        id="phoniro/ratta-pass",
        title="Rätta ett pass",
        system="phoniro",
        audience=("hemtjänst",),
        text="Rätta tiden om passet är fel.",
        more="Passet kan rättas i efterhand av den som arbetade.",
    ),
    replace(
        PLAIN,
        id="djur/far",
        title="Får och lamm",
        system="djur",
        audience=("boende",),
        text="Fåren betar på en äng vid boendet.",
    ),
    replace(
        PLAIN,
        id="familj/far",
        title="Min far",
        system="familj",
        text="En far är en pappa. Fadern heter Bo.",
    ),
    replace(
        PLAIN,
        id="hemligt/nyckelskap",
        title="Koden till nyckelskåpet",
        system="hemligt",
        internal=True,
        text="Skåpet öppnas med en hemlig kod.",
    ),
)


def as_sources(documents: Iterable[SearchDocument]) -> dict[str, Source]:
    """Sources whose stamp is the document itself."""
    return {d.id: Source(repr(d), lambda d=d: d) for d in documents}
