"""Tokens that nobody can tell apart let a sheet in once, and a stranger's never."""

from __future__ import annotations

import json
import os
import secrets
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    SECP256R1,
    EllipticCurvePublicKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy.orm import Session
from survey_portal import COURSE, SURVEY  # type: ignore[import-not-found]

from kompetensportal.actions.device.seal import SHEET_INFO, Seal, ensure_seal
from kompetensportal.actions.device.signed import raw
from kompetensportal.actions.surveys.take_in import Result, take_in_sheets
from kompetensportal.actions.surveys.tokens import MOST_A_MONTH, key_of, month_of, sign
from kompetensportal.model.content.survey import After, AnswerKind, Survey, SurveyQuestion
from kompetensportal.model.device.device import Device, Kind
from kompetensportal.model.surveys.blind import EXPONENT, hashed, is_signed
from kompetensportal.store.surveys import sheets
from tools.example_database import example_database

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
MONTH = month_of(NOW)
HERE = Device("plattan", Kind.SHARED, "Köket", "ekdalen", None, "", NOW, "fatima")
LEVEL = SurveyQuestion("niva", AnswerKind.SCALE, "Hur var det?", ("Nej", "Lite", "Ja"))
ASKED = Survey(True, After.COURSE, (LEVEL,))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """An open session of a portal that knows one survey."""
    database = example_database(tmp_path)
    with database.session() as opened:
        sheets.keep_version(opened, SURVEY, "Vad tyckte du?", ASKED)
        yield opened
    database.close()


@pytest.fixture
def seal(tmp_path: Path) -> Seal:
    """The portal's seal."""
    return ensure_seal(tmp_path)


def b64(some: bytes) -> str:
    return urlsafe_b64encode(some).rstrip(b"=").decode()


def token_of(session: Session, device: Device = HERE) -> dict[str, str]:
    """A token as a tablet gets it: hidden, signed, and the factor taken away."""
    n, token = key_of(session, device.unit_id, MONTH).n, os.urandom(32)
    factor = secrets.randbelow(n - 3) + 2
    blinded = hashed(token, n) * pow(factor, EXPONENT, n) % n
    [signed] = sign(session, device, MONTH, [blinded])
    proof = signed * pow(factor, -1, n) % n
    assert is_signed(token, proof, n)
    assert blinded != hashed(token, n)
    return {
        "token": b64(token),
        "proof": b64(proof.to_bytes(256)),
        "unit": device.unit_id,
        "month": MONTH,
    }


def sheet(seal: Seal, token: dict[str, str], **said: Any) -> dict[str, Any]:
    """A sheet as a tablet seals it."""
    own, id_ = generate_private_key(SECP256R1()), str(uuid.uuid4())
    portal = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), raw(seal.public))
    epk = own.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    key = HKDF(SHA256(), 32, salt=epk, info=SHEET_INFO).derive(own.exchange(ECDH(), portal))
    plain = {
        "survey": SURVEY,
        "version": ASKED.version,
        "month": MONTH,
        "about": COURSE,
        "answers": {"niva": "3"},
    } | said
    iv = os.urandom(12)
    sealed = AESGCM(key).encrypt(iv, json.dumps(plain).encode(), id_.encode())
    where = {"seal": seal.key_id, "epk": b64(epk), "iv": b64(iv), "sealed": b64(sealed)}
    return {"id": id_, **where, **token}


def came(session: Session, seal: Seal, *items: dict[str, Any]) -> list[Result]:
    results = take_in_sheets(session, seal, items, NOW)
    return [results[item["id"]] for item in items]


def test_a_sheet_counts_once_however_often_it_is_sent(session: Session, seal: Seal) -> None:
    one = sheet(seal, token_of(session))
    assert came(session, seal, one) == [Result.TAKEN]
    assert came(session, seal, one) == [Result.TAKEN], "the answer was lost, it is sent again"
    [waiting] = sheets.waiting(session, SURVEY)
    assert (waiting.answers, waiting.place.unit_id, waiting.place.about) == (
        {"niva": 3},
        "ekdalen",
        COURSE,
    )


def test_a_token_lets_one_sheet_in_and_a_made_up_one_none(session: Session, seal: Seal) -> None:
    token = token_of(session)
    first, second = sheet(seal, token), sheet(seal, token)
    assert came(session, seal, first, second) == [Result.TAKEN, Result.TOKEN]
    made_up = {**token, "token": b64(os.urandom(32))}
    other_unit = {**token_of(session), "unit": "solgarden"}
    other_month = {**token_of(session), "month": "2026-10"}
    for bad in (made_up, other_unit, other_month):
        assert came(session, seal, sheet(seal, bad)) == [Result.TOKEN]
    assert len(sheets.waiting(session, SURVEY)) == 1
    # The tablet takes another token for it, and it comes in.
    assert came(session, seal, {**second, **token_of(session)}) == [Result.TAKEN]


def test_what_cannot_be_read_waits_and_what_nobody_can_answer_is_refused(
    session: Session, seal: Seal, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    foreign = sheet(ensure_seal(tmp_path / "other"), token_of(session))
    unknown = sheet(seal, token_of(session), version="en-annan")
    altered = {**sheet(seal, token_of(session)), "id": str(uuid.uuid4())}
    impossible = sheet(seal, token_of(session), answers={"niva": "9"})
    assert came(session, seal, foreign, unknown, altered, impossible) == [
        Result.AGAIN,
        Result.AGAIN,
        Result.AGAIN,
        Result.REFUSED,
    ]
    assert sheets.waiting(session, SURVEY) == []


@pytest.mark.parametrize("told", ["2031-01", "1900-01", "i går", None])
def test_a_month_that_cannot_be_is_this_one(session: Session, seal: Seal, told: object) -> None:
    assert came(session, seal, sheet(seal, token_of(session), month=told)) == [Result.TAKEN]
    assert [one.place.month for one in sheets.waiting(session, SURVEY)] == [MONTH]


@pytest.mark.parametrize(
    "item", ["inte ett blad", {}, {"id": "x"}, {"id": str(uuid.uuid4()), "token": 7}]
)
def test_what_is_no_sheet_is_no_batch(session: Session, seal: Seal, item: object) -> None:
    with pytest.raises(ValueError, match=r"."):
        take_in_sheets(session, seal, [item], NOW)


def test_a_stolen_tablet_gets_no_endless_tokens(session: Session) -> None:
    n = key_of(session, "ekdalen", MONTH).n
    many = [hashed(os.urandom(32), n) for _ in range(20)]
    given = sum(len(sign(session, HERE, MONTH, many)) for _ in range(MOST_A_MONTH // 20 + 2))
    assert given == MOST_A_MONTH


def test_a_number_that_is_none_of_the_key_is_not_signed(session: Session) -> None:
    n = key_of(session, "ekdalen", MONTH).n
    for bad in (0, 1, n, n + 5):
        with pytest.raises(ValueError, match="blinded"):
            sign(session, HERE, MONTH, [bad])
