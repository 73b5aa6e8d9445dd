"""How English is said."""

from kompetensportal.speech.normalise.english import counts, signs, times

ADDRESSES = counts.ADDRESSES
RULES = (*times.RULES, *counts.RULES, *signs.RULES)
