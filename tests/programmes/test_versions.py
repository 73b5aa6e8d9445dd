"""A programme that is edited, renamed or deleted while people are in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from care_library import (  # type: ignore[import-not-found]
    ACTIVITIES,
    activity,
    catalogue,
    publish_small_library,
)
from follow_browser import Visitor  # type: ignore[import-not-found]

from kompetensportal.actions.learning import enrol
from kompetensportal.actions.programmes.move import move_all, moves
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.model.content.course import Doer, Programme
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.store.accounts import people, units
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.store.programmes import versions

Visit = Callable[..., Visitor]
PAGE = "/chef/amina/program/amina-ny"
NEW = (
    *(a for a in ACTIVITIES if a.id != "visa"),
    activity("hund", "Träffa hunden", "Första dagen", by=Doer.EMPLOYEE),
)


def publish(data: Path, *activities: object, version: str = "v2") -> None:
    found = catalogue(activities)  # type: ignore[arg-type]
    edited = tuple(replace(p, version=version) for p in found.programmes)
    publish_small_library(Library(data), found=replace(found, programmes=edited))


def test_who_has_begun_goes_on_as_before_until_her_manager_moves_her(
    visit: Visit, data: Path
) -> None:
    amina, eva = visit("amina"), visit("eva")
    assert "0 av 6" in amina.get("/introduktion/").words
    assert "följer den nyaste versionen" in eva.get(PAGE).words
    publish(data, *NEW)
    words = amina.get("/introduktion/").words
    assert "Träffa hunden" not in words
    assert "Visa lokalen" in words
    shown = eva.get(PAGE).words
    assert "Nytt: ”Träffa hunden”" in shown
    assert "Finns inte längre: ”Visa lokalen”" in shown
    form = eva.form(PAGE, f"{PAGE}/flytta")
    assert "Amina följer nu den nya versionen" in eva.submit(form).words
    assert "Amina följer nu den nya versionen" in eva.submit(form).words, "twice is once"
    words = amina.get("/introduktion/").words
    assert "”Träffa hunden” kom till i den nya versionen" in words
    assert "0 av 6" in words


def test_the_administrator_moves_everybody(visit: Visit, data: Path) -> None:
    fatima = visit("fatima")
    fatima.get("/admin/")
    publish(data, *NEW)
    assert "1 av dem följer en äldre version" in fatima.get("/admin/program").words
    form = fatima.form("/admin/program", "/admin/program/flytta", programme="ny-i-hemtjansten")
    assert "1 person följer nu den nya versionen" in fatima.submit(form).words
    assert "äldre version" not in fatima.get("/admin/program").words
    assert "Träffa hunden" in visit("amina").get("/introduktion/").words


def test_a_programme_that_is_deleted_or_renamed_stays_for_those_who_are_in_it(
    visit: Visit, data: Path
) -> None:
    amina = visit("amina")
    amina.get("/introduktion/")
    found = catalogue()
    renamed = tuple(
        replace(p, id="nytt-namn", version="v2") if p.id == "ny-i-hemtjansten" else p
        for p in found.programmes
    )
    publish_small_library(Library(data), found=replace(found, programmes=renamed))
    words = amina.get("/introduktion/").words
    assert "Ny i hemtjänsten" in words
    assert "Visa lokalen" in words
    assert "inte publicerat längre" in visit("eva").get(PAGE).words


def test_both_databases_keep_the_version_and_tell_what_a_move_changed(
    database: Database, tmp_path: Path
) -> None:
    old = Programme(
        "ny",
        "Ny",
        "",
        "",
        "",
        None,
        (),
        (),
        (activity("a", "A", ""), activity("b", "B", "")),
        "",
        "1",
    )
    new = replace(old, activities=(activity("a", "A", ""), activity("c", "C", "")), version="2")
    with database.session() as session:
        units.save(session, Unit("u", "Enheten", None, "hemtjänst"))
        place = Membership("u", Role.EMPLOYEE, "undersköterska", None, None)
        person = Person("p", "P", "p", "sv", None, (place,))
        people.save(session, person)
        plan = enrol.enrol(session, "p", "ny", today(), programme=old)
        assert plan.began is not None
        assert plan.began.branches == {"hemtjänst"}
        (one,) = moves(session, [plan], {"ny": new})
        assert [(c.how, c.activity) for c in one.changes] == [("added", "c"), ("removed", "b")]
        assert versions.of_enrolments(session, [plan], {"ny": new}) == {plan.id: old}
        given = new_id()
        assert move_all(session, person, new, given) == 1
        assert move_all(session, person, new, given) == 0
    with database.session() as session:
        library = Library(tmp_path).generation()
        (follow,) = follow_each(session, library, [person], units.tree(session), today())
    (progress,) = follow.progresses
    assert [item.activity.id for item in progress.items] == ["a", "c"]
    assert [m.key for m in progress.changes] == [
        "programmes.added_version",
        "programmes.change_removed",
    ]


def test_a_first_day_in_1900_or_far_ahead_is_a_slip_and_the_page_says_so(visit: Visit) -> None:
    eva = visit("eva")
    form = eva.form("/chef/amina", "/chef/amina/program")
    for day in ("1900-01-01", "2999-01-01"):
        words = eva.submit(form, start=day, programme="vikarie").words
        assert f"{day} kan inte vara en första dag" in words
    assert "Vikarie, första dagen 0 av" not in visit("amina").get("/introduktion/").words
