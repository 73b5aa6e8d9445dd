"""What of a Word document is not kept, or needs a look: each is told with its place."""

from __future__ import annotations

import io
import re

import word_files as word  # type: ignore[import-not-found]
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image

from kompetensportal.actions.writing.bring_in.drafting import number_of_words, parts_of
from kompetensportal.model.writing.brought_in import Picture

COMMENTS = (
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:comment w:id="7" w:author="Dilan"><w:p><w:r><w:t>Stämmer det här än?</w:t></w:r></w:p>'
    "</w:comment></w:comments>"
)
RELATION = '<Relationship Id="{}" Type="http://x/relationships/{}" Target="{}"{}/></Relationships>'
FOOTNOTES = COMMENTS.replace("comment", "footnote").replace("Stämmer det här än?", "Se lagen.")
BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>Fråga först</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
    "</w:r></w:p>"
)
CHART = (
    '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="chart">'
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId99"/>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)


def related(
    data: bytes, kind: str, target: str, content: str = "", external: bool = False
) -> bytes:
    """The document with one more part, or one more address outside."""
    mode = ' TargetMode="External"' if external else ""
    relation = RELATION.format(f"rX{kind}", kind, target, mode)
    part = "word/_rels/document.xml.rels"
    data = word.edited(data, part, lambda xml: xml.replace("</Relationships>", relation))
    return word.with_parts(data, {f"word/{target}": content.encode()}) if content else data


def test_comments_and_footnotes_are_told_with_their_words_and_step() -> None:
    document = word.our_lathund()
    step = document.paragraphs[4]
    for reference in ('<w:commentReference w:id="7"/>', '<w:footnoteReference w:id="7"/>'):
        word.add_xml(document, f"<w:p><w:r>{reference}</w:r></w:p>")
        moved = document.element.body.findall(".//" + qn("w:r"))[-1]
        step._p.append(moved)
    data = related(word.saved(document), "comments", "comments.xml", COMMENTS)
    read = word.read(related(data, "footnotes", "footnotes.xml", FOOTNOTES))
    assert word.told(read) == [
        "Under Gör så här, steg 1: En kommentar följer inte med: Stämmer det här än?",
        "Under Gör så här, steg 1: En fotnot följer inte med: Se lagen.",
    ]


def test_tracked_changes_are_taken_as_accepted_and_counted() -> None:
    document = Document()
    word.add_xml(
        document,
        "<w:p><w:r><w:t>Tryck på </w:t></w:r><w:del w:id='1'><w:r><w:delText>Ok</w:delText></w:r>"
        "</w:del><w:ins w:id='2'><w:r><w:t>Spara</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>",
    )
    read = word.read(document)
    assert word.text_of(read) == "Tryck på Spara.\n"
    assert word.told(read) == ["I hela filen: 2 spårade ändringar räknades som godkända."]


def test_text_boxes_are_kept_after_the_paragraph_and_told() -> None:
    document = Document()
    document.add_paragraph("Före.")
    word.add_xml(document, BOX)
    document.add_paragraph("Efter.")
    read = word.read(document)
    assert word.text_of(read) == "Före.\n\nFråga först\n\nEfter.\n"
    assert "Text ur en textruta" in word.told(read)[0]


def test_charts_are_told() -> None:
    document = Document()
    word.add_xml(document, CHART)
    assert word.told(word.read(document)) == [
        "I början: Ett diagram följer inte med. Ta en skärmbild av det, om det behövs."
    ]


def test_macros_are_told_and_never_run() -> None:
    data = word.with_parts(word.saved(word.our_lathund()), {"word/vbaProject.bin": b"\0" * 99})
    read = word.read(data, "Rutin.docm")
    [note] = word.told(read)
    assert note.startswith("I hela filen: Filen innehåller makron")
    assert note.endswith("De har inte körts och följer inte med.")
    assert "1. Öppna **Outlook**" in word.text_of(read)


def test_pictures_from_elsewhere_are_not_fetched() -> None:
    document = Document()
    word.add_picture(document, "En bild på nätet")
    address = "http://127.0.0.1:9/sparning.png"
    data = related(word.saved(document), "image", address, external=True)
    data = word.edited(
        data,
        "word/document.xml",
        lambda xml: re.sub(r'r:embed="\w+"', 'r:link="rXimage"', xml),
    )
    read = word.read(data)
    assert read.pictures == {}
    assert word.told(read) == [
        "I början: En bild låg inte i filen utan på en annan plats. Den hämtades inte: " + address
    ]


def test_links_lead_to_the_web_or_to_mail_alone() -> None:
    document = Document()
    paragraph = document.add_paragraph("Se ")
    for words, target in (
        ("sidan", "https://portal.example/a b"),
        ("mejla", "mailto:it@example.org"),
        ("filen", "file:///G:/Gemensam/rutin.docx"),
        ("ofog", "javascript:alert(1)"),
    ):
        word.add_link(paragraph, words, target)
        paragraph.add_run(" ")
    read = word.read(document)
    assert word.text_of(read) == (
        "Se [sidan](https://portal.example/a%20b) [mejla](mailto:it@example.org) filen ofog\n"
    )
    assert ["G:/Gemensam" in note or "javascript" in note for note in word.told(read)] == [True] * 2


def test_links_that_are_fields_and_hidden_text() -> None:
    document = Document()
    word.add_xml(
        document,
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK '
        '"https://portal.example/" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/>'
        '</w:r><w:r><w:t>Portalen</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hemligt</w:t></w:r></w:p>",
    )
    read = word.read(document)
    assert word.text_of(read) == "[Portalen](https://portal.example/)\n"
    assert "dold på ett ställe" in word.told(read)[0]


def test_what_was_cropped_away_is_gone() -> None:
    """Word keeps the whole picture behind a crop: a name that was cut away must not come back."""
    half = Image.new("RGB", (200, 100), "red")
    half.paste((0, 0, 255), (100, 0, 200, 100))
    out = io.BytesIO()
    half.save(out, "PNG")
    document = Document()
    word.add_picture(document, "Den röda delen", out.getvalue())
    data = word.edited(
        word.saved(document),
        "word/document.xml",
        lambda xml: xml.replace("<a:stretch>", '<a:srcRect r="50000"/><a:stretch>'),
    )
    read = word.read(data)
    with Image.open(io.BytesIO(read.pictures["1.png"])) as kept:
        assert kept.size == (100, 100)
        assert kept.getcolors() == [(10_000, (255, 0, 0))]


def test_photographs_lose_their_place_and_stand_upright() -> None:
    photograph = Image.new("RGB", (300, 200), "green")
    exif = photograph.getexif()
    exif[0x0112] = 6  # Turned a quarter.
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "Kameran"
    out = io.BytesIO()
    photograph.save(out, "JPEG", exif=exif)
    document = Document()
    document.add_picture(out, width=Cm(5))
    [picture] = word.read(document).pictures.values()
    assert b"Kameran" not in picture
    with Image.open(io.BytesIO(picture)) as kept:
        assert kept.size == (200, 300)
        assert not kept.getexif()


def test_pictures_that_no_browser_shows_and_bombs_are_told() -> None:
    document = Document()
    word.add_picture(document, "Ett diagram", word.screen("red"))
    word.add_picture(document, "En bomb", word.screen("blue"))
    huge = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(huge, "PNG")
    data = word.with_parts(
        word.saved(document),
        {"word/media/image1.png": b"\x01\0\0\0EMF", "word/media/image2.png": huge.getvalue()},
    )
    read = word.read(data)
    assert read.pictures == {}
    assert not [block for block in read.blocks if isinstance(block, Picture)]
    assert ["går inte att visa" in note or "packar upp" in note for note in word.told(read)] == (
        [True] * 2
    )


def test_picture_texts_of_a_machine_are_not_taken_for_a_persons() -> None:
    document = Document()
    word.add_picture(
        document, "En bild som visar text, skärmbild\n\nAutomatiskt genererad beskrivning"
    )
    word.add_picture(document, "Bildobjekt 3", word.screen("red"))
    read = word.read(document)
    assert [b.alt for b in read.blocks if isinstance(b, Picture)] == ["", ""]
    assert ["program gissat" in word.told(read)[0], "saknar bildtext" in word.told(read)[1]] == (
        [True, True]
    )


def test_head_foot_and_table_of_contents_are_told() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Äldreförvaltningen"
    document.sections[0].footer.paragraphs[0].text = "Sida 1"
    styles = document.styles
    styles.add_style("toc 1", 1)
    document.add_paragraph("Gör så här\t2", style="toc 1")
    document.add_paragraph("Hej.")
    read = word.read(document)
    assert word.text_of(read) == "Hej.\n"
    told = " ".join(word.told(read))
    assert "Sidhuvudet följer inte med: Äldreförvaltningen" in told
    assert "Sidfoten följer inte med: Sida 1" in told
    assert "innehållsförteckning togs bort" in told


def test_five_hundred_pages_become_a_text_and_the_offer_to_divide_it() -> None:
    document = Document()
    for chapter in range(50):
        document.add_heading(f"Kapitel {chapter}", 1)
        document.add_paragraph("Öppna appen och läs.", style="List Number")
    filling = "<w:p><w:r><w:t>" + "Det här är en rad i en lång handbok. " * 8 + "</w:t></w:r></w:p>"
    long = word.edited(
        word.saved(document),
        "word/document.xml",
        lambda xml: xml.replace("</w:p>", "</w:p>" + filling * 60),
    )
    read = word.read(long)
    parts = parts_of(read)
    assert len(parts) == 50
    assert number_of_words(read.blocks) > 250_000
