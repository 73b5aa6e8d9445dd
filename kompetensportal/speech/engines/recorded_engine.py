"""A person's recordings, read by a process of its own: whatever a file holds, only that dies.

As an engine by itself (`voice = "recorded"`): what nobody has recorded is silent.
Recordings win over every other engine, too; `recordings` finds them and `narrate` asks here.
"""

from __future__ import annotations

from pathlib import Path

from kompetensportal.speech.engines import Speech, SpeechError
from kompetensportal.speech.engines.minded import MindedEngine
from kompetensportal.words import Message, say

LONGEST_SECONDS = 120
"""A sentence or a step is never longer; a longer file is a mistake."""


class RecordedEngine(MindedEngine):
    """Reads recordings; says nothing itself."""

    name = "recorded"
    module = "kompetensportal.speech.engines.recorded_worker"

    def fingerprint(self) -> str:
        """What happens to a recording: another way makes other clips."""
        return "recorded-1"

    def voices(self, language: str) -> tuple[str, ...]:
        """One, in every language: whoever recorded it."""
        return (self.name,)

    def synth(self, text: str, voice: str, rate: int) -> Speech:
        """Always raises SpeechError: this text has no recording."""
        raise SpeechError(say("speech.no_recording"), say("speech.no_recording_mend"))

    def listen(self, path: Path) -> Speech:
        """A file as sound, even and trimmed, without word times.

        Raises SpeechError when it is no sound, silent or too long, EngineMissingError when the
        library that reads it is not installed.
        """
        request = {"path": str(path), "longest": LONGEST_SECONDS}
        try:
            answer, pcm = self._insist(request, path.name)
        except SpeechError as error:
            what = self._what(path.name) or error.what
            raise SpeechError(what, say("speech.recording_mend")) from error
        return Speech(pcm, int(answer["sample_rate"]), ())

    def _what(self, file: str) -> Message | None:
        if self._last_fault == "silent":
            return say("speech.recording_silent", file=file)
        if self._last_fault == "long":
            return say("speech.recording_long", file=file, seconds=LONGEST_SECONDS)
        return say("speech.recording_no_audio", file=file) if self._last_fault else None

    def _mend(self) -> Message:
        return say("speech.recorded_mend")


def open_engine(voices: Path | None = None) -> RecordedEngine:
    """The engine; it needs no folder of voices."""
    return RecordedEngine()
