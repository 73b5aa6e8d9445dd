"""A small content folder with a glossary, published, and a portal that serves it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kompetensportal.actions.content.publish import PublishReport, publish
from kompetensportal.settings import Settings
from kompetensportal.store import schema
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools import loopback

DAY = date(2026, 11, 1)
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 20" width="32" height="20">'
    '<rect width="32" height="20" fill="#fdecd0"/></svg>'
)
GUIDE = """---
titel: Skriv om insatsen
id: lifecare/skriv
ägare: Systemspecialist
granskas: 2030-01-01
svenska: lätt
---

Här skriver du om en brukare. Brukaren får hjälp
av dig. Läs hennes genomförandeplan.

## Brukaren först

1. Du ska logga
   in i **Brukare** & sedan vänta. {#oppna}

   ![En skärm](bilder/en.svg)

2. Skriv om insatserna. Se [brukarens plan](https://example.org/). {#skriv}

   ![En skärm](bilder/en.svg)

::: varning
Logga ut när du är klar med insatsen.
:::
"""
WORDS = {
    "brukare": """ord: brukare
förklaring: En person som får stöd av kommunen.
ikon: user-heart
översättningar:
  - {språk: en, text: service user, källa: Kompetensportalen, granskad: ja}
  - {språk: ar, text: متلقي الرعاية, källa: Kompetensportalen, granskad: nej}
""",
    "insats": """ord: insats
förklaring: Den hjälp som någon har fått beslut om.
ikon: heart-handshake
se: [brukare]
översättningar:
  - {språk: en, text: support, källa: Kompetensportalen, granskad: ja}
""",
    "genomforandeplan": """ord: genomförandeplan
förklaring: En text om hur en person vill få sin hjälp.
ikon: clipboard-heart
delar: [genomförande, plan]
""",
    "logga-in": """ord: logga in
förklaring: Att öppna ett system med ditt namn.
ikon: login
former: [loggar in]
""",
}


def write(root: Path, words: dict[str, str] | None = None, guide: str = GUIDE) -> Path:
    """A content folder; `words` are added to the four there are."""
    folder = root / "lathundar" / "lifecare"
    (folder / "bilder").mkdir(parents=True, exist_ok=True)
    (folder / "bilder" / "en.svg").write_text(PICTURE, encoding="utf-8")
    (folder / "skriv.md").write_text(guide, encoding="utf-8")
    glossary = root / "courses" / "ordlista"
    glossary.mkdir(parents=True, exist_ok=True)
    for name, front in (WORDS | (words or {})).items():
        (glossary / f"{name}.md").write_text(f"---\n{front}---\n", encoding="utf-8")
    return root


def published(root: Path, data: Path) -> PublishReport:
    """Publish a content folder."""
    return publish(root, data, today=DAY)


@contextlib.contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve a data folder on loopback; gives the address."""
    database = Database(f"sqlite:///{data / 'portal.sqlite'}")
    schema.create(database)
    app = create_app(Settings(data=data, demo=True), database, Library(data))
    with loopback.served(app) as address:
        yield address
    database.close()
