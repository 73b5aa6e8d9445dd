"""Sheets in the database: waiting, kept, and added up.

What waits is written anew, mixed and under new keys, each time a sheet comes, so that neither the
order of the rows nor their keys tells which came last. All functions take an open session, and
those that write hold `lock`.
"""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, cast

from sqlalchemy import Table, delete, false, func, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kompetensportal.model.content.plain import from_plain, to_plain
from kompetensportal.model.content.survey import Survey
from kompetensportal.model.surveys.sheet import Cell, Place, Sheet, Words, added, together
from kompetensportal.store.tables import (
    SheetCountRow,
    SheetRow,
    SheetWordsRow,
    SurveyVersionRow,
    WaitingSheetRow,
)

LOCK = 0x6B70_7368
"""Key of the PostgreSQL lock that lets one change of the sheets run at a time."""
_INSERT: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_chance = secrets.SystemRandom()
_SHEETS, _WORDS = cast(Table, SheetRow.__table__), cast(Table, SheetWordsRow.__table__)
_WAITING = cast(Table, WaitingSheetRow.__table__)


def lock(session: Session) -> None:
    """Let no other change the sheets until this transaction ends; first of all in it."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    else:
        # SQLite has one writer at a time, from its first statement that could write.
        session.execute(delete(WaitingSheetRow).where(false()))


def waiting(session: Session, survey: str) -> list[Sheet]:
    """The sheets of a survey that wait."""
    query = select(WaitingSheetRow.sheet).where(WaitingSheetRow.survey == survey)
    return [_sheet(plain) for plain in session.scalars(query)]


def surveys_waiting(session: Session) -> list[str]:
    """Ids of the surveys of which sheets wait."""
    query = select(WaitingSheetRow.survey).distinct()
    return sorted(session.scalars(query))


def let_wait(session: Session, survey: str, sheets: Iterable[Sheet]) -> None:
    """Let these wait, and no others of the survey."""
    session.execute(delete(WaitingSheetRow).where(WaitingSheetRow.survey == survey))
    rows = [{"id": _key(), "survey": survey, "sheet": _plain(sheet)} for sheet in sheets]
    if rows:
        session.execute(insert(_WAITING), _mixed(rows))


def keep(session: Session, survey: str, sheets: Sequence[Sheet]) -> None:
    """Keep sheets, their words apart from them, and add them to the sums."""
    if not sheets:
        return
    rows = [
        {"id": _key(), "survey": survey, **_of(sheet.place), "answers": dict(sheet.answers)}
        for sheet in sheets
    ]
    session.execute(insert(_SHEETS), _mixed(rows))
    written = [
        {"id": _key(), "survey": survey, **_of(sheet.place, ticks=False), "question": q, "words": w}
        for sheet in sheets
        for q, w in sheet.words.items()
    ]
    if written:
        session.execute(insert(_WORDS), _mixed(written))
    for cell in added(sheets):
        _add(session, survey, cell)


def cells(session: Session, survey: str) -> list[Cell]:
    """The sums of a survey's sheets."""
    row = SheetCountRow
    query = select(
        row.version,
        row.month,
        row.unit_id,
        row.about,
        row.profession,
        row.gender,
        row.n,
        row.counts,
    ).where(row.survey == survey)
    return [Cell(Place(*values[:6]), values[6], values[7]) for values in session.execute(query)]


def kept(session: Session, survey: str) -> list[Sheet]:
    """The sheets of a survey, without words, as they are kept."""
    rows = session.scalars(select(SheetRow).where(SheetRow.survey == survey))
    return [
        Sheet(
            Place(r.version, r.month, r.unit_id, r.about, r.profession, r.gender), dict(r.answers)
        )
        for r in rows
    ]


def words(session: Session, survey: str) -> list[Words]:
    """What was written on the sheets of a survey, in the order of its random keys."""
    row = SheetWordsRow
    query = select(row.version, row.month, row.unit_id, row.about, row.question, row.words)
    query = query.where(row.survey == survey).order_by(row.id)
    return [Words(*values) for values in session.execute(query)]


def recount(session: Session, survey: str) -> bool:
    """Make the sums anew from the sheets; whether they were wrong."""
    before = {cell.place: cell for cell in cells(session, survey)}
    true = {cell.place: cell for cell in added(kept(session, survey))}
    if before == true:
        return False
    session.execute(delete(SheetCountRow).where(SheetCountRow.survey == survey))
    for cell in true.values():
        _add(session, survey, cell)
    return True


def keep_version(session: Session, survey: str, title: str, asked: Survey) -> None:
    """Remember what a survey asked, once."""
    if session.get(SurveyVersionRow, (survey, asked.version)) is None:
        # Two who open a new survey at once are both the first.
        insert_once = _INSERT[session.get_bind().dialect.name](SurveyVersionRow)
        row = {
            "survey": survey,
            "version": asked.version,
            "title": title,
            "asked": to_plain(asked),
        }
        session.execute(insert_once.values(row).on_conflict_do_nothing())


def versions(session: Session, survey: str) -> dict[str, Survey]:
    """What a survey asked whenever somebody answered, by version."""
    query = select(SurveyVersionRow).where(SurveyVersionRow.survey == survey)
    rows = session.scalars(query.order_by(SurveyVersionRow.version))
    return {row.version: from_plain(Survey, row.asked) for row in rows}


def titles(session: Session) -> dict[str, str]:
    """The surveys that somebody has answered: id -> a title that it had."""
    rows = session.execute(select(SurveyVersionRow.survey, SurveyVersionRow.title))
    return {row.survey: row.title for row in rows}


def count(session: Session, survey: str) -> int:
    """How many sheets of a survey are kept."""
    query = select(func.sum(SheetCountRow.n)).where(SheetCountRow.survey == survey)
    return int(session.scalar(query) or 0)


def is_counted(session: Session, survey: str) -> bool:
    """Whether the sums hold as many sheets as there are."""
    query = select(func.count()).select_from(_SHEETS).where(SheetRow.survey == survey)
    return session.scalar(query) == count(session, survey)


def _add(session: Session, survey: str, cell: Cell) -> None:
    place = cell.place
    key = (
        survey,
        place.version,
        place.month,
        place.unit_id,
        place.about,
        place.profession,
        place.gender,
    )
    row = session.get(SheetCountRow, key)
    if row is None:
        row = SheetCountRow(survey=survey, **_of(place), n=0, counts={})
        session.add(row)
    row.n += cell.n
    sums = {q: together(row.counts.get(q, ()), counts) for q, counts in cell.counts.items()}
    row.counts = dict(sorted((dict(row.counts) | sums).items()))
    session.flush()


def _of(place: Place, ticks: bool = True) -> dict[str, str]:
    plain: dict[str, str] = to_plain(place)
    return plain if ticks else {k: v for k, v in plain.items() if k not in ("profession", "gender")}


def _plain(sheet: Sheet) -> dict[str, Any]:
    return {
        "place": to_plain(sheet.place),
        "answers": dict(sheet.answers),
        "words": dict(sheet.words),
    }


def _sheet(plain: dict[str, Any]) -> Sheet:
    return Sheet(from_plain(Place, plain["place"]), plain["answers"], plain["words"])


def _key() -> str:
    """A random key: unlike the ids of facts it holds no time."""
    return str(uuid.uuid4())


def _mixed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    _chance.shuffle(rows)
    return rows
