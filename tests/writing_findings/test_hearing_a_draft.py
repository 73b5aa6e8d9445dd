"""The sound of a text as it is in the editor: real speech, soon, and never in the library."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import miniaudio
import pytest
from draft_desk import HEAD, TEXT, Answer, Desk, Writer  # type: ignore[import-not-found]

from kompetensportal.actions.writing import hear_draft
from kompetensportal.actions.writing.draft_pictures import DraftPictures
from kompetensportal.actions.writing.draft_source import Around
from kompetensportal.store.content.pool import Pool

SENTENCES = ["Så här svarar du.", "Öppna Outlook.", "Tryck på mejlet."]


def files_of(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def heard(writer: Writer, text: str) -> tuple[dict[str, Any], Answer, dict[str, Any]]:
    """What is told, the sound, and the timing, when all has been read."""
    told = writer.send("ljud", text).json
    while not told["whole"]:
        told = writer.send("ljud", text).json
    return told, writer.get(told["sound"]), writer.get(told["timing"]).json


def test_a_draft_is_heard_with_its_places_and_nothing_of_it_is_in_the_library(
    own_desk: Desk,
) -> None:
    library = own_desk.data / "library"
    before = files_of(library)
    writer = own_desk.signed_in()
    told, sound, timing = heard(writer, TEXT)
    assert sound.headers["content-type"] == "audio/mpeg"
    assert "private" in sound.headers["cache-control"]
    decoded = miniaudio.decode(sound.body, nchannels=1)
    assert max(map(abs, decoded.samples)) > 2000, "somebody speaks"
    assert decoded.duration * 1000 == pytest.approx(timing["duration"], abs=200)
    lines = TEXT.split("\n")
    said = [lines[line - 1][column - 1 :][:length] for _, line, column, length in told["places"]]
    assert [one.replace("*", "") for one in said] == SENTENCES
    assert {place[0] for place in told["places"]} <= {one["s"] for one in timing["sentences"]}
    assert told["length"].endswith(" s") and told["missing"] == []
    assert files_of(library) == before
    assert not (own_desk.data / "clips").exists()


def test_only_what_has_changed_is_read_again(own_desk: Desk) -> None:
    writer = own_desk.signed_in()
    clips = own_desk.data / hear_draft.DRAFT_CLIPS
    heard(writer, TEXT)
    before = files_of(clips)
    heard(writer, TEXT.replace("Tryck på mejlet.", "Tryck på det mejl som du vill läsa."))
    assert len(before) == 4 and len(files_of(clips) - before) == 1
    heard(writer, TEXT)
    assert len(files_of(clips) - before) == 1


def test_the_beginning_of_a_long_draft_comes_before_the_rest_is_read(own_desk: Desk) -> None:
    steps = "".join(
        f"{n}. Tryck på knappen {n}. Vänta en stund tills sidan nummer {n} har kommit fram.\n"
        for n in range(1, 301)
    )
    writer = own_desk.signed_in()
    first = writer.send("ljud", f"{HEAD}\n{steps}").json
    assert not first["whole"] and first["length"].startswith("ungefär")
    begun = writer.get(first["timing"]).json["sentences"]
    assert begun[0]["s"] == 0 and 1 < len(begun) < 601
    more = writer.send("ljud", f"{HEAD}\n{steps}").json
    longer = writer.get(more["timing"]).json["sentences"]
    assert longer[: len(begun)] == begun, "what sounds already is where it was"
    assert len(longer) > len(begun)


def test_a_part_of_a_sound_is_sent_to_a_player_that_asks_for_one(writer: Writer) -> None:
    told, sound, _ = heard(writer, TEXT)
    part = writer.get(told["sound"], Range="bytes=100-199")
    assert part.status == 206 and part.body == sound.body[100:200]


def test_sounds_of_drafts_are_gone_after_a_day(own_desk: Desk) -> None:
    writer = own_desk.signed_in()
    told, _, _ = heard(writer, TEXT)
    folders = (own_desk.data / "draft-files", own_desk.data / hear_draft.DRAFT_CLIPS)
    yesterday = time.time() - 25 * 3600
    for folder in folders:
        for file in folder.rglob("*.*") if folder.name == "draft-files" else folder.glob("*/*"):
            os.utime(file, (yesterday, yesterday))
    files = Pool(own_desk.data / "draft-files")
    pictures = DraftPictures(own_desk.content, files)
    around = Around(own_desk.content, own_desk.data)
    again = hear_draft.DraftVoice(own_desk.data, "pyttsx3", around, pictures, files)
    again.sweep()
    again.close()
    assert [files_of(folder) for folder in folders] == [set(), set()]
    assert writer.get(told["sound"]).status == 404


def test_what_cannot_be_heard_is_said(own_desk: Desk, writer: Writer) -> None:
    empty = writer.send("ljud", "")
    assert empty.status == 400 and "ingen text" in empty.json["what"] and empty.json["mend"]
    assert writer.send("ljud", "a" * 200_001).status == 413
    arabic = writer.send("ljud", HEAD.replace("svenska: lätt", "språk: ti") + "\nሰላም።\n")
    assert arabic.status in {200, 503} and (arabic.status == 200 or arabic.json["what"])
    assert Writer(own_desk.address).get("/skriva/utkast/x.mp3").status in {302, 303}
    assert writer.get("/skriva/utkast/..%2Fsecret.key").status == 404
