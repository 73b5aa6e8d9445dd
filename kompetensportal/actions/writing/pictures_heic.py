"""HEIC, as telephones take pictures, in a process of its own.

The library that reads it is C and has been seen to fall over a damaged file: then this process
dies and not the portal. Memory and time have limits here as well.

Run as a program it reads a file from stdin, and writes a WebP of its pixels or nothing to stdout.
"""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys

SECONDS = 60
MOST_MEMORY = 2_000_000_000
"""Bytes of address space, where the system has such a limit."""
DAMAGED, BOMB = 3, 4
"""Exit status for what is no whole picture, and for one that is too large; told as two numbers."""


class DamagedError(Exception):
    """The file is no whole picture."""


class BombError(Exception):
    """Its width and height, which are too large."""


def to_webp(data: bytes, most: int) -> bytes:
    """The upright pixels of a HEIC picture of at most so many, without loss.

    Raises DamagedError, BombError.
    """
    command = [sys.executable, "-m", __name__, str(most)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise DamagedError from None
    if done.returncode == BOMB:
        raise BombError(*map(int, done.stdout.split()))
    if done.returncode or not done.stdout:
        raise DamagedError
    return done.stdout


def _main(most: int) -> int:
    import pi_heif  # noqa: PLC0415 - only the process that reads the file needs it
    from PIL import Image, ImageOps  # noqa: PLC0415

    _limit()
    pi_heif.register_heif_opener()
    try:
        with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=("HEIF",)) as opened:
            width, height = opened.size
            if width * height > most:
                sys.stdout.write(f"{width} {height}")
                return BOMB
            mode = "RGBA" if opened.mode.endswith("A") else "RGB"
            image = ImageOps.exif_transpose(opened).convert(mode)
        # The profile is needed once more, to turn the colours into sRGB.
        profile = opened.info.get("icc_profile")
        out = io.BytesIO()
        image.save(out, "WEBP", lossless=True, quality=0, method=0, icc_profile=profile)
    except Exception:  # Whatever a damaged file brings about, it is damaged.
        return DAMAGED
    sys.stdout.buffer.write(out.getvalue())
    return 0


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    raise SystemExit(_main(int(sys.argv[1])))
