"""What the portal keeps at hand for those who write: a judge that is warm, and files of drafts."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path

from flask import current_app

from kompetensportal.actions.writing import content_folder
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.draft_source import Around
from kompetensportal.actions.writing.hear_draft import DraftVoice
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
    engine: str
    """Who reads aloud (`Settings.voice`)."""
    turns: Turns = field(default_factory=Turns)
    voice_turns: Turns = field(default_factory=Turns)

    def __post_init__(self) -> None:
        self.files = Pool(self.data / DRAFT_FILES)
        self.pictures = DraftPictures(self.root, self.files)
        self.around = Around(self.root, self.data)
        self.judge = Judge(self.root, self.data, self.pictures, self.around)
        self.voice = DraftVoice(self.data, self.engine, self.around, self.pictures, self.files)


_making = threading.Lock()


def proofing() -> Proofing:
    """The portal's; another one when its content folder has moved."""
    root = content_folder.current(portal().settings)
    with _making:
        kept: Proofing | None = current_app.extensions.get("proofing")
        if kept is None or kept.root != root:
            if kept is not None:
                kept.voice.close()
            settings = portal().settings
            kept = Proofing(root, settings.data, settings.voice)
            current_app.extensions["proofing"] = kept
    return kept
