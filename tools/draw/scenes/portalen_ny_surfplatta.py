"""Adding a tablet that works without a network, looking after it, and ending it."""

from __future__ import annotations

from tools.draw.devices import tablet
from tools.draw.palette import TAN
from tools.draw.portal import Portal, on_computer, on_tablet

FOLDER = "lathundar/portalen/bilder/lagg-till-surfplatta"
NAME, UNIT, CODE = "Plattan i köket", "Hemtjänsten Ekdalen", "K7MD 3XPA"


def _page() -> Portal:
    return on_computer("Fatima", skin=TAN)


def hemskarm() -> str:
    s = tablet(skin=TAN)
    s.space(20)
    s.apps(
        ("photo", "Foto"),
        ("mail", "Mejl"),
        ("tablet", "Lathundar"),
        ("calendar", "Kalender"),
        press=2,
        across=4,
        tile=110,
    )
    return s.picture()


def oppna() -> str:
    s = _page()
    s.ways("Start", "Lathundar", "Administration", press=2)
    s.title("Hej Fatima!")
    s.greek(3)
    return s.picture()


def surfplattor() -> str:
    s = _page()
    s.title("Administration")
    s.card("Personer", "6 personer", sign="people")
    s.card("Surfplattor", "0 surfplattor", sign="tablet", press=True)
    return s.picture()


def lagg_till() -> str:
    s = _page()
    s.title("Surfplattor")
    s.button("Lägg till surfplatta", sign="plus", press=True, share=0.7)
    s.words("Ingen surfplatta är tillagd än.", size=27)
    return s.picture()


def _form(*, name: str = NAME, unit: str = UNIT, press: str = "") -> str:
    s = _page()
    c = s.column(560)
    c.field("Namn på surfplattan", name, press=press == "name")
    c.field("Enhet", unit, press=press == "unit")
    c.button("Visa en kod", sign="scan", press=press == "show")
    return s.picture()


def namn() -> str:
    return _form(unit="", press="name")


def enhet() -> str:
    return _form(press="unit")


def visa() -> str:
    return _form(press="show")


def _new(press: str) -> str:
    s = on_tablet("", skin=TAN)
    s.title("Ny surfplatta")
    c = s.column(560)
    c.field("Kod för surfplattan", CODE, press=press == "code")
    c.button("Börja", sign="next", press=press == "begin")
    return s.picture()


def kod() -> str:
    return _new("code")


def borja() -> str:
    return _new("begin")


def vanta() -> str:
    s = on_tablet("", skin=TAN)
    s.title("Ny surfplatta")
    s.said("Allt ligger på surfplattan nu.", "Den klarar sig utan nät.")
    s.button("Gå vidare", sign="next", share=0.5)
    return s.picture()


def listan() -> str:
    s = _page()
    s.title("Surfplattor")
    s.row(NAME, "Väntar länge på att skickas", sign="warning", press=True)
    s.row("Plattan på plan 2", "Inget väntar", sign="tablet")
    return s.picture()


def avsluta() -> str:
    s = _page()
    s.title("Avsluta surfplattan")
    s.words("Det som väntar på surfplattan", "går inte förlorat.", size=27)
    s.button("Ja, avsluta", press=True, share=0.6)
    return s.picture()


def fil() -> str:
    s = on_tablet("", skin=TAN)
    s.title("Skickat och inte skickat")
    s.fold("Om nätet inte kommer tillbaka", "upload")
    s.button("Spara till en fil", press=True, quiet=True, share=0.7)
    return s.picture()


def ta_emot() -> str:
    s = _page()
    s.title("Fil från surfplatta")
    c = s.column(560)
    c.field("Filen från surfplattan", "kompetensportalen-….json", sign="document")
    c.button("Ta emot filen", press=True)
    return s.picture()
