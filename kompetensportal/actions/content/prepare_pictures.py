"""Pictures and downloads of the content folder, prepared once for each content."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kompetensportal.actions.content import crew
from kompetensportal.compiler import pictures
from kompetensportal.compiler.pictures import Picture
from kompetensportal.model.content.finding import Finding
from kompetensportal.model.content.finding_json import findings_from_json, findings_to_json
from kompetensportal.model.content.plain import from_plain, to_plain
from kompetensportal.store.content.build_rows import BuildRows
from kompetensportal.store.content.pool import Pool

REFUSED = "refused"
"""Begins the key of a file that must not or cannot be read."""
FEWEST = 4
"""So few photographs are worth a helper process already: one takes as long as 100 texts."""


@dataclass(frozen=True, slots=True)
class Prepare:
    """Prepares files of one content folder; runs in helper processes too."""

    root: Path
    pool: Pool

    def __call__(self, path: str) -> tuple[str, str]:
        """The key of a file's content, and as JSON what was made of it."""
        content = read_attachment(self.root, path)
        if isinstance(content, Finding):
            return "", ""
        made = pictures.prepare(content, path)
        key = pictures.content_key(content, path)
        if isinstance(made, Finding):
            return key, findings_to_json([made])
        for name, data in made.files:
            self.pool.put(data, name.rpartition(".")[2])
        return key, json.dumps(to_plain(made.picture), separators=(",", ":"))


@dataclass(frozen=True, slots=True)
class Known:
    """What pictures and downloads are in the pool by their path; read only when asked for."""

    prepared: Mapping[str, str]

    def get(self, path: str) -> Picture | Finding | None:
        """What a text needs to know of a file; None when there is no such file."""
        plain = self.prepared.get(path)
        if plain is None:
            return None
        if plain.startswith("["):
            return replace(findings_from_json(plain)[0], path=path)
        return from_plain(Picture, json.loads(plain))


def read_attachment(root: Path, path: str) -> bytes | Finding:
    """The bytes of a picture or download inside the tree, a byte more than is allowed at most."""
    file = root / path
    try:
        if not file.resolve().is_relative_to(root.resolve()):
            return pictures.refused(path, "outside")
        with file.open("rb") as opened:
            return opened.read(pictures.LARGEST + 1)
    except (OSError, RuntimeError, ValueError):
        return pictures.refused(path, "unreadable")


def prepare(
    root: Path, pool: Pool, rows: BuildRows, paths: Iterable[str], progress: Callable[[int], None]
) -> dict[str, str]:
    """Prepare changed files whose content is new; path -> key of its content. In `writing()`."""
    keys: dict[str, str] = {}
    new: dict[str, str] = {}
    for path in paths:
        content = read_attachment(root, path)
        if isinstance(content, Finding):
            keys[path] = f"{REFUSED} {path}"
            rows.put_picture(keys[path], findings_to_json([content]))
            continue
        keys[path] = key = pictures.content_key(content, path)
        if not rows.knows_picture(key):
            new.setdefault(key, path)
    work = crew.work(Prepare(root, pool), list(new.values()), fewest=FEWEST, piece=1)
    for done, (path, made) in enumerate(work, 1):
        if made is None:
            refused = pictures.refused(path, "broken")
            rows.put_picture(keys[path], findings_to_json([refused]))
        elif made[0]:
            rows.put_picture(*made)
        progress(done)
    return keys
