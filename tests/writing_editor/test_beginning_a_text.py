"""A new lathund or lesson is begun with its name and where it belongs, and nothing else."""

from __future__ import annotations

from workshop_portal import Workshop  # type: ignore[import-not-found]

NEW = "/skriva/ny"


def begin(workshop: Workshop, title: str, place: str, other: str = "") -> tuple[int, str, str]:
    """Send the form; status, where it leads, and what the page says."""
    client = workshop.client("carlos")
    fields = {"titel": title, "plats": place, "annat": other}
    fields["csrf"] = client.get(NEW).field("csrf")
    answer = client.post(NEW, fields)
    return answer.status, answer.headers.get("location", ""), answer.text


def test_a_lathund_gets_its_file_name_id_and_review_date_by_itself(workshop: Workshop) -> None:
    status, where, _ = begin(workshop, "Boka ett möte: så gör du", "lathund/outlook")
    assert (status, where) == (303, "/skriva/text/lathundar/outlook/boka-ett-mote-sa-gor-du.md")
    text = workshop.client().state("lathundar/outlook/boka-ett-mote-sa-gor-du.md")["text"]
    assert "titel: 'Boka ett möte: så gör du'\nid: outlook/boka-ett-mote-sa-gor-du\n" in text
    assert "granskas: " in text
    assert text.endswith("\n1. \n")


def test_a_new_system_is_begun_with_its_first_lathund(workshop: Workshop) -> None:
    status, where, _ = begin(workshop, "Byt skift", "lathund/-", "Time Care")
    assert (status, where) == (303, "/skriva/text/lathundar/time-care/byt-skift.md")


def test_a_lesson_is_begun_in_its_course(workshop: Workshop) -> None:
    course = next(one.parent.name for one in workshop.content.glob("courses/*/kurs.md"))
    status, where, _ = begin(workshop, "Det svåraste", f"lesson/{course}")
    assert (status, where) == (303, f"/skriva/text/courses/{course}/det-svaraste.md")
    state = workshop.client().state(f"courses/{course}/det-svaraste.md")
    assert f"id: {course}/det-svaraste\n" in state["text"]


def test_a_name_that_is_taken_is_said_with_the_way_to_the_text(workshop: Workshop) -> None:
    assert begin(workshop, "Boka ett möte", "lathund/outlook")[0] == 303
    status, _, page = begin(workshop, "Boka ett  möte", "lathund/outlook")
    assert status == 409
    assert "Det finns redan en text som heter Boka ett möte där." in page
    assert 'href="/skriva/text/lathundar/outlook/boka-ett-mote.md"' in page


def test_a_name_without_letters_is_asked_for_again_and_nothing_is_made(workshop: Workshop) -> None:
    for title, place, other in (
        ("", "lathund/outlook", ""),
        ("!!!", "lathund/outlook", ""),
        ("x" * 200, "lathund/outlook", ""),
        ("Bra", "lathund/-", ""),
        ("Bra", "lathund/-", "../.."),
        ("Bra", "lesson/ordlista", ""),
    ):
        status, _, page = begin(workshop, title, place, other)
        assert status == 400, (title, place)
        assert "Vad ska den heta?" in page
    assert not list(workshop.content.rglob("bra.md"))


def test_whoever_does_not_write_is_not_let_in(workshop: Workshop) -> None:
    assert workshop.client("amina").get(NEW).status == 403
