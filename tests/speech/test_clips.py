"""Clips are kept by what was spoken; a spoilt one is made again, and a full disk loses nothing."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech.clips import KEPT_DAYS, Clip, Clips, clip_key
from kompetensportal.speech.narrate import Narrator

CLIP = Clip(b"frames" * 100, 3, 123.5, ((0, 0), (4, 80)))
Make = Callable[..., list[Sentence]]


def files(clips: Clips) -> list[Path]:
    return [path for path in clips.folder.rglob("*") if path.is_file()]


def test_a_clip_comes_back_as_it_was(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    assert clips.get("ab12") is None
    clips.put("ab12", CLIP)
    assert clips.get("ab12") == CLIP
    assert len(files(clips)) == 1


def test_everything_that_makes_the_sound_is_in_the_key() -> None:
    keys = {
        clip_key("pyttsx3 1", "sv", 150, "Hej"),
        clip_key("pyttsx3 2", "sv", 150, "Hej"),
        clip_key("pyttsx3 1", "en", 150, "Hej"),
        clip_key("pyttsx3 1", "sv", 151, "Hej"),
        clip_key("pyttsx3 1", "sv", 150, "Hej."),
    }
    assert len(keys) == 5


@pytest.mark.parametrize("size", [0, 1, 16, 20, 40, 300])
def test_an_entry_that_was_cut_is_made_again(tmp_path: Path, size: int) -> None:
    clips = Clips(tmp_path)
    clips.put("ab12", CLIP)
    path = files(clips)[0]
    path.write_bytes(path.read_bytes()[:size])
    assert clips.get("ab12") is None


def test_an_entry_with_one_other_byte_anywhere_is_made_again(tmp_path: Path) -> None:
    clips = Clips(tmp_path)
    clips.put("ab12", CLIP)
    path = files(clips)[0]
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert clips.get("ab12") is None, at


def test_a_narrator_makes_only_what_is_new_or_spoilt(narrator: Narrator, sentences: Make) -> None:
    text = sentences("Öppna mejlet.", "Läs det.", "Öppna mejlet.")
    first = narrator.narrate(text)
    assert first.made == 2  # The third sentence is the first one once more.
    assert narrator.narrate(text).made == 0
    spoilt = files(narrator.clips)[0]
    spoilt.write_bytes(spoilt.read_bytes()[:-1])
    again = narrator.narrate(text)
    assert again.made == 1 and not again.missing
    assert narrator.narrate(text).made == 0


@contextmanager
def full_disk(largest: int) -> Iterator[None]:
    """Nothing longer than so many bytes can be written by this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_leaves_no_half_clip_and_the_lesson_is_read_all_the_same(
    narrator: Narrator, sentences: Make
) -> None:
    narrator.narrate(sentences("Först."))  # The worker is started while there is room.
    before = files(narrator.clips)
    with full_disk(500):
        narration = narrator.narrate(sentences("En mening till som ska läsas."))
    assert narration.mp3 and not narration.missing
    assert narrator.cache_fault
    assert files(narrator.clips) == before


SHARED = """
import sys
import time
from pathlib import Path
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.engines import open_engine
from kompetensportal.speech.narrate import Narrator

narrator = Narrator(open_engine("pyttsx3"), Clips(Path(sys.argv[1])))
text = [Sentence(n, f"Mening nummer {n}.", "sv", "text") for n in range(25)]
narration = narrator.narrate(text)
narrator.engine.close()
print(len(narration.timing["sentences"]), len(narration.missing), narrator.cache_fault)
"""


def test_a_clip_that_nobody_needs_goes_after_a_season_and_one_that_is_needed_stays(
    tmp_path: Path,
) -> None:
    clips = Clips(tmp_path)
    for key in ("ab12", "cd34"):
        clips.put(key, CLIP)
    long_ago = time.time() - (KEPT_DAYS + 1) * 24 * 3600
    for path in files(clips):
        os.utime(path, (long_ago, long_ago))
    assert clips.get("ab12") == CLIP
    assert clips.collect() == 1
    assert clips.get("ab12") == CLIP and clips.get("cd34") is None


def test_two_processes_share_one_cache(tmp_path: Path, narrator: Narrator, sentences: Make) -> None:
    folder = tmp_path / "clips"
    running = [
        subprocess.Popen([sys.executable, "-c", SHARED, folder], stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [process.communicate(timeout=60)[0].split() for process in running]
    assert said == [["25", "0"], ["25", "0"]]
    assert narrator.narrate(sentences(*[f"Mening nummer {n}." for n in range(25)])).made == 0
    assert len(files(narrator.clips)) == 25
