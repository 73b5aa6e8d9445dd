"""Photographs and screen pictures: turned upright, stripped of all metadata, in used widths."""

from __future__ import annotations

import io

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kompetensportal.compiler.pictures import Picture, Prepared, pool_name, refused
from kompetensportal.model.content.finding import Finding

FORMATS = ("PNG", "JPEG", "WEBP")
WIDTHS = (480, 960)
"""CSS pixels: a phone, and the column of text on everything wider (or a phone's sharp screen)."""
MOST_PIXELS = 50_000_000
"""A telephone takes pictures of 12 million; a bomb unpacks to thousands of millions."""
MOST_ON_A_SIDE = 16_383
"""What WebP can hold."""
QUALITY = 82


def read(
    data: bytes, name: str, formats: tuple[str, ...] = FORMATS, most: int = MOST_PIXELS
) -> Image.Image | Finding:
    """The pixels of a picture alone: upright, in sRGB, without what else the file told.

    How large it becomes is asked before it is unpacked. Formats are Pillow's names.
    """
    try:
        with Image.open(io.BytesIO(data), formats=formats) as opened:
            width, height = opened.size
            if width * height > most:
                return refused(name, "bomb", width=width, height=height)
            upright = ImageOps.exif_transpose(opened)
            return _plain(upright)
    except Image.DecompressionBombError:
        return refused(name, "bomb_hidden")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        return refused(name, "not_one")


def prepare(data: bytes, name: str) -> Prepared | Finding:
    """Verify a PNG, JPEG or WebP and make its WebP variants."""
    image = read(data, name)
    if isinstance(image, Finding):
        return image
    files: dict[str, bytes] = {}
    variants = []
    for width in _widths(image.width):
        made = webp(image, width)
        stored = pool_name(made, "webp")
        files[stored] = made
        variants.append((stored, width))
    widest, width = variants[-1]
    height = max(1, round(image.height * width / image.width))
    picture = Picture(widest, len(files[widest]), width, height, tuple(variants))
    return Prepared(picture, tuple(files.items()))


def _plain(image: Image.Image) -> Image.Image:
    """The pixels alone, in sRGB; the colour profile goes with the rest of the metadata."""
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    mode = "RGBA" if clear else "RGB"
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "RGBA"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
            image = made or image
        except (ImageCms.PyCMSError, OSError):
            pass  # A broken profile: the numbers are taken as sRGB, as browsers do.
    plain = Image.new(mode, image.size)
    plain.paste(image.convert(mode))
    return plain


def _widths(natural: int) -> list[int]:
    return sorted({min(natural, width) for width in WIDTHS})


def webp(image: Image.Image, width: int, quality: int = QUALITY) -> bytes:
    """WebP of a picture, so many pixels wide."""
    if width != image.width:
        height = max(1, round(image.height * width / image.width))
        image = image.resize((width, height), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
