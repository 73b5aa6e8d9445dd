"""pyttsx3 in a process of its own: restarted when it hangs, dies or writes nothing.

On Linux it speaks with espeak-ng, from the wheel `espeakng-loader` or from the system; on
Windows and macOS with the voices that the system has.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version
from platform import release

from kompetensportal.speech.engines import EngineMissingError, Speech, SpeechError
from kompetensportal.speech.engines.worker import TIMEOUT, Worker, WorkerLostError
from kompetensportal.words import Message, say

MODULE = "kompetensportal.speech.engines.pyttsx3_worker"
TRIES = 2
EXCERPT = 60


class Pyttsx3Engine:
    """The default engine."""

    def __init__(self, timeout: float = TIMEOUT) -> None:
        self.worker = Worker(MODULE, timeout)
        self._voices: list[tuple[str, str]] | None = None

    def fingerprint(self) -> str:
        """Versions of pyttsx3 and of what it speaks with, known without starting it."""
        parts = [sys.platform]
        for package in ("pyttsx3", "espeakng-loader"):
            try:
                parts.append(f"{package}-{version(package)}")
            except PackageNotFoundError:
                parts.append(f"{package}-system-{release()}")
        return " ".join(parts)

    def voice(self, language: str) -> str | None:
        """The voice of this language; the plainest one where there are several (`en-gb`)."""
        wanted = language.lower()
        voices = self._list_voices()
        fitting = [(len(tag), name) for name, tag in voices if _serves(tag, wanted)]
        return min(fitting)[1] if fitting else None

    def synth(self, text: str, voice: str, rate: int) -> Speech:
        """Say a text; a process that is lost or writes nothing gets one more chance."""
        fault = say("speech.worker_died", text=_excerpt(text))
        for _ in range(TRIES):
            try:
                answer, pcm = self.worker.ask({"text": text, "voice": voice, "rate": rate})
            except WorkerLostError as lost:
                key = "speech.worker_hung" if lost.hung else "speech.worker_died"
                fault = say(key, text=_excerpt(text))
                continue
            except OSError as error:
                fault = say("speech.worker_failed", why=str(error), text=_excerpt(text))
                continue
            if answer.get("ok"):
                words = tuple((int(offset), int(ms)) for offset, ms in answer["words"])
                return Speech(pcm, int(answer["sample_rate"]), words)
            fault = _fault(answer, text)
            self.worker.close()
        raise SpeechError(fault, say("speech.worker_mend"))

    def close(self) -> None:
        """End the process."""
        self.worker.close()

    def _list_voices(self) -> list[tuple[str, str]]:
        if self._voices is None:
            for last in range(TRIES):
                try:
                    answer, _ = self.worker.ask({"voices": True})
                    break
                except (WorkerLostError, OSError):
                    if last == TRIES - 1:
                        raise EngineMissingError(
                            say("speech.engine_does_not_start"), say("speech.engine_mend")
                        ) from None
            if not answer.get("ok"):
                self.worker.close()
                raise EngineMissingError(
                    say("speech.engine_missing", why=str(answer.get("why", ""))),
                    say("speech.engine_mend"),
                )
            self._voices = [(str(name), str(tag).lower()) for name, tag in answer["voices"]]
        return self._voices


def open_engine() -> Pyttsx3Engine:
    """The engine; nothing is started yet."""
    return Pyttsx3Engine()


def _serves(tag: str, wanted: str) -> bool:
    """Whether a voice's language is the wanted one: `sv` by `sv` or `sv-se`, `en-gb` by `en-gb`."""
    return tag == wanted or tag.startswith(f"{wanted}-")


def _fault(answer: dict[str, object], text: str) -> Message:
    if answer.get("fault") == "voice":
        return say("speech.wrong_voice", voice=str(answer.get("why", "")), text=_excerpt(text))
    if answer.get("fault") == "empty":
        return say("speech.worker_wrote_nothing", text=_excerpt(text))
    return say("speech.worker_failed", why=str(answer.get("why", "")), text=_excerpt(text))


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else text[:EXCERPT].rstrip() + " …"
