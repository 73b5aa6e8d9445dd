"""Judge what a batch holds before anything is written: whose signature it is, and may she say it.

Reads the database and writes nothing, so that the work of a batch waits for nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from kompetensportal.actions.device.authority import Authority
from kompetensportal.actions.device.signed import Claim, is_signed, key_id_of, verify
from kompetensportal.actions.device.unpack import Unpacked
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.device.device import Device
from kompetensportal.model.device.fact import Flag
from kompetensportal.model.device.signed import Told
from kompetensportal.model.learning.event import Event, EventType, happened
from kompetensportal.store.accounts import people
from kompetensportal.store.content.generation import Generation
from kompetensportal.store.device import keys
from kompetensportal.store.device.keys import PersonKey
from kompetensportal.store.learning.events import Reason


def judge(
    session: Session, library: Generation, device: Device, batch: Sequence[Unpacked]
) -> list[Unpacked]:
    """The same batch, each with what stands against it, or with what is unusual about it.

    New keys count for what comes after them in the batch.
    """
    told = [found.told for found in batch if found.told is not None]
    signers = keys.by_ids(session, {one.key_id for one in told})
    signed = _begin_to_verify(batch, signers)
    ids = {id_ for one in told for id_ in (one.person_id, one.about_id) if id_}
    known = people.by_ids(session, ids)
    bench = _Bench(Authority(session, library, known), device, known, signers)
    return [bench.judge(found, is_so) for found, is_so in zip(batch, signed(), strict=True)]


def _begin_to_verify(
    batch: Sequence[Unpacked], signers: Mapping[str, PersonKey]
) -> Callable[[], list[bool | None]]:
    """Whether each of a batch is signed by its key; None where the key is not known yet."""
    claims: list[Claim] = []
    places: list[int] = []
    for place, found in enumerate(batch):
        key = signers.get(found.told.key_id) if found.told is not None else None
        if key is not None and found.signed is not None:
            claims.append((key.public, found.signed.body, found.signed.sig))
            places.append(place)
    begun = verify(claims)

    def answers() -> list[bool | None]:
        found: list[bool | None] = [None] * len(batch)
        for place, is_so in zip(places, begun(), strict=True):
            found[place] = is_so
        return found

    return answers


def new_key(event: Event, made: datetime) -> PersonKey | None:
    """The key that an event `key.replaced` tells of; None when it is no such key."""
    key_id, public, box = (str(event.data[name]) for name in ("key_id", "public", "box_public"))
    try:
        key_id_of(box)
        if key_id != key_id_of(public):
            return None
    except ValueError:
        return None
    return PersonKey(
        key_id=key_id,
        person_id=event.about_id or "",
        device_id=event.device_id or "",
        public=public,
        box_public=box,
        created=made,
        made_by=event.person_id or "",
    )


class _Bench:
    def __init__(
        self,
        authority: Authority,
        device: Device,
        known: Mapping[str, Person],
        signers: dict[str, PersonKey],
    ) -> None:
        self._authority, self._device = authority, device
        self._people, self._keys = known, signers
        self._moved: dict[str, bool] = {}

    def judge(self, found: Unpacked, signed: bool | None) -> Unpacked:
        """One event: the signature first, then what it says.

        signed: whether it is; None when its key came with the batch.
        """
        if found.told is None or found.signed is None or found.event is None:
            return found
        key = self._keys.get(found.told.key_id)
        if key is None:
            return replace(found, reason=Reason.UNKNOWN_KEY)
        if signed is None:
            signed = is_signed(key.public, found.signed.body, found.signed.sig)
        if not signed:
            return replace(found, reason=Reason.FORGED)
        if key.person_id != found.told.person_id:
            return replace(found, reason=Reason.OTHER_PERSON)
        if found.reason is not None:
            return found
        if (reason := self._against(found.event)) is not None:
            return replace(found, reason=reason)
        flags = self._flags(found.told, key)
        return replace(found, flags=(*found.flags, *flags)) if flags else found

    def _against(self, event: Event) -> Reason | None:
        if not self._authority.allows(event):
            return Reason.NOT_ALLOWED
        if event.type == EventType.KEY_REPLACED:
            made = new_key(event, min(happened(event), datetime.now(UTC)))
            if made is None:
                return Reason.MALFORMED
            there = self._keys.setdefault(made.key_id, made)
            if there.person_id != made.person_id:
                return Reason.NOT_ALLOWED
        return None

    def _flags(self, told: Told, key: PersonKey) -> list[Flag]:
        person = self._people[told.person_id]
        if person.id not in self._moved:
            self._moved[person.id] = self._authority.has_moved(person, self._device)
        unusual = (
            (Flag.DISABLED, person.disabled),
            (Flag.MOVED, self._moved[person.id]),
            (Flag.REVOKED, self._device.revoked is not None),
            (Flag.OTHER_DEVICE, told.device_id != self._device.id),
            (Flag.OLD_KEY, key.revoked is not None),
        )
        return [flag for flag, is_so in unusual if is_so]
