"""The systems that lathundar are sorted under: how each looks and what it is called.

A system that is not known here is as good: it gets a general icon and its folder's name.
"""

from __future__ import annotations

from kompetensportal.web.context import words
from kompetensportal.words import MissingMessageError

ICONS = {
    "heroma": "calendar-event",
    "intranat": "building-community",
    "ipad": "device-ipad",
    "kia": "alert-triangle",
    "lasa": "headphones",
    "lifecare": "clipboard-heart",
    "lmo": "device-mobile",
    "mashie": "tools-kitchen-2",
    "outlook": "mail",
    "phoniro": "key",
    "portalen": "help-circle",
    "start": "login",
    "teams": "video",
}
FIRST = ("start", "portalen")
"""What comes before the others in lists: what one needs to begin at all."""


def icon_of(system: str) -> str:
    """The icon of a system."""
    return ICONS.get(system, "apps")


def name_of(system: str) -> str:
    """What people call a system."""
    return _say(f"reader.system_{system}") or system.replace("-", " ").capitalize()


def about(system: str) -> str:
    """What one does in a system, in a few words; empty when nobody has written it."""
    return _say(f"reader.about_{system}")


def in_order(systems: list[str]) -> list[str]:
    """Systems as lists show them: the first ones, then by name."""
    return sorted(systems, key=lambda s: (s not in FIRST, name_of(s).casefold()))


def _say(key: str) -> str:
    try:
        return words().text(key.replace("-", "_"))
    except MissingMessageError:
        return ""
