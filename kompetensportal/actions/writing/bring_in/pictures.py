"""A picture of a document becomes one of ours: what was cropped away is gone, and so is EXIF.

Word and PowerPoint keep the whole picture behind a crop, so a face or a name that somebody cut
away would come back. Here the crop is made for good.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from kompetensportal.actions.writing.bring_in.noting import Notes
from kompetensportal.compiler.raster import MOST_PIXELS

LARGEST = 20_000_000
"""Bytes of one picture as it lies in the file."""
WIDEST = 1920
"""Pixels that are kept of a side: twice the widest that a page shows."""
MOST = 300
"""Pictures of one file."""
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "WEBP")
_BY_MACHINE = re.compile(
    r"(automatiskt genererad beskrivning|automatically generated|ai-genererat innehåll"
    r"|ai-generated content)",
    re.IGNORECASE,
)
_NO_TEXT = re.compile(
    r"(bild(objekt)?|picture|image|img|skärmbild|screenshot|graphic)?[ _-]*\d*"
    r"(\.(png|jpe?g|gif|bmp))?",
    re.IGNORECASE,
)
"""What programs write where a picture text should stand."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How a picture is shown: shares that are cut from its sides, and how it is turned."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0
    turned: int = 0
    """Quarter turns clockwise."""


class Pictures:
    """The pictures of one file, each kept once, named in the order in which they come."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._names: dict[tuple[str, Frame], str] = {}
        self.files: dict[str, bytes] = {}

    def take(self, part: str, data: bytes, frame: Frame) -> str:
        """The name of a picture, as it is shown; empty (and noted) when it cannot be kept."""
        if (part, frame) in self._names:
            return self._names[part, frame]
        if len(self.files) >= MOST:
            self._notes.count("pictures_too_many")
            return ""
        why, made, ending = _made(data, frame)
        if why:
            kind = part.rpartition(".")[2].upper()
            self._notes.lost(f"picture_{why}", kind=kind)
            return ""
        name = f"{len(self.files) + 1}.{ending}"
        self.files[name] = made
        self._names[part, frame] = name
        return name


def written_alt(alt: str, notes: Notes) -> str:
    """The picture text that a person wrote; empty, and noted, when no person did."""
    alt = " ".join(alt.split())
    if _BY_MACHINE.search(alt):
        notes.lost("alt_by_machine", quoted=alt)
        return ""
    if _NO_TEXT.fullmatch(alt):
        notes.lost("alt_missing")
        return ""
    return alt


def _made(data: bytes, frame: Frame) -> tuple[str, bytes, str]:
    """Why not, or the bytes of the clean picture and its ending."""
    if len(data) > LARGEST:
        return "too_large", b"", ""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return "bomb", b"", ""
            photograph = opened.format == "JPEG"
            if photograph:
                opened.draft("RGB", (2 * WIDEST, 2 * WIDEST))
            upright = ImageOps.exif_transpose(opened)
            clear = upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info
            image = upright.convert("RGBA" if clear else "RGB")
    except Image.DecompressionBombError:
        return "bomb", b"", ""
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        return "unreadable", b"", ""
    image = _framed(image, frame)
    image.thumbnail((WIDEST, WIDEST), Image.Resampling.LANCZOS)
    plain = Image.new(image.mode, image.size)  # Takes no metadata along.
    plain.paste(image)
    out = io.BytesIO()
    if photograph:
        plain.save(out, "JPEG", quality=88)
        return "", out.getvalue(), "jpg"
    plain.save(out, "PNG")
    return "", out.getvalue(), "png"


def _framed(image: Image.Image, frame: Frame) -> Image.Image:
    width, height = image.size
    left, top = round(width * frame.left), round(height * frame.top)
    right, bottom = width - round(width * frame.right), height - round(height * frame.bottom)
    box = (max(left, 0), max(top, 0), min(right, width), min(bottom, height))
    if box != (0, 0, width, height) and box[0] < box[2] and box[1] < box[3]:
        image = image.crop(box)
    turns = {
        1: Image.Transpose.ROTATE_270,
        2: Image.Transpose.ROTATE_180,
        3: Image.Transpose.ROTATE_90,
    }
    return image.transpose(turns[frame.turned]) if frame.turned in turns else image
