"""The process in which Piper speaks; `piper_engine` starts and minds it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from kompetensportal.speech.engines.serving import Answer, Ask, Fault, main

USUAL_RATE = 160
"""Words a minute of a voice as it was trained; more or less is a scale of its lengths."""
GAP = " "
"""What stands between the phonemes of two words."""


def begin(folder: Path) -> Ask:
    """Import Piper, which takes a second; voices are loaded when they are first asked for."""
    from piper import PiperVoice, SynthesisConfig  # noqa: PLC0415 - an extra

    voices = Path(sys.argv[2])
    loaded: dict[str, Any] = {}

    def ask(request: dict[str, Any]) -> Answer:
        name = request["voice"]
        if name not in loaded:
            model = voices / f"{name}.onnx"
            if Path(name).name != name or not model.is_file():
                raise Fault("voice", name)
            loaded[name] = PiperVoice.load(model, include_alignments=True)
        voice = loaded[name]
        scale = voice.config.length_scale * USUAL_RATE / request["rate"]
        config = SynthesisConfig(length_scale=scale)
        chunks = list(voice.synthesize(request["text"], config, include_alignments=True))
        pcm = b"".join(chunk.audio_int16_bytes for chunk in chunks)
        if not any(pcm):
            raise Fault("empty")
        words = word_times(request["text"], chunks)
        return {"sample_rate": voice.config.sample_rate, "words": words}, pcm

    return ask


def word_times(text: str, chunks: list[Any]) -> list[tuple[int, int]]:
    """(offset, ms) of each word; none when the voice does not tell or tells of other words."""
    times: list[int] = []
    before = 0
    for chunk in chunks:
        if chunk.phoneme_alignments is None:
            return []
        sample, in_word = before, False
        for aligned in chunk.phoneme_alignments:
            if aligned.phoneme == GAP:
                in_word = False
            elif not in_word and aligned.phoneme.isalpha():
                times.append(round(sample * 1000 / chunk.sample_rate))
                in_word = True
            sample += aligned.num_samples
        before += len(chunk.audio_float_array)
    offsets = [
        at
        for at, letter in enumerate(text)
        if not letter.isspace() and (at == 0 or text[at - 1].isspace())
        if any(character.isalnum() for character in text[at:].split(maxsplit=1)[0])
    ]
    return list(zip(offsets, times, strict=True)) if len(offsets) == len(times) else []


if __name__ == "__main__":
    main(begin)
