"""A small content tree to listen to: steps, a link, a fold; and a short one beside it."""

from __future__ import annotations

from pathlib import Path

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" width="320" height="200">'
    '<rect width="320" height="200" fill="#fdecd0"/></svg>'
)
HEAD = """---
titel: {title}
id: {id}
ägare: Systemspecialist Outlook
granskas: 2099-05-03
svenska: lätt
kontrollerad: Kontrollera mot ert system
---
"""
GUIDE = """
Här lär du dig att svara. Det går fort.

## Gör så här

1. Öppna Outlook. {#oppna}

   ![Mobilen](bilder/en.svg)

2. Läs [hela mejlet](kort.md). Tänk efter. {#las}

   ![Ett mejl](bilder/en.svg)

3. Tryck på Svara. {#svara}

   ![En knapp](bilder/en.svg)

4. Skriv ditt svar. {#skriv}

   ![Ett svar](bilder/en.svg)

::: läs-mer Varför är det så?
Den här meningen är gömd tills någon öppnar den.
:::

Nu är du klar.
"""
SHORT = "\n## Läs\n\nHej.\n"
ASKS = """
Läs först.

::: fråga {#forst}
Vad gör du?

- [x] Jag läser.
  > Ja. Det är bra.
- [ ] Jag väntar.
  > Inte än. Titta igen.

Ledtråd: Börja med att läsa.
:::

Nu är du klar.
"""


def write(folder: Path) -> None:
    """Write the tree."""
    outlook = folder / "lathundar" / "outlook"
    (outlook / "bilder").mkdir(parents=True)
    (folder / "courses").mkdir()
    (outlook / "bilder" / "en.svg").write_text(PICTURE, encoding="utf-8")
    for name, title, text in (
        ("svara", "Svara på mejl", GUIDE),
        ("kort", "En kort text", SHORT),
        ("fraga", "En fråga", ASKS),
    ):
        head = HEAD.format(title=title, id=f"outlook/{name}")
        (outlook / f"{name}.md").write_text(head + text, encoding="utf-8")
