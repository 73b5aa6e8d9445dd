"""A tablet that several people share."""

from __future__ import annotations

from tools.draw.palette import TAN
from tools.draw.portal import Portal, on_tablet

FOLDER = "lathundar/portalen/bilder/delad-surfplatta"


def _page(account: str = "Fatima") -> Portal:
    return on_tablet(account, skin=TAN)


def logga_in() -> str:
    s = _page("Logga in")
    c = s.column(440)
    c.field("Användarnamn", "fatima")
    c.field("Lösenord", "••••••••••")
    c.button("Logga in", press=True)
    return s.picture()


def oppna() -> str:
    s = _page()
    s.ways("Start", "Lathundar", "Administration", press=2)
    s.title("Hej Fatima!")
    s.greek(3)
    return s.picture()


def delade() -> str:
    s = _page()
    s.title("Administration")
    s.card("Importera från fil", sign="upload")
    s.card("Delade surfplattor och datorer", "0 delade", sign="tablet", press=True)
    return s.picture()


def namn() -> str:
    s = _page()
    s.title("Den här webbläsaren")
    c = s.column(540)
    c.field("Vad heter den?", "Surfplattan i köket", press=True)
    c.field("Enhet", "")
    return s.picture()


def enhet() -> str:
    s = _page()
    s.title("Den här webbläsaren")
    c = s.column(540)
    c.field("Vad heter den?", "Surfplattan i köket")
    c.field("Enhet", "Hemtjänsten Ekdalen", press=True)
    return s.picture()


def mark() -> str:
    s = _page()
    c = s.column(600)
    c.field("Enhet", "Hemtjänsten Ekdalen")
    c.button("Märk den här webbläsaren\nsom delad", sign="tablet", press=True)
    return s.picture()


def prova() -> str:
    s = _page("Logga in")
    s.said("Surfplattan i köket är nu delad.")
    s.title("Vem är du?")
    left, right = s.halves()
    left.card("Amina", letter="A", press=True)
    right.card("Dilan", letter="D")
    return s.picture()
