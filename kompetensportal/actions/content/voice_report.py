"""What can be listened to in the library, what cannot, and where that is kept for the pages."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from kompetensportal.errors import NotFoundError
from kompetensportal.model.content.library import Audio
from kompetensportal.model.content.plain import from_plain, to_plain
from kompetensportal.model.content.source import Form
from kompetensportal.model.content.voice import Coverage, VoiceReport
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import to_bytes


def coverage(generation: Generation, documents: Iterable[tuple[str, Form]]) -> list[Coverage]:
    """Counts by language and form; `documents` are (document, form) of the library."""
    counts: dict[tuple[str, Form], Counter[str]] = {}
    for document, form in documents:
        try:
            lesson = generation.document(document)
        except NotFoundError:
            continue  # Unpublished and cleared away meanwhile.
        count = counts.setdefault((lesson.meta.language, form), Counter())
        audio: Audio | None = generation.audio(document)
        count["documents"] += 1
        count["ready"] += audio is not None
        count["sentences"] += len(lesson.sentences)
        count["recorded"] += audio.recorded if audio else 0
    return [
        Coverage(language, form, of["documents"], of["ready"], of["sentences"], of["recorded"])
        for (language, form), of in sorted(counts.items(), key=lambda item: str(item[0]))
    ]


def keep(data: Path, report: VoiceReport) -> None:
    """Leave the report beside the library, where pages find why a text has no audio."""
    draft = data / "library" / f".voice-{os.getpid()}.tmp"
    try:
        draft.write_bytes(to_bytes(to_plain(report)))
        draft.replace(_path(data))
    except OSError:
        pass  # The audio is there; only the page's word on why some is missing is not.


def last_report(data: Path) -> VoiceReport | None:
    """The report of the last `fill`, if one was kept."""
    try:
        return from_plain(VoiceReport, json.loads(_path(data).read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _path(data: Path) -> Path:
    return data / "library" / "voice.json"
