"""Files that are something else, damaged or meant to harm: each is told, with how to go on."""

from __future__ import annotations

import io
import random
import zipfile

import pytest
import word_files as word  # type: ignore[import-not-found]
from docx import Document

from kompetensportal.errors import MistakeError
from kompetensportal.words import catalogue

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1000)
BILLION = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n else str()};" * 10}">' for n in range(9))
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&a8;</w:t></w:r></w:p></w:body></w:document>"
)
OUTSIDE = BILLION[: BILLION.index("<!ENTITY")] + (
    '<!ENTITY a8 SYSTEM "file:///etc/hostname">' + BILLION[BILLION.index("]>") :]
)


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def refused(data: bytes, name: str = "Rutin.docx") -> str:
    with pytest.raises(MistakeError) as caught:
        word.read(data, name)
    swedish = catalogue("sv")
    assert caught.value.mend is not None
    return f"{swedish.say(caught.value.what)} {swedish.say(caught.value.mend)}"


def test_an_empty_file_is_told() -> None:
    assert refused(b"") == (
        "Filen Rutin.docx är tom. Öppna den på din dator och se om något finns i den. "
        "Spara den igen och välj den sedan här."
    )


def test_a_file_with_a_password_is_told_how_to_save_it_without() -> None:
    locked = OLE + "EncryptedPackage".encode("utf-16-le")
    assert "Ta bort lösenordet" in refused(locked)


def test_files_of_the_old_kinds_are_told_how_to_save_them_anew() -> None:
    assert "typen Word-dokument (.docx)" in refused(OLE, "Rutin.doc")
    assert "typen Word-dokument (.docx)" in refused(b"{\\rtf1 hej}", "Rutin.rtf")
    slides = OLE + "PowerPoint Document".encode("utf-16-le")
    assert "PowerPoint-presentation (.pptx)" in refused(slides, "Rutin.ppt")
    text = zipped({"mimetype": b"application/vnd.oasis.opendocument.text"})
    assert "OpenDocument" in refused(text, "Rutin.odt")


def test_a_renamed_picture_is_told_to_be_one() -> None:
    assert "är en bild, vad den än heter" in refused(word.screen(kind="JPEG"))
    assert "är en bild, vad den än heter" in refused(word.screen(kind="PNG"))


def test_what_is_no_document_is_told() -> None:
    assert "är en PDF" in refused(b"%PDF-1.7", "Rutin.pdf")
    for other in (b"hej", zipped({"a.txt": b"hej"}), zipped({"_rels/.rels": b"<Relationships/>"})):
        assert "inget dokument från Word eller PowerPoint" in refused(other)
    sheet = word.edited(
        word.saved(Document()),
        "word/document.xml",
        lambda xml: xml.replace("w:document", "w:sheet"),
    )
    assert "inget dokument från Word eller PowerPoint" in refused(sheet)


def test_a_damaged_file_is_told_to_be_damaged() -> None:
    whole = word.saved(word.our_lathund())
    for damaged in (whole[: len(whole) // 2], b"PK\3\4" + bytes(200)):
        assert refused(damaged).startswith("Filen är skadad.")
    cut = word.edited(whole, "word/document.xml", lambda xml: xml[: len(xml) // 2])
    assert refused(cut).startswith("Filen är skadad.")
    at = whole.index(b"word/document.xml") + 60
    assert refused(whole[:at] + bytes(40) + whole[at + 40 :]).startswith("Filen är skadad.")


def test_a_bomb_is_not_unpacked() -> None:
    many = word.with_parts(
        word.saved(Document()), {f"word/media/{n}.png": bytes(9_000_000) for n in range(5)}
    )
    assert len(many) < 100_000
    assert "packar upp sig" in refused(many)


def test_a_bomb_that_hides_among_noise_is_not_read() -> None:
    """Pictures that do not pack make a file of tags without end look harmless."""
    noise = {"word/media/1.png": random.Random(6).randbytes(1_000_000)}
    data = word.edited(
        word.with_parts(word.saved(Document()), noise),
        "word/document.xml",
        lambda xml: xml.replace("<w:body>", "<w:body>" + "<w:p/>" * 2_000_001),
    )
    assert "packar upp sig" in refused(data)


def test_a_bomb_that_lies_of_its_size_is_not_unpacked() -> None:
    honest = word.with_parts(word.saved(Document()), {"word/styles.xml": bytes(60_000_000)})
    size = (60_000_000).to_bytes(4, "little")
    assert honest.count(size) == 2
    lying = honest.replace(size, (1000).to_bytes(4, "little"))
    assert refused(lying).startswith("Filen är skadad.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_blown_up_nor_fetched(encoding: str) -> None:
    plain = word.saved(Document())
    outside = word.with_parts(plain, {"word/document.xml": OUTSIDE.encode(encoding)})
    assert "packar upp sig" in refused(outside)
    billion = word.with_parts(plain, {"word/document.xml": BILLION.encode(encoding)})
    # libxml2 stops at the first blow by itself, and then the XML is no whole one.
    assert refused(billion).startswith("Filen")


def test_xml_without_end_downwards_is_told() -> None:
    deep = "<w:sdt>" * 5000 + "</w:sdt>" * 5000
    bad = word.edited(
        word.saved(Document()),
        "word/document.xml",
        lambda xml: xml.replace("<w:body>", f"<w:body>{deep}"),
    )
    assert refused(bad).startswith("Filen är skadad.")


def test_a_file_that_is_too_large_is_told_how_to_make_it_smaller() -> None:
    assert "Komprimera bilder" in refused(bytes(60_000_001))
