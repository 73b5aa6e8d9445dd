"""My reminders: the list, the calendar, and whether e-mail comes."""

from __future__ import annotations

from kompetensportal.web.reminders import calendar, mine
from kompetensportal.web.reminders.group import pages

__all__ = ["calendar", "mine", "pages"]
