"""How Swedish is said."""

from kompetensportal.speech.normalise.swedish import (
    amounts,
    contacts,
    counts,
    letters,
    signs,
    times,
)

ADDRESSES = contacts.ADDRESSES
RULES = (
    *times.RULES,
    *contacts.RULES,
    *amounts.RULES,
    *counts.RULES,
    *signs.RULES,
    *letters.RULES,
)
