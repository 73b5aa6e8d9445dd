"""What the portal keeps at hand for those who write: a judge that is warm, and files of drafts."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from flask import current_app

from kompetensportal.actions.writing import content_folder
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.judge_draft import Judge
from kompetensportal.store.content.pool import Pool
from kompetensportal.web.context import portal
from kompetensportal.web.writing.turns import Turns

DRAFT_FILES = "draft-files"
"""Folder of the data folder: sounds and pictures of drafts. Nothing in it is a day old for long."""


@dataclass
class Proofing:
    """One for each portal."""

    root: Path
    """The content folder that is written in."""
    data: Path
    turns: Turns = field(default_factory=Turns)

    def __post_init__(self) -> None:
        self.files = Pool(self.data / DRAFT_FILES)
        self.pictures = DraftPictures(self.root, self.files)
        self.judge = Judge(self.root, self.data, self.pictures)


_making = threading.Lock()


def proofing() -> Proofing:
    """The portal's; another one when its content folder has moved."""
    root = content_folder.current(portal().settings)
    with _making:
        kept: Proofing | None = current_app.extensions.get("proofing")
        if kept is None or kept.root != root:
            kept = current_app.extensions["proofing"] = Proofing(root, portal().settings.data)
    return kept
