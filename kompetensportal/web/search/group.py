"""The group that the pages of this folder belong to."""

from __future__ import annotations

from flask import Blueprint

from kompetensportal.web.search.current import CurrentIndex
from kompetensportal.web.search.missed import Missed

pages = Blueprint("search", __name__)
pages.record_once(
    lambda state: state.app.extensions.update(search_index=CurrentIndex(), search_missed=Missed())
)
