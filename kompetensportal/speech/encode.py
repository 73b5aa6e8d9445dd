"""MP3 at 32 kbit/s, mono, 22,050 Hz: whole frames that may be joined byte for byte.

Every clip is encoded by itself, so its first frame leans on no earlier one (no bit reservoir
reaches back). A decoder plays a clip DELAY_SAMPLES later than its first frame begins: LAME's 576
and a decoder's 529. There is no Xing header, so no decoder takes that delay away; being the same
in every clip it moves all times alike, and `narrate` adds it once.
"""

from __future__ import annotations

from array import array
from functools import cache

import lameenc

SAMPLE_RATE = 22_050
BIT_RATE = 32
FRAME_SAMPLES = 576
DELAY_SAMPLES = 1105
QUALITY = 7
"""LAME's: 7 takes half the time of 5, and speech at 32 kbit/s leaves it nothing to gain."""
SETTINGS = f"mp3 {BIT_RATE} {SAMPLE_RATE} {QUALITY} lameenc"
"""Part of a clip's key: another way of encoding makes other clips."""

HEADER = 4
OURS, OURS_MASK = 0xFFF34000, 0xFFFFFC00
"""The first 22 bits of a frame's header: MPEG-2 layer III, no checksum, 32 kbit/s, 22,050 Hz."""
QUIET = 60
"""Samples below this (of 32,767) are silence around speech."""
KEPT_AFTER = 0.06
"""Seconds of near-silence kept after the last sound, so that no ending is cut."""


def encode(pcm: bytes, sample_rate: int) -> bytes:
    """The frames of mono 16-bit PCM."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(sample_rate)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    return bytes(encoder.encode(pcm)) + bytes(encoder.flush())


@cache
def silence(ms: int) -> bytes:
    """Frames of silence, at least `ms` long with what an encoder adds."""
    frames = max(3, round(ms * SAMPLE_RATE / 1000 / FRAME_SAMPLES))
    # The encoder rounds up and adds two frames for its delay.
    return encode(b"\0\0" * ((frames - 2) * FRAME_SAMPLES), SAMPLE_RATE)


def count_frames(frames: bytes) -> int:
    """How many frames there are. Raises ValueError for anything but whole frames of our kind."""
    at = count = 0
    while at < len(frames):
        header = int.from_bytes(frames[at : at + HEADER])
        if header & OURS_MASK != OURS:
            raise ValueError(f"no frame at {at}")
        padding = header >> 9 & 1
        at += 72 * BIT_RATE * 1000 // SAMPLE_RATE + padding
        count += 1
    if at != len(frames):
        raise ValueError("the last frame is cut")
    return count


def milliseconds(frames: int) -> float:
    """How long so many frames play."""
    return frames * FRAME_SAMPLES * 1000 / SAMPLE_RATE


def trim(pcm: bytes, sample_rate: int) -> bytes:
    """PCM without the silence at its end; pauses are ours to set, not the engine's."""
    samples = array("h", pcm)
    end = len(samples)
    step = max(1, sample_rate // 200)
    while end > 0 and _quiet(samples[max(0, end - step) : end]):
        end -= step
    end = min(len(samples), max(0, end) + round(KEPT_AFTER * sample_rate))
    return samples[:end].tobytes()


def _quiet(samples: array[int]) -> bool:
    return max(samples) < QUIET and min(samples) > -QUIET
