"""An engine whose library speaks in a process of its own, which is minded.

A process that hangs, dies or writes nothing is started again and the text tried once more; then
that text fails by name, and the next one is spoken.
"""

from __future__ import annotations

from typing import Any

from kompetensportal.speech.engines import EngineMissingError, Speech, SpeechError
from kompetensportal.speech.engines.worker import TIMEOUT, Worker, WorkerLostError
from kompetensportal.words import Message, say

TRIES = 2
FINAL = frozenset(("silent", "long"))
"""Kinds of fault that another try finds again."""
EXCERPT = 60


class MindedEngine:
    """What such engines have in common."""

    name = ""
    """As in the settings."""
    module = ""
    """Of the worker."""

    def __init__(self, *arguments: str, timeout: float = TIMEOUT) -> None:
        self.worker = Worker(self.module, timeout, *arguments)
        self._voices: list[tuple[str, str]] | None = None
        self._last_fault = ""
        """Kind of the fault (serving.Fault) for which a text failed last."""

    def voice(self, language: str) -> str | None:
        """The voice of this language; the plainest one where there are several (`en-gb`)."""
        found = self.voices(language)
        return found[0] if found else None

    def voices(self, language: str) -> tuple[str, ...]:
        """All voices of this language, the plainest first."""
        wanted = language.lower().removesuffix("-simple")
        fitting = [(len(tag), name) for name, tag in self._list_voices() if _serves(tag, wanted)]
        return tuple(name for _, name in sorted(fitting))

    def synth(self, text: str, voice: str, rate: int) -> Speech:
        """Say a text; a process that is lost or writes nothing gets one more chance."""
        answer, pcm = self._insist({"text": text, "voice": voice, "rate": rate}, text)
        words = tuple((int(offset), int(ms)) for offset, ms in answer["words"])
        return Speech(pcm, int(answer["sample_rate"]), words)

    def close(self) -> None:
        """End the process."""
        self.worker.close()

    def _insist(self, request: dict[str, Any], text: str) -> tuple[dict[str, Any], bytes]:
        """What the worker answers in the end; raises SpeechError that names the text."""
        fault, self._last_fault = say("speech.worker_died", text=_excerpt(text)), ""
        for _ in range(TRIES):
            try:
                answer, body = self.worker.ask(request)
            except WorkerLostError as lost:
                key = "speech.worker_hung" if lost.hung else "speech.worker_died"
                fault = say(key, text=_excerpt(text))
                continue
            except OSError as error:
                fault = say("speech.worker_failed", why=str(error), text=_excerpt(text))
                continue
            if answer.get("ok"):
                return answer, body
            if answer.get("fault") in FINAL:
                self._last_fault = str(answer["fault"])
                break
            self.worker.close()
            if answer.get("fault") == "missing":
                raise self._missing(answer)
            fault, self._last_fault = _fault(answer, text), str(answer.get("fault"))
        raise SpeechError(fault, say("speech.worker_mend"))

    def _list_voices(self) -> list[tuple[str, str]]:
        if self._voices is None:
            for last in range(TRIES):
                try:
                    answer, _ = self.worker.ask({"voices": True})
                    break
                except (WorkerLostError, OSError):
                    if last == TRIES - 1:
                        raise EngineMissingError(
                            say("speech.engine_does_not_start"), self._mend()
                        ) from None
            if not answer.get("ok"):
                self.worker.close()
                raise self._missing(answer)
            self._voices = [(str(name), str(tag).lower()) for name, tag in answer["voices"]]
        return self._voices

    def _missing(self, answer: dict[str, Any]) -> EngineMissingError:
        return EngineMissingError(
            say("speech.engine_missing", why=str(answer.get("why", ""))), self._mend()
        )

    def _mend(self) -> Message:
        return say("speech.engine_mend")


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
