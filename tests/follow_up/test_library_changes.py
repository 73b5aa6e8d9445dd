"""Programmes, courses and lessons that change while people are in them, on the running portal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from care_library import (  # type: ignore[import-not-found]
    ACTIVITIES,
    LESSONS,
    LOGIN,
    PROGRAMME,
    activity,
    catalogue,
    lesson,
    publish_small_library,
)
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.content.library import Catalogue
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.content.library import Library

Visit = Callable[..., Visitor]


def completed(amina: Visitor, lesson_id: str, version: str) -> None:
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    fields = {"lesson": lesson_id, "version": version, "says": "can", "csrf": csrf}
    assert amina.post("/lektion/sagt", {**fields, "event_id": new_id()}).status == 303


def with_two_done(visit: Visit) -> Visitor:
    """Amina has logged in, and Dilan has confirmed her visit."""
    amina, dilan = visit("amina"), visit("dilan")
    completed(amina, LOGIN, "v1-0")
    form = dilan.form("/chef/amina", "/handledare/bekrafta", activity="ny-i-hemtjansten#besok")
    dilan.submit(form)
    assert "2 av 6 klart" in amina.get("/introduktion/").words
    return amina


def test_a_day_that_all_of_a_part_have_is_said_once(visit: Visit, data: Path) -> None:
    def said(**days: int) -> int:
        """How often the part "En egen del" says a day."""
        own = (activity(id_, id_, "En egen del", due_day=day) for id_, day in days.items())
        publish_small_library(Library(data), LESSONS, catalogue((*ACTIVITIES, *own)))
        part = visit("amina").get("/introduktion/").words.partition("En egen del 0 av")[2]
        return part.partition("Vem hjälper mig?")[0].count("Senast")

    assert said(ett=200, tva=200, tre=200) == 1
    assert said(ett=200, tva=200, tre=201) == 3
    assert said(ett=200) == 1


def test_a_programme_edited_while_people_are_in_it_takes_nothing(visit: Visit, data: Path) -> None:
    amina = with_two_done(visit)
    kept = tuple(a for a in ACTIVITIES if a.id != "besok")
    longer = (*kept, activity("ny-sak", "En ny sak", "Mer"))
    publish_small_library(Library(data), LESSONS, catalogue(longer))
    words = amina.get("/introduktion/").words
    assert "2 av 7 klart" in words
    assert "Dokumentera ett besök" in words
    assert "Finns inte längre i programmet" in words
    assert "2 av 7 klart" in visit("eva").get("/chef/amina").words


def test_a_programme_that_is_taken_away_leaves_what_was_done(visit: Visit, data: Path) -> None:
    amina = with_two_done(visit)
    empty = Catalogue(catalogue().courses, ())
    publish_small_library(Library(data), LESSONS, empty)
    words = amina.get("/introduktion/").words
    assert "finns inte längre i portalen" in words
    assert "Dokumentera ett besök" in words
    for who, path in (("eva", "/chef/"), ("eva", "/chef/amina"), ("dilan", "/handledare/")):
        assert visit(who).get(path).status == 200


def test_a_programme_that_is_renamed_goes_on(visit: Visit, data: Path) -> None:
    amina = with_two_done(visit)
    before = catalogue()
    renamed = tuple(
        replace(p, title="Välkommen hit") if p.id == PROGRAMME else p for p in before.programmes
    )
    publish_small_library(Library(data), LESSONS, Catalogue(before.courses, renamed))
    words = amina.get("/introduktion/").words
    assert "Välkommen hit" in words
    assert "2 av 6 klart" in words


def test_a_question_added_to_a_lesson_and_a_lesson_to_a_course_take_nothing(
    visit: Visit, data: Path
) -> None:
    amina = visit("amina")
    completed(amina, LOGIN, "v1-0")
    completed(amina, "trygg-digital/ett", "v1-0")
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    answer = {"lesson": "trygg-digital/tva", "question": "falskt", "answer": "0", "csrf": csrf}
    amina.post("/lektion/svar", {**answer, "event_id": new_id()})
    completed(amina, "trygg-digital/tva", "v1-1")
    assert "2 av 6 klart" in amina.get("/introduktion/").words
    course = replace(
        catalogue().courses[0],
        lessons=(
            "trygg-digital/ett",
            "trygg-digital/tva",
            "start/logga-in",
            "outlook/las-och-svara",
        ),
    )
    texts = tuple(
        lesson(LOGIN, "Logga in", "ny-fraga") if text.meta.id == LOGIN else text for text in LESSONS
    )
    publish_small_library(Library(data), texts, Catalogue((course,), catalogue().programmes))
    assert "2 av 6 klart" in amina.get("/introduktion/").words


def test_a_lesson_edited_while_it_is_read_is_completed_as_what_it_is_now(
    visit: Visit, data: Path
) -> None:
    amina = visit("amina")
    publish_small_library(
        Library(data),
        tuple(lesson(LOGIN, "Logga in", "q") if t.meta.id == LOGIN else t for t in LESSONS),
    )
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    fields = {"lesson": LOGIN, "version": "v1-0", "says": "can", "csrf": csrf}
    words = amina.follow(amina.post("/lektion/sagt", {**fields, "event_id": new_id()})).words
    assert "En fråga är kvar" in words
