"""`/chef/enkater` and `/admin/enkater`: what people answered, with CSV and Excel of the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from babel.numbers import format_decimal
from flask import Response, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from kompetensportal.actions.surveys.answer import recount
from kompetensportal.export.csv import to_csv
from kompetensportal.export.surveys import survey_rows
from kompetensportal.export.xlsx import workbook
from kompetensportal.model.accounts.access import Act, units_led
from kompetensportal.model.content.survey import AnswerKind
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.small_groups import SMALLEST, may_show
from kompetensportal.model.surveys.figures import By, answer_count, figures
from kompetensportal.model.surveys.sheet import GENDERS
from kompetensportal.store.accounts import units
from kompetensportal.store.surveys.standing import answered
from kompetensportal.web import notice
from kompetensportal.web.account.session import allowed, viewer
from kompetensportal.web.context import portal, t, words
from kompetensportal.web.surveys import drawn
from kompetensportal.web.surveys.group import pages
from kompetensportal.web.surveys.wanted import KINDS, Wanted, wanted
from kompetensportal.web.unit_choices import STEP, unit_choices
from kompetensportal.words import say

MOST_WORDS = 200
"""Comments on one page."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pages.get("/chef/enkater")
@allowed(Act.FOLLOW_UNIT)
def of_manager() -> str:
    """The surveys of the units that the viewer leads."""
    return _page("/chef/enkater", _led())


@pages.get("/admin/enkater")
@allowed(Act.ADMINISTER)
def of_administrator() -> str:
    """The surveys of the whole organisation."""
    return _page("/admin/enkater", None)


@pages.get("/chef/enkater.<kind>")
@allowed(Act.FOLLOW_UNIT)
def manager_file(kind: str) -> AnyResponse:
    """The same figures for a spreadsheet: `csv` or `xlsx`."""
    return _file(kind, _led())


@pages.get("/admin/enkater.<kind>")
@allowed(Act.ADMINISTER)
def administrator_file(kind: str) -> AnyResponse:
    """The same figures for a spreadsheet: `csv` or `xlsx`."""
    return _file(kind, None)


def _led() -> frozenset[str]:
    with portal().database.session() as session:
        return units_led(viewer(), units.tree(session), today())


def _page(address: str, theirs: frozenset[str] | None) -> str:
    with portal().database.session() as session:
        asked = wanted(session, theirs)
        everybody = answered(session, asked.survey) if theirs is None else None
        if theirs is None and recount(session, asked.survey):
            notice.tell(say("surveys.recounted"), "caution")
            asked = wanted(session, theirs)
    cells = asked.standing.cells
    count = answer_count(cells, asked.which)
    months = figures(cells, asked.threads, asked.which, By.MONTH)
    groups = figures(cells, asked.threads, asked.which, asked.by, asked.group)
    shown = [
        drawn.question(over_time, by_group, asked.called)
        for over_time, by_group in zip(months, groups, strict=True)
        if over_time.thread.current or not over_time.total.hidden
    ]
    choices = _choices(asked, theirs)
    return render_template(
        "surveys/figures.html",
        address=address,
        asked=asked,
        here=address.split("/")[1],
        count=count,
        everybody=everybody,
        whole_number=lambda number: str(format_decimal(number, locale=words().locale)),
        fewest=SMALLEST,
        shown=shown,
        comments=_comments(asked, may_show(count)),
        choices=choices,
        chosen=", ".join(_chosen(choices)),
        by_words={by.value: t(f"surveys.by_{by.value}") for by in KINDS},
        query=request.query_string.decode(),
        given=request.args,
    )


def _comments(asked: Wanted, enough: bool) -> list[tuple[str, list[str]]]:
    """What was written, by question; none when so few have answered."""
    which, found = asked.which, []
    # Words lie apart from what was ticked: they cannot be chosen by profession or gender.
    if not enough or which.profession or which.gender:
        return []
    for thread in asked.threads:
        if thread.question.kind is not AnswerKind.TEXT:
            continue
        said = [
            one.words
            for one in asked.standing.words
            if one.question == thread.question.id
            and one.version in thread.versions
            and (which.units is None or one.unit_id in which.units)
            and which.about in ("", one.about)
            and (not which.since or one.month >= which.since)
            and (not which.until or one.month <= which.until)
        ]
        found.append((thread.question.prompt, said[:MOST_WORDS]))
    return found


def _choices(asked: Wanted, theirs: frozenset[str] | None) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in the filter: pairs of value and words."""
    places = [cell.place for cell in asked.standing.cells]
    about = sorted({p.about for p in places} - {""}, key=asked.title_of)
    works = sorted({p.profession for p in places} - {""}, key=str.casefold)
    months = sorted({p.month for p in places})
    everybody = [("", t("surveys.all"))]
    every = {unit.id for _, unit in asked.tree.in_order()}
    units = unit_choices(asked.tree, every if theirs is None else theirs)
    named_months = [(one, drawn.month(one)) for one in months]
    return {
        "enkat": sorted(asked.surveys.items(), key=lambda pair: pair[1]),
        "enhet": everybody + units,
        "om": everybody + [(one, asked.title_of(one)) for one in about],
        "yrke": everybody + [(one, one) for one in works],
        "kon": everybody + [(one, t(f"surveys.gender_{one}")) for one in GENDERS],
        "fran": everybody + named_months,
        "till": everybody + named_months,
        "dela": [(by.value, t(f"surveys.by_{by.value}")) for by in KINDS],
    }


def _chosen(choices: dict[str, list[tuple[str, str]]]) -> list[str]:
    """The words of what has been chosen to be shown alone, for the fold that holds the filter."""
    return [
        said.lstrip(STEP)
        for name in ("enhet", "om", "yrke", "kon", "fran", "till")
        for value, said in choices[name]
        if value and value == request.args.get(name)
    ]


def _file(kind: str, theirs: frozenset[str] | None) -> AnyResponse:
    with portal().database.session() as session:
        asked = wanted(session, theirs)
    cells = asked.standing.cells

    def plain(group: str) -> str:
        return group

    named: list[tuple[str, By | None, Callable[[str], str], Callable[[str], str]]] = [
        ("", None, plain, plain),
        (t("surveys.by_month"), By.MONTH, plain, plain),
        (t(f"surveys.by_{asked.by}"), asked.by, asked.group, asked.called),
    ]
    rows = survey_rows(
        [
            (label, figures(cells, asked.threads, asked.which, by, group), called)
            for label, by, group, called in named
        ],
        words(),
    )
    name = f"enkat-{today()}.{kind}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    }
    if kind == "xlsx":
        content: Any = workbook({asked.surveys.get(asked.survey, ""): rows})
        return Response(content, content_type=XLSX, headers=headers)
    if kind != "csv":
        return Response(status=404)
    content = to_csv([str(cell) for cell in rows[0]], [_cells(row) for row in rows[1:]])
    return Response(content, content_type="text/csv; charset=utf-8", headers=headers)


def _cells(row: list[str | int | float | None]) -> list[str | int | None]:
    """A row as CSV in Swedish has it: a comma in a number."""
    return [f"{cell}".replace(".", ",") if isinstance(cell, float) else cell for cell in row]
