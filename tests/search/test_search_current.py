"""The portal's index follows what is published, and an older one answers in the meantime."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from kompetensportal.actions.content import index as index_action
from kompetensportal.actions.content.build import build
from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.content.library import Audio
from kompetensportal.store.content.library import Library
from kompetensportal.store.search.index import SearchIndex
from kompetensportal.web.search import current as current_module
from kompetensportal.web.search.current import CurrentIndex
from kompetensportal.words import say

TEXT = """---
titel: {title}
id: kok/mat
sammanfattning: En kort lathund.
ägare: Systemspecialist
ersättare: Digital kompetensledare
granskas: 2099-05-01
svenska: lätt
---

Det här gör du.

1. Tryck på **Spara**. {{#spara}}
"""


def write(content: Path, title: str) -> None:
    path = content / "lathundar" / "kok" / "mat.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(title=title), encoding="utf-8")


def titles(searched: SearchIndex, text: str) -> list[str]:
    return [hit.card.title for hit in searched.search(text).hits]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content" / "courses").mkdir(parents=True)
    write(tmp_path / "content", "Koka potatis")
    build(tmp_path / "content", tmp_path / "data")
    return tmp_path / "content"


def test_the_older_index_answers_until_the_newer_one_is_ready(
    content: Path, tmp_path: Path
) -> None:
    library, current = Library(tmp_path / "data", draft=True), CurrentIndex()
    old = current.of(tmp_path / "data", library.generation())
    assert titles(old, "potatisen") == ["Koka potatis"]
    write(content, "Steka fisk")
    build(content, tmp_path / "data")
    assert current.of(tmp_path / "data", library.generation()) is old
    end = time.monotonic() + 30
    while (new := current.of(tmp_path / "data", library.generation())) is old:
        assert time.monotonic() < end
        time.sleep(0.02)
    assert titles(new, "fisken") == ["Steka fisk"]
    assert titles(new, "potatis") == []
    assert titles(old, "potatis") == ["Koka potatis"], "whoever asks the old one is answered"
    assert current.of(tmp_path / "data", library.generation()) is new


def test_audio_alone_needs_no_new_index(content: Path, tmp_path: Path) -> None:
    library, current = Library(tmp_path / "data", draft=True), CurrentIndex()
    silent = library.generation()
    before = current.of(tmp_path / "data", silent)
    ((_, edition),) = silent.entries["kok/mat"].editions
    sound = Audio("a" * 32 + ".mp3", "b" * 32 + ".json", 1000)
    assert library.publish_audio("kok", {edition.document: sound})
    assert library.generation().digest != silent.digest
    assert current.of(tmp_path / "data", library.generation()) is before


def test_when_no_newer_index_can_be_made_the_older_one_goes_on(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, current = Library(tmp_path / "data", draft=True), CurrentIndex()
    old = current.of(tmp_path / "data", library.generation())
    write(content, "Steka fisk")
    build(content, tmp_path / "data")
    tries: list[int] = []

    def full(*_: object) -> SearchIndex:
        tries.append(1)
        raise EnvironmentalError(say("search.damaged", folder="index"))

    monkeypatch.setattr(current_module, "make_index", full)
    end = time.monotonic() + 30
    while not tries:
        assert current.of(tmp_path / "data", library.generation()) is old
        assert time.monotonic() < end
    for _ in range(20):
        assert current.of(tmp_path / "data", library.generation()) is old
        time.sleep(0.005)
    assert len(tries) == 1, "it is not tried again at every search"


def test_a_portal_without_any_text_can_be_searched(tmp_path: Path) -> None:
    searched = index_action.make_index(tmp_path, Library(tmp_path).generation())
    assert titles(searched, "mejl") == []
