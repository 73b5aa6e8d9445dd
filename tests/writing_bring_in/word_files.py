"""Word documents as people have them, made with python-docx and, where it cannot, by hand.

The one reader of these files is ours, the maker is another program: they do not share a mistake.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from PIL import Image

from kompetensportal.actions.writing.bring_in.lathund import markdown
from kompetensportal.actions.writing.bring_in.reading import bring_in
from kompetensportal.model.writing.brought_in import BroughtIn
from kompetensportal.words import catalogue


def screen(colour: str = "navy", width: int = 320, height: int = 200, kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, kind)
    return out.getvalue()


def add_picture(document: WordDocument, alt: str, data: bytes = b"") -> Paragraph:
    """A picture in a paragraph of its own, with its text."""
    document.add_picture(io.BytesIO(data or screen()), width=Cm(8))
    paragraph = document.paragraphs[-1]
    paragraph._p.find(f".//{qn('wp:docPr')}").set("descr", alt)
    return paragraph


def add_link(paragraph: Paragraph, words: str, target: str) -> None:
    """A link in a paragraph."""
    id_ = paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), id_)
    link.append(copy.deepcopy(paragraph.add_run(words)._r))
    paragraph._p.remove(paragraph.runs[-1]._r)
    paragraph._p.append(link)


def add_xml(document: WordDocument, xml: str) -> None:
    """A paragraph as Word writes it, `w:`-named."""
    spaces = nsdecls("w", "r", "wp", "a", "pic")
    document.add_paragraph()._p.addnext(parse_xml(xml.replace("<w:p>", f"<w:p {spaces}>", 1)))


def numbered(document: WordDocument, paragraph: Paragraph, list_id: int, depth: int = 0) -> None:
    """Make a paragraph an item of a list of numbering.xml."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = depth
    properties.get_or_add_numId().val = list_id


def add_list(document: WordDocument, start: int | None = None, like: int | None = None) -> int:
    """A numbering of its own (or one that goes on with `like`); its id."""
    root = document.part.numbering_part.element
    abstract = str(9000 + len(root))
    if like is None:
        levels = "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/></w:lvl>'
            for n, form in enumerate(("decimal", "lowerLetter", "bullet"))
        )
        made = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{abstract}">{levels}</w:abstractNum>'
        )
        root.insert(0, made)
    else:
        abstract = str(root.num_having_numId(like).abstractNumId.val)
    number = root.add_num(int(abstract))
    if start is not None:
        number.add_lvlOverride(0).add_startOverride(start)
    return int(number.numId)


def saved(document: WordDocument) -> bytes:
    """The file's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The same file with other or more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return out.getvalue()


def edited(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The same file with one part changed as text."""
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        return with_parts(data, {part: change(old.read(part).decode()).encode()})


def read(document: WordDocument | bytes, name: str = "Boka rum.docx") -> BroughtIn:
    """What becomes of a document."""
    return bring_in(document if isinstance(document, bytes) else saved(document), name)


def text_of(read_in: BroughtIn) -> str:
    """Its Markdown."""
    return markdown(read_in.blocks, {name: f"bilder/{name}" for name in read_in.pictures})


def told(read_in: BroughtIn) -> list[str]:
    """Its notes, as a person reads them."""
    swedish = catalogue("sv")
    return [f"{swedish.say(note.place)}: {swedish.say(note.what)}" for note in read_in.notes]


def our_lathund() -> WordDocument:
    """A lathund as a competence leader wrote it in Word before there was a portal."""
    document = Document()
    document.add_paragraph("Boka ett mötesrum i Outlook", style="Title")
    document.add_paragraph("Så här bokar du ett rum på enheten.")
    document.add_heading("Gör så här", 1)
    steps = (
        ("Öppna ", "Outlook", " på datorn.", "Ikonen Outlook, ett kuvert"),
        ("Tryck på ", "Nytt möte", ".", "Knappen Nytt möte längst upp till vänster"),
        ("Skriv rummets namn i rutan ", "Plats", ".", "Rutan Plats, under ämnet"),
    )
    for before, button, after, alt in steps:
        paragraph = document.add_paragraph(before, style="List Number")
        paragraph.add_run(button).bold = True
        paragraph.add_run(after)
        add_picture(document, alt)
    document.add_heading("Vilka rum finns?", 1)
    table = document.add_table(rows=1, cols=2)
    for row in (("Rum", "Platser"), ("Eken", "6"), ("Björken", "12")):
        cells = table.rows[0].cells if row[0] == "Rum" else table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    paragraph = document.add_paragraph("Läs mer på ")
    add_link(paragraph, "intranätet", "https://intranat.example/rum")
    paragraph.add_run(".")
    return document
