"""What becomes of a picture that is sent: pixels alone, in the folder beside its text."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from picture_samples import (  # type: ignore[import-not-found]
    GUIDE,
    HEIC,
    Sender,
    bomb,
    photo,
    place_tags,
)
from PIL import Image
from workshop_portal import Workshop  # type: ignore[import-not-found]

from kompetensportal.actions.portal.backup import back_up
from kompetensportal.store import archive
from kompetensportal.store.writing import pictures

Senders = Callable[..., Sender]
TEXT = "Knappen Svara är markerad"


def opened(workshop: Workshop, path: str) -> Image.Image:
    return Image.open(io.BytesIO((workshop.content / path).read_bytes()))


def test_a_photograph_lies_beside_its_text_named_after_what_one_sees(
    workshop: Workshop, sender: Senders
) -> None:
    status, made = sender().send(photo(4000, 3000), text=TEXT, source="Ekdalen", licence="own")
    assert status == 200, made
    assert made["src"] == "bilder/knappen-svara-ar-markerad.webp"
    assert (made["width"], made["height"]) == (1920, 1440)
    assert opened(workshop, made["path"]).size == (1920, 1440)
    with workshop.database.session() as session:
        [notes] = pictures.everything(session).values()
    assert (notes.text, notes.source, notes.licence) == (TEXT, "Ekdalen", "own")
    with workshop.database.session() as session:
        assert pictures.of(session, notes.path, "another content").text == ""


def test_two_pictures_with_one_text_get_two_files_and_the_same_picture_one(
    workshop: Workshop, sender: Senders
) -> None:
    who = sender()
    first, second, again = (
        who.send(photo(width), text=TEXT)[1]["src"] for width in (300, 400, 300)
    )
    assert first == again == "bilder/knappen-svara-ar-markerad.webp"
    assert second == "bilder/knappen-svara-ar-markerad-2.webp"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_place_of_a_photograph_is_in_no_file_and_no_backup(
    workshop: Workshop, sender: Senders, tmp_path: Path, kind: str
) -> None:
    sent = photo(kind=kind)
    assert place_tags(sent), "the sample must have what is taken away"
    status, made = sender().send(sent, text=TEXT)
    assert status == 200
    assert place_tags((workshop.content / made["path"]).read_bytes()) == []
    text = workshop.text().replace("\n1. ", f"\n![{TEXT}]({made['src']})\n\n1. ", 1)
    workshop.write(GUIDE, text)
    workshop.publish()
    file = tmp_path / "backup.kp"
    back_up(workshop.data, workshop.database, file)
    held = archive.verify(file)
    assert held, "the backup can be read"
    for path in [*workshop.data.rglob("*.webp"), *workshop.content.rglob("*.webp")]:
        assert place_tags(path.read_bytes()) == [], path
    raw = gathered(workshop.data) + gathered(workshop.content)
    assert b"Telefonen" not in raw and sent not in raw


def gathered(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_photograph_taken_on_its_side_stands_upright(workshop: Workshop, sender: Senders) -> None:
    _, made = sender().send(photo(800, 600, orientation=6), text=TEXT)
    assert (made["width"], made["height"]) == (600, 800)


def test_a_picture_of_a_telephone_in_heic_is_taken_in(workshop: Workshop, sender: Senders) -> None:
    status, made = sender().send(HEIC, name="IMG_7.HEIC", text=TEXT)
    assert (status, made["width"], made["height"]) == (200, 640, 480)
    assert place_tags((workshop.content / made["path"]).read_bytes()) == []
    with opened(workshop, made["path"]).convert("RGB") as image:
        red, green, blue = image.getpixel((100, 100))  # type: ignore[misc]
    assert red < 60 < green < 100 and blue < 100, "the spruce green of the sample"


def test_a_browser_that_cannot_open_heic_gets_it_back_and_nothing_is_kept(
    workshop: Workshop, sender: Senders
) -> None:
    before = gathered(workshop.content)
    answer = sender().raw("/skriva/bild-oppna", HEIC, "IMG_7.HEIC", {}, "application/json")
    assert answer.status == 200 and answer.headers["content-type"] == "image/webp"
    assert place_tags(answer.body) == []
    assert gathered(workshop.content) == before


def damaged(seed: int) -> bytes:
    chance, made = random.Random(seed), bytearray(HEIC)
    for _ in range(12):
        made[chance.randrange(24, len(made))] = chance.randrange(256)
    return bytes(made[: chance.randrange(30, len(made))] if seed % 2 else made)


def test_damaged_heic_is_told_kindly_and_the_portal_goes_on(
    workshop: Workshop, sender: Senders
) -> None:
    who = sender()
    answers = [who.send(damaged(seed), name="IMG_7.HEIC", text=TEXT) for seed in range(4)]
    told = [said for status, said in answers if status != 200]
    assert len(told) >= 2
    assert {said["what"] for said in told} == {
        "Bilden IMG_7.HEIC går inte att öppna. Den är trasig."
    }
    assert who.send(HEIC, text=TEXT)[0] == 200


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bomb.png", bomb(), "Bilden bomb.png blir för stor när den packas upp."),
        ("tom.jpg", b"", "Det kom ingen bild."),
        ("brev.jpg", b"Hej!" * 99, "brev.jpg är ingen bild som vi kan öppna."),
        ("halv.jpg", photo()[:3000], "Bilden halv.jpg går inte att öppna. Den är trasig."),
        ("stor.png", b"\x89PNG\r\n\x1a\n" + b"0" * 25_000_000, "Bilden stor.png är större än 25 MB."),  # noqa: E501
        ("sprid.svg", b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><image/></svg>",
         "Bilden sprid.svg innehåller en annan bild eller en webbsida."),
    ],
    ids=["bomb", "empty", "letter", "half", "too large", "foreign"],
)  # fmt: skip
def test_what_is_no_good_picture_is_told_with_what_and_how(
    workshop: Workshop, sender: Senders, name: str, content: bytes, says: str
) -> None:
    before = gathered(workshop.content)
    status, told = sender().send(content, name=name, text=TEXT)
    assert (status, told["what"]) == (400, says)
    assert told["mend"]
    assert gathered(workshop.content) == before


def test_a_drawing_loses_its_script(workshop: Workshop, sender: Senders) -> None:
    drawing = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)">'
        b"<script>alert(2)</script><rect width='9' height='9'/></svg>"
    )
    who = sender()
    status, made = who.send(drawing, name="ikon.svg", text="En fyrkant")
    assert (status, made["src"]) == (200, "bilder/en-fyrkant.svg")
    shown = who.client.get(f"/skriva/bildfil/{made['path']}")
    for content in ((workshop.content / made["path"]).read_bytes(), shown.body):
        assert b"alert" not in content and b"rect" in content


@pytest.mark.parametrize(
    "path",
    [
        "lathundar/../../etc/x.md",
        "andra/outlook/x.md",
        "lathundar",
        "lathundar/.git/x.md",
        "~/x.md",
    ],
)
def test_no_picture_lies_outside_of_the_content(
    workshop: Workshop, sender: Senders, path: str
) -> None:
    before = gathered(workshop.data.parent)
    status, told = sender().send(photo(), path, text=TEXT)
    assert status in {403, 404} and told["mend"]
    files = {p for p in workshop.data.parent.rglob("*.webp") if "bilder" in p.parts}
    assert files == set() and len(before)


def test_a_link_out_of_the_content_is_no_place_for_pictures(
    workshop: Workshop, sender: Senders, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (workshop.content / "lathundar" / "ute").symlink_to(outside)
    assert sender().send(photo(), "lathundar/ute/x.md", text=TEXT)[0] == 404
    assert list(outside.iterdir()) == []


def test_who_may_not_write_puts_no_picture_in(workshop: Workshop, sender: Senders) -> None:
    before = gathered(workshop.content)
    assert (
        sender("amina").raw(f"/skriva/bild/{GUIDE}", photo(), "x.jpg", {}, "text/html").status
        == 403
    )
    assert gathered(workshop.content) == before


def test_what_is_told_is_kept_on_both_engines(database: object) -> None:
    from datetime import date  # noqa: PLC0415

    from kompetensportal.model.writing.picture import PictureNotes  # noqa: PLC0415

    notes = PictureNotes(
        "lathundar/a/bilder/b.webp", "f" * 64, "Två händer", ("mejl", "hand"), "own", "Ekdalen",
        "En kollega", date(2027, 5, 1), frozenset({"age.old", "skin.dark"}),
    )  # fmt: skip
    with database.session() as session:  # type: ignore[attr-defined]
        pictures.save(session, notes, datetime.now(UTC))
        pictures.save(session, notes, datetime.now(UTC))
    with database.session() as session:  # type: ignore[attr-defined]
        assert pictures.everything(session) == {(notes.path, notes.sha): notes}
