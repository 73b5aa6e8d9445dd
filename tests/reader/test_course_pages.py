"""A course's introduction has two forms, and nanokurser stand apart from the longer courses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reader_fixtures import Portal  # type: ignore[import-not-found]
from reading_client import Client  # type: ignore[import-not-found]

Clients = Callable[..., Client]
COURSE = """---
titel: {title}
id: {id}
ägare: HR-avdelningen
granskas: 2027-05-03
minuter: 5
nanokurs: {nano}
lektioner: [outlook/las-och-svara]
---

Den längre introduktionen, för den som vill veta mer.
"""
EASY = """---
titel: Prova kort
id: prova
---

Den korta introduktionen.
"""


@pytest.fixture
def reader(portal: Portal, client: Clients) -> Client:
    """Somebody who is signed out, in a portal with a nanokurs and one that is none."""
    for id_, title, nano in (("prova", "Prova", "nej"), ("nano-mejl", "Mejla rätt", "ja")):
        folder = portal.content / "courses" / id_
        folder.mkdir(parents=True)
        text = COURSE.format(id=id_, title=title, nano=nano)
        (folder / "kurs.md").write_text(text, encoding="utf-8")
    (portal.content / "courses/prova/kurs.latt.md").write_text(EASY, encoding="utf-8")
    portal.rebuild()
    return client()


def test_the_easy_introduction_is_shown_until_one_asks_for_the_longer(reader: Client) -> None:
    easy = reader.get("/kurser/prova/").text
    assert "Den korta introduktionen." in easy
    assert '<div class="lesson-body" lang="sv-simple"' in easy
    assert "Den längre introduktionen" not in easy
    reader.post("/anpassa", {"form": "standard", "next": "/kurser/prova/"})
    longer = reader.get("/kurser/prova/").text
    assert "Den längre introduktionen" in longer
    assert "Den korta introduktionen." not in longer


def test_a_course_without_an_easy_introduction_shows_the_one_it_has(reader: Client) -> None:
    assert "Den längre introduktionen" in reader.get("/kurser/nano-mejl/").text


def test_an_easy_introduction_makes_no_second_course(reader: Client) -> None:
    listed = reader.get("/kurser/").text
    assert listed.count('href="/kurser/prova/"') == 1
    assert "Prova kort" not in listed


def test_nanokurser_stand_under_a_heading_of_their_own(reader: Client) -> None:
    longer, heading, short = reader.get("/kurser/").text.partition('<h2 id="nanokurser">')
    assert heading
    assert 'href="/kurser/prova/"' in longer
    assert 'href="/kurser/nano-mejl/"' not in longer
    assert 'href="/kurser/nano-mejl/"' in short
