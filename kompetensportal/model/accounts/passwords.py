"""Which passwords and codes are too easy to guess: length counts, no composition rules."""

from __future__ import annotations

import secrets
from enum import StrEnum
from itertools import pairwise

SHORTEST, LONGEST = 12, 200
"""Characters of a password. The upper bound only keeps the work of hashing bounded."""

CODE_DIGITS = 6

_WORST = frozenset(
    """
    password, passwd, passord, losenord, lösenord, hemligt, hemlig, hemlighet, välkommen,
    valkommen, welcome, letmein, qwerty, qwertyuiop, qwertyuiopå, asdfgh, asdfghjkl,
    asdfghjklö, zxcvbnm, abcdef, abcdefgh, abcdefghijkl, iloveyou, jagälskardig, sommar,
    sommaren, vinter, vintern, våren, hösten, kommun, kommunen, hemtjänst, hemtjänsten,
    hemtjanst, omsorgen, äldreboende, administrator, kompetens, kompetensportal,
    kompetensportalen, lathund, lathundar, undersköterska, qwertyqwerty, qwertyuiopas,
    passwordpassword, lösenordlösenord, 1q2w3e4r5t6y, 1qaz2wsx3edc
    """.replace(",", "").split()
)


class Weakness(StrEnum):
    """Why a secret is refused; each has a message `account.weak_…`."""

    SHORT = "short"
    LONG = "long"
    COMMON = "common"
    OWN_NAME = "own_name"
    NOT_DIGITS = "not_digits"
    EASY_CODE = "easy_code"


def weakness(password: str, user_name: str = "") -> Weakness | None:
    """Why a password cannot be used; None when it can."""
    if len(password) < SHORTEST:
        return Weakness.SHORT
    if len(password) > LONGEST:
        return Weakness.LONG
    plain = password.casefold()
    heart = plain.strip("0123456789 !?.,-_*#@+")
    if len(set(plain)) < 4 or not heart or plain in _WORST or heart in _WORST or _is_row(plain):
        return Weakness.COMMON
    name = user_name.casefold()
    if len(name) > 2 and not plain.replace(name, "").strip("0123456789 !?.,-_*#@+"):
        return Weakness.OWN_NAME
    return None


def code_weakness(code: str) -> Weakness | None:
    """Why a code cannot be used; None when it can."""
    if len(code) != CODE_DIGITS or not (code.isascii() and code.isdigit()):
        return Weakness.NOT_DIGITS
    if len(set(code)) < 3 or _is_row(code) or code[:3] == code[3:]:
        return Weakness.EASY_CODE
    return None


def make_password() -> str:
    """A password that is easy to read and type once (52 random bits): `bako-limu-tesa-rovi`."""
    consonants, vowels = "bdfghjklmnprstvz", "aeiouy"
    groups = [
        "".join(secrets.choice(consonants) + secrets.choice(vowels) for _ in range(2))
        for _ in range(4)
    ]
    return "-".join(groups)


def make_code() -> str:
    """Six random digits that are not easy to guess."""
    while code_weakness(code := f"{secrets.randbelow(10**CODE_DIGITS):06}") is not None:
        pass
    return code


def _is_row(text: str) -> bool:
    """Whether each sign follows the one before it: 123456, abcdef, 987654."""
    steps = {ord(b) - ord(a) for a, b in pairwise(text)}
    return len(steps) == 1 and steps <= {-1, 0, 1}
