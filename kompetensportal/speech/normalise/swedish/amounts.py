"""Money, per cent and units in Swedish."""

from __future__ import annotations

import re

from kompetensportal.speech.normalise.swedish.numbers import decimal, number
from kompetensportal.speech.normalise.text import rule

NUMBER = r"(?<![\w.,])(?P<n>\d{1,3}(?:[\s.]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?)"
RANGE = rf"{NUMBER}(?:\s?[-–]\s?(?P<to>\d+(?:[.,]\d+)?))?"
FRACTION_WORDS = {
    "1/2": ("en halv", "en halv"),
    "½": ("en halv", "en halv"),
    "1/3": ("en tredjedel", "en tredjedels"),
    "2/3": ("två tredjedelar", "två tredjedels"),
    "1/4": ("en fjärdedel", "en fjärdedels"),
    "¼": ("en fjärdedel", "en fjärdedels"),
    "3/4": ("tre fjärdedelar", "tre fjärdedels"),
    "¾": ("tre fjärdedelar", "tre fjärdedels"),
}
"""Written fraction: alone, and before a unit. Anything else with a slash is a date."""
COMMON = "en"
NEUTER = "ett"
UNITS = {
    "kg": ("kilo", "kilo", NEUTER),
    "hg": ("hekto", "hekto", NEUTER),
    "g": ("gram", "gram", NEUTER),
    "mg": ("milligram", "milligram", NEUTER),
    "µg": ("mikrogram", "mikrogram", NEUTER),
    "l": ("liter", "liter", COMMON),
    "dl": ("deciliter", "deciliter", COMMON),
    "cl": ("centiliter", "centiliter", COMMON),
    "ml": ("milliliter", "milliliter", COMMON),
    "km": ("kilometer", "kilometer", COMMON),
    "m": ("meter", "meter", COMMON),
    "cm": ("centimeter", "centimeter", COMMON),
    "mm": ("millimeter", "millimeter", COMMON),
    "km/h": ("kilometer i timmen", "kilometer i timmen", COMMON),
    "m²": ("kvadratmeter", "kvadratmeter", COMMON),
    "s": ("sekund", "sekunder", COMMON),
    "sek": ("sekund", "sekunder", COMMON),
    "min": ("minut", "minuter", COMMON),
    "h": ("timme", "timmar", COMMON),
    "tim": ("timme", "timmar", COMMON),
    "kB": ("kilobyte", "kilobyte", COMMON),
    "MB": ("megabyte", "megabyte", COMMON),
    "GB": ("gigabyte", "gigabyte", COMMON),
    "TB": ("terabyte", "terabyte", COMMON),
    "Mbit/s": ("megabit i sekunden", "megabit i sekunden", COMMON),
    "W": ("watt", "watt", COMMON),
    "V": ("volt", "volt", COMMON),
    "st": ("styck", "stycken", COMMON),
    "%": ("procent", "procent", COMMON),
    "‰": ("promille", "promille", COMMON),
    "°C": ("grad", "grader", COMMON),
    "°": ("grad", "grader", COMMON),
    "px": ("pixel", "pixlar", COMMON),
    "kWh": ("kilowattimme", "kilowattimmar", COMMON),
    "mmol": ("millimol", "millimol", COMMON),
    "E": ("enhet", "enheter", COMMON),
    "€": ("euro", "euro", COMMON),
    "$": ("dollar", "dollar", COMMON),
}
"""Written unit: singular, plural, gender of one."""


def _amount(match: re.Match[str]) -> str:
    written = re.sub(r"[\s.](?=\d{3}(?!\d))", "", match["n"])
    whole, _, fraction = written.replace(".", ",").partition(",")
    crowns = int(whole)
    said = f"{number(crowns, COMMON)} {'krona' if crowns == 1 else 'kronor'}"
    if match["to"]:
        return f"{number(crowns)} till {decimal(match['to'])} kronor"
    if fraction and int(fraction):
        said += f" och {number(int(fraction.ljust(2, '0')[:2]), NEUTER)} öre"
    return said


def _unit(match: re.Match[str]) -> str:
    singular, plural, gender = UNITS[match["unit"]]
    if match["to"]:
        return f"{decimal(match['n'])} till {decimal(match['to'])} {plural}"
    one = match["n"] == "1"
    return f"{decimal(match['n'], gender)} {singular if one else plural}"


def _of_unit(match: re.Match[str]) -> str:
    return f"{_unit(match)} per {UNITS[match['of']][0]}"


def _fraction(match: re.Match[str]) -> str:
    alone, before = FRACTION_WORDS[match["n"]]
    return f"{before} {UNITS[match['unit']][0]}" if match["unit"] else alone


_UNITS = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_FRACTIONS = "|".join(FRACTION_WORDS)

_PER = r"(?:h|tim|dag|dygn|vecka|mån|månad|år)\b"
"""Left to the rule for "per" (signs)."""

FRACTIONS = (
    rule(
        "fractions",
        rf"(?<![\w/])(?<!\bden )(?P<n>{_FRACTIONS})(?:\s(?P<unit>{_UNITS})(?![\w/]))?(?![\w/])",
        _fraction,
    ),
)
"""Before the dates, which they look like."""

RULES = (
    rule("times", r"(?<=\d)\s?[x×]\s?(?=\d)", " gånger "),
    rule("minus", r"(?<![\w)])[-−–](?=\d+(?:,\d+)?\s?°)", "minus "),
    rule(
        "unit per unit",
        rf"{RANGE}\s?(?P<unit>{_UNITS})/(?P<of>kg|g|ml|dl|l|min)(?![\w/])",
        _of_unit,
    ),
    rule("crowns", rf"{RANGE}(?:,|:)?-?\s?(?:kr|SEK|kronor)\b\.?(?=\W|$)", _amount),
    rule("crowns written :-", rf"{RANGE}:-", _amount),
    rule("units", rf"{RANGE}\s?(?P<unit>{_UNITS})(?![\w²]|/(?!{_PER}))", _unit),
)
