"""The library on disk: one generation at a time, whole whatever happens in between."""

from __future__ import annotations

import json
import multiprocessing
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kompetensportal.errors import EnvironmentalError
from kompetensportal.model.content.library import Audio, Edition, Entry, Root
from kompetensportal.model.content.source import Form, Kind
from kompetensportal.store.content import lock
from kompetensportal.store.content.library import Library
from kompetensportal.store.content.pool import GRACE_SECONDS


def edition(document: str, title: str = "Läs") -> Edition:
    return Edition(document, "v1", title, "lathundar/outlook/las.md", ())


def entry(id_: str, document: str) -> Entry:
    return Entry(
        id=id_,
        kind=Kind.LATHUND,
        group="outlook",
        system="outlook",
        title="Läs",
        summary="",
        owner="Systemspecialist",
        deputy="",
        review=None,
        audience=("hemtjänst",),
        language="sv",
        task="",
        keywords=(),
        related=(),
        checked="",
        internal=False,
        standard=edition(document),
    )


def publish(library: Library, text: bytes) -> str:
    document = library.pool.put(text, "json")
    manifest = library.write_manifest([entry("outlook/las", document)])
    library.swap(lambda root: replace(root, systems=(("outlook", manifest),)), {document})
    return document


def test_an_empty_data_folder_is_an_empty_library(tmp_path: Path) -> None:
    generation = Library(tmp_path).generation()
    assert not generation.groups and not generation.entries and not generation.courses


def test_readers_keep_their_generation_and_the_next_request_sees_the_new_one(
    tmp_path: Path,
) -> None:
    library = Library(tmp_path)
    first = publish(library, b"{}")
    before = library.generation()
    assert library.generation() is before and not library.changed()
    second = publish(library, b'{"a":1}')
    assert library.changed()
    after = library.generation()
    assert before.entries["outlook/las"].edition(Form.EASY).document == first
    assert after.entries["outlook/las"].edition(Form.EASY).document == second
    assert before.digest != after.digest


def test_the_root_is_plain_json_that_any_server_can_hand_out(tmp_path: Path) -> None:
    library = Library(tmp_path)
    document = publish(library, b"{}")
    root = json.loads((tmp_path / "library" / "root.json").read_bytes())
    assert root["v"] == 1 and root["audio"] == {}
    name = root["systems"]["outlook"]
    manifest = json.loads((tmp_path / "library" / "pool" / name[:2] / name).read_bytes())
    assert manifest["lessons"][0]["standard"]["document"] == document


def test_the_same_root_again_changes_nothing(tmp_path: Path) -> None:
    library = Library(tmp_path)
    publish(library, b"{}")
    stamp = (tmp_path / "library" / "root.json").stat().st_mtime_ns
    assert library.swap(lambda root: root) is False
    assert (tmp_path / "library" / "root.json").stat().st_mtime_ns == stamp


def test_a_root_that_a_power_cut_spoilt_gives_way_to_the_one_before(tmp_path: Path) -> None:
    library = Library(tmp_path)
    first = publish(library, b"{}")
    publish(library, b'{"a":1}')
    (tmp_path / "library" / "root.json").write_bytes(b"")
    found = Library(tmp_path).generation().entries["outlook/las"]
    assert found.edition(Form.STANDARD).document == first


def test_audio_belongs_to_a_document_and_goes_with_it(tmp_path: Path) -> None:
    library = Library(tmp_path)
    old = publish(library, b"{}")
    sound = Audio("0" * 32 + ".mp3", "1" * 32 + ".json", 900)
    for name, content in ((sound.sound, b"mp3"), (sound.timing, b"{}")):
        path = library.pool.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert library.publish_audio("outlook", {old: sound})
    assert library.generation().audio(old) == sound
    texts = library.generation().text_digest
    new = publish(library, b'{"a":1}')
    assert library.generation().audio(new) is None
    assert library.generation().text_digest != texts
    library.publish_audio("outlook", {})
    assert library.generation().audio(old) is None


def test_collecting_keeps_this_generation_the_last_one_and_the_draft(tmp_path: Path) -> None:
    library, draft = Library(tmp_path), Library(tmp_path, draft=True)
    oldest = publish(library, b"1")
    before, now = publish(library, b"2"), publish(library, b"3")
    drafted = publish(draft, b"4")
    kept = library.pool.put(b"5", "json")
    later = time.time() + GRACE_SECONDS + 60
    assert library.collect({kept}, later) >= 1
    assert not library.pool.holds(oldest)
    assert all(library.pool.holds(name) for name in (before, now, drafted, kept))
    assert library.generation().entries["outlook/las"].edition(Form.EASY).document == now


def swap_often(data: Path, group: str, times: int) -> None:
    library = Library(data)
    for number in range(times):
        name = library.pool.put(f"{group}{number}".encode(), "json")

        def change(root: Root, name: str = name) -> Root:
            others = tuple(pair for pair in root.systems if pair[0] != group)
            return replace(root, systems=(*others, (group, name)))

        library.swap(change)


def test_two_processes_that_change_the_root_lose_nothing(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=swap_often, args=(tmp_path, g, 20)) for g in ("a", "b", "c")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
        assert writer.exitcode == 0
    assert Library(tmp_path).generation().groups == ("a", "b", "c")


def test_a_lock_waits_then_says_who_to_wait_for(tmp_path: Path) -> None:
    path, told = tmp_path / "x.lock", []
    with lock.hold(path, 0):
        begin = time.monotonic()
        with (
            pytest.raises(EnvironmentalError) as caught,
            lock.hold(path, 0.2, lambda: told.append(True)),
        ):
            pass
        assert time.monotonic() - begin >= 0.2
    assert caught.value.what.key == "build.locked" and told == [True]
    with lock.hold(path, 0):
        pass
