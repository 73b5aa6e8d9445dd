"""What everybody reads: lathundar, e-utbildningar, and how one wants to read them."""

from __future__ import annotations

from typing import cast

from flask import Flask

from kompetensportal.web.reader import about, adapt, qr, statement, style, views
from kompetensportal.web.reader.group import pages

__all__ = ["about", "adapt", "pages", "qr", "statement", "style", "views"]

pages.record_once(lambda state: views.register(cast(Flask, state.app)))
