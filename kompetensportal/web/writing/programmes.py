"""`/skriva/program/<path>`: a programme as cards, and each activity as a form."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kompetensportal.compiler.prose import slug
from kompetensportal.model.accounts.access import Act
from kompetensportal.model.content.course import Course
from kompetensportal.model.content.source import Kind
from kompetensportal.model.writing import programme_lines as lines
from kompetensportal.model.writing.matter_lines import end_of
from kompetensportal.model.writing.programme_checks import odd_order
from kompetensportal.model.writing.programme_lines import ActivityLines, outline
from kompetensportal.web.account.session import allowed
from kompetensportal.web.context import portal, words
from kompetensportal.web.writing import activity_form, sheets
from kompetensportal.web.writing.courses import texts_there_are
from kompetensportal.web.writing.editor import BRANCHES
from kompetensportal.web.writing.group import pages

OURS = BRANCHES[:4]
"""Branches that a programme may be for: managers are a profession there."""


@pages.get("/skriva/program/<path:path>")
@allowed(Act.WRITE)
def write_programme(path: str) -> str:
    """The cards; with `?aktivitet=` the form of one, with `?ny=` that of a new one."""
    sheet = sheets.open_sheet(path, Kind.PROGRAMME)
    found = outline(sheet.draft.text)
    wanted = request.args.get("aktivitet", "")
    if wanted or "ny" in request.args:
        one = next((one for one in found.activities if one.id == wanted), None)
        if wanted and one is None:
            abort(404)
        return _activity(sheet, one, activity_form.fields_of(one))
    titles = {one.id: one.title for one in found.activities}
    names = {id_: text.title for id_, text in texts_there_are().items()}
    names |= {course.id: course.title for course in _courses()}
    return render_template(
        "writing_local/programme.html",
        sheet=sheet,
        sections=_sections(found.activities),
        fields_of=activity_form.fields_of,
        ascii_of=ascii_of,
        parts=activity_form.parts,
        titles=titles,
        names=names,
        focus=request.args.get("fokus", ""),
        odd=odd_order(found.activities),
        findings=sheets.findings_of(sheet),
        total=len(found.activities),
    )


@pages.post("/skriva/program/<path:path>")
@allowed(Act.WRITE)
def save_programme(path: str) -> Response | str | tuple[str, int]:
    """One press: save the head, move or remove a card, save an activity, undo."""
    form = request.form
    done, _, about = form.get("gor", "spara").partition(":")
    if done == "angra":
        return sheets.undo(path, Kind.PROGRAMME, lambda **more: _address(path, **more))
    if done == "aktivitet":
        return _save_activity(path, about)

    def change(text: str) -> str:
        made = sheets.with_fields(text)
        if done in {"upp", "ner"}:
            return lines.moved(made, about, -1 if done == "upp" else 1)
        one = _one(made, about) if done == "bort" else None
        return lines.removed(made, one) if one else made

    sheets.save_sheet(path, Kind.PROGRAMME, change)
    focus = f"{done}-{about}" if done in {"upp", "ner"} else None
    return redirect(_address(path, fokus=focus), 303)


def _save_activity(path: str, id_: str) -> Response | tuple[str, int]:
    form = request.form
    title = activity_form.title_of(form)
    if not title:
        sheet = sheets.open_sheet(path, Kind.PROGRAMME)
        one = _one(sheet.draft.text, id_)
        fields = {**activity_form.fields_of(one), **form.to_dict()}
        problem = words().text("coursework.no_title"), words().text("coursework.no_title_mend")
        return _activity(sheet, one, fields, problem), 400
    made_id = id_

    def change(text: str) -> str:
        nonlocal made_id
        one = _one(text, id_)
        settings = activity_form.settings_from(form, one.settings if one else {})
        body = activity_form.body_from(form)
        if one is not None:
            return lines.changed(text, one, title=title, settings=settings, body=body)
        made_id = activity_form.new_id(title, {one.id for one in outline(text).activities})
        new = lines.written(title, made_id, settings, body, end_of(text))
        section = " ".join((form.get("nytt_avsnitt") or form.get("avsnitt") or "").split())
        return lines.added(text, section, new)

    sheets.save_sheet(path, Kind.PROGRAMME, change)
    return redirect(_address(path, fokus=f"kort-{made_id}"), 303)


def _one(text: str, id_: str) -> ActivityLines | None:
    return next((one for one in outline(text).activities if id_ and one.id == id_), None)


def _sections(
    activities: tuple[ActivityLines, ...],
) -> list[tuple[str, list[ActivityLines]]]:
    found: list[tuple[str, list[ActivityLines]]] = []
    for one in activities:
        if not found or found[-1][0] != one.section:
            found.append((one.section, []))
        found[-1][1].append(one)
    return found


def _activity(
    sheet: sheets.Sheet,
    one: ActivityLines | None,
    fields: dict[str, str],
    problem: tuple[str, str] | None = None,
) -> str:
    found = outline(sheet.draft.text)
    above = [other for other in found.activities if one is None or other.start < one.start]
    said, kinds = words(), ("", *activity_form.KINDS)
    known = sorted(texts_there_are().values(), key=lambda text: text.title.casefold())
    return render_template(
        "writing_local/activity.html",
        sheet=sheet,
        one=one,
        fields=fields,
        above=above,
        chosen=activity_form.parts(fields["efter"]),
        branches=activity_form.parts(fields["verksamhet"]),
        all_branches=OURS,
        sections=[section.title for section in found.sections],
        section_options=[(section.title, section.title) for section in found.sections],
        texts=known,
        courses=_courses(),
        what=[(kind, said.text(f"coursework.what_{ascii_of(kind)}")) for kind in kinds],
        who=[(doer, said.text(f"coursework.by_{doer}")) for doer in activity_form.DOERS],
        days=[(unit, said.text(f"coursework.unit_{unit}")) for unit in ("dag", "vardag")],
        problem=problem,
    )


def ascii_of(kind: str) -> str:
    """The name of a kind of activity in a key of the words."""
    return slug(kind) or "annat"


def _courses() -> list[Course]:
    return list(portal().library.generation().courses.values())


def _address(path: str, **more: object) -> str:
    return url_for("workshop.write_programme", path=path, **more)  # type: ignore[arg-type]
