"""What authors have to look at, over HTTP."""

from __future__ import annotations

from collections.abc import Callable

from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.actions.learning.record import tell
from kompetensportal.model.learning.event import EventType, new_id
from kompetensportal.store.accounts import accesses
from kompetensportal.store.database import Database

Visit = Callable[..., Visitor]


def test_a_report_goes_to_the_list_with_step_and_owner_and_is_closed(
    visit: Visit, sqlite_database: Database
) -> None:
    fields = {"lesson": "outlook/las-och-svara", "step": "valj", "version": "v1-2"}
    nobody = visit()
    told = nobody.post(
        "/lektion/rapport", {**fields, "words": "Knappen är grön.", "event_id": new_id()}
    )
    assert "Systemspecialist Outlook får veta det" in nobody.follow(told).words
    amina = visit("amina")
    csrf = amina.forms("/mig", "/logga-ut")[0].fields["csrf"]
    amina.post("/lektion/rapport", {**fields, "csrf": csrf, "event_id": new_id()})
    carlos = visit("carlos")
    words = carlos.get("/atgarder/").words
    for said in (
        "Steg 2: Tryck på mejlet.",
        "Knappen är grön.",
        "Ägare: Systemspecialist",
        "Amina",
    ):
        assert said in words, said
    with sqlite_database.session() as session:
        assert [look.viewer for look in accesses.about(session, "amina")] == ["Carlos"]
    for form in carlos.forms("/atgarder/", "/atgarder/rapport"):
        assert "avklarad" in carlos.submit(form, words="Rättat.").words
    assert "Inga rapporter väntar" in carlos.get("/atgarder/").words


def test_searches_in_vain_are_counted_and_closed_and_come_again(
    visit: Visit, sqlite_database: Database
) -> None:
    def missed(text: str) -> None:
        with sqlite_database.session() as session:
            kind = EventType.SEARCH_MISSED
            tell(session, new_id(), kind, by=None, about=None, subject=text)

    for text in ("lönespec", "Lönespec", "<b>tid</b>"):
        missed(text)
    carlos = visit("carlos")
    page = carlos.get("/atgarder/")
    assert "2 gånger" in page.words
    assert "&lt;b&gt;tid" in page.text
    form = carlos.forms("/atgarder/", "/atgarder/sokning")[0]
    assert "2 gånger" not in carlos.submit(form).words
    missed("lönespec")
    assert carlos.get("/atgarder/").words.count("En gång") == 2
    broken = carlos.post("/atgarder/sokning", {**form.fields, "until": "nyss"})
    assert "gick inte att spara" in carlos.follow(broken).words


def test_only_authors_see_the_list(visit: Visit) -> None:
    for who in ("amina", "dilan", "eva"):
        assert visit(who).get("/atgarder/").status == 403
    assert visit("fatima").get("/atgarder/").status == 200
