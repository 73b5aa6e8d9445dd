"""How English is said."""

from kompetensportal.speech.normalise.english import codes, counts, roman, signs, times

ADDRESSES = counts.ADDRESSES
RULES = (*codes.RULES, *roman.RULES, *times.RULES, *counts.RULES, *signs.RULES)
