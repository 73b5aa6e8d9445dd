"""English numbers in words."""

# ruff: noqa: SIM905 - a row of words is easier to read than a list of them
from __future__ import annotations

SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "_ ten twenty thirty forty fifty sixty seventy eighty ninety".split()
IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
LARGEST = 999_999_999_999


def number(n: int) -> str:
    """A number in words. Over LARGEST: digits."""
    if n > LARGEST:
        return digits(str(n))
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + (f" {SMALL[n % 10]}" if n % 10 else "")
    for size, word in (
        (1_000_000_000, "billion"),
        (1_000_000, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if n >= size:
            many, rest = divmod(n, size)
            joint = " and " if rest and rest < 100 else " "
            return f"{number(many)} {word}{joint}{number(rest) if rest else ''}".strip()
    raise AssertionError(n)


def digits(text: str) -> str:
    """Digit by digit."""
    return " ".join(SMALL[int(c)] for c in text if c.isdigit())


def ordinal(n: int) -> str:
    """First, twenty second ..."""
    head, _, last = number(n).rpartition(" ")
    if last in IRREGULAR:
        said = IRREGULAR[last]
    else:
        said = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return f"{head} {said}".strip()


def decimal(text: str) -> str:
    """`2.5` as two point five; `1,300` as a whole number."""
    whole, _, fraction = text.replace(",", "").replace(" ", "").partition(".")
    return number(int(whole)) + (f" point {digits(fraction)}" if fraction else "")


def year(n: int) -> str:
    """Nineteen ninety, twenty twenty six; 2000-2009 as two thousand and what follows."""
    if not 1100 <= n <= 2099 or 2000 <= n <= 2009 or n % 100 == 0:
        return number(n)
    century, rest = divmod(n, 100)
    return f"{number(century)} {'oh ' if rest < 10 else ''}{number(rest)}"
