"""What no language says: pictures in the text, invisible characters, marks of layout."""

from __future__ import annotations

from kompetensportal.speech.normalise.text import rule

ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
"""A Roman numeral up to 39."""
VALUES = {"I": 1, "V": 5, "X": 10}

PICTURES = (
    "[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\u2300-\u23ff\ufe00-\ufe0f\u20e3\u200d"
    "\U000e0020-\U000e007f]+"
)
INVISIBLE = "[\u00ad\u200b\u200c\u200e\u200f\u2060-\u206f\ufeff\x00-\x08\x0b-\x1f\x7f]+"

BEFORE = (
    rule("pictures", PICTURES, " "),
    rule("invisible", INVISIBLE, ""),
    rule("spaces", "[\u00a0\u2007\u2009\u202f\t\n]", " "),
)
AFTER = (
    rule("quotes", '["“”„»«*|~^`\\\\{}\\[\\]<]+', " "),
    rule("dashes", r"(?:^|(?<=\s))[-–—]+(?=\s|$)", ","),
    rule("several spaces", " {2,}", " "),
)


def roman(text: str) -> int:
    """The number that a Roman numeral writes."""
    values = [VALUES[letter] for letter in text]
    return sum(
        -value if value < after else value
        for value, after in zip(values, [*values[1:], 0], strict=True)
    )
