"""`/sw.js`: the service worker, from the root so that it may answer for every address.

The built file (`static/js/sw.js`) and before it one line with what only the server knows. A browser
installs another worker whenever these bytes change.
"""

from __future__ import annotations

import hashlib
import json

from flask import Response, abort, request

from kompetensportal.web import security
from kompetensportal.web.assets import ASSETS, BUILT
from kompetensportal.web.context import portal, t, words
from kompetensportal.web.device.content.program import program
from kompetensportal.web.device.content.views import pages


@pages.get("/sw.js")
def service_worker() -> Response:
    """The worker; asked again at each visit, and the same bytes until something changed."""
    try:
        built = (BUILT / ASSETS.address("sw.js").rpartition("/")[2]).read_bytes()
    except OSError:
        abort(404)
    told = {
        "software": program(),
        "language": words().language,
        "direction": words().direction,
        "name": portal().settings.organisation,
        "title": t("content.no_network_title"),
        "words": t("content.no_network_words"),
        "start": t("content.no_network_start"),
        "headers": {"Content-Type": "text/html; charset=utf-8", **dict(security.HEADERS)},
    }
    body = b"self.KP=" + json.dumps(told, sort_keys=True).encode() + b";\n" + built
    response = Response(body, mimetype="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    response.set_etag(hashlib.sha256(body).hexdigest()[:24], weak=True)
    response.make_conditional(request)
    return response
