"""The process that decodes recordings; `recorded_engine` starts and minds it."""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

from kompetensportal.speech.encode import SAMPLE_RATE
from kompetensportal.speech.engines.serving import Answer, Ask, Fault, main
from kompetensportal.speech.levels import even, speech_between


def begin(folder: Path) -> Ask:
    """Import the decoder."""
    import av  # noqa: PLC0415 - an extra

    def ask(request: dict[str, Any]) -> Answer:
        samples = decode(av, request["path"], request["longest"])
        between = speech_between(samples, SAMPLE_RATE)
        if between is None:
            raise Fault("silent")
        return {"sample_rate": SAMPLE_RATE}, even(samples[slice(*between)], SAMPLE_RATE).tobytes()

    return ask


def decode(av: Any, path: str, longest: int) -> array[int]:
    """The first sound track as mono samples. Raises Fault when it is too long or is none."""
    samples = array("h")
    try:
        with av.open(path, metadata_errors="ignore") as file:
            if not file.streams.audio:
                raise Fault("failed", "no sound")
            resampler = av.AudioResampler("s16", "mono", SAMPLE_RATE)
            for frame in file.decode(audio=0):
                _add(samples, resampler.resample(frame))
                # What a file says of its length may be wrong: count what comes.
                if len(samples) > longest * SAMPLE_RATE:
                    raise Fault("long")
            _add(samples, resampler.resample(None))
    except (av.error.FFmpegError, UnicodeDecodeError) as error:
        raise Fault("failed", str(error)) from error
    return samples


def _add(samples: array[int], frames: list[Any]) -> None:
    for frame in frames:
        # A plane is longer than its samples.
        samples.frombytes(bytes(frame.planes[0])[: frame.samples * 2])


if __name__ == "__main__":
    main(begin)
