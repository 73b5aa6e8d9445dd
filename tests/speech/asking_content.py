"""A text for each kind of question but choice, and one with a film, to listen to."""

from __future__ import annotations

from pathlib import Path

from player_content import HEAD, PICTURE  # type: ignore[import-not-found]

ORDER = """
::: ordna {#fraga}
Vad gör du?

1. Jag läser.
2. Jag svarar.

Rätt: Ja. Det är bra.

Annars: Inte än. Titta igen.

Ledtråd: Börja med att läsa.
:::
"""
MATCH = """
::: para-ihop {#fraga}
Vad betyder orden?

| Ord | Betyder |
| --- | --- |
| Insats | En hjälp |
| Brukare | En person |

Rätt: Ja. Det är bra.

Annars: Inte än. Titta igen.

Ledtråd: Börja med att läsa.
:::
"""
POINT = """
::: peka {#fraga}
Var trycker du?

![En ruta](bilder/en.svg)

- [x] I mitten. {yta: 35 25 30 50}
  > Ja. Det är bra.
- [ ] I hörnet. {yta: 2 2 20 20}
  > Inte än. Titta igen.

Ledtråd: Börja med att läsa.
:::
"""
FILM = """
::: film Så ringer det
[Film](filmer/ring.webm)
[Textning](filmer/ring.vtt)
![En ruta](bilder/en.svg)

Telefonen ringer. Någon svarar.
:::
"""
KINDS = {
    "order": (ORDER, ["Vad gör du?", "Jag läser.", "Jag svarar."]),
    "match": (MATCH, ["Vad betyder orden?", "Insats", "Brukare", "En hjälp", "En person"]),
    "point": (POINT, ["Var trycker du?", "I mitten.", "I hörnet."]),
}
"""Kind: (the text, what is read aloud of it before one answers; things to order are mixed)."""
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:00.900\nTelefonen ringer.\n"
NO_FILM = b"\x1a\x45\xdf\xa3"
"""How a WebM begins: the film itself is not played here."""


def write(folder: Path) -> None:
    """Write the tree."""
    outlook = folder / "lathundar" / "outlook"
    for inner in ("bilder", "filmer"):
        (outlook / inner).mkdir(parents=True)
    (folder / "courses").mkdir()
    (outlook / "bilder" / "en.svg").write_text(PICTURE, encoding="utf-8")
    (outlook / "filmer" / "ring.webm").write_bytes(NO_FILM)
    (outlook / "filmer" / "ring.vtt").write_text(CAPTIONS, encoding="utf-8")
    for name, text in (*((kind, asks) for kind, (asks, _) in KINDS.items()), ("film", FILM)):
        head = HEAD.format(title="Vi läser", id=f"outlook/{name}")
        whole = f"{head}\nLäs först.\n{text}\nNu är du klar.\n"
        (outlook / f"{name}.md").write_text(whole, encoding="utf-8")
