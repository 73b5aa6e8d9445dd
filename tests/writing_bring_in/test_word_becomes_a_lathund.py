"""A Word document becomes a lathund: its steps, however they were numbered, pictures and words."""

from __future__ import annotations

import io
from datetime import date

import pytest
import word_files as word  # type: ignore[import-not-found]
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kompetensportal.actions.writing.bring_in.drafting import draft_of, parts_of
from kompetensportal.actions.writing.bring_in.markdown import in_line, in_lines
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import decode
from kompetensportal.model.content.finding import Severity
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Kind, Source
from kompetensportal.model.writing.brought_in import Item, Picture, Span

SIGNS = "# > - + 1. 12) ::: ~~~ === --- ``` | [a] <b> &amp; {#x}"
TODAY = date(2027, 2, 1)


def compiled(text: str) -> Lesson:
    source = decode("lathundar/outlook/ny.md", Kind.LATHUND, text.encode())
    assert isinstance(source, Source)
    made = compile_source(source, pictures=lambda _: None)
    assert isinstance(made.value, Lesson), made.findings
    return made.value


def steps_of(document: WordDocument) -> list[tuple[int | None, str]]:
    blocks = word.read(document).blocks
    return [(b.number, b.words[0].text) for b in blocks if isinstance(b, Item) and not b.depth]


def test_a_lathund_of_ours_is_one_that_the_check_finds_no_error_in_but_its_owner() -> None:
    read = word.read(word.our_lathund())
    draft = draft_of(read, "outlook", read.title, TODAY)
    assert draft.path == "lathundar/outlook/boka-ett-motesrum-i-outlook.md"
    assert "granskas: 2028-02-01\nsvenska: standard\n" in draft.text
    assert list(draft.pictures) == ["lathundar/outlook/bilder/boka-ett-motesrum-i-outlook-1.png"]
    source = decode(draft.path, Kind.LATHUND, draft.text.encode())
    assert isinstance(source, Source)
    made = compile_source(source, pictures=lambda _: None)
    errors = {f.rule for f in made.findings if f.severity is Severity.ERROR}
    assert errors == {"front-matter-text", "picture-file"}
    assert isinstance(made.value, Lesson)
    assert [step.id for step in made.value.steps] == [
        "oppna-outlook-pa-datorn",
        "tryck-pa-nytt-mote",
        "skriv-rummets-namn-i-rutan",
    ]
    text = word.text_of(read)
    assert "1. Öppna **Outlook** på datorn. {#oppna-outlook-pa-datorn}\n\n   ![Ikonen" in text
    assert "| Rum | Platser |\n| --- | --- |\n| Eken | 6 |\n| Björken | 12 |" in text
    assert "Läs mer på [intranätet](https://intranat.example/rum)." in text
    assert read.notes == ()


def test_steps_of_a_numbering_go_on_after_pictures_and_text() -> None:
    document = Document()
    document.add_paragraph("Rubrik", style="Title")
    first = word.add_list(document)
    for words in ("Öppna appen.", "Tryck på Nytt."):
        word.numbered(document, document.add_paragraph(words), first)
    word.add_picture(document, "Knappen Nytt")
    document.add_paragraph("Det kan ta en stund.")
    goes_on = word.add_list(document, like=first)
    word.numbered(document, document.add_paragraph("Skriv namnet."), goes_on)
    text = word.text_of(word.read(document))
    assert "2. Tryck på Nytt. {#tryck-pa-nytt}\n\n   ![Knappen Nytt](bilder/1.png)" in text
    assert "\n\n   Det kan ta en stund.\n\n3. Skriv namnet. {#skriv-namnet}" in text


def test_a_list_with_a_start_of_its_own_goes_on_from_there() -> None:
    document = Document()
    for start, words in ((1, "Öppna."), (2, "Tryck."), (3, "Spara.")):
        word.numbered(document, document.add_paragraph(words), word.add_list(document, start))
        word.add_picture(document, f"Bild av {words}")
    assert steps_of(document) == [(1, "Öppna."), (2, "Tryck."), (3, "Spara.")]
    lesson = compiled(draft_of(word.read(document), "outlook", "Ny", TODAY).text)
    assert [step.number for step in lesson.steps] == [1, 2, 3]


def test_lists_that_word_began_anew_at_each_step_are_one() -> None:
    document = Document()
    for words in ("Öppna.", "Tryck.", "Spara."):
        word.numbered(document, document.add_paragraph(words), word.add_list(document))
        document.add_paragraph("Vänta lite.")
    lesson = compiled(draft_of(word.read(document), "outlook", "Ny", TODAY).text)
    assert [step.number for step in lesson.steps] == [1, 2, 3]


def test_two_instructions_with_words_between_stay_two() -> None:
    document = Document()
    for heading in ("I mobilen:", "På datorn:"):
        document.add_paragraph(heading)
        own = word.add_list(document)
        for words in ("Öppna.", "Spara."):
            word.numbered(document, document.add_paragraph(words), own)
    text = word.text_of(word.read(document))
    assert text.index("I mobilen:") < text.index("1. Öppna. {#oppna}")
    assert "\n\nPå datorn:\n\n1. Öppna. {#oppna-2}\n\n2. Spara. {#spara-2}" in text


@pytest.mark.parametrize(
    "written",
    [
        ("1. Öppna", "2. Tryck", "3. Spara"),
        ("1) Öppna", "2) Tryck", "3) Spara"),
        ("Steg 1: Öppna", "Steg 2: Tryck", "Steg 3: Spara"),
        ("STEG 1 Öppna", "steg 2 – Tryck", "Steg 3. Spara"),
        ("1.\u00a0Öppna", "2.\u00a0Tryck", "3.\u00a0Spara"),
        ("1\tÖppna", "2\tTryck", "3\tSpara"),
    ],
)
def test_numbers_that_were_typed_are_steps(written: tuple[str, ...]) -> None:
    document = Document()
    for words in written:
        document.add_paragraph(words)
    assert steps_of(document) == [(1, "Öppna"), (2, "Tryck"), (3, "Spara")]


def test_typed_steps_in_one_paragraph_with_broken_lines_are_steps() -> None:
    document = Document()
    document.add_paragraph("Gör så här:\n1. Öppna\n2. Tryck på knappen")
    text = word.text_of(word.read(document))
    assert text == "Gör så här:\n\n1. Öppna {#oppna}\n\n2. Tryck på knappen {#tryck-pa-knappen}\n"


def test_a_date_or_a_sum_is_no_step() -> None:
    document = Document()
    document.add_paragraph("3. mars är sista dagen.")
    document.add_paragraph("2024. Då började vi.")
    assert word.text_of(word.read(document)) == (
        "3\\. mars är sista dagen.\n\n2024\\. Då började vi.\n"
    )


def test_styles_with_swedish_names_are_known() -> None:
    document = Document()
    styles = document.styles
    for old, new in (("Heading 1", "Rubrik 1"), ("List Number", "Listnummer"), ("Title", "Rubrik")):
        styles[old].element.name_val = new
    # As some programs write them: nothing behind a style but its name.
    number, heading = styles["Listnummer"].element, styles["Rubrik 1"].element
    number.pPr.remove(number.pPr.numPr)
    heading.pPr.remove(heading.pPr.find(qn("w:outlineLvl")))
    document.add_paragraph("Boka bil", style="Rubrik")
    document.add_paragraph("Gör så här", style="Rubrik 1")
    document.add_paragraph("Öppna appen.", style="Listnummer")
    document.add_paragraph("Välj bil.", style="Listnummer")
    read = word.read(document)
    assert read.title == "Boka bil"
    assert word.text_of(read) == (
        "## Gör så här\n\n1. Öppna appen. {#oppna-appen}\n\n2. Välj bil. {#valj-bil}\n"
    )


def test_a_table_that_holds_number_text_and_picture_becomes_steps() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=3)
    for n, (row, words) in enumerate(
        zip(table.rows, ("Öppna appen.", "Tryck på Spara."), strict=True)
    ):
        row.cells[0].text = f"{n + 1}."
        row.cells[1].text = words
        row.cells[2].paragraphs[0].add_run().add_picture(io.BytesIO(word.screen()), width=300000)
    read = word.read(document)
    assert "1. Öppna appen. {#oppna-appen}\n\n   ![](bilder/1.png)\n\n2. Tryck" in word.text_of(
        read
    )
    assert any("höll ihop text och bilder" in note for note in word.told(read))


def test_steps_within_steps_and_points_stay_below_their_step() -> None:
    document = Document()
    own = word.add_list(document)
    for words, depth in (("Öppna.", 0), ("I mobilen.", 1), ("På datorn.", 1), ("Spara.", 0)):
        word.numbered(document, document.add_paragraph(words), own, depth)
    document.add_paragraph("Namnet", style="List Bullet")
    text = word.text_of(word.read(document))
    assert "1. Öppna. {#oppna}\n\n   1. I mobilen.\n   2. På datorn.\n\n2. Spara." in text
    assert text.endswith("{#spara}\n\n   - Namnet\n")


def test_headings_without_styles_are_found_by_their_bold_line() -> None:
    document = Document()
    for words, bold in (("Boka bil", True), ("Så bokar du.", False), ("Tänk på", True)):
        document.add_paragraph().add_run(words).bold = bold
    document.add_paragraph("Lås bilen.")
    read = word.read(document)
    assert read.title == "Boka bil"
    assert "## Tänk på\n\nLås bilen.\n" in word.text_of(read)
    assert any("fet stil blev rubriker" in note for note in word.told(read))


def test_a_caption_goes_with_its_picture() -> None:
    document = Document()
    word.add_picture(document, "Knappen Spara")
    document.add_paragraph('Så ser "Spara" ut', style="Caption")
    assert '![Knappen Spara](bilder/1.png "Så ser \\"Spara\\" ut")' in word.text_of(
        word.read(document)
    )


def test_a_long_document_is_divided_at_its_headings() -> None:
    document = Document()
    document.add_paragraph("Allt om Outlook", style="Title")
    document.add_paragraph("Inledning.")
    for heading in ("Läs mejl", "Svara på mejl"):
        document.add_heading(heading, 1)
        document.add_paragraph("Öppna.", style="List Number")
        word.add_picture(document, heading, word.screen("red" if heading[0] == "L" else "blue"))
        document.add_heading("Tänk på", 2)
    parts = parts_of(word.read(document))
    assert [part.title for part in parts] == ["Läs mejl", "Svara på mejl"]
    assert [list(part.pictures) for part in parts] == [["1.png"], ["2.png"]]
    assert word.text_of(parts[0]).startswith("Inledning.\n\n1. Öppna.")
    assert "## Tänk på" in word.text_of(parts[1])
    alone = Document()
    alone.add_paragraph("Bara text.")
    assert len(parts_of(word.read(alone))) == 1


def test_levels_of_headings_are_never_skipped() -> None:
    document = Document()
    for level in (3, 1, 3, 2):
        document.add_heading(f"Nivå {level}", level)
    text = word.text_of(word.read(document))
    assert text == "## Nivå 3\n\n## Nivå 1\n\n### Nivå 3\n\n### Nivå 2\n"


@settings(max_examples=50, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cf", "Co", "Cn"])))
@example("\\0")
@example("a\\")
def test_words_are_read_as_they_were_written(words: str) -> None:
    """Whatever signs a writer used, none of them means anything in our Markdown."""
    for bold in (False, True):
        text = in_lines((Span("Ett "), Span(words, bold=bold), Span(" två")))
        lesson = compiled(
            f"---\ntitel: T\nid: a/b\nägare: Ä\ngranskas: 2027-01-01\n---\n\n{text}\n"
        )
        said = " ".join(sentence.text for sentence in lesson.sentences[1:])
        assert _letters(said) == _letters(f"Ett {words} två")


@pytest.mark.parametrize("sign", SIGNS.split())
def test_no_line_begins_anything(sign: str) -> None:
    text = in_line((Span(f"{sign} ord"),))
    lesson = compiled(f"---\ntitel: T\nid: a/b\nägare: Ä\ngranskas: 2027-01-01\n---\n\n{text}\n")
    assert _letters(" ".join(s.text for s in lesson.sentences[1:])) == _letters(f"{sign} ord")


def _letters(text: str) -> str:
    return "".join(text.split())


def test_pictures_are_kept_once_and_in_their_order() -> None:
    document = Document()
    for colour in ("red", "blue", "red"):
        word.add_picture(document, f"Rutan är {colour}", word.screen(colour))
    read = word.read(document)
    assert [b.name for b in read.blocks if isinstance(b, Picture)] == ["1.png", "2.png", "1.png"]
    assert list(read.pictures) == ["1.png", "2.png"]
