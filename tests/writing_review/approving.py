"""What these tests do with a text by way of the store, when it is not what they are about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from workshop_portal import GUIDE  # type: ignore[import-not-found]

from kompetensportal.actions.writing import review
from kompetensportal.store.accounts import people
from kompetensportal.store.writing import functions

OWNER = "Systemspecialist Outlook"


def fatima_holds(workshop: Any, function: str = OWNER) -> None:
    """Let Fatima hold the function that owns the guide."""
    with workshop.database.session() as session:
        functions.hold(session, function, "fatima", "fatima", datetime.now(UTC))


def changes(workshop: Any, before: str, after: str, by: str = "carlos") -> str:
    """Let somebody change words of the guide's draft; gives the whole text."""
    client = workshop.client(by)
    began = client.state()["text"]
    assert before in began
    saved: str = client.save(began.replace(before, after), base=began)["text"]
    return saved


def approves(workshop: Any, path: str = GUIDE, by: str = "fatima") -> None:
    """Let somebody approve a draft as it stands."""
    with workshop.database.session() as session:
        who = people.by_id(session, by)
        assert who is not None
        here = review.desk(session, workshop.content, path, who)
        review.approve(session, here, sha=here.sha)
