"""Whether a device has the newest content and program."""

from __future__ import annotations

import orjson

from kompetensportal.model.device.device import Choices
from kompetensportal.web.assets import BUILT
from kompetensportal.web.device.content.manifest import manifests, root_address


def newest_content(choices: Choices) -> str:
    """Generation of the content that a device with these choices should show."""
    manifest = manifests().of(choices, root_address())
    return str(orjson.loads(manifest.bodies[""])["generation"])


def is_newest_software(name: str) -> bool:
    """Whether a script of this name is of this release: its name carries a hash."""
    return bool(name) and "/" not in name and (BUILT / name).is_file()
