"""A small library: a lathund with questions, one without, and Amina's introduction."""

from __future__ import annotations

from pathlib import Path

HEAD = """---
titel: {title}
id: {id}
sammanfattning: {title} i några steg.
ägare: Systemspecialist Outlook
granskas: 2027-05-03
svenska: lätt
---

"""

STEPS = """## Gör så här

1. Tryck på appen **Outlook**. {#oppna}

2. Läs hela mejlet. Ta den tid du behöver. {#las}

3. Tryck på **Svara**. {#svara}

4. Skriv ditt svar. Skriv kort. {#skriv}

5. Tryck på **Skicka**. {#skicka}

"""

QUESTIONS = """## Testa dig själv

::: fråga {#vem}
Bara chefen behöver ditt svar. Vad trycker du på?

- [x] Svara
  > Ja. Då får bara chefen ditt svar.
- [ ] Svara alla
  > Inte än. Då får hela gruppen ditt svar.
:::

::: fråga {#knapp}
Vad står det på knappen?

Svar: Svara | svara alla
> Ja, den knappen.

Annars:
> Inte än. Titta på steg 3.
:::
"""

GOALS = """---
titel: Mejla i Outlook
id: outlook/kunskapsmal
ägare: Systemspecialist Outlook
granskas: 2027-05-03
kunskapsmål:
  - id: lasa
    mål: Kan läsa sina mejl.
    lätt: Jag kan läsa mina mejl.
    nivå: 1
    lär: [outlook/bifoga]
  - id: svara
    mål: Kan besvara ett mejl.
    lätt: Jag kan svara på ett mejl.
    nivå: 2
    lär: [outlook/bifoga]
---
"""

PROGRAMME = """---
titel: Ny i hemtjänsten
id: ny-i-hemtjansten
sammanfattning: Din första månad i hemtjänsten.
ägare: Kvalitetsutvecklare äldreomsorg
granskas: 2027-02-15
verksamhet: [hemtjänst]
yrke: [undersköterska, vårdbiträde]
---

Välkommen till hemtjänsten!

## Första dagen

::: aktivitet Hämta din telefon {#telefon}
vem: medarbetare

Hämta telefonen på expeditionen.
:::

::: aktivitet Svara på mejl {#svara-pa-mejl}
vem: medarbetare
bekräftas: handledare

Svara på ett mejl. Visa din handledare.
:::

::: aktivitet Visa huset {#visa-huset}
vem: handledare

Gå runt i huset tillsammans.
:::
"""


def write(folder: Path) -> None:
    """Write the content into an empty folder."""
    guides = folder / "lathundar" / "outlook"
    guides.mkdir(parents=True)
    answer = HEAD.format(title="Läs och svara på mejl", id="outlook/svara") + STEPS
    (guides / "svara.md").write_text(answer + QUESTIONS, encoding="utf-8")
    attach = HEAD.format(title="Skicka med en bild", id="outlook/bifoga") + STEPS
    (guides / "bifoga.md").write_text(attach, encoding="utf-8")
    (guides / "kunskapsmal.md").write_text(GOALS, encoding="utf-8")
    programmes = folder / "courses" / "introduktionsprogram"
    programmes.mkdir(parents=True)
    (programmes / "ny-i-hemtjansten.md").write_text(PROGRAMME, encoding="utf-8")
