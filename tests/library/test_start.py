"""One command from an empty folder, and the server around the portal."""

from __future__ import annotations

import re
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from library_fixtures import Begin, Command, Content, read_until

from kompetensportal.store.content.library import Library


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def get(address: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def ready(process: object) -> str:
    found = re.search(r"http://\S+", read_until(process, "http://"))  # type: ignore[arg-type]
    assert found
    return found[0]


def test_start_makes_everything_from_an_empty_folder(
    content: Content, begin: Begin, tmp_path: Path, taken: int
) -> None:
    process = begin("start", "--content", content.root, "--port", taken)
    address = ready(process)
    assert address != f"http://127.0.0.1:{taken}"  # It took the next free one.
    assert "amina" in read_until(process, "amina")
    assert get(address + "/")[0] == 200
    status, page = get(address + "/lathundar/outlook/las")
    assert status == 200 and "Klart." in page
    assert get(address + "/finns-inte")[0] == 404
    data = tmp_path / "here" / "kompetensportal-data"
    assert (data / "secret.key").stat().st_mode & 0o077 == 0
    end = time.monotonic() + 60
    while not Library(data).generation().root.audio and time.monotonic() < end:
        time.sleep(0.2)
    assert Library(data).generation().root.audio, (data / "voice.log").read_text()
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    again = begin("start", "--content", content.root, "--port", taken)
    started = time.monotonic()
    ready(again)
    print(f"second start: {time.monotonic() - started:.2f} s")
    again.send_signal(signal.SIGINT)
    assert again.wait(10) == 0


def test_start_leaves_a_real_portal_alone(content: Content, command: Command) -> None:
    made = command(
        *(
            "setup",
            "--content",
            content.root,
            "--organisation",
            "Kommunen",
            "--public-url",
            "https://k.example",
        ),
        *("--name", "Fatima", "--user-name", "fatima.it", "--database", ""),
        KP_ADMIN_PASSWORD="ett-langt-losenord-1",
    )
    assert made.returncode == 0, made.stderr
    refused = command("start", "--content", content.root)
    assert refused.returncode == 2 and "riktig portal" in refused.stderr


def test_a_port_in_use_is_said_with_another_one(
    content: Content, command: Command, taken: int
) -> None:
    command(
        *("setup", "--content", content.root, "--organisation", "K", "--public-url", ""),
        *("--name", "F"),
        *("--user-name", "fatima.it", "--database", ""),
        KP_ADMIN_PASSWORD="ett-langt-losenord-1",
    )
    done = command("serve", "--content", content.root, "--port", taken)
    assert done.returncode == 3, done.stdout + done.stderr
    assert str(taken) in done.stderr and f"--port {taken + 1}" in done.stderr


def test_the_portal_opens_to_others_only_behind_a_proxy(command: Command) -> None:
    done = command("serve", "--host", "0.0.0.0")
    assert done.returncode == 2 and "behind_proxy" in done.stderr


def test_without_a_database_the_command_that_makes_one_is_named(command: Command) -> None:
    done = command("serve")
    assert done.returncode == 3 and "kompetensportal" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["bulid"], ["build", "--port", "1"], ["serve", "--port"]])
def test_what_cannot_be_understood_is_said_in_swedish(
    command: Command, arguments: list[str]
) -> None:
    done = command(*arguments)
    assert done.returncode == 2 and ("Menade du" in done.stderr or "--help" in done.stderr)
    assert "Traceback" not in done.stderr and "usage" not in done.stderr


def test_every_command_has_help_in_both_languages(command: Command) -> None:
    swedish, english = command("--help"), command("--help", "--language", "en")
    assert swedish.returncode == english.returncode == 0, swedish.stderr
    for name in ("start", "build", "publish", "preview", "serve"):
        assert name in swedish.stdout and name in english.stdout
    assert swedish.stdout != english.stdout
    assert "--port" in command("start", "--help").stdout


def test_a_port_that_does_not_exist_is_said(command: Command) -> None:
    done = command("start", "--port", 99_999)
    assert done.returncode == 2 and "65535" in done.stderr
