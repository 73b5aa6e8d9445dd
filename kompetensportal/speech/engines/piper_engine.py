"""Piper: neural voices, each a `.onnx` with its `.onnx.json`, that an operator puts into a folder.

An optional extra (`pip install 'kompetensportal[piper]'`; GPL-3, so it never comes by itself).
For Swedish, `sv_SE-nst-medium` is the voice to fetch.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kompetensportal.speech.engines import EngineMissingError
from kompetensportal.speech.engines.minded import MindedEngine
from kompetensportal.words import Message, say

TIMEOUT = 120.0
"""Seconds: a neural voice of the large kind takes longer than the sentence lasts."""


class PiperEngine(MindedEngine):
    """Speaks with the voices of a folder."""

    name = "piper"
    module = "kompetensportal.speech.engines.piper_worker"

    def __init__(self, folder: Path, timeout: float = TIMEOUT) -> None:
        super().__init__(str(folder), timeout=timeout)
        self._folder = folder

    def fingerprint(self) -> str:
        """The version of piper and what the files of the voices are."""
        try:
            parts = [f"piper-{version('piper-tts')}"]
        except PackageNotFoundError:
            parts = ["piper-none"]
        for model in models(self._folder):
            digest = hashlib.blake2b(digest_size=8)
            for path in (model, _config(model)):
                with path.open("rb") as file:
                    while chunk := file.read(1 << 20):
                        digest.update(chunk)
            parts.append(f"{model.stem}-{digest.hexdigest()}")
        return " ".join(parts)

    def _list_voices(self) -> list[tuple[str, str]]:
        # Read here, so that a folder without voices is told of without starting anything.
        if self._voices is None:
            found = [(model.stem, language_of(model)) for model in models(self._folder)]
            if not found:
                raise EngineMissingError(
                    say("speech.piper_no_voices", folder=str(self._folder)),
                    say("speech.piper_no_voices_mend", folder=str(self._folder)),
                )
            self._voices = found
        return self._voices

    def _mend(self) -> Message:
        return say("speech.piper_mend")


def models(folder: Path) -> list[Path]:
    """The models of a folder that have their description beside them."""
    return sorted(path for path in folder.glob("*.onnx") if _config(path).is_file())


def language_of(model: Path) -> str:
    """The language that a voice's description names (`sv-se`); empty when it names none."""
    try:
        config = json.loads(_config(model).read_text(encoding="utf-8"))
        language = config.get("language", {}).get("code") or config["espeak"]["voice"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return ""
    return str(language).replace("_", "-").lower()


def _config(model: Path) -> Path:
    return model.with_name(f"{model.name}.json")


def open_engine(voices: Path | None = None) -> PiperEngine:
    """The engine for the voices of a folder; nothing is started yet."""
    return PiperEngine(voices or Path("voices"))
