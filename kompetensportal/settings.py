"""Every option of the portal, each documented under itself.

Read from `kompetensportal.toml` in the data folder, then from the environment
(`KP_` and the option's name in capitals); an unknown option stops with a message.
`cli` and `web/app` read settings; everything below gets plain arguments.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from kompetensportal.errors import MistakeError
from kompetensportal.languages import LANGUAGES, likely
from kompetensportal.words import say

FILE_NAME = "kompetensportal.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The portal's options."""

    data: Path = Path("kompetensportal-data")
    """Folder with database, library, audio and key. Back this up (`kompetensportal backup`)."""

    content: Path | None = None
    """Folder that holds `lathundar/` and `courses/`. None: `content` in the data folder once
    somebody has written in the browser, before that the content that ships."""

    database: str = ""
    """SQLAlchemy address. Empty: SQLite in the data folder. PostgreSQL: `postgresql+psycopg://…`."""

    host: str = "127.0.0.1"
    """Address to listen on. Anything but loopback needs `behind_proxy`."""

    port: int = 8000
    """Port to listen on; `start` takes the next free one when it is taken."""

    public_url: str = ""
    """What people type, for QR codes and links: `https://kompetens.exempel.se`. Empty: as asked."""

    behind_proxy: bool = False
    """True when a proxy with TLS stands in front, whose X-Forwarded headers are to be trusted."""

    organisation: str = "Kompetensportalen"
    """Name shown in the header and on prints."""

    language: str = "sv"
    """Interface language until a person chooses another: `sv`, `sv-simple`, `en`, `ar`, `es`,
    `fa`, `fi`, `pl`, `so` or `ti`."""

    voice: str = "pyttsx3"
    """Speech engine: `pyttsx3`, `piper`, `recorded` (only what people recorded), or `none`."""

    accessibility_contact: str = ""
    """E-mail address for reports on accessibility; the statement cannot be built without it."""

    accessibility_phone: str = ""
    """Telephone number for the same; needed too."""

    accessibility_reviewed: str = ""
    """Day when the organisation last looked through its statement, `ÅÅÅÅ-MM-DD`; needed too."""

    accessibility_shortcomings: str = ""
    """What else the organisation knows is lacking, in its own words; may be empty."""

    export_profiles: str = ""
    """Exports that `serve` makes by itself each day: `kompetens`, or several with commas."""

    export_folder: str = ""
    """Folder that they are written to; needed with `export_profiles`."""

    export_at: str = "03:00"
    """When, by the clock on the wall in Sweden."""

    mail_server: str = ""
    """Host of the SMTP server that takes the morning's reminders. Empty: no e-mail is sent."""

    mail_port: int = 587
    """Its port."""

    mail_security: str = "starttls"
    """`starttls`, `tls` (from the first byte, port 465) or `none` (only on the same machine)."""

    mail_user: str = ""
    """Name to sign in with there; empty when none is needed."""

    mail_password: str = ""
    """Password for it; better in the environment (`KP_MAIL_PASSWORD`) than in the file."""

    mail_from: str = ""
    """Who the e-mail is from: `kompetens@exempel.se`. Needed with `mail_server`."""

    mail_hour: int = 7
    """From which hour of the morning e-mail goes out, by the clock in Stockholm."""

    demo: bool = False
    """True in `start`: the sign-in page shows the example accounts. Never in a real portal."""

    @property
    def database_url(self) -> str:
        """The database's address with the default filled in."""
        return self.database or f"sqlite:///{(self.data / 'portal.sqlite').absolute()}"


def read_settings(data: Path, environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings of a data folder. Raises MistakeError that names the option and the likely one."""
    path = data / FILE_NAME
    given: dict[str, Any] = {}
    if path.is_file():
        try:
            given.update(tomllib.loads(path.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise MistakeError(
                say("settings.unreadable", file=str(path), why=str(error)),
                say("settings.unreadable_mend"),
            ) from error
    names = {field.name for field in fields(Settings)} - {"data"}
    for name in names:
        if (value := environment.get(f"KP_{name.upper()}")) is not None:
            given[name] = value
    for name in given:
        if name not in names:
            likely = get_close_matches(name, sorted(names), n=1)
            raise MistakeError(
                say("settings.unknown", name=name, file=str(path)),
                say(
                    "settings.unknown_mend",
                    likely=likely[0] if likely else ", ".join(sorted(names)),
                ),
            )
    return replace(Settings(data=data), **{name: _typed(name, v) for name, v in given.items()})


def _typed(name: str, value: Any) -> Any:
    kind = type(getattr(Settings(), name))
    try:
        if name == "content":
            return Path(str(value))
        if kind is bool and isinstance(value, str):
            return {"1": True, "true": True, "0": False, "false": False}[value.lower()]
        if kind is int:
            return int(value)
        if name == "language" and value not in LANGUAGES:
            raise MistakeError(
                say("settings.no_such_language", code=str(value)),
                say("settings.no_such_language_mend", likely=likely(str(value))),
            )
        if not isinstance(value, kind):
            raise ValueError
        return value
    except (KeyError, ValueError) as error:
        raise MistakeError(
            say("settings.wrong_value", name=name, value=str(value)),
            say("settings.wrong_value_mend", kind=kind.__name__),
        ) from error
