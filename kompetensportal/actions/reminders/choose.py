"""What a person chooses of her reminders: a calendar, and whether e-mail comes."""

from __future__ import annotations

from sqlalchemy.orm import Session

from kompetensportal.store.accounts import people

_NAME = "reminders"


def wants_mail(preferences: dict[str, object]) -> bool:
    """Whether somebody wants e-mail: yes, until she says no. Without an address none is sent."""
    chosen = preferences.get(_NAME)
    return not isinstance(chosen, dict) or chosen.get("mail") is not False


def choose_mail(session: Session, person_id: str, wanted: bool) -> None:
    """Keep whether somebody wants e-mail."""
    kept = people.preferences(session, person_id)
    people.save_preferences(session, person_id, {**kept, _NAME: {"mail": wanted}})
