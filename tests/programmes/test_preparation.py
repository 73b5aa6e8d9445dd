"""Before a training two questions and the manager's words; eight weeks after, what one wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from care_library import COURSE  # type: ignore[import-not-found]
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.model.learning.event import Event, EventType, new_id
from kompetensportal.model.learning.facts import gather
from kompetensportal.model.programmes.preparation import of_subject
from kompetensportal.model.programmes.use import WAIT
from kompetensportal.store.accounts import accesses
from kompetensportal.store.database import Database
from kompetensportal.store.learning import events

Visit = Callable[..., Visitor]
NOW = datetime.now(UTC)
MINE, HERS = f"/forbered?om={COURSE}", f"/chef/amina/forbered?om={COURSE}"


def fact(type_: EventType, by: str, at: datetime, **data: object) -> Event:
    return Event(new_id(), type_, by, "amina", COURSE, "", at, data)


def test_the_latest_words_of_each_are_what_is_known() -> None:
    hour = timedelta(hours=1)
    told = [
        fact(EventType.TRAINING_REFERRED, "eva", NOW, words="Du är nyfiken."),
        fact(EventType.PREPARATION_TOLD, "amina", NOW + hour, why="Ny här", want="Signera"),
        fact(EventType.PREPARATION_TOLD, "amina", NOW + 2 * hour, why="Ny här", want="Läsa"),
        fact(EventType.TRAINING_REFERRED, "eva", NOW + 3 * hour),
    ]
    one = of_subject(gather(told), COURSE, "Kurs", False)
    assert (one.why, one.want, one.words, one.by) == ("Ny här", "Läsa", "Du är nyfiken.", "eva")
    told.append(fact(EventType.PREPARATION_GUIDED, "eva", NOW + 4 * hour, words="Vi övar ihop."))
    assert of_subject(gather(told), COURSE, "Kurs", False).words == "Vi övar ihop."
    assert of_subject(gather([]), COURSE, "Kurs", False).told is None


def test_both_write_both_read_and_it_is_asked_again_eight_weeks_after(
    visit: Visit, portal_database: Database
) -> None:
    amina, eva = visit("amina"), visit("eva")
    assert "Din chef har inte skrivit något än" in amina.get(MINE).words
    form = amina.forms(MINE, MINE)[-1]
    assert "Skriv svar på en" in amina.follow(amina.post(MINE, form.fields)).words
    given = {**form.fields, "why": "Jag är ny.", "want": "Kunna signera själv."}
    assert "Ni ser det båda två" in amina.follow(amina.post(MINE, given)).words
    seen = eva.get(HERS).words
    assert "Jag är ny." in seen
    assert "Kunna signera själv." in eva.get("/chef/amina").words
    form = eva.forms(HERS, HERS)[-1]
    eva.follow(eva.post(HERS, {**form.fields, "words": "Vi övar ihop på torsdag."}))
    assert "Eva skriver Vi övar ihop på torsdag." in amina.get(MINE).words
    with portal_database.session() as session:
        assert "Eva" in {look.viewer for look in accesses.about(session, "amina")}
        done = fact(EventType.COURSE_COMPLETED, "amina", NOW - WAIT - timedelta(days=2))
        events.append(session, [done], NOW)
    asked = amina.form("/", "/anvander")
    assert "Kunna signera själv." in amina.get("/").words
    told = amina.submit(asked, use="yes", surer="yes", reached="little").words
    assert "Tack!" in told
    assert "Kan du det nu? Lite." in eva.get("/chef/amina/program/amina-ny").words


def test_nobody_else_reads_or_writes_it(visit: Visit) -> None:
    for who in ("berit", "carlos", "dilan"):
        assert visit(who).get(HERS).status == 403
    assert visit("amina").get(HERS).status == 403
    assert visit("amina").get("/forbered?om=finns-inte").status == 404
    assert visit("eva").get("/chef/amina/forbered?om=finns-inte").status == 404
