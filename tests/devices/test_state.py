"""What a tablet is told of somebody: hers, proved by her signature, and of nobody else."""

from __future__ import annotations

import re
import uuid

from devices_portal import (  # type: ignore[import-not-found]
    asked,
    state,
)
from paper_tablet import PaperTablet, Unlocked  # type: ignore[import-not-found]
from served_portal import CODES, ServedPortal  # type: ignore[import-not-found]

from kompetensportal.store.accounts import accesses

TASK = "ny-i-hemtjansten#besok"


def reason(tablet: PaperTablet, question: dict[str, str], ask: str = "state") -> str:
    answer = tablet.ask("POST", f"/api/v1/{ask}", question)
    assert answer.status == 403
    found: str = answer.json["reason"]
    return found


def test_she_gets_her_facts_and_pages_and_nothing_of_another_person(
    either: ServedPortal,
) -> None:
    tablet, other = either.tablet(), either.tablet("bjorkbacken")
    amina, berit = either.unlocked(tablet, "amina"), either.unlocked(other, "berit")
    dilan = either.unlocked(tablet, "dilan")
    hers = tablet.tell(amina, "lesson.practise", subject="outlook/las-och-svara")
    his = tablet.tell(dilan, "lesson.practise", subject="outlook/las-och-svara")
    tablet.flush()
    other.tell(berit, "help.requested", subject="outlook/x", data={"words": "Berits fråga"})
    other.flush()

    said = state(tablet, amina).json
    assert said["person"]["id"] == "amina"
    assert said["person"]["roles"] == ["employee"]
    assert [event["id"] for event in said["events"]] == [hers]
    assert sorted(said["pages"]) == [
        "/introduktion/",
        "/introduktion/amina-ny",
        "/mig/sjalvskattning/",
        "/mig/sjalvskattning/start/logga-in",
        "/mig/sjalvskattning/start/losenord",
    ]
    assert his not in str(said)
    assert "Berit" not in str(said)

    later = tablet.tell(amina, "lesson.completed", data={"questions": []})
    tablet.flush()
    since = state(tablet, amina, since=said["order"]).json
    assert [event["id"] for event in since["events"]] == [later]
    assert state(tablet, amina, since=since["order"]).json["order"] == since["order"]


def test_pages_are_those_of_the_portal_and_stay_the_same(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    amina = portal.unlocked(tablet, "amina")
    page = state(tablet, amina).json["pages"]["/introduktion/amina-ny"]
    assert state(tablet, amina).json["pages"]["/introduktion/amina-ny"] == page
    assert "<h1>" in page
    assert "<main" not in page
    assert 'name="csrf"' not in page
    assert "\x02" not in page
    assert 'action="/introduktion/amina-ny/klar"' in page
    assert "data-title=" in page
    assert set(re.findall('name="event_id" value="([^"]*)"', page)) == {""}
    for relative in ("i dag", "i morgon", "i går"):
        assert relative not in page.lower(), "a tablet shows it for days"


def test_a_mentor_gets_her_people_and_what_waits_for_her(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    amina, dilan = portal.unlocked(tablet, "amina"), portal.unlocked(tablet, "dilan")
    before = state(tablet, dilan).json
    assert before["confirm"] == []
    waiting = {"enrolment": "amina-ny", "title": "Ett besök", "confirm": True}
    tablet.tell(amina, "activity.done", subject=TASK, data=waiting)
    tablet.flush()
    said = state(tablet, dilan).json
    assert {"/handledare/", "/chef/amina"} <= set(said["pages"])
    (task,) = said["confirm"]
    assert (task["person_id"], task["enrolment"], task["activity"]) == ("amina", "amina-ny", TASK)
    confirm = said["pages"]["/handledare/"]
    assert 'action="/handledare/bekrafta" data-about="amina"' in confirm
    assert re.search('<input[^>]* name="on"[^>]*>', confirm)
    assert not re.search('<input[^>]* name="on"[^>]* value=', confirm), "the day is the tablet's"
    with portal.database.session() as session:
        assert "Dilan" in {look.viewer for look in accesses.about(session, "amina")}


def test_a_question_counts_only_with_her_own_key_on_this_device_and_once(
    portal: ServedPortal,
) -> None:
    tablet = portal.tablet()
    amina, dilan = portal.unlocked(tablet, "amina"), portal.unlocked(tablet, "dilan")
    assert reason(tablet, asked(tablet, dilan, "state", person_id="amina")) == "unknown_key"
    as_amina = {"person_id": "amina", "key_id": amina.signing.key_id}
    assert reason(tablet, asked(tablet, dilan, "state", **as_amina)) == "forged"
    assert reason(tablet, asked(tablet, Unlocked("amina"), "state")) == "unknown_key"

    question = asked(tablet, amina, "state")
    altered = {**question, "body": question["body"].replace('"since": 0', '"since": 1')}
    assert reason(tablet, altered) == "forged"
    assert reason(tablet, {**question, "sig": question["sig"][:-2] + "AA"}) == "forged"
    assert reason(tablet, question, "session") == "malformed", "state is not a session"
    assert tablet.ask("POST", "/api/v1/state", question).status == 200
    assert reason(tablet, question) == "again"

    other = portal.tablet()
    assert reason(other, asked(tablet, amina, "state")) == "malformed", "of another device"
    assert reason(other, asked(other, amina, "state")) == "unknown_key"


def test_what_is_no_question_is_told_so(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    amina = portal.unlocked(tablet, "amina")
    for wrong in (
        {"since": -1},
        {"since": "x"},
        {"since": 2**70},
        {"nonce": ""},
        {"nonce": "n" * 500},
        {"nonce": 7},
        {"key_id": "\0"},
        {"person_id": None},
    ):
        answer = state(tablet, amina, **wrong)
        assert answer.status in {400, 403}, wrong
        assert answer.json["server_id"]
    for body in (
        {},
        {"body": 1, "sig": ""},
        {"body": "[]", "sig": ""},
        {"body": "[" * 1900, "sig": ""},
    ):
        assert tablet.ask("POST", "/api/v1/state", body).status in {400, 403}, body


def test_a_new_pair_of_keys_takes_the_place_of_the_old_one(portal: ServedPortal) -> None:
    tablet = portal.tablet()
    first = portal.unlocked(tablet, "amina")
    told = tablet.tell(first, "lesson.practise")
    second = portal.unlocked(tablet, "amina")
    assert reason(tablet, asked(tablet, first, "state")) == "unknown_key"
    assert state(tablet, second).status == 200
    assert tablet.flush() == {told: "stored"}, "what it signed stays proved"
    again = {"person_id": "amina", "code": CODES["amina"], **first.public_part}
    assert tablet.ask("POST", "/api/v1/persons/unlock", again).status == 200
    assert state(tablet, first, nonce=str(uuid.uuid4())).status == 200
