"""Swedish numbers in words, with the spaces that make every engine say them right."""

# ruff: noqa: SIM905 - a row of words is easier to read than a list of them
from __future__ import annotations

SMALL = (
    "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton "
    "sjutton arton nitton"
).split()
TENS = "_ tio tjugo trettio fyrtio femtio sextio sjuttio åttio nittio".split()
ORDINALS = (
    "nollte första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte "
    "trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde"
).split()
LARGEST = 999_999_999_999


def number(n: int, one: str = "ett") -> str:
    """A number in words; `one` is `en` before a word of common gender. Over LARGEST: digits."""
    if n > LARGEST:
        return digits(str(n))
    if n == 1:
        return one
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (SMALL[n % 10] if n % 10 else "")
    for size, singular, plural in (
        (1_000_000_000, "miljard", "miljarder"),
        (1_000_000, "miljon", "miljoner"),
        (1000, "tusen", "tusen"),
        (100, "hundra", "hundra"),
    ):
        if n >= size:
            many, rest = divmod(n, size)
            head = number(many, "en" if size > 1000 else "ett")
            word = singular if many == 1 else plural
            return f"{head} {word} {number(rest, one)}" if rest else f"{head} {word}"
    raise AssertionError(n)


def digits(text: str) -> str:
    """Digit by digit."""
    return " ".join(SMALL[int(c)] for c in text if c.isdigit())


def ordinal(n: int) -> str:
    """Första, andra ... to 99; over that the number with `:e`."""
    if n < 20:
        return ORDINALS[n]
    if n < 100:
        return f"{TENS[n // 10]}{ORDINALS[n % 10]}" if n % 10 else f"{TENS[n // 10]}nde"
    return f"{number(n)}:e"


def decimal(text: str, one: str = "ett") -> str:
    """`2,5` as två komma fem, `1 300` as a whole number; a point counts as a comma."""
    whole, _, fraction = text.replace(" ", "").replace(".", ",").partition(",")
    said = number(int(whole), "ett" if fraction else one)
    if not fraction:
        return said
    # `2,75` is said by its tens, `2,05` and `2,375` digit by digit.
    tail = digits(fraction) if fraction[0] == "0" or len(fraction) > 2 else number(int(fraction))
    return f"{said} komma {tail}"


def year(n: int) -> str:
    """Nittonhundranittio, tjugohundratjugosex; 2000-2009 as två tusen and what follows."""
    if not 1100 <= n <= 2099 or 2000 <= n <= 2009:
        return number(n)
    century, rest = divmod(n, 100)
    hundreds = f"{SMALL[century] if century < 20 else 'tjugo'}hundra"
    return f"{hundreds} {number(rest)}" if rest else hundreds
