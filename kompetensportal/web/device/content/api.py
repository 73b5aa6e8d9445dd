"""What a tablet asks for its content: `GET /api/v1/manifest`, `POST /api/v1/blobs`."""

from __future__ import annotations

from flask import Response, abort, request

from kompetensportal.model.device.device import Device
from kompetensportal.web.context import portal
from kompetensportal.web.device import group
from kompetensportal.web.device.content import blobs, manifest


@group.pages.get("/manifest")
def what_is_to_lie_there() -> Response:
    """The manifest for the device that asks."""
    return manifest.answer(_device())


@group.pages.post("/blobs")
def pack() -> Response:
    """A pack of the blobs that are wanted."""
    _device()
    wanted = blobs.wanted_of(request.get_json(silent=True))
    if wanted is None:
        abort(400)
    return blobs.answer(wanted)


def _device() -> Device:
    """The device that asks; 403 for one that has been revoked: it gets nothing more."""
    with portal().database.session() as session:
        found = group.device(session)
    if found.revoked is not None:
        abort(403)
    return found
