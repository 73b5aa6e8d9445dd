"""What was read of a file waits, for a day, until its writer has said what to make of it.

It lies in the data folder, `brought-in/<person>/<id>/`: `read.json` and the pictures, nothing of
the file itself. A backup leaves it out, and a draft that is made takes it away.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from hashlib import blake2b
from pathlib import Path
from typing import Any
from uuid import uuid4

from kompetensportal.errors import NotFoundError
from kompetensportal.model.content.plain import from_plain, to_plain
from kompetensportal.model.writing.brought_in import (
    Block,
    BroughtIn,
    Heading,
    Item,
    More,
    Note,
    Paragraph,
    Picture,
    Table,
)
from kompetensportal.store.content.disk import told, write_whole
from kompetensportal.words import Message, say

NAME = "brought-in"
MOST = 3
"""Files of one person that wait; the oldest goes when she chooses another."""
A_DAY = 24 * 3600
_ID = re.compile("[0-9a-f]{32}")
_PICTURE = re.compile(r"\d{1,4}\.(png|jpg)")
_KINDS: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (Heading, Paragraph, Item, Table, Picture, More)
}


def put(data: Path, person: str, read: BroughtIn) -> str:
    """Keep what was read; its id. What has waited too long goes."""
    folder = _folder(data, person)
    id_ = uuid4().hex
    with told(data):
        _tidy(data)
        waiting = sorted(folder.glob("*"), key=lambda one: one.stat().st_mtime)
        for old in waiting[: max(0, len(waiting) - MOST + 1)]:
            shutil.rmtree(old, ignore_errors=True)
        for name, picture in read.pictures.items():
            write_whole(folder / id_ / name, picture, durable=False)
        write_whole(folder / id_ / "read.json", json.dumps(_to_json(read)).encode(), durable=False)
    return id_


def get(data: Path, person: str, id_: str) -> BroughtIn:
    """What waits under an id. Raises NotFoundError when nothing does any more."""
    place = _folder(data, person) / id_
    try:
        if not _ID.fullmatch(id_):
            raise FileNotFoundError(id_)
        kept = json.loads((place / "read.json").read_bytes())
        pictures = {name: (place / name).read_bytes() for name in kept["pictures"]}
        return _from_json(kept, pictures)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotFoundError(say("bringin.gone"), say("bringin.gone_mend")) from error


def picture(data: Path, person: str, id_: str, name: str) -> bytes:
    """One picture of what waits. Raises NotFoundError."""
    try:
        if not _ID.fullmatch(id_) or not _PICTURE.fullmatch(name):
            raise FileNotFoundError(name)
        return (_folder(data, person) / id_ / name).read_bytes()
    except OSError as error:
        raise NotFoundError(say("bringin.gone"), say("bringin.gone_mend")) from error


def remove(data: Path, person: str, id_: str) -> None:
    """A draft was made of it, or the writer does not want it."""
    if _ID.fullmatch(id_):
        shutil.rmtree(_folder(data, person) / id_, ignore_errors=True)


def _folder(data: Path, person: str) -> Path:
    return data / NAME / blake2b(person.encode(), digest_size=16).hexdigest()


def _tidy(data: Path) -> None:
    """Take away what nobody came back to."""
    now = time.time()
    for old in (data / NAME).glob("*/*"):
        if now - old.stat().st_mtime > A_DAY:
            shutil.rmtree(old, ignore_errors=True)


def _to_json(read: BroughtIn) -> dict[str, Any]:
    return {
        "title": read.title,
        "blocks": [[type(block).__name__, to_plain(block)] for block in read.blocks],
        "notes": [[_message(note.place), _message(note.what)] for note in read.notes],
        "pictures": list(read.pictures),
    }


def _message(message: Message) -> list[Any]:
    return [message.key, message.as_dict()]


def _from_json(kept: dict[str, Any], pictures: dict[str, bytes]) -> BroughtIn:
    blocks: list[Block] = [from_plain(_KINDS[kind], plain) for kind, plain in kept["blocks"]]
    notes = [Note(say(p[0], **p[1]), say(w[0], **w[1])) for p, w in kept["notes"]]
    return BroughtIn(kept["title"], tuple(blocks), pictures, tuple(notes))
