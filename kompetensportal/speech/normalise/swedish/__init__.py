"""How Swedish is said."""

from kompetensportal.speech.normalise.swedish import (
    amounts,
    codes,
    contacts,
    counts,
    laws,
    letters,
    roman,
    signs,
    times,
)

ADDRESSES = (*contacts.ADDRESSES, *times.BEFORE)
RULES = (
    *codes.RULES,
    *laws.RULES,
    *roman.RULES,
    *amounts.FRACTIONS,
    *times.RULES,
    *contacts.RULES,
    *amounts.RULES,
    *counts.RULES,
    *signs.RULES,
    *letters.RULES,
)
