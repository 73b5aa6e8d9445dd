"""What the dictionaries know of a text: made once, beside it, and without touching it."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

from words_portal import GUIDE, published, write  # type: ignore[import-not-found]

from kompetensportal.actions.content import aids
from kompetensportal.actions.content.glossary import forms_by_word
from kompetensportal.model.content.glossary import GlossaryEntry
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.spans import marked, pieces
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.content.library import Library


def lesson_and_aids(data: Path) -> tuple[Generation, Lesson, dict[str, Any]]:
    library = Library(data).generation()
    edition = library.entries["lifecare/skriv"].easy
    assert edition is not None
    made = library.aids(edition.document)
    assert made is not None
    return library, library.document(edition.document), json.loads(library.pool.read(made.file))


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_a_word_is_marked_where_it_is_first_used_in_any_of_its_forms(glossary: Path) -> None:
    _, lesson, made = lesson_and_aids(glossary / "data")
    texts = {s.index: s.text for s in lesson.sentences}
    words = {id_: (s, texts[s][start:end]) for s, start, end, id_ in made["words"]}
    assert {id_: text for id_, (_, text) in words.items()} == {
        "brukare": "brukare",
        "genomforandeplan": "genomförandeplan",
        "logga-in": "logga in",
        "insats": "insatserna",
    }
    assert len(made["words"]) == 4
    first = next(s.index for s in lesson.sentences if s.text.startswith("Här skriver du"))
    assert words["brukare"][0] == first


def test_neither_headings_buttons_nor_links_are_marked(glossary: Path) -> None:
    _, lesson, made = lesson_and_aids(glossary / "data")
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for s, start, end, id_ in made["words"]:
        marks.setdefault(s, []).append((start, end, id_))
    html = marked(lesson.html, marks)
    assert html.count('class="word"') == 4
    assert not re.search(r"<(strong|a (?!class=\"word\")|h2)[^>]*>[^<]*<a class=\"word\"", html)


def test_a_word_that_the_text_explains_itself_has_that_one_explanation(glossary: Path) -> None:
    explained = GUIDE + "\n::: term Brukare\nNågon som du hjälper i dag.\n:::\n"
    published(write(glossary / "content", guide=explained), glossary / "data")
    _, lesson, made = lesson_and_aids(glossary / "data")
    assert "<dfn>" in lesson.html
    assert {id_ for *_, id_ in made["words"]} == {"genomforandeplan", "insats", "logga-in"}
    assert set(made["cards"]) == {"genomforandeplan", "insats", "logga-in"}


def test_marking_changes_no_letter_of_the_text(glossary: Path) -> None:
    _, lesson, made = lesson_and_aids(glossary / "data")
    marks: dict[int, list[tuple[int, int, str]]] = {}
    for s, start, end, id_ in made["words"]:
        marks.setdefault(s, []).append((start, end, id_))
    html = marked(lesson.html, marks)
    assert html != lesson.html
    assert plain(html) == plain(lesson.html)
    assert re.sub(r'<a class="word" href="[^"]*">([^<]*)</a>', r"\1", html) == lesson.html


def test_the_pieces_of_a_sentence_are_its_text(glossary: Path) -> None:
    _, lesson, _ = lesson_and_aids(glossary / "data")
    found: dict[int, str] = {}
    for piece in pieces(lesson.html):
        assert len(found.get(piece.sentence, "")) == piece.start
        found[piece.sentence] = found.get(piece.sentence, "") + piece.text
    for sentence in lesson.sentences[1:]:
        assert found[sentence.index].replace("\n", " ") == sentence.text


def test_seams_and_syllables_are_lengths_that_make_the_word(glossary: Path) -> None:
    _, lesson, made = lesson_and_aids(glossary / "data")
    texts = {s.index: s.text for s in lesson.sentences}

    def divided(cut: list[Any]) -> list[str]:
        s, start, lengths = cut
        out = []
        for length in lengths:
            out.append(texts[s][start : start + length])
            start += length
        return out

    parts = [divided(cut) for cut in made["parts"]]
    assert ["genomförande", "plan"] in parts
    syllables = [divided(cut) for cut in made["syllables"]]
    assert ["bru", "ka", "re"] in syllables
    assert all("".join(word).isalpha() for word in syllables)


def test_a_card_says_what_the_contract_says(glossary: Path) -> None:
    _, _, made = lesson_and_aids(glossary / "data")
    assert made["v"] == 1
    assert made["cards"]["genomforandeplan"]["parts"] == ["genomförande", "plan"]
    assert made["cards"]["brukare"]["translations"] == [
        {"language": "en", "text": "service user", "reviewed": True},
        {"language": "ar", "text": "متلقي الرعاية", "reviewed": False},
    ]


def test_nothing_is_made_again_while_nothing_has_changed(glossary: Path) -> None:
    data = glossary / "data"
    before = Library(data).generation().root
    assert aids.fill(Library(data), data) == 0
    assert Library(data).generation().root == before


def test_a_changed_text_gets_new_aids_and_the_others_keep_theirs(glossary: Path) -> None:
    content, data = glossary / "content", glossary / "data"
    other = GUIDE.replace("lifecare/skriv", "lifecare/annan").replace("insatsen", "annat")
    (content / "lathundar" / "lifecare" / "annan.md").write_text(other, encoding="utf-8")
    published(content, data)
    kept = Library(data).generation()
    edition = kept.entries["lifecare/annan"].easy
    assert edition is not None
    before = kept.aids(edition.document)
    write(content, guide=GUIDE.replace("vänta", "skriva"))
    published(content, data)
    library = Library(data).generation()
    assert library.aids(edition.document) == before
    assert all(
        library.aids(e.document) for entry in library.entries.values() for _, e in entry.editions
    )


def test_a_changed_glossary_changes_no_text(glossary: Path) -> None:
    content, data = glossary / "content", glossary / "data"
    before = Library(data).generation()
    new = {"brukare": "ord: brukare\nförklaring: Någon som får hjälp.\nikon: user-heart\n"}
    published(write(content, new), data)
    after = Library(data).generation()
    assert after.entries == before.entries
    assert after.words["brukare"].definition == "Någon som får hjälp."
    _, _, made = lesson_and_aids(data)
    assert made["cards"]["brukare"]["definition"] == "Någon som får hjälp."


def test_a_word_that_an_author_wrote_goes_before_an_inflection_of_another() -> None:
    def entry(word: str) -> GlossaryEntry:
        return GlossaryEntry(word, word, "sv", "x", (), "book", ())

    forms = forms_by_word([entry("besöka"), entry("besök")])
    assert forms["besök"] == "besök"
    assert forms["besöker"] == "besöka"
    assert forms["besöket"] == "besök"


def test_a_compound_that_the_lexicon_lacks_is_inflected_as_its_last_part() -> None:
    entry = GlossaryEntry("x", "genomförandeplan", "sv", "x", (), "book", ())
    forms = forms_by_word([entry])
    assert forms["genomförandeplanen"] == "x"
    assert forms["genomförandeplanernas"] == "x"
