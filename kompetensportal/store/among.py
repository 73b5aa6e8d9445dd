"""A condition on many values that costs one parameter, however many they are.

An `IN` with hundreds of parameters costs more to put together than to answer.
"""

from __future__ import annotations

from collections.abc import Collection

import orjson
from sqlalchemy import ColumnElement, String, any_, bindparam, column, func, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Session


def among(
    session: Session, what: ColumnElement[str], values: Collection[str]
) -> ColumnElement[bool]:
    """Whether a text is one of these, which hold neither NUL nor half a surrogate pair."""
    every = sorted(values)
    if session.get_bind().dialect.name == "postgresql":
        return what == any_(bindparam(None, every, ARRAY(String)))
    listed = func.json_each(orjson.dumps(every).decode()).table_valued(column("value", String))
    return what.in_(select(listed.c.value))
