"""What lies on a tablet: pages, files, the service worker that shows them, and the app."""

from __future__ import annotations

from typing import cast

from flask import Flask

from kompetensportal.web.device.content import api, app, views, worker
from kompetensportal.web.device.content.views import pages

__all__ = ["api", "app", "pages", "views", "worker"]

pages.record_once(lambda state: views.register(cast(Flask, state.app)))
