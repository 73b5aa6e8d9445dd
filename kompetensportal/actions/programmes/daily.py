"""What is done for programmes once a day; done twice it changes nothing."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.store.content.generation import Generation
from kompetensportal.store.programmes import versions


def once_a_day(session: Session, library: Generation, today: date) -> None:
    """Let those who were enrolled before versions were kept, or by hand, keep theirs."""
    versions.pin(session, library.programmes.values())
