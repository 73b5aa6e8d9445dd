"""What a kill within a write leaves behind in a browser's database, and what becomes of it.

Chromium's databases go on in a log that a killed process may have cut in the middle of a record.
The next life reads past the cut, and writes after it; the life after that finds a record that does
not add up, calls the database broken, and makes it anew, empty, with everything of both lives gone.
"""

from __future__ import annotations

from pathlib import Path

BEGUN_RECORD = b"\x01\x02\x03\x04\xff\x00\x01"
"""The head of a record in a log of LevelDB (checksum, length 255, type) whose body never came."""


def tear(profile: Path) -> None:
    """Begin a record in the newest log of the tablet's database; no browser runs on the profile."""
    (folder,) = (profile / "Default" / "IndexedDB").glob("*.leveldb")
    log = max(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
    with log.open("ab") as file:
        file.write(BEGUN_RECORD)


def is_made_anew(profile: Path) -> bool:
    """Whether the browser's latest start made the database, as the browser itself writes down."""
    (log,) = (profile / "Default" / "IndexedDB").glob("*.leveldb/LOG")
    return "Creating DB" in log.read_text(encoding="utf-8")
