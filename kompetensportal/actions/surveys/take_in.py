"""Take in sheets from tablets: each with a token of its unit, sealed, and from nobody.

What comes is forgotten but for the answers: the tablet's random id and the token are only kept to
know them again, apart from the sheet.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Session

from kompetensportal.actions.device.seal import SHEET_INFO, Seal
from kompetensportal.actions.device.signed import raw
from kompetensportal.actions.device.text import read
from kompetensportal.actions.surveys.answer import Given, let_wait
from kompetensportal.actions.surveys.tokens import month_of
from kompetensportal.errors import MistakeError
from kompetensportal.model.device.signed import Envelope, envelope_of
from kompetensportal.model.surveys.blind import is_signed
from kompetensportal.store.surveys import sheets, tokens

MOST = 50
"""Sheets in a batch."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_LONGEST = 200
logger = logging.getLogger(__name__)


class Result(StrEnum):
    """What came of one sheet."""

    TAKEN = "taken"
    """It is kept, now or since before: the tablet forgets it."""
    TOKEN = "token"
    """Its token is none of ours: the tablet takes another one."""
    AGAIN = "again"
    """It cannot be read now: another seal, or a survey that the portal does not know (yet)."""
    REFUSED = "refused"
    """Nobody could have answered so."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One that came: what is sealed, and the token beside it."""

    envelope: Envelope
    token: bytes
    proof: int
    unit: str
    month: str
    """Of the token."""

    @property
    def names(self) -> list[str]:
        """What it is known by when it comes again."""
        return [self.envelope.id, hashlib.sha256(self.token).hexdigest()]


def take_in_sheets(
    session: Session, seal: Seal, items: Sequence[Any], now: datetime | None = None
) -> dict[str, Result]:
    """Take a batch in; what came of each, by its id. Raises ValueError for what is no batch."""
    batch = [_read(item) for item in items]
    moment = now or datetime.now(UTC)
    sheets.lock(session)
    return {one.envelope.id: _take(session, seal, one, moment) for one in batch}


def _take(session: Session, seal: Seal, one: _Sheet, now: datetime) -> Result:
    key = tokens.key(session, one.unit, one.month)
    if key is None or not is_signed(one.token, one.proof, key.n):
        return Result.TOKEN
    if before := tokens.taken(session, one.names):
        return Result.TAKEN if one.envelope.id in before else Result.TOKEN
    try:
        said = read(seal.unseal(one.envelope, SHEET_INFO))
        survey, version = str(said["survey"]), str(said["version"])
    except (ValueError, KeyError, TypeError):
        return Result.AGAIN
    asked = sheets.versions(session, survey).get(version)
    if asked is None or not asked.anonymous:
        return Result.AGAIN
    try:
        let_wait(
            session,
            survey,
            asked,
            _given(said, one.unit),
            about=_text(said, "about"),
            month=_month(said, now),
            now=now,
        )
    except MistakeError:
        logger.error("a sheet of %s has answers that nobody can choose", survey)
        return Result.REFUSED
    tokens.keep_taken(session, one.names, one.month)
    return Result.TAKEN


def _read(item: Any) -> _Sheet:
    if not isinstance(item, Mapping):
        raise ValueError("not an object")
    envelope, names = envelope_of(item), (item.get("unit"), item.get("month"))
    unit, month = (name if isinstance(name, str) else "" for name in names)
    token, proof = item.get("token"), item.get("proof")
    if not _ID.fullmatch(envelope.id) or not isinstance(token, str) or not isinstance(proof, str):
        raise ValueError("id")
    return _Sheet(envelope, raw(token), int.from_bytes(raw(proof)), unit[:_LONGEST], month[:7])


def _given(said: Mapping[str, Any], unit: str) -> Given:
    answers = said.get("answers")
    if not isinstance(answers, Mapping):
        answers = {}
    plain = {str(name): value for name, value in answers.items() if isinstance(value, str)}
    return Given(plain, unit, _text(said, "profession"), _text(said, "gender"))


def _text(said: Mapping[str, Any], name: str) -> str:
    value = said.get(name)
    return value[:_LONGEST].replace("\0", "") if isinstance(value, str) else ""


def _month(said: Mapping[str, Any], now: datetime) -> str:
    """When it was answered, by the tablet; by us when that is no month of the past year."""
    told, latest = _text(said, "month"), month_of(now)
    year = f"{int(latest[:4]) - 1}{latest[4:]}"
    return told if _MONTH.fullmatch(told) and year <= told <= latest else latest
