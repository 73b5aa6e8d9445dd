"""A small content tree that has every construct a reader meets, and nothing else."""

from __future__ import annotations

from pathlib import Path

PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 200" width="320" height="200">'
    '<rect width="320" height="200" fill="#fdecd0"/><circle cx="160" cy="100" r="60"/></svg>'
)

GUIDE = """---
titel: Läs och svara på mejl
id: outlook/las-och-svara
sammanfattning: Så läser du ett mejl och svarar i mobilen.
ägare: Systemspecialist Outlook
ersättare: Digital kompetensledare
granskas: 2027-05-03
svenska: lätt
minuter: 5
arbetsuppgift: uppgift/mejl
se-även: [outlook/bifoga]
kontrollerad: Kontrollera mot ert system
---

Här lär du dig att läsa ett mejl.

## Gör så här

1. Tryck på appen **Outlook**. {#oppna}

   ![Mobilens appar. Fingret trycker på Outlook.](bilder/en.svg)

2. Läs hela mejlet. {#las}

   ![Ett mejl från chefen.](bilder/en.svg)

3. Tryck på **Svara**. {#svara}

   ![Tre knappar. Fingret trycker på Svara.](bilder/en.svg)

::: tips
Du kan prata i stället för att skriva.
:::

::: varning
Skriv inte om en brukare i mejlet.
:::

::: term brukare
En person som får hjälp av oss.
:::

## Testa dig själv

::: fråga {#vem}
Bara chefen behöver ditt svar. Vad trycker du på?

- [x] Svara
  > Ja. Då får bara chefen ditt svar.
- [ ] Svara alla
  > Inte än. Då får hela gruppen ditt svar.

Ledtråd: Du vill bara svara en person.
:::

::: fråga {#vad}
Vad får du skriva i ett mejl?

- [x] Att du kommer på mötet.
  > Ja. Det handlar om ditt jobb.
- [x] Att du vill byta pass.
  > Ja. Det handlar om ditt arbetspass.
- [ ] Att en brukare har ramlat.
  > Inte i mejl. Det ska du skriva i journalen.
:::

::: fråga {#knapp}
Vad står det på knappen?

Svar: Svara | svara alla
> Ja, den knappen.

Annars:
> Inte än. Titta på bilden i steg 3.
:::

::: övning {#skicka-eget}
Skicka ett mejl till din handledare.
:::

::: läs-mer Vad är skillnaden?
Svara går bara till den som skrev.

| Knapp | Vem får svaret |
| --- | --- |
| Svara | Den som skrev |
| Svara alla | Alla |
:::
"""

FULLER = """---
titel: Läs och besvara mejl i Outlook
id: outlook/las-och-svara
---

Den här texten är längre och säger mer om hur man läser och besvarar mejl.

## Gör så här

1. Öppna appen **Outlook** på mobilens startskärm. {#oppna}

   ![Mobilens appar. Fingret trycker på Outlook.](bilder/en.svg)

2. Läs igenom hela mejlet innan du svarar. {#las}

   ![Ett mejl från chefen.](bilder/en.svg)

3. Välj **Svara** längst ner. {#svara}

   ![Tre knappar. Fingret trycker på Svara.](bilder/en.svg)
"""

OTHER = """---
titel: {title}
id: {id}
sammanfattning: {title} i några steg.
ägare: Systemspecialist Outlook
granskas: 2027-05-03
svenska: lätt
{more}---

## Gör så här

1. Tryck på gemet. {{#gem}}

   ![Ett gem.](bilder/en.svg)

2. Välj filen. {{#fil}}

   ![En lista med filer.](bilder/en.svg)
"""

TASK = """---
titel: Läsa och svara på mejl
id: uppgift/mejl
ägare: Systemspecialist Outlook
granskas: 2027-05-03
kunskapsmål:
  - id: lasa
    mål: Kan läsa och besvara mejl
    lätt: Jag kan läsa och svara på mejl.
---

Vi läser mejlen en gång varje arbetsdag.
"""

COURSE = """---
titel: Foto och mejl
id: foto
sammanfattning: Vad du får fotografera och mejla.
ägare: Dataskyddsombud
granskas: 2027-05-03
minuter: 20
ikon: shield-lock
lektioner:
  - foto/bild
  - foto/mejl
  - outlook/bifoga
---

Tre korta lektioner.
"""

LESSON = """---
titel: {title}
id: foto/{name}
ägare: Dataskyddsombud
granskas: 2027-05-03
minuter: 6
---

{text}

::: fråga {{#far-du}}
Får du göra det?

- [x] Ja
  > Ja, det får du.
- [ ] Nej
  > Inte än. Läs en gång till.
:::
"""


def write(root: Path) -> None:
    """Write the tree under a folder."""
    lesson = LESSON.format
    files = {
        "lathundar/outlook/las-och-svara.md": GUIDE,
        "lathundar/outlook/las-och-svara.fyllig.md": FULLER,
        "lathundar/outlook/bifoga.md": OTHER.format(
            title="Bifoga en fil", id="outlook/bifoga", more=""
        ),
        "lathundar/heroma/lon.md": OTHER.format(
            title="Titta på din lön", id="heroma/lon", more="intern: ja\n"
        ),
        "courses/arbetsuppgifter/mejl.md": TASK,
        "courses/foto/kurs.md": COURSE,
        "courses/foto/bild.md": lesson(title="Bilder", name="bild", text="En längre text."),
        "courses/foto/bild.latt.md": lesson(title="Bilder", name="bild", text="Kort text."),
        "courses/foto/mejl.md": lesson(title="Mejl", name="mejl", text="En längre text."),
        "courses/foto/mejl.latt.md": lesson(title="Mejl", name="mejl", text="Kort text."),
        "lathundar/outlook/bilder/en.svg": PICTURE,
        "lathundar/heroma/bilder/en.svg": PICTURE,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
