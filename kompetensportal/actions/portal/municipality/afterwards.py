"""Leaves of absence during introductions, and certificates of those that are finished.

Who is away when, and who asks for a certificate, is the same each time; the certificates' codes
and signatures are new, as everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from kompetensportal.actions.portal.municipality.history import finishes
from kompetensportal.actions.portal.municipality.people import SEED, Colleague
from kompetensportal.actions.programmes.certify import Signer, certify
from kompetensportal.model.learning.event import id_of
from kompetensportal.model.programmes.leave import Leave
from kompetensportal.store.accounts import units
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.learning.standing import follow_each
from kompetensportal.store.programmes import leaves

AWAY, SHORTEST, LONGEST = 0.12, 14, 120
"""Share of the introductions with a leave; days that it lasts."""
ASKS = 0.8
"""Share of those who have finished who want their certificate."""
AT_ONCE = 200
"""People whose standing is read at a time."""


def add_leaves(session: Session, everybody: Sequence[Colleague], until: date) -> None:
    """A leave for some whose introduction is under way; one that goes on has no end yet."""
    luck = random.Random(f"{SEED} leaves {len(everybody)}")
    for one in everybody:
        first = one.start + timedelta(days=luck.randrange(5, 40))
        last = first + timedelta(days=luck.randrange(SHORTEST, LONGEST))
        away = luck.random() < AWAY
        at = datetime(first.year, first.month, first.day, 8, tzinfo=UTC)
        id_ = id_of(int(at.timestamp() * 1000), luck.getrandbits(74))
        if one.enrolment is None or one.end is not None or finishes(one) or not away:
            continue
        if first <= until:
            open_end = None if last > until else last
            leaves.add(session, Leave(id_, one.person.id, first, open_end), one.manager)


def give_certificates(
    session: Session,
    signer: Signer,
    library: Generation,
    everybody: Sequence[Colleague],
    until: date,
) -> int:
    """Certify the introductions that are finished, for those who ask; gives how many."""
    luck = random.Random(f"{SEED} certificates {len(everybody)}")
    asking = [one.person for one in everybody if finishes(one) and luck.random() < ASKS]
    tree = units.tree(session)
    given = 0
    for first in range(0, len(asking), AT_ONCE):
        some = asking[first : first + AT_ONCE]
        for follow in follow_each(session, library, some, tree, until):
            for progress in follow.progresses:
                if progress.finished:
                    certify(session, signer, follow.person, progress)
                    given += 1
    return given
