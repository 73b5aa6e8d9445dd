"""Signs between words in English."""

from __future__ import annotations

from kompetensportal.speech.normalise.text import rule

RULES = (
    rule("menu path", r"\s*(?:>|→|›|⇒|➔)\s*", ", then "),
    rule("and/or", r"(?<=\band)/(?=or\b)", " "),
    rule("slash", r"(?<=\w)/(?=\w)", " or "),
    rule("plus", r"\s?\+\s?", " plus "),
    rule("ampersand", r"\s?&\s?", " and "),
    rule("at sign", r"@", " at "),
    rule("underscore", r"(?<=\w)_(?=\w)", " underscore "),
    rule("file ending", r"(?<=\w)\.(?=[a-z]{3,4}\b)", " dot "),
    rule("acronyms", r"(?<!\w)[B-DF-HJ-NP-TV-XZ]{2,5}(?!\w)", lambda match: " ".join(match[0])),
)
