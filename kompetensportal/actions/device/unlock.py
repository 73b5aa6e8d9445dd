"""The first unlock of a device by a person: her code is proved, and her public keys are kept."""

from __future__ import annotations

from kompetensportal.actions.device.signed import key_id_of
from kompetensportal.actions.device.tiles import is_on
from kompetensportal.actions.portal.sign_in import prove
from kompetensportal.errors import MistakeError, NotAllowedError
from kompetensportal.model.accounts.person import Person
from kompetensportal.model.device.device import Device
from kompetensportal.model.learning.day import local_day
from kompetensportal.store.accounts.credentials import Secret
from kompetensportal.store.database import Database
from kompetensportal.store.device import keys
from kompetensportal.store.device.keys import PersonKey
from kompetensportal.words import say


class NotHereError(NotAllowedError):
    """She is none of the people of this device, or the device is revoked."""


def unlock(database: Database, device: Device, code: str, key: PersonKey, *, place: str) -> Person:
    """Keep somebody's new keys on the word of her code. `place` is the network address.

    Raises NotHereError, WrongSecretError, and MistakeError for keys that cannot be hers.
    """
    _check(key)
    with database.session() as session:
        person = is_on(session, device, key.person_id, local_day(key.created))
    if person is None or device.revoked:
        raise NotHereError(say("devices.not_here"))
    prove(database, person.user_name, code, Secret.CODE, place=place, now=key.created)
    with database.session() as session:
        if not keys.register(session, key):
            raise MistakeError(say("devices.key_wrong"))
        keys.revoke_others(session, key)
    return person


def _check(key: PersonKey) -> None:
    try:
        key_id_of(key.box_public)
        right = key.key_id == key_id_of(key.public)
    except ValueError:
        right = False
    if not right:
        raise MistakeError(say("devices.key_wrong"))
