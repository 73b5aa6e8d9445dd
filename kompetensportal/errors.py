"""The errors that a person may meet, as a tree.

    KompetensportalError
    +-- MistakeError            somebody gave us something we cannot use; said, never a traceback
    |   +-- NotFoundError       what was asked for is not there
    |   +-- NotAllowedError     the person may not do this
    |   +-- ConflictError       it was changed or made in the meantime
    +-- EnvironmentalError      the machine, the disk or the network is not as needed
        +-- BusyError           the database is busy with others; the same again may do
        +-- SchemaError         the database is older or newer than the program

Every error carries a Message (what is wrong) and another (how to mend it), put into words
at the edge by `words.Catalogue`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kompetensportal.words import Message


class KompetensportalError(Exception):
    """What is wrong, and, where one can be given, how to mend it."""

    def __init__(self, what: Message, mend: Message | None = None) -> None:
        super().__init__(f"{what.key} {dict(what.args)}")
        self.what = what
        self.mend = mend


class MistakeError(KompetensportalError):
    """Input that cannot be used. Commands end with status 2, pages with 400."""


class NotFoundError(MistakeError):
    """What was asked for is not there. Pages answer 404."""


class NotAllowedError(MistakeError):
    """The person may not do this. Pages answer 403."""


class ConflictError(MistakeError):
    """It was changed or made by somebody else in the meantime. Pages answer 409."""


class EnvironmentalError(KompetensportalError):
    """Disk full, port taken, folder not writable ... Commands end with status 3."""


class BusyError(EnvironmentalError):
    """Others hold the database. Nothing was done, and the same may be tried again."""


class SchemaError(EnvironmentalError):
    """The database has an older or newer schema; the mend names the command to run."""
