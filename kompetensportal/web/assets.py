"""The built browser assets (`make assets`): their names carry a hash of their content."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

BUILT = Path(__file__).parent / "static" / "built"
MANIFEST = BUILT / "manifest.json"
_SYMBOL = re.compile('<symbol id="([a-z0-9-]+)"')


@dataclass
class Assets:
    """Addresses of assets by their plain name, read again when they have been built anew."""

    _names: dict[str, str] = field(default_factory=dict)
    _icons: tuple[str, ...] = ()
    _read_at: int = -1

    def address(self, name: str) -> str:
        """`app.css` -> `/static/app.1a2b3c4d5e.css`; the plain name when nothing is built."""
        self._look()
        return f"/static/{self._names.get(name, name)}"

    def addresses(self) -> dict[str, str]:
        """The address of every built asset by its plain name."""
        self._look()
        return {name: f"/static/{built}" for name, built in self._names.items()}

    def has(self, name: str) -> bool:
        """Whether an asset of this name was built."""
        self._look()
        return name in self._names

    def icon(self, name: str, otherwise: str) -> str:
        """An icon that authors name, or another one when the sprite does not have it."""
        self._look()
        return name if name in self._icons else otherwise

    @property
    def icons(self) -> tuple[str, ...]:
        """Names of all icons."""
        self._look()
        return self._icons

    @property
    def generation(self) -> int:
        """Changes when the assets were built anew (nanoseconds; -1 when nothing is built)."""
        self._look()
        return self._read_at

    def _look(self) -> None:
        try:
            changed = MANIFEST.stat().st_mtime_ns
        except OSError:
            return
        if changed != self._read_at:
            self._names = json.loads(MANIFEST.read_text(encoding="utf-8"))
            sprite = (BUILT / self._names["icons.svg"]).read_text(encoding="utf-8")
            self._icons = tuple(_SYMBOL.findall(sprite))
            self._read_at = changed


ASSETS = Assets()
"""The assets of this installation; the same for every portal in the process."""
