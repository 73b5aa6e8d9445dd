"""Which program makes the pages: what it made is made anew when it is another one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kompetensportal import __version__
from kompetensportal.store.content.pool import digest
from kompetensportal.web.assets import ASSETS
from kompetensportal.words import starter_folder

_WEB = Path(__file__).parents[2]
_SOURCES = ((_WEB, "*.py"), (_WEB / "templates", "*.html"), (_WEB, "*.json"))


def program() -> str:
    """A digest of templates, words, page code and built assets."""
    return digest(f"{_code()} {sorted(ASSETS.addresses().items())}".encode())


@cache
def _code() -> str:
    """Of the files as they are when this process first asks: what it has loaded it keeps."""
    words = (starter_folder("translations"), "*.po")
    files = [path for folder, ending in (*_SOURCES, words) for path in folder.rglob(ending)]
    stats = [(str(path), path.stat()) for path in sorted(files)]
    told = [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats]
    return digest(f"{__version__} {told}".encode())
