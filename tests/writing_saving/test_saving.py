"""Opening and saving: what others wrote meanwhile is kept, and nothing is lost silently."""

from __future__ import annotations

import json

from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]


def test_a_text_is_opened_as_its_file_is(workshop: Workshop) -> None:
    state = workshop.client().state()
    assert state["text"] == workshop.text()
    assert (state["file"], state["open"], state["conflicts"]) == ("there", False, [])


def test_a_save_is_a_draft_and_leaves_the_file_alone(workshop: Workshop) -> None:
    carlos, before = workshop.client(), workshop.text()
    began = carlos.state()
    text = before.replace("Läs hela mejlet.", "Läs hela mejlet i lugn och ro.")
    saved = carlos.save(text, base=began["text"], save="1")
    assert saved["text"] == text
    assert saved["open"] is True
    assert saved["revision"] > began["revision"]
    assert workshop.text() == before
    assert workshop.client("fatima").state()["text"] == text


def test_the_same_save_sent_twice_is_one(workshop: Workshop) -> None:
    carlos = workshop.client()
    began = carlos.state()["text"]
    once = carlos.save(began + "En rad.\n", base=began, save="samma")
    twice = carlos.save(began + "En rad.\n", base=began, save="samma")
    assert twice["text"] == once["text"] == began + "En rad.\n"
    assert twice["revision"] == once["revision"]


def test_two_who_write_in_different_places_have_both_in_the_text(workshop: Workshop) -> None:
    carlos, fatima = workshop.client(), workshop.client("fatima")
    began = carlos.state()["text"]
    fatima.state()
    carlos.save(began.replace("Läs hela mejlet.", "Läs allt."), base=began)
    both = fatima.save(began + "\nSist.\n", base=began)
    assert "Läs allt." in both["text"]
    assert both["text"].endswith("\nSist.\n")
    assert both["conflicts"] == []


def test_two_who_write_in_the_same_place_are_both_kept(workshop: Workshop) -> None:
    carlos, fatima = workshop.client(), workshop.client("fatima")
    began = carlos.state()["text"]
    fatima.state()
    carlos.save(began.replace("Läs hela mejlet.", "Läs allt."), base=began)
    met = fatima.save(began.replace("Läs hela mejlet.", "Läs noga."), base=began)
    assert "Läs allt." in met["text"]
    assert "<<<" not in met["text"]
    [conflict] = met["conflicts"]
    assert "Läs allt." in conflict["stands"]
    assert "Läs noga." in conflict["beside"]
    assert (conflict["stands_by"], conflict["beside_by"]) == ("Carlos", "Fatima")
    line = met["text"].split("\n")[conflict["line"] - 1]
    assert line + "\n" == conflict["stands"]


def test_whoever_goes_on_writing_what_lies_beside_has_one_conflict(workshop: Workshop) -> None:
    carlos, fatima = workshop.client(), workshop.client("fatima")
    began = carlos.state()["text"]
    fatima.state()
    carlos.save(began.replace("Läs hela mejlet.", "Läs allt."), base=began)
    sent = began
    for words in ("Läs noga", "Läs noga och", "Läs noga och länge."):
        text = began.replace("Läs hela mejlet.", words)
        met = fatima.save(text, base=sent)
        sent = text
    [conflict] = met["conflicts"]
    assert "Läs noga och länge." in conflict["beside"]
    assert "Läs allt." in met["text"]


def test_a_choice_settles_a_conflict(workshop: Workshop) -> None:
    carlos, fatima = workshop.client(), workshop.client("fatima")
    began = carlos.state()["text"]
    fatima.state()
    carlos.save(began.replace("Läs hela mejlet.", "Läs allt."), base=began)
    met = fatima.save(began.replace("Läs hela mejlet.", "Läs noga."), base=began)
    [conflict] = met["conflicts"]
    text = met["text"].replace(conflict["stands"], conflict["beside"])
    after = fatima.save(text, base=met["text"], settled=[conflict["id"]])
    assert after["conflicts"] == []
    assert "Läs noga." in after["text"]


def test_who_has_it_open_sees_the_others(workshop: Workshop) -> None:
    carlos, fatima = workshop.client(), workshop.client("fatima")
    assert carlos.state(page="a")["others"] == []
    assert fatima.state(page="b")["others"] == [{"name": "Carlos", "me": False}]
    assert carlos.state(page="a")["others"] == [{"name": "Fatima", "me": False}]
    assert carlos.state(page="c")["others"] == [
        {"name": "Fatima", "me": False},
        {"name": "Carlos", "me": True},
    ]


def test_a_form_without_scripts_saves_with_the_lines_of_the_file(workshop: Workshop) -> None:
    carlos = workshop.client()
    state = carlos.state()
    text = (state["text"] + "Sist.\n").replace("\n", "\r\n")
    form = {"text": text, "revision": state["revision"], "save": "f", "csrf": carlos.token}
    answer = carlos.post(f"/skriva/spara/{GUIDE}", form)
    assert answer.status == 303
    assert answer.headers["location"] == f"/skriva/text/{GUIDE}"
    assert carlos.state()["text"] == state["text"] + "Sist.\n"


def test_a_file_changed_by_hand_while_a_draft_is_open_is_taken_in(workshop: Workshop) -> None:
    carlos = workshop.client()
    began = carlos.state()["text"]
    carlos.save(began + "\nSist.\n", base=began)
    workshop.write(GUIDE, began.replace("Läs hela mejlet.", "Läs allt."))
    state = carlos.state()
    assert "Läs allt." in state["text"]
    assert state["text"].endswith("\nSist.\n")
    assert state["conflicts"] == []


def test_a_file_changed_by_hand_in_the_same_place_is_a_conflict(workshop: Workshop) -> None:
    carlos = workshop.client()
    began = carlos.state()["text"]
    carlos.save(began.replace("Läs hela mejlet.", "Läs noga."), base=began)
    workshop.write(GUIDE, began.replace("Läs hela mejlet.", "Läs allt."))
    state = carlos.state()
    [conflict] = state["conflicts"]
    assert "Läs noga." in state["text"]
    assert "Läs allt." in conflict["beside"]
    assert conflict["beside_by"] == "Filen på disken"


def test_a_file_deleted_while_a_draft_is_open_is_said_and_nothing_is_lost(
    workshop: Workshop,
) -> None:
    carlos = workshop.client()
    began = carlos.state()["text"]
    text = began + "\nSist.\n"
    carlos.save(text, base=began)
    (workshop.content / GUIDE).unlink()
    state = carlos.state()
    assert (state["file"], state["text"]) == ("gone", text)
    assert carlos.save(text + "Mer.\n", base=text)["text"] == text + "Mer.\n"


def test_a_text_that_is_not_there_and_ways_out_of_the_folder_are_refused(
    workshop: Workshop,
) -> None:
    carlos = workshop.client()
    carlos.state()
    outside = workshop.content.parent / "outside.md"
    outside.write_text("hemligt", encoding="utf-8")
    (workshop.content / "lathundar" / "genvag.md").symlink_to(outside)
    (workshop.content / "lathundar" / "ut").symlink_to(workshop.content.parent)
    for path in (
        "lathundar/finns-inte.md",
        "lathundar/genvag.md",
        "lathundar/ut/outside.md",
        "lathundar/../../outside.md",
        "lathundar/outlook/bilder/en.svg",
        "lathundar/.dold/a.md",
        "fakta.md",
    ):
        answer = carlos.get(f"/skriva/lage/{path}")
        assert answer.status == 404, path
        assert "hemligt" not in answer.text
        if path != "lathundar/finns-inte.md":
            assert carlos.send(path, {"text": "x"}).status == 404, path
    assert outside.read_text(encoding="utf-8") == "hemligt"


def test_bad_input_is_told_in_words(workshop: Workshop) -> None:
    carlos = workshop.client()
    carlos.state()
    assert carlos.send(GUIDE, {"text": 7}).status == 400
    assert carlos.send(GUIDE, ["x"]).status == 400
    answer = carlos.raw(f"/skriva/spara/{GUIDE}", b"{", "application/json")
    assert answer.status == 400
    assert json.loads(answer.text)["error"]["mend"]
    answer = carlos.send(GUIDE, {"text": "\ud83d"})
    assert "trasigt" in json.loads(answer.text)["error"]["what"]
    odd = {"save": "\x00", "revision": 10**30, "settled": ["\x00"], "page": 7}
    assert "\x00" not in carlos.save("a\x00b", **odd)["text"]


def test_fifty_megabytes_are_refused_with_words(workshop: Workshop) -> None:
    carlos = workshop.client()
    carlos.state()
    answer = carlos.raw(f"/skriva/spara/{GUIDE}", b" " * 50_000_000, "application/json")
    assert answer.status == 413
    assert "för stort" in json.loads(answer.text)["error"]["what"]
    answer = carlos.send(GUIDE, {"text": "a" * 1_000_001, "base": ""})
    assert "för lång" in json.loads(answer.text)["error"]["what"]


def test_whoever_is_signed_out_or_has_no_right_is_told_so(workshop: Workshop) -> None:
    nobody = workshop.client("")
    answer = nobody.get(f"/skriva/lage/{GUIDE}")
    assert answer.status == 401
    assert "inloggad" in json.loads(answer.text)["error"]["what"]
    amina = workshop.client("amina")
    assert amina.get(f"/skriva/lage/{GUIDE}").status == 403
    amina.token = "x"
    carlos = workshop.client()
    began = carlos.state()
    carlos.cookies.clear()
    answer = carlos.send(GUIDE, {"text": "Borta.", "base": began["text"]})
    assert answer.status == 401
    carlos.sign_in("carlos")
    assert carlos.state()["text"] == began["text"]
