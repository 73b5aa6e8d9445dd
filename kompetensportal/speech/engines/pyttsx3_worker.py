"""The process in which pyttsx3 speaks; `pyttsx3_engine` starts and minds it.

Every step that looks needless guards against a fault that was measured with pyttsx3 2.99; the
guard says which.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
import wave
from pathlib import Path
from typing import Any

from kompetensportal.speech.engines.serving import Answer, Ask, Fault, main

IDLE = 0.002
"""Seconds between two looks at whether espeak-ng is still busy."""
PATIENCE = 1.0
"""Seconds that espeak-ng may be silent in the middle of a text before we call it lost."""


def load_espeak() -> None:
    """Make the wheel's espeak-ng the one that pyttsx3 finds; without the wheel the system's serves.

    Loaded for everybody (RTLD_GLOBAL), its SONAME answers pyttsx3's own search. A wrong data path
    makes the library call exit(1), so the path is looked at first.
    """
    try:
        import espeakng_loader  # noqa: PLC0415 - a machine with its own espeak-ng needs no wheel

        library, data = espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, RuntimeError):
        return
    if not (Path(data) / "phontab").is_file():
        raise Fault("failed", f"{data}: phontab")
    ctypes.CDLL(str(library), mode=ctypes.RTLD_GLOBAL)
    os.environ["ESPEAK_DATA_PATH"] = str(data)


class Speaker:
    """pyttsx3 with its guards."""

    def __init__(self, folder: Path) -> None:
        with_espeak = sys.platform not in {"win32", "darwin"}
        if with_espeak:
            load_espeak()
        import pyttsx3  # noqa: PLC0415 - only after the library and its data are in place

        self._engine = pyttsx3.init("espeak" if with_espeak else None)
        self._driver: Any = self._engine.proxy._driver
        self._folder = folder
        self._count = 0
        self._words: list[tuple[int, int]] = []
        self._broken = ""
        self._espeak: Any = None
        if with_espeak:
            from pyttsx3.drivers import _espeak  # noqa: PLC0415 - exists with that driver only

            self._espeak = _espeak
            self._listen()
        # The first run returns early and its file is missing: let it be an empty one.
        self._engine.runAndWait()

    def voices(self) -> list[tuple[str, str]]:
        """(id, language) of each voice; languages as BCP 47."""
        found = []
        for voice in self._engine.getProperty("voices"):
            for language in voice.languages or []:
                tag = language.decode() if isinstance(language, bytes) else str(language)
                found.append((voice.id, tag.strip("\x00\x05\x02").replace("_", "-")))
        return found

    def say(self, text: str, voice: str, rate: int) -> tuple[bytes, int, list[tuple[int, int]]]:
        """PCM, sample rate and word times. Raises Fault."""
        self._settle()
        self._engine.setProperty("voice", voice)
        # An unknown voice is passed over and the old one speaks on: read it back.
        if (now := self._engine.getProperty("voice")) != voice:
            raise Fault("voice", f"{voice} ({now})")
        # The rate waits in espeak-ng's queue, which the run's own `stop()` empties when it is
        # not empty yet; one sentence in some thousands was then spoken in haste.
        self._engine.setProperty("rate", rate)
        self._settle()
        self._words.clear()
        self._broken = ""
        self._count += 1
        # A str, not a Path, in a folder that exists: anything else is swallowed. One file a run.
        path = self._folder / f"{self._count}.wav"
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        self._settle()
        if self._broken:
            path.unlink(missing_ok=True)
            raise Fault("empty", self._broken)
        pcm, sample_rate = self._take(path)
        return pcm, sample_rate, sorted(set(self._words))

    def _listen(self) -> None:
        # `started-word` has no time; the time is in the event that espeak-ng's callback gets.
        inner = self._driver._onSynth
        word, end = self._espeak.EVENT_WORD, self._espeak.EVENT_LIST_TERMINATED

        def on_synth(wav: Any, samples: int, events: Any) -> int:
            at = 0
            while events[at].type != end:
                if events[at].type == word and self._driver._speaking:
                    self._words.append((events[at].text_position - 1, events[at].audio_position))
                at += 1
            try:
                return int(inner(wav, samples, events))
            except Exception as error:
                # The file could not be written (disk full): pyttsx3 would wait for ever.
                self._broken = str(error)
                self._driver._speaking = False
                self._driver.endLoop()
                return 1

        self._espeak.SetSynthCallback(on_synth)

    def _settle(self) -> None:
        """Wait until nothing is spoken: a `stop()` that comes in between empties the file."""
        if self._espeak is None:
            return
        lost_at = time.monotonic() + PATIENCE
        while self._espeak.IsPlaying() or self._driver._speaking:
            if self._espeak.IsPlaying():
                lost_at = time.monotonic() + PATIENCE
            elif time.monotonic() > lost_at:
                break
            time.sleep(IDLE)
        self._driver._stopping = False
        self._driver._speaking = False
        # Never reset by pyttsx3: the next `say()` would overwrite the file.
        self._driver._save_file = None
        self._driver._text_to_say = None

    def _take(self, path: Path) -> tuple[bytes, int]:
        try:
            with wave.open(str(path), "rb") as file:
                if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                    raise Fault("failed", "WAV")
                pcm, sample_rate = file.readframes(file.getnframes()), file.getframerate()
        except (OSError, EOFError, wave.Error) as error:
            raise Fault("empty", str(error)) from error
        finally:
            path.unlink(missing_ok=True)
        if not any(pcm):
            raise Fault("empty")
        return pcm, sample_rate


def begin(folder: Path) -> Ask:
    """Start pyttsx3."""
    speaker = Speaker(folder)

    def ask(request: dict[str, Any]) -> Answer:
        if request.get("voices"):
            return {"voices": speaker.voices()}, b""
        pcm, rate, words = speaker.say(request["text"], request["voice"], request["rate"])
        return {"sample_rate": rate, "words": words}, pcm

    return ask


if __name__ == "__main__":
    main(begin)
