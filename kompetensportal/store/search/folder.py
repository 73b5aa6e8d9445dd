"""An index on disk: built beside, renamed into place, checked when opened, thrown away freely.

    index/<name>/postings/        Whoosh's files
    index/<name>/vocabulary.json  forms, parts and synonyms of its terms
    index/<name>/stamps.json      what it was made from: id -> stamp of each document
    index/<name>/index.json       the digest of every file, written last

The name says what went in (texts, lexicon, synonyms, version of this code), so another version is
another folder. A new index is made from an earlier one when few documents have changed.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from kompetensportal.errors import EnvironmentalError
from kompetensportal.language.saldo import saldo, saldo_version
from kompetensportal.language.synonyms import synonyms
from kompetensportal.store.content.disk import told
from kompetensportal.store.content.lock import hold
from kompetensportal.store.content.pool import digest
from kompetensportal.store.search import vocabulary as vocabularies
from kompetensportal.store.search.analysis import Analyser
from kompetensportal.store.search.document import SearchDocument
from kompetensportal.store.search.index import POSTINGS, VOCABULARY, SearchIndex
from kompetensportal.store.search.postings import Postings, Row, write
from kompetensportal.store.search.weights import weigh
from kompetensportal.words import say

VERSION = 1
"""Raise it when the same texts should give another index."""
MANIFEST, STAMPS = "index.json", "stamps.json"
LOCK_SECONDS = 300.0
KEPT = 2
"""How many indexes stay: the newest, and one that somebody may still be asking."""
FEW = 0.3
"""Up to this share of changed documents an earlier index is changed instead of made anew."""


class DamagedIndexError(EnvironmentalError):
    """The files of an index are not as they were written; it is made again."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be searched that is opened only when it has changed."""

    stamp: str
    """Changes when the document does."""
    load: Callable[[], SearchDocument]


def made_with() -> str:
    """What an index depends on beside the texts: this code, the lexicon, the synonyms."""
    return digest(f"{VERSION} {saldo_version()} {synonyms()!r}".encode())


def name_of(texts: str) -> str:
    """The name of the index for texts with this digest."""
    return digest(f"{made_with()} {texts}".encode())


def open_index(folder: Path) -> SearchIndex:
    """Open an index. Raises DamagedIndexError when it is not there, whole and of this version."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
        whole = manifest["made_with"] == made_with() and all(
            digest((folder / path).read_bytes()) == there
            for path, there in manifest["files"].items()
        )
        if whole:
            return SearchIndex(folder)
    except Exception as error:  # Whoosh raises anything over files that are not its own.
        raise DamagedIndexError(_damaged(folder)) from error
    raise DamagedIndexError(_damaged(folder))


def build(root: Path, name: str, sources: Mapping[str, Source]) -> SearchIndex:
    """The index of this name, opened; made, or made again, when it is not there and whole.

    Raises EnvironmentalError when the disk is full or another builder does not finish.
    """
    folder = root / name
    with hold(root / "index.lock", LOCK_SECONDS), told(root):
        try:
            return open_index(folder)
        except DamagedIndexError:
            shutil.rmtree(folder, ignore_errors=True)
        draft = root / f".{os.getpid()}.tmp"
        for left in root.glob(".*.tmp"):
            shutil.rmtree(left, ignore_errors=True)
        try:
            _write(draft, sources, _earlier(root))
            draft.rename(folder)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        _forget_old(root, folder)
    return open_index(folder)


def _write(draft: Path, sources: Mapping[str, Source], earlier: Path | None) -> None:
    before, stamps = None, {}
    if earlier is not None:
        stamps = json.loads((earlier / STAMPS).read_bytes())
    changed = [id_ for id_, source in sources.items() if stamps.get(id_) != source.stamp]
    gone = [id_ for id_ in stamps if id_ not in sources]
    if earlier is None or len(changed) + len(gone) > FEW * max(len(sources), 1):
        changed, gone, earlier = list(sources), [], None
    draft.mkdir(parents=True)
    found_in: Counter[str] = Counter()
    if earlier is not None:
        shutil.copytree(earlier / POSTINGS, draft / POSTINGS)
        before = vocabularies.Vocabulary.from_json((earlier / VOCABULARY).read_bytes())
        found_in = _count(draft / POSTINGS, without={*changed, *gone})
    else:
        (draft / POSTINGS).mkdir()
    analyser = Analyser(saldo())
    rows = [_row(sources[id_].load(), analyser) for id_ in sorted(changed)]
    for row in rows:
        found_in.update(row.weights.keys())
    write(draft / POSTINGS, rows, gone)
    table = vocabularies.make(found_in, len(sources), synonyms(), analyser, before)
    (draft / VOCABULARY).write_bytes(table.to_json())
    _seal(draft, {id_: source.stamp for id_, source in sources.items()})


def _row(document: SearchDocument, analyser: Analyser) -> Row:
    weights = weigh(document, analyser)
    page: dict[str, Any] = asdict(document)
    del page["more"], page["headings"], page["keywords"]
    # The terms are read again when documents have changed: how many have a term must stay right.
    page["terms"] = zlib.compress("\n".join(weights).encode(), 1)
    return Row(document.id, page, weights)


def _count(folder: Path, without: set[str]) -> Counter[str]:
    """In how many documents each term is found."""
    found_in: Counter[str] = Counter()
    postings = Postings(folder)
    for _, page in postings.pages():
        if page["id"] not in without:
            found_in.update(zlib.decompress(page["terms"]).decode().split("\n"))
    postings.close()
    return found_in


def _seal(draft: Path, stamps: Mapping[str, str]) -> None:
    """Write down what the index was made from and what its files hold: the last thing done."""
    (draft / STAMPS).write_text(json.dumps(stamps, ensure_ascii=False), encoding="utf-8")
    files = sorted(path for path in draft.rglob("*") if path.is_file())
    manifest = {
        "made_with": made_with(),
        "files": {p.relative_to(draft).as_posix(): digest(p.read_bytes()) for p in files},
    }
    (draft / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def _complete(root: Path) -> list[Path]:
    """The indexes that were finished, the newest first."""
    found = [path.parent for path in root.glob(f"[0-9a-f]*/{MANIFEST}")]
    return sorted(found, key=lambda folder: folder.stat().st_mtime_ns, reverse=True)


def _earlier(root: Path) -> Path | None:
    """The newest whole index of this version, to start from."""
    for folder in _complete(root):
        try:
            open_index(folder).close()
        except DamagedIndexError:
            continue
        return folder
    return None


def _forget_old(root: Path, newest: Path) -> None:
    others = [folder for folder in _complete(root) if folder != newest]
    for folder in others[KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)


def _damaged(folder: Path) -> Any:
    return say("search.damaged", folder=str(folder))
