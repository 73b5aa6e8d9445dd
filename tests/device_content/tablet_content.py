"""A small content tree with one of each that lies on a tablet, and audio for all of it."""

from __future__ import annotations

import math
from array import array
from pathlib import Path

from kompetensportal.model.content.library import Audio
from kompetensportal.speech.encode import SAMPLE_RATE, encode
from kompetensportal.store.content.library import Library

SECONDS = 12
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" width="320" height="200">'
    '<rect width="320" height="200" fill="#fdecd0"/><circle cx="160" cy="100" r="60"/></svg>'
)
GUIDE = """---
titel: Läs och svara på mejl
id: outlook/las-och-svara
sammanfattning: Så läser du ett mejl och svarar i mobilen.
ägare: Systemspecialist Outlook
granskas: 2099-05-03
svenska: lätt
se-även: [outlook/bifoga]
---

Här lär du dig att läsa ett mejl. Skriv inte om en brukare.

## Gör så här

1. Tryck på appen **Outlook**. {#oppna}

   ![Mobilens appar. Fingret trycker på Outlook.](bilder/en.svg)

2. Tryck på **Svara**. {#svara}

   ![Tre knappar. Fingret trycker på Svara.](bilder/en.svg)

::: film Så svarar du
[Film](filmer/svara.mp4)
[Textning](filmer/svara.vtt)
![Första bilden](bilder/en.svg)

Tryck på den gröna knappen.
:::

## Testa dig själv

::: fråga {#vem}
Bara chefen behöver ditt svar. Vad trycker du på?

- [x] Svara
  > Ja. Då får bara chefen ditt svar.
- [ ] Svara alla
  > Inte än. Då får hela gruppen ditt svar.
:::
"""
FULLER = """---
titel: Läs och besvara mejl i Outlook
id: outlook/las-och-svara
---

Den här texten säger mer om hur man läser och besvarar mejl.

## Gör så här

1. Öppna appen **Outlook** på mobilens startskärm. {#oppna}

   ![Mobilens appar. Fingret trycker på Outlook.](bilder/en.svg)

2. Välj **Svara** längst ner. {#svara}

   ![Tre knappar. Fingret trycker på Svara.](bilder/en.svg)
"""
OTHER = """---
titel: {title}
id: {id}
sammanfattning: {title} i några steg.
ägare: Systemspecialist
granskas: 2099-05-03
svenska: lätt
{more}---

## Gör så här

1. Tryck på gemet. {{#gem}}

   ![Ett gem.](bilder/en.svg)
"""
COURSE = """---
titel: Foto och mejl
id: foto
sammanfattning: Vad du får fotografera och mejla.
ägare: Dataskyddsombud
granskas: 2099-05-03
lektioner:
  - foto/bild
  - outlook/bifoga
---

Två korta lektioner.
"""
LESSON = """---
titel: Bilder
id: foto/bild
ägare: Dataskyddsombud
granskas: 2099-05-03
svenska: lätt
---

Fråga alltid först.
"""
WORD = """---
ord: brukare
förklaring: En person som får stöd av kommunen.
ikon: user-heart
översättningar:
  - {språk: en, text: service user, källa: Kompetensportalen, granskad: ja}
---
"""
FILM = b"\0\0\0\x18ftypmp42" * (320 << 10)
"""Nearly as large as a pack may be: with it, a library is two packs."""
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nTryck på den gröna knappen.\n"


def write(root: Path) -> None:
    """Write the tree under a folder."""
    internal = OTHER.format(title="Titta på din lön", id="heroma/lon", more="intern: ja\n")
    files = {
        "lathundar/outlook/las-och-svara.md": GUIDE,
        "lathundar/outlook/las-och-svara.fyllig.md": FULLER,
        "lathundar/outlook/bifoga.md": OTHER.format(
            title="Bifoga en fil", id="outlook/bifoga", more=""
        ),
        "lathundar/heroma/lon.md": internal,
        "lathundar/outlook/filmer/svara.vtt": CAPTIONS,
        "lathundar/outlook/bilder/en.svg": PICTURE,
        "lathundar/heroma/bilder/en.svg": PICTURE,
        "courses/foto/kurs.md": COURSE,
        "courses/foto/bild.md": LESSON,
        "courses/ordlista/brukare.md": WORD,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (root / "lathundar/outlook/filmer/svara.mp4").write_bytes(FILM)


def add_audio(data: Path) -> None:
    """Let each text that is silent sound like a tone of its own."""
    library = Library(data)
    here = library.generation()
    for group in here.groups:
        sounds = {
            document: _sound(library, document, number)
            for number, entry in enumerate(here.group(group))
            for document in entry.documents
            if here.audio(document) is None
        }
        if sounds:
            library.publish_audio(group, sounds)


def _sound(library: Library, document: str, number: int) -> Audio:
    height = 200 + 10 * number + int(document[:2], 16)
    samples = (
        int(9_000 * math.sin(at * height * math.tau / SAMPLE_RATE))
        for at in range(SECONDS * SAMPLE_RATE)
    )
    sound = library.pool.put(encode(array("h", samples).tobytes(), SAMPLE_RATE), "mp3")
    length = SECONDS * 1_000
    timing = (
        f'{{"v":1,"duration":{length},"flow":{length},"sentences":'
        f'[{{"s":0,"start":0,"end":{length},"words":[[0,0]]}}]}}'
    )
    return Audio(sound, library.pool.put(timing.encode(), "json"), length, "ton")
