"""`/app.webmanifest`: the portal as an app on a home screen."""

from __future__ import annotations

import orjson
from flask import Response

from kompetensportal.web.assets import ASSETS
from kompetensportal.web.context import portal, t, words
from kompetensportal.web.device.content.views import pages

START = "/"
COLOUR, BACKGROUND = "#14493f", "#fffdf8"
"""Of the bar above the app, and behind it while it starts: as in `css/tokens.css`."""
SHORT = 12
"""Characters that have room under an icon."""
_ICONS = (
    ("app-192.png", "192x192", "any"),
    ("app-512.png", "512x512", "any"),
    ("app-maskable-512.png", "512x512", "maskable"),
)


@pages.get("/app.webmanifest")
def web_manifest() -> Response:
    """The app's name, icons and start address."""
    name = portal().settings.organisation
    value = {
        "id": START,
        "name": name,
        "short_name": name if len(name) <= SHORT else t("content.app_short"),
        "description": t("content.app_about"),
        "start_url": START,
        "scope": START,
        "display": "standalone",
        "lang": words().language,
        "dir": words().direction,
        "theme_color": COLOUR,
        "background_color": BACKGROUND,
        "icons": [
            {"src": ASSETS.address(file), "sizes": sizes, "type": "image/png", "purpose": purpose}
            for file, sizes, purpose in _ICONS
        ],
        "shortcuts": [
            {"name": t("shell.nav_lathundar"), "url": "/lathundar/"},
            {"name": t("shell.nav_sok"), "url": "/sok"},
        ],
    }
    response = Response(orjson.dumps(value), mimetype="application/manifest+json")
    response.headers["Cache-Control"] = "no-cache"
    return response
