"""What tablets ask, and the pages that lie on them (docs/offline.md)."""

from __future__ import annotations

from kompetensportal.web.device import device, enrol, facts, session, sheets, state, unlock
from kompetensportal.web.device.group import pages

__all__ = ["device", "enrol", "facts", "pages", "session", "sheets", "state", "unlock"]
