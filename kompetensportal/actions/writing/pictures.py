"""Take a picture in: from a telephone to `bilder/` beside the text that shows it."""

from __future__ import annotations

import hashlib
import posixpath
import threading
from dataclasses import dataclass
from pathlib import Path

from kompetensportal.actions.content.scan import DEEPEST, TOPS
from kompetensportal.compiler.prose import slug
from kompetensportal.errors import MistakeError, NotFoundError
from kompetensportal.model.writing.picture import ENDINGS
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.words import say

FOLDER = "bilder"
LONGEST_NAME = 60
_MOST_ALIKE = 1_000
_naming = threading.Lock()


@dataclass(frozen=True, slots=True)
class Taken:
    """A picture that lies in the content folder."""

    path: str
    """Content path."""
    src: str
    """As the text beside it writes it."""
    width: int
    height: int
    sha: str
    """SHA-256 of the file, hex."""


def take_in(root: Path, beside: str, data: bytes, name: str, text: str) -> Taken:
    """Keep a picture in the content folder, named after what one sees.

    Args:
        root: the content folder that may be written to.
        beside: content path of the text that shows it, or of the folder of a system or course.
        data: the file as it was sent; everything but its pixels is taken away.
        name: what the sender's file is called.
        text: what one sees; may be empty.

    Raises MistakeError for what is no picture or no such place, EnvironmentalError for the disk.
    """
    # Pillow and the reader of HEIC take 60 ms to load: every start of the portal would.
    from kompetensportal.actions.writing.pictures_decode import decode  # noqa: PLC0415

    folder = folder_for(root, beside)
    made = decode(data, name)
    stem = slug(text)[:LONGEST_NAME].strip("-") or slug(posixpath.splitext(name)[0]) or "bild"
    with _naming, told(root):
        path = _free(root, folder, stem[:LONGEST_NAME].strip("-"), made.ending, made.content)
        if not (root / path).exists():
            write_whole(root / path, made.content, durable=True)
    src = posixpath.relpath(path, posixpath.dirname(folder))
    return Taken(path, src, made.width, made.height, hashlib.sha256(made.content).hexdigest())


def for_the_tools(data: bytes, name: str) -> bytes:
    """WebP of a file that the browser cannot open itself, for its tools; nothing is kept.

    Raises MistakeError.
    """
    # As above.
    from kompetensportal.actions.writing.pictures_decode import (  # noqa: PLC0415
        WIDEST_TO_EDIT,
        decode,
    )

    made = decode(data, name, WIDEST_TO_EDIT)
    if made.ending != "webp":
        raise MistakeError(say("picturebank.drawing"), say("picturebank.drawing_mend"))
    return made.content


def folder_for(root: Path, beside: str) -> str:
    """The folder of pictures for a text or a folder, within `root`; NotFoundError for none."""
    place = posixpath.dirname(beside) if beside.endswith(".md") else beside.rstrip("/")
    _judge(root, place)
    return f"{place}/{FOLDER}"


def picture_file(root: Path, path: str) -> Path:
    """The file of a picture of the content folder. Raises NotFoundError."""
    _judge(root, posixpath.dirname(path))
    file = root / path
    if path.rpartition(".")[2].lower() not in ENDINGS or not file.is_file():
        raise NotFoundError(say("picturebank.gone"), say("picturebank.gone_mend"))
    if not file.resolve().is_relative_to(root.resolve()):
        raise NotFoundError(say("picturebank.gone"), say("picturebank.gone_mend"))
    return file


def _judge(root: Path, place: str) -> None:
    parts = place.split("/")
    plain = all(part and part[0] not in ".~" and part.isprintable() for part in parts)
    fits = parts[0] in TOPS and 1 < len(parts) <= DEEPEST and "\\" not in place
    if not plain or not fits or not (root / place).resolve().is_relative_to(root.resolve()):
        raise NotFoundError(say("picturebank.no_place"), say("picturebank.no_place_mend"))


def _free(root: Path, folder: str, stem: str, ending: str, content: bytes) -> str:
    """A path that nothing else has; that of the same picture when it is there already."""
    for number in range(1, _MOST_ALIKE):
        path = f"{folder}/{stem}{f'-{number}' if number > 1 else ''}.{ending}"
        file = root / path
        if not file.exists() or (file.is_file() and file.read_bytes() == content):
            return path
    raise MistakeError(say("picturebank.same_name"), say("picturebank.same_name_mend"))
