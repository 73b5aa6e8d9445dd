"""An index is made whole, thrown away freely, and made again when it is not as it should be."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from search_documents import DOCUMENTS, as_sources

from kompetensportal.errors import EnvironmentalError
from kompetensportal.store.content import lock
from kompetensportal.store.search import folder
from kompetensportal.store.search.folder import DamagedIndexError, build, name_of, open_index
from kompetensportal.store.search.index import SearchIndex

Make = Callable[..., SearchIndex]


def answers(searched: SearchIndex) -> list[tuple[str, int]]:
    return [
        (hit.card.id, hit.score)
        for text in ("mejl", "sjuk", "pass")
        for hit in searched.search(text).hits
    ]


def files(searched: SearchIndex) -> list[Path]:
    return sorted(path for path in searched.folder.rglob("*") if path.is_file())


def test_the_same_texts_are_indexed_once(make: Make) -> None:
    one, two = make(), make()
    assert one.folder == two.folder
    assert answers(one) == answers(two) != []


@pytest.mark.parametrize("harm", ["cut", "altered", "removed", "empty", "a folder instead"])
def test_a_damaged_file_makes_the_index_be_made_again(make: Make, harm: str) -> None:
    whole = make()
    expected, count = answers(whole), len(files(whole))
    whole.close()
    assert count >= 5
    for number in range(count):
        path = files(whole)[number]
        content = path.read_bytes()
        if harm == "cut":
            path.write_bytes(content[: len(content) // 2])
        elif harm == "altered":
            middle = len(content) // 2
            other = bytes([content[middle] ^ 1])
            path.write_bytes(content[:middle] + other + content[middle + 1 :])
        elif harm == "empty":
            path.write_bytes(b"")
        else:
            path.unlink()
            if harm == "a folder instead":
                path.mkdir()
        with pytest.raises(DamagedIndexError):
            open_index(whole.folder)
        again = make()
        assert answers(again) == expected, path
        again.close()


def test_a_missing_or_half_made_index_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndexError) as error:
        open_index(tmp_path / "nothing")
    assert error.value.what.key == "search.damaged"
    (tmp_path / "half").mkdir()
    (tmp_path / "half" / "index.json").write_text("[]", encoding="utf-8")
    with pytest.raises(DamagedIndexError):
        open_index(tmp_path / "half")


def test_an_index_of_another_version_is_never_asked(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = make()
    manifest = old.folder / folder.MANIFEST
    plain = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps({**plain, "made_with": "0" * 32}), encoding="utf-8")
    with pytest.raises(DamagedIndexError):
        open_index(old.folder)
    assert answers(make()) == answers(old)
    monkeypatch.setattr(folder, "VERSION", folder.VERSION + 1)
    assert make().folder != old.folder


def test_a_builder_that_was_killed_leaves_nothing_in_the_way(make: Make, tmp_path: Path) -> None:
    left = tmp_path / "index" / ".99999.tmp"
    (left / "postings").mkdir(parents=True)
    (left / "postings" / "half.seg").write_bytes(b"half")
    assert answers(make())
    assert not left.exists()


def test_a_builder_that_fails_leaves_the_old_index_and_no_new_one(
    make: Make, tmp_path: Path
) -> None:
    old = make()

    def broken() -> None:
        raise EnvironmentalError(folder._damaged(tmp_path))

    sources = as_sources(DOCUMENTS)
    sources["outlook/las-och-svara"] = folder.Source("new", broken)  # type: ignore[arg-type]
    with pytest.raises(EnvironmentalError):
        build(tmp_path / "index", name_of("2"), sources)
    assert not (tmp_path / "index" / name_of("2")).exists()
    assert answers(open_index(old.folder)) == answers(old)


def _build_beside(root: Path, start: object, done: object) -> None:
    start.wait()  # type: ignore[attr-defined]
    searched = build(root, name_of("1"), as_sources(DOCUMENTS))
    done.put(answers(searched))  # type: ignore[attr-defined]


def test_two_builders_at_once_give_one_whole_index(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    start, done = spawn.Event(), spawn.Queue()
    workers = [spawn.Process(target=_build_beside, args=(tmp_path, start, done)) for _ in range(2)]
    for worker in workers:
        worker.start()
    start.set()
    found = [done.get(timeout=60) for _ in workers]
    for worker in workers:
        worker.join(10)
        assert worker.exitcode == 0
    assert found[0] == found[1] != []
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == [name_of("1")]


def test_a_builder_that_never_finishes_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "LOCK_SECONDS", 0.1)
    with (
        lock.hold(tmp_path / "index.lock", 1),
        pytest.raises(EnvironmentalError) as error,
    ):
        build(tmp_path, name_of("1"), as_sources(DOCUMENTS))
    assert error.value.mend is not None


def test_changing_some_texts_gives_the_same_index_as_making_it_anew(
    make: Make, tmp_path: Path
) -> None:
    many = [
        replace(DOCUMENTS[n % len(DOCUMENTS)], id=f"sak/text-{n:02}", internal=False)
        for n in range(30)
    ]
    make(many, "before").close()
    changed = [
        replace(many[0], title="Beställ måltider", text="Du beställer mat i Mashie."),
        *many[2:],
        replace(many[1], id="sak/ny", title="Hälsa på en granne"),
    ]
    step_by_step = make(changed, "after")
    anew = build(tmp_path / "other", name_of("after"), as_sources(changed))
    assert sorted(step_by_step.table()) == sorted(anew.table())
    assert step_by_step.vocabulary.to_json() == anew.vocabulary.to_json()
    for text in ("måltid", "granne", "mejl", "text", "sjuk"):
        assert [(h.card.id, h.score) for h in step_by_step.search(text).hits] == [
            (h.card.id, h.score) for h in anew.search(text).hits
        ]
    assert step_by_step.search("måltid").hits[0].card.id == "sak/text-00"


def test_only_the_newest_indexes_are_kept(make: Make, tmp_path: Path) -> None:
    for number in range(5):
        make(DOCUMENTS[: number + 2], str(number)).close()
    kept = {path.name for path in (tmp_path / "index").iterdir() if path.is_dir()}
    assert kept == {name_of("3"), name_of("4")}


def test_an_empty_library_can_be_searched(make: Make) -> None:
    assert make([]).search("mejl").hits == ()
    assert make([]).suggest("m") == []


def test_a_full_disk_is_said_and_leaves_nothing_half_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import resource  # noqa: PLC0415  (not on Windows)

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    import signal  # noqa: PLC0415

    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        with pytest.raises(EnvironmentalError) as error:
            build(tmp_path, name_of("1"), as_sources(DOCUMENTS))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
    assert error.value.what.key == "build.disk_full"
    assert [path for path in tmp_path.iterdir() if path.is_dir()] == []
