"""Make a real, empty portal: settings, key, schema, one unit and its first administrator."""

from __future__ import annotations

import json
import os
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from kompetensportal.actions.device.seal import ensure_seal
from kompetensportal.actions.portal import people as people_actions
from kompetensportal.actions.portal import units as unit_actions
from kompetensportal.actions.portal.change_secret import check
from kompetensportal.actions.portal.key import ensure_key
from kompetensportal.errors import ConflictError, EnvironmentalError, MistakeError
from kompetensportal.model.accounts.person import Membership, Person, Role, Unit
from kompetensportal.settings import FILE_NAME
from kompetensportal.store import schema
from kompetensportal.store.accounts import credentials, people
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.database import Database
from kompetensportal.words import say


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Who lets everybody else in."""

    name: str
    user_name: str
    password: str
    must_change: bool = False
    """True when the password was made for her."""


def set_up(
    data: Path, database: Database, organisation: str, administrator: FirstAdministrator
) -> Person:
    """Make the portal in a data folder and an empty database.

    Raises ConflictError when there are people in the database; nothing is changed then. A set-up
    that was interrupted is completed by running it again.
    """
    check(Secret.PASSWORD, administrator.password, administrator.user_name)
    schema.create(database)
    ensure_key(data)
    ensure_seal(data)
    with database.session() as session:
        if people.search(session, limit=1)[1]:
            raise ConflictError(say("setup.exists", folder=str(data)), say("setup.exists_mend"))
        top = unit_actions.save(session, Unit("", organisation, None, ""))
        place = Membership(top.id, Role.ADMINISTRATOR, "", None, None)
        first = people_actions.add(
            session,
            Person("", administrator.name, administrator.user_name, "sv", None, (place,)),
        )
        hash_ = credentials.hashed(administrator.password)
        credentials.save(
            session, first.id, Secret.PASSWORD, hash_, must_change=administrator.must_change
        )
    return first


def write_settings(data: Path, options: dict[str, str]) -> None:
    """Add options to the settings file; what stands there already stays. Empty ones are left out.

    Raises MistakeError for an address that is none, EnvironmentalError when the disk refuses.
    """
    _check_address(options.get("public_url", ""))
    path = data / FILE_NAME
    try:
        data.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        there = tomllib.loads(text)
        lines = [
            f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
            for name, value in options.items()
            if value and name not in there
        ]
        if text and not text.endswith("\n"):
            text += "\n"
        draft = path.with_suffix(f".{os.getpid()}.tmp")
        draft.write_text(text + "".join(lines), encoding="utf-8")
        draft.replace(path)
    except OSError as error:
        raise EnvironmentalError(
            say("setup.not_writable", file=str(path), why=error.strerror or str(error)),
            say("setup.key_unreadable_mend"),
        ) from error


def set_database(data: Path, address: str) -> None:
    """Say in the settings file that the database is another one, whatever it says now."""
    path = data / FILE_NAME
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    kept = [line for line in text.splitlines() if not re.match(r"\s*database\s*=", line)]
    path.write_text("\n".join([*kept, f"database = {json.dumps(address)}", ""]), encoding="utf-8")


def _check_address(public_url: str) -> None:
    try:
        parts = urlsplit(public_url)
        right = not public_url or (parts.scheme in {"http", "https"} and bool(parts.hostname))
        right = right and not parts.query and not parts.fragment
    except ValueError:
        right = False
    if not right:
        raise MistakeError(
            say("setup.address_wrong", address=public_url), say("setup.address_wrong_mend")
        )
