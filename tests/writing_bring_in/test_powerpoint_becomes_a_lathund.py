"""A PowerPoint presentation becomes a lathund: its slides are headings, or its steps."""

from __future__ import annotations

import io

import word_files as word  # type: ignore[import-not-found]
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Slides
from pptx.slide import Slide
from pptx.util import Cm

from kompetensportal.actions.writing.bring_in.reading import bring_in
from kompetensportal.model.writing.brought_in import BroughtIn, Item, More

TITLE_ONLY, TITLE_AND_TEXT, FIRST = 5, 1, 0


def slide(slides: Slides, layout: int, title: str, *lines: str) -> Slide:
    """A slide with a title, and lines of its text."""
    made = slides.slides.add_slide(slides.slide_layouts[layout])
    made.shapes.title.text = title
    if lines:
        made.placeholders[1].text = "\n".join(lines)
    return made


def picture(on: Slide, alt: str, colour: str = "red") -> None:
    """A picture with its text."""
    shape = on.shapes.add_picture(io.BytesIO(word.screen(colour)), Cm(2), Cm(4))
    shape._element.nvPicPr.cNvPr.set("descr", alt)


def read(slides: Slides, name: str = "Mejl.pptx") -> BroughtIn:
    out = io.BytesIO()
    slides.save(out)
    return bring_in(out.getvalue(), name)


def numbered(on: Slide) -> None:
    """Number the lines of a slide's text as the button of PowerPoint does."""
    for paragraph in on.placeholders[1].text_frame.paragraphs:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(properties.makeelement(qn("a:buAutoNum"), {"type": "arabicPeriod"}))


def test_slides_with_a_short_title_and_a_picture_are_steps() -> None:
    slides = Presentation()
    slide(slides, FIRST, "Läs mejl i mobilen")
    for words, colour in (("1. Öppna Outlook", "red"), ("Tryck på mejlet", "blue"), ("Läs", "tan")):
        picture(slide(slides, TITLE_ONLY, words), f"Skärmen: {words}", colour)
    slides.slides[1].notes_slide.notes_text_frame.text = "Visa i er egen mobil.\nTa det lugnt."
    made = read(slides)
    assert made.title == "Läs mejl i mobilen"
    assert word.text_of(made) == (
        "1. Öppna Outlook {#oppna-outlook}\n\n   ![Skärmen: 1. Öppna Outlook](bilder/1.png)\n\n"
        "2. Tryck på mejlet {#tryck-pa-mejlet}\n\n   ![Skärmen: Tryck på mejlet](bilder/2.png)\n\n"
        "3. Läs {#las}\n\n   ![Skärmen: Läs](bilder/3.png)\n\n"
        "::: läs-mer 1. Öppna Outlook\nVisa i er egen mobil.\n\nTa det lugnt.\n:::\n"
    )
    assert [note.what.key for note in made.notes] == ["bringin.slides_are_steps"]


def test_slides_with_text_are_headings_with_points_and_steps() -> None:
    slides = Presentation()
    slide(slides, FIRST, "Säkerhet")
    slide(slides, TITLE_AND_TEXT, "Tänk på", "Lås skärmen", "Ta med kortet")
    numbered(slide(slides, TITLE_AND_TEXT, "Gör så här", "Tryck på Lås", "Dra ut kortet"))
    made = read(slides)
    assert word.text_of(made) == (
        "## Tänk på\n\n- Lås skärmen\n- Ta med kortet\n\n## Gör så här\n\n"
        "1. Tryck på Lås {#tryck-pa-las}\n\n2. Dra ut kortet {#dra-ut-kortet}\n"
    )


def test_tables_links_and_bold_words_are_kept() -> None:
    slides = Presentation()
    slide(slides, FIRST, "Rum")
    made = slide(slides, TITLE_ONLY, "Vilka rum?")
    table = made.shapes.add_table(2, 2, Cm(1), Cm(4), Cm(10), Cm(4)).table
    for cell, words in zip(table.iter_cells(), ("Rum", "Platser", "Eken", "6"), strict=True):
        cell.text = words
    frame = made.shapes.add_textbox(Cm(1), Cm(9), Cm(9), Cm(2)).text_frame
    for words, bold, link in (("Läs ", True, ""), ("här", None, "https://portal.example/")):
        run = frame.paragraphs[0].add_run()
        run.text, run.font.bold = words, bold
        if link:
            run.hyperlink.address = link
    assert word.text_of(read(slides)) == (
        "## Vilka rum?\n\n| Rum | Platser |\n| --- | --- |\n| Eken | 6 |\n\n"
        "**Läs** [här](https://portal.example/)\n"
    )


def test_what_is_not_kept_is_told_with_its_slide() -> None:
    slides = Presentation()
    slide(slides, FIRST, "Rum")
    made = slide(slides, TITLE_ONLY, "Så går det")
    data = CategoryChartData()
    data.categories, _ = ["2025"], data.add_series("Rum", (3,))
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED
    made.shapes.add_chart(kind, Cm(1), Cm(4), Cm(9), Cm(6), data)
    film = io.BytesIO(b"\0" * 99)
    made.shapes.add_movie(film, Cm(1), Cm(1), Cm(2), Cm(2))
    picture(made, "Listan med rum")
    made.shapes.add_shape(MSO_SHAPE.RECTANGLE, Cm(2), Cm(4), Cm(3), Cm(1))
    hidden = slide(slides, TITLE_ONLY, "Bara för mig")
    hidden._element.set("show", "0")
    told = word.told(read(slides))
    assert [note.partition(":")[0] for note in told] == ["På sida 2 i presentationen"] * 3 + [
        "På sida 3 i presentationen"
    ]
    for note, words in zip(told, ("diagram", "film", "ritad form", "Bara för mig"), strict=True):
        assert words in note


def test_numbers_that_were_typed_on_slides_go_on_over_them() -> None:
    slides = Presentation()
    slide(slides, FIRST, "Rum")
    for lines in (("1. Öppna", "2. Tryck"), ("3. Spara",)):
        made = slide(slides, TITLE_AND_TEXT, "Gör så här")
        made.placeholders[1].text = "\n".join(lines)
    blocks = read(slides).blocks
    assert [b.number for b in blocks if isinstance(b, Item)] == [1, 2, 3]


def test_notes_are_read_more_under_their_heading() -> None:
    slides = Presentation()
    made = slide(slides, TITLE_AND_TEXT, "Varför?", "Det är säkrare")
    made.notes_slide.notes_text_frame.text = "Berätta om i fjol."
    [more] = [block for block in read(slides).blocks if isinstance(block, More)]
    assert [span.text for span in more.paragraphs[0]] == ["Berätta om i fjol."]


def test_an_empty_presentation_has_its_files_name() -> None:
    made = read(Presentation(), "Ny rutin_2027.pptx")
    assert (made.title, made.blocks) == ("Ny rutin 2027", ())
