"""The pages about what lies on a device: how much, how to install it, and what needs the network.

They hold nothing of anybody, so they lie on tablets as well; `static/js/device/content` fills in
what only the device knows.
"""

from __future__ import annotations

from flask import Blueprint, Flask, render_template, request

from kompetensportal.web.account.session import secure
from kompetensportal.web.device.content import paths
from kompetensportal.web.device.content.manifest import Manifests
from kompetensportal.web.shell import on_tablet

pages = Blueprint("content", __name__)


@pages.get(paths.STORAGE)
def storage() -> str:
    """What lies on the device, when it was fetched, and why nothing does where that is so."""
    return render_template(
        "device/content/storage.html", insecure=not (on_tablet() or _is_secure())
    )


@pages.get(paths.INSTALL)
def install() -> str:
    """How the portal becomes an app on an iPad, an iPhone, or an Android device."""
    return render_template("device/content/install.html")


@pages.get(paths.NO_NETWORK)
def no_network() -> str:
    """What a tablet shows in place of a page that needs the network."""
    return render_template("device/content/no_network.html")


def _is_secure() -> bool:
    """Whether a browser takes this address for one that may keep pages."""
    name = request.host.rpartition(":")[0] or request.host
    return secure() or name in {"localhost", "127.0.0.1", "[::1]"} or name.endswith(".localhost")


def register(app: Flask) -> None:
    """Give the portal its manifests."""
    app.extensions["tablet_manifests"] = Manifests(app)
