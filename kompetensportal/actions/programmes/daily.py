"""What is done for programmes once a day; done twice it changes nothing."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Session

from kompetensportal.actions.programmes.rules import apply_rules
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.programmes import versions


def once_a_day(session: Session, library: Generation, today: date) -> None:
    """Those enrolled before versions were kept keep theirs; then the rules enrol who is new."""
    versions.pin(session, library.programmes.values())
    apply_rules(session, library, today)
