"""Statements on many values, put together once: one parameter, however many values there are.

An `IN` with hundreds of parameters costs more to put together than to answer, and so does a
statement that is written anew for each batch of a tablet.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Result, Select, String, any_, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session

IsListed = Callable[[ColumnElement[Any]], ColumnElement[bool]]
_NAME = "listed"


class Among:
    """A query with a condition on a column that is one of some texts.

    `Among(lambda is_listed: select(...).where(is_listed(table.c.id)))` at the top of a module;
    other parameters of it are `bindparam`s.
    """

    def __init__(self, write: Callable[[IsListed], Select[Any]]) -> None:
        self._sqlite, self._postgresql = write(_listed_as_json), write(_listed_as_array)

    def __call__(
        self, session: Session, values: Collection[str], **parameters: object
    ) -> Result[Any]:
        """The rows. values: texts that hold neither NUL nor half a surrogate pair."""
        every = sorted(values)
        if session.get_bind().dialect.name == "postgresql":
            return session.execute(self._postgresql, {_NAME: every, **parameters})
        return session.execute(self._sqlite, {_NAME: orjson.dumps(every).decode(), **parameters})


def _listed_as_json(what: ColumnElement[Any]) -> ColumnElement[bool]:
    listed = func.json_each(bindparam(_NAME, type_=String))
    return what.in_(select(listed.table_valued(column("value", String)).c.value))


def _listed_as_array(what: ColumnElement[Any]) -> ColumnElement[bool]:
    return what == any_(bindparam(_NAME, type_=ARRAY(String)))
