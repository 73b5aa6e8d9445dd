"""The content folder that the workshop writes to: `content` of the settings, else `<data>/content`.

The latter is a copy of the content that ships, made the first time that somebody saves. Beside the
copy lies `.shipped/`, each file as it was when it was copied, so that an upgrade can tell what was
changed here (`actions.writing.upgrade`).
"""

from __future__ import annotations

import shutil
from pathlib import Path

from kompetensportal.errors import MistakeError
from kompetensportal.settings import Settings
from kompetensportal.store.content.disk import told
from kompetensportal.store.content.lock import hold
from kompetensportal.words import say, starter_folder

NAME = "content"
SHIPPED = ".shipped"
"""Folder in the content folder with the files as they came with the program."""
TOPS = ("lathundar", "courses")
PATIENCE_SECONDS = 60.0
"""So long somebody waits for another who is making the copy."""


def current(settings: Settings) -> Path:
    """The folder that texts are read from now. Changes nothing."""
    if settings.content is not None:
        return settings.content
    own = own_folder(settings.data)
    return own if own.is_dir() else shipped()


def ensure(settings: Settings) -> Path:
    """The folder that is written to; made when it is missing.

    Raises MistakeError when the one that the settings name is not there, EnvironmentalError when
    the disk is full or may not be written to.
    """
    if settings.content is not None:
        if not settings.content.is_dir():
            folder = str(settings.content)
            raise MistakeError(say("drafts.no_folder", folder=folder), say("drafts.no_folder_mend"))
        return settings.content
    own = own_folder(settings.data)
    if not own.is_dir():
        with hold(settings.data / "content.lock", PATIENCE_SECONDS), told(settings.data):
            if not own.is_dir():
                _copy(shipped(), own)
    return own


def own_folder(data: Path) -> Path:
    """Where the content of a data folder lies, or would lie."""
    return data / NAME


def shipped() -> Path:
    """The content that ships."""
    return starter_folder("lathundar").parent


def shipped_parts(root: Path) -> list[str]:
    """What of a folder is content: lathundar, courses, and their translations."""
    found = [top for top in TOPS if (root / top).is_dir()]
    translations = sorted((root / "translations").glob("*/content"))
    return found + [folder.relative_to(root).as_posix() for folder in translations]


def _copy(source: Path, target: Path) -> None:
    """Copy beside and rename, so that a copy that was cut off is never taken for a whole one."""
    draft = target.with_name(f".{target.name}.new")
    shutil.rmtree(draft, ignore_errors=True)
    for part in shipped_parts(source):
        for root in (draft, draft / SHIPPED):
            shutil.copytree(source / part, root / part, ignore=_left_out)
    draft.rename(target)


def _left_out(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "__pycache__" or name.startswith(".")}
