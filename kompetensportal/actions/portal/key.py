"""The portal's secret key, in `secret.key` of the data folder: binds forms to their browser.

`seal.key` beside it is what tablets seal their events to (`actions.device.seal`).
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from kompetensportal.errors import EnvironmentalError
from kompetensportal.words import say

FILE_NAME = "secret.key"
SEAL_FILE = "seal.key"
CERTIFICATE_FILE = "certificate.key"
"""Signs certificates (`actions.programmes.certify`)."""
SECRET_FILES = (FILE_NAME, SEAL_FILE, CERTIFICATE_FILE)
"""In every backup, and readable only by their owner."""
_BYTES = 32


def ensure_key(data: Path) -> bytes:
    """The key; made, readable only by its owner, when there is none."""
    path = data / FILE_NAME
    try:
        if not path.exists():
            write_once(path, secrets.token_bytes(_BYTES))
        key = path.read_bytes()
    except OSError as error:
        raise EnvironmentalError(
            say("setup.key_unreadable", file=str(path), why=error.strerror or str(error)),
            say("setup.key_unreadable_mend"),
        ) from error
    if len(key) < _BYTES:
        raise EnvironmentalError(
            say("setup.key_short", file=str(path)), say("setup.key_short_mend")
        )
    return key


def write_once(path: Path, content: bytes) -> None:
    """Write a secret that only its owner may read; one that is there already is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.{secrets.token_hex(4)}.tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        # A link does not replace a key that another process made in the meantime.
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
