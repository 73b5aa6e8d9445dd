"""The first stage: from a file on disk to a Source, or to the finding that says why not."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from kompetensportal.model.content.finding import Finding, Severity
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.words import Argument, say

LARGEST = 1_000_000
"""Bytes. A long lathund has 10 kB; whatever is a hundred times larger is no lathund."""

FULLER, EASIER = ".fyllig.md", ".latt.md"
GLOSSARY = "ordlista"
"""Folder of the glossary, and what the ids and addresses of its words begin with."""
SURVEYS = "enkater"
"""Folder of the surveys; their ids and addresses begin with `enkat/`."""
GOALS = "kunskapsmal"
"""Name of the file with the goals of a system, or of the subject of a course."""


@dataclass(frozen=True, slots=True)
class Location:
    """What a path alone tells (docs/authoring.md, "Where files lie")."""

    kind: Kind
    id: str
    """The id that the file has when its front matter does not say otherwise."""
    sibling: bool
    """True for `.fyllig.md` and `.latt.md`, which inherit from the file beside them."""
    address: str
    """The page of that id; empty for what has no page of its own."""


@lru_cache(maxsize=4096)  # A file asks for its own place thrice, and for that of each link.
def locate(path: str) -> Location | None:
    """Kind, default id and address of a content path, or None for a file that is no content."""
    parts = path.split("/")
    name = parts[-1]
    if not name.endswith(".md") or name.startswith("."):
        return None
    stem = name.removesuffix(FULLER).removesuffix(EASIER).removesuffix(".md")
    goals = len(parts) == 3 and name == f"{GOALS}.md"
    if parts[0] == "lathundar" and goals:
        return Location(Kind.GOALS, f"{parts[1]}/{GOALS}", False, "")
    if parts[0] == "lathundar" and len(parts) == 3:
        id_ = f"{parts[1]}/{stem}"
        return Location(Kind.LATHUND, id_, name.endswith(FULLER), f"/lathundar/{id_}")
    if parts[0] != "courses" or len(parts) != 3:
        return None
    folder = parts[1]
    if folder == "introduktionsprogram":
        return Location(Kind.PROGRAMME, stem, False, "/introduktion/")
    if folder == "arbetsuppgifter":
        return Location(Kind.TASK, f"uppgift/{stem}", False, "")
    if folder == GLOSSARY:
        return Location(Kind.WORD, f"{GLOSSARY}/{stem}", False, f"/{GLOSSARY}/{stem}")
    if folder == SURVEYS:
        id_ = f"enkat/{stem}"
        return Location(Kind.SURVEY, id_, name.endswith(EASIER), f"/{id_}")
    if goals:
        return Location(Kind.GOALS, f"{folder}/{GOALS}", False, "")
    if stem == "kurs":
        return Location(Kind.COURSE, folder, name.endswith(EASIER), f"/kurser/{folder}/")
    id_ = f"{folder}/{stem}"
    return Location(Kind.LESSON, id_, name.endswith(EASIER), f"/kurser/{id_}")


def address_of(kind: Kind, id_: str) -> str:
    """The page of an id of a kind."""
    if kind is Kind.LATHUND:
        return f"/lathundar/{id_}"
    if kind is Kind.LESSON:
        return f"/kurser/{id_}"
    if kind is Kind.COURSE:
        return f"/kurser/{id_}/"
    if kind is Kind.WORD:
        return f"/{id_}"
    if kind is Kind.SURVEY:
        return f"/enkat/{id_.removeprefix('enkat/')}"
    return "/introduktion/" if kind is Kind.PROGRAMME else ""


def content_paths(root: Path) -> list[str]:
    """All content files below a root, in order; symbolic links are listed and judged by `read`."""
    found = []
    for top in ("lathundar", "courses"):
        for folder in _folders(root / top):
            with os.scandir(folder) as entries:
                for entry in entries:
                    path = f"{top}/{folder.name}/{entry.name}"
                    if locate(path) is not None:
                        found.append(path)
    return sorted(found)


def _folders(top: Path) -> list[Path]:
    if not top.is_dir():
        return []
    with os.scandir(top) as entries:
        return [Path(e.path) for e in entries if e.is_dir() and not e.name.startswith(".")]


def read(root: Path, path: str) -> Source | Finding:
    """Read one content file.

    Args:
        root: the folder that holds `lathundar/` and `courses/`.
        path: relative to it, with `/`.

    Returns:
        A Source with `\\n` line ends and without byte order mark, or a Finding (an error).
    """
    place = locate(path)
    if place is None:
        return unreadable(path, "misplaced")
    file = root / path
    if not _inside(root, file):
        return unreadable(path, "outside")
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return unreadable(path, "missing")
    except OSError as error:
        return unreadable(path, "unreadable", reason=error.strerror or type(error).__name__)
    return decode(path, place.kind, data)


def decode(path: str, kind: Kind, data: bytes) -> Source | Finding:
    """A Source from the bytes of a file: what `read` does after reading."""
    if len(data) > LARGEST:
        return unreadable(path, "too_large", limit=LARGEST // 1000)
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before) - before.rfind(b"\n")
        return unreadable(path, "not_utf8", line, column, byte=f"0x{data[error.start]:02X}")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        return unreadable(path, "not_text", line)
    if path.endswith(EASIER if kind is Kind.LATHUND else FULLER):
        right = FULLER if kind is Kind.LATHUND else EASIER
        return unreadable(path, "ending", right=right)
    if not text.strip():
        return unreadable(path, "empty")
    return Source(path, kind, text, blake2b(data, digest_size=16).hexdigest())


def _inside(root: Path, file: Path) -> bool:
    """Whether a file, links followed, lies below the root; missing files are inside."""
    try:
        return file.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False


def unreadable(path: str, why: str, line: int = 1, column: int = 1, **args: Argument) -> Finding:
    """The finding for a file that cannot be read; `why` ends the key of its words."""
    rule = "read-" + why.replace("_", "-")
    what, mend = say(f"findings.read_{why}", **args), say(f"findings.read_{why}_mend", **args)
    return Finding(rule, Severity.ERROR, path, line, column, what, mend)
