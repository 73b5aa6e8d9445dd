"""Addresses, money, units and plain numbers in English."""

from __future__ import annotations

import re

from kompetensportal.speech.normalise.english.numbers import decimal, digits, number, ordinal, year
from kompetensportal.speech.normalise.text import rule

SIGNS = {".": " dot ", "@": " at ", "-": " dash ", "_": " underscore ", "/": " slash "}
UNITS = {
    "kg": ("kilo", "kilos"),
    "g": ("gram", "grams"),
    "mg": ("milligram", "milligrams"),
    "l": ("litre", "litres"),
    "dl": ("decilitre", "decilitres"),
    "ml": ("millilitre", "millilitres"),
    "km": ("kilometre", "kilometres"),
    "m": ("metre", "metres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "min": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "s": ("second", "seconds"),
    "kB": ("kilobyte", "kilobytes"),
    "MB": ("megabyte", "megabytes"),
    "GB": ("gigabyte", "gigabytes"),
    "%": ("per cent", "per cent"),
    "°C": ("degree", "degrees"),
    "°": ("degree", "degrees"),
}
NUMBER = r"(?<![\w.,])(?P<n>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"


def _address(match: re.Match[str]) -> str:
    text = re.sub(r"^https?://|/$", "", match[0])
    said = "".join(SIGNS.get(part, part) for part in re.split(r"([.@/_-])", text))
    return re.sub(" +", " ", said.replace("www", "w w w")).strip()


def _phone(match: re.Match[str]) -> str:
    return ", ".join(digits(group) for group in re.split(r"[\s–-]+", match[0].lstrip("+")))


def _money(match: re.Match[str]) -> str:
    one = match["n"] == "1"
    whole, _, fraction = match["n"].partition(".")
    said = f"{decimal(whole)} {'krona' if one else 'kronor'}"
    return f"{said} and {number(int(fraction[:2].ljust(2, '0')))} öre" if fraction else said


def _unit(match: re.Match[str]) -> str:
    singular, plural = UNITS[match["unit"]]
    return f"{decimal(match['n'])} {singular if match['n'] == '1' else plural}"


def _whole(match: re.Match[str]) -> str:
    text = match[0]
    return digits(text) if len(text) > 1 and text[0] == "0" else decimal(text)


FRACTIONS = {
    "1/2": "half", "1/3": "one third", "2/3": "two thirds", "1/4": "a quarter",
    "3/4": "three quarters",
}  # fmt: skip


def _of_unit(match: re.Match[str]) -> str:
    return f"{_unit(match)} per {UNITS[match['of']][0]}"


_UNITS = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))

ADDRESSES = (
    rule("e-mail", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", _address),
    rule("web address", r"(?:https?://|www\.)[\w.-]+(?:/[\w./-]*\w)?/?", _address),
)
RULES = (
    rule("times", r"(?<=\d)\s?[x×]\s?(?=\d)", " times "),
    rule("minus", r"(?<![\w)])[-−–](?=\d+(?:\.\d+)?\s?°)", "minus "),
    rule("of so many", r"(?:(?<=\b[Ss]tep \d)|(?<=\b[Ss]tep \d\d))/(?=\d)", " of "),
    rule("blood pressure", r"(?<=(?<!\d)\d{3})/(?=\d{2,3}(?![\d/]))", " over "),
    rule("half of one", r"(?<![\w/])1/2(?=\s[a-z])", "half a"),
    rule("three quarters of one", r"(?<![\w/])3/4(?=\s[a-z])", "three quarters of a"),
    rule("half and half", r"(?<![\w/])50/50(?![\w/])", "fifty fifty"),
    rule(
        "fractions",
        rf"(?<![\w/])(?:{'|'.join(FRACTIONS)})(?![\w/])",
        lambda match: FRACTIONS[match[0]],
    ),
    rule(
        "phone number",
        r"(?<![\w.,-])\+?0?\d{1,3}(?:\s?[-–]\s?|\s)\d{2,3}(?:\s\d{2,3}){1,3}(?!\d)",
        _phone,
    ),
    rule("money after its sign", rf"\bSEK\s{NUMBER}", _money),
    rule("money", rf"{NUMBER}\s?(?:kr|SEK|kronor)\b", _money),
    rule(
        "unit per unit",
        rf"{NUMBER}\s?(?P<unit>{_UNITS})/(?P<of>kg|g|ml|dl|l|min)(?![\w/])",
        _of_unit,
    ),
    rule("units", rf"{NUMBER}\s?(?P<unit>{_UNITS})(?!\w)", _unit),
    rule("emergency", r"(?<![\w.,])112(?!\w|[.,]\d)", "one one two"),
    rule("care line", r"(?<![\w.,])1177(?!\w|[.,]\d)", "eleven seventy seven"),
    rule("round the clock", r"(?<![\w/])24/7(?![\w/])", "twenty four seven"),
    rule(
        "ordinals",
        r"(?<![\w.,])(?P<n>\d{1,4})(?:st|nd|rd|th)\b",
        lambda match: ordinal(int(match["n"])),
    ),
    rule(
        "years",
        r"(?:(?<=\bin )|(?<=\bsince )|(?<=\byear ))(?P<n>1[1-9]\d\d|20\d\d)(?![\w]|[.,]\d)",
        lambda match: year(int(match["n"])),
    ),
    rule(
        "ranges",
        r"(?<![\w.,–-])(?P<a>\d+(?:\.\d+)?)\s?[-–]\s?(?P<b>\d+(?:\.\d+)?)(?![\w–-]|[.,]\d)",
        lambda match: f"{decimal(match['a'])} to {decimal(match['b'])}",
    ),
    rule(
        "versions",
        r"(?<![\d.,])\d+(?:\.\d+){2,}(?![\d.,]\d)",
        lambda match: " point ".join(number(int(part)) for part in match[0].split(".")),
    ),
    rule(
        "digit and letter",
        r"(?<!\w)(?:(?P<a>[A-Z]{1,3})(?P<n>\d{1,3})|(?P<n2>\d{1,3})(?P<a2>[A-Z]{1,3}))(?!\w)",
        lambda match: (
            f"{' '.join(match['a'])} {number(int(match['n']))}"
            if match["a"]
            else f"{number(int(match['n2']))} {' '.join(match['a2'])}"
        ),
    ),
    rule("wholes", r"(?<!\w)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<!\w)\d+(?:\.\d+)?(?!\w)", _whole),
)
