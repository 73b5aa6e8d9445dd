"""What a waiting page is told: where the audio is, that it may come, or why it will not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from spoken_library import document_of, lesson, publish  # type: ignore[import-not-found]

from kompetensportal.actions.content import voice
from kompetensportal.settings import Settings
from kompetensportal.store.content.library import Library
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app

MAIL = lesson("outlook/svara", ["Svara på mejl", "Öppna Outlook."])
SOMALI = lesson("outlook/so", ["Ka jawaab iimaylka", "Fur Outlook."], language="so")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    published: Library = publish(tmp_path, MAIL, SOMALI)
    return published


def client(database: Database, data: Path, **settings: Any) -> FlaskClient:
    return create_app(Settings(data=data, **settings), database).test_client()


def told(browser: FlaskClient, document: str) -> dict[str, Any]:
    answer = browser.get(f"/ljud/{document}")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    found: dict[str, Any] = answer.get_json()
    return found


def test_audio_that_may_come_is_waited_for_and_then_named(
    sqlite_database: Database, library: Library, tmp_path: Path
) -> None:
    browser = client(sqlite_database, tmp_path)
    document = document_of(library, "outlook/svara")
    assert told(browser, document) == {"why": "Ljudet är inte klart än.", "final": False}
    voice.fill(library, tmp_path, "pyttsx3")
    audio = library.generation().audio(document)
    assert audio is not None
    assert told(browser, document) == {"audio": f"/p/{audio.sound}", "timing": f"/p/{audio.timing}"}
    for address in told(browser, document).values():
        assert browser.get(address).status_code == 200


def test_a_language_without_a_voice_is_told_at_once(
    sqlite_database: Database, library: Library, tmp_path: Path
) -> None:
    voice.fill(library, tmp_path, "pyttsx3")
    answer = told(client(sqlite_database, tmp_path), document_of(library, "outlook/so"))
    assert answer["final"] is True and "ingen röst för det här språket" in answer["why"]


def test_a_portal_without_a_voice_says_so(
    sqlite_database: Database, library: Library, tmp_path: Path
) -> None:
    browser = client(sqlite_database, tmp_path, voice="none", language="en")
    answer = told(browser, document_of(library, "outlook/svara"))
    assert answer == {
        "why": "This portal has no audio right now. You can read the text.",
        "final": True,
    }


def test_an_engine_that_was_missing_is_said_kindly(
    sqlite_database: Database,
    library: Library,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pyttsx3.py").write_text("raise ImportError\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "broken"))
    voice.fill(library, tmp_path, "pyttsx3")
    answer = told(client(sqlite_database, tmp_path), document_of(library, "outlook/svara"))
    assert answer["final"] is True and "inget ljud just nu" in answer["why"]


@pytest.mark.parametrize("name", ["x", "0" * 32 + ".json", "..", "%00", "a" * 5000])
def test_a_name_of_nothing_is_only_waited_for(
    sqlite_database: Database, library: Library, tmp_path: Path, name: str
) -> None:
    answer = client(sqlite_database, tmp_path).get(f"/ljud/{name}")
    assert answer.status_code in {200, 404}


def test_a_spoilt_report_is_as_no_report(
    sqlite_database: Database, library: Library, tmp_path: Path
) -> None:
    for content in (b"", b"{", b"[]", b'{"v": 1}', b"\xff\xfe"):
        (tmp_path / "library" / "voice.json").write_bytes(content)
        answer = told(client(sqlite_database, tmp_path), document_of(library, "outlook/so"))
        assert answer["final"] is False
