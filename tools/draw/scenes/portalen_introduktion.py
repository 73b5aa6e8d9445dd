"""Walking one's introduction programme."""

from __future__ import annotations

from tools.draw.palette import BROWN, DARK, INK, SUN
from tools.draw.people import person
from tools.draw.portal import Portal, on_phone

FOLDER = "lathundar/portalen/bilder/min-introduktion"


def _programme(share: float = 0.1, done: str = "2 av 29 klart") -> Portal:
    s = on_phone(skin=BROWN)
    s.title("Ny i hemtjänsten")
    s.bar(done, share)
    return s


def start() -> str:
    s = on_phone(skin=BROWN)
    s.title("Hej Amina!")
    s.card("Ny i hemtjänsten", "2 av 29 klart")
    s.button("Se hela introduktionen", quiet=True, press=True)
    return s.picture()


def nasta_sak() -> str:
    s = _programme()
    s.small("Nästa sak")
    s.space(6)
    s.card("Svara på mejl", "Senast 12 november", warm=True)
    s.finger(s.left + 250, s.top - 24)
    return s.picture()


def oppna() -> str:
    s = _programme()
    s.card("Svara på mejl", "Senast 12 november", warm=True)
    s.button("Öppna", sign="next", press=True)
    return s.picture()


def jag_kan() -> str:
    s = on_phone(skin=BROWN)
    s.title("Hur gick det?")
    s.button("Jag kan det nu", sign="check", press=True)
    s.button("Jag vill öva mer", quiet=True)
    s.button("Jag vill ha hjälp", quiet=True)
    return s.picture()


def gjort() -> str:
    s = _programme()
    s.card("Träffa din chef", "Senast 1 november", warm=True)
    s.button("Det är gjort", sign="check", press=True)
    return s.picture()


def be_titta() -> str:
    s = _programme()
    s.card("Tvätta händerna", "Visa Dilan det", warm=True)
    s.button("Jag har gjort det\n– be Dilan titta", press=True)
    return s.picture()


def visa() -> str:
    s = on_phone(skin=BROWN)
    s.title("Tvätta händerna")
    s.card("Väntar på Dilan", sign="clock", warm=True)
    new = person(64, 280, DARK, hair="#6B4A73", style="scarf", tunic=True, scale=0.9)
    mentor = person(560, 280, BROWN, hair=INK, beard=True, clothes=SUN, tunic=True, scale=0.9)
    return s.picture(new, mentor)


def hur_langt() -> str:
    s = _programme(0.5, "15 av 29 klart")
    s.card("Första dagen", "7 av 7 klart", sign="check")
    s.card("Första veckan", "8 av 10 klart", sign="list")
    return s.picture()


def vem_hjalper() -> str:
    s = on_phone(skin=BROWN)
    s.title("Vem hjälper mig?")
    s.card("Dilan", "Din handledare", letter="D")
    s.card("Eva", "Din chef", letter="E")
    return s.picture()
