"""Clock times and dates in Swedish."""

# ruff: noqa: SIM905 - a row of words is easier to read than a list of them
from __future__ import annotations

import re

from kompetensportal.speech.normalise.swedish.numbers import number, ordinal, year
from kompetensportal.speech.normalise.text import rule

HOUR_MINUTE = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
HOUR = rf"(?:{HOUR_MINUTE}|[01]?\d|2[0-4])"
MONTHS = (
    "januari februari mars april maj juni juli augusti september oktober november december"
).split()
SHORT_MONTHS = {month[:3]: month for month in MONTHS if len(month) > 4} | {"sept": "september"}
WEEKDAYS = {
    "mån": "måndag", "tis": "tisdag", "ons": "onsdag", "tors": "torsdag", "tor": "torsdag",
    "fre": "fredag", "lör": "lördag", "sön": "söndag",
}  # fmt: skip
TO = r"\s?[-–—]\s?"


def clock(text: str) -> str:
    """`08.30` as åtta och trettio, `16.00` as sexton, `9.05` as nio och noll fem."""
    hour, _, minute = text.replace(":", ".").partition(".")
    if not minute or minute == "00":
        return number(int(hour))
    zero = "noll " if minute[0] == "0" else ""
    return f"{number(int(hour))} och {zero}{number(int(minute))}"


def _range(match: re.Match[str]) -> str:
    return f"{clock(match['from'])} till {clock(match['to'])}"


def _hours(match: re.Match[str]) -> str:
    until = f" till {clock(match['to'])}" if match["to"] else ""
    return clock(match["from"]) + until


def _iso_date(match: re.Match[str]) -> str | None:
    month = int(match["month"])
    if not (1 <= month <= 12 and 1 <= int(match["day"]) <= 31):
        return None
    return f"{ordinal(int(match['day']))} {MONTHS[month - 1]} {year(int(match['year']))}"


def _day_of_month(match: re.Match[str]) -> str | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    said_year = f" {year(int(match['year']))}" if match["year"] else ""
    month = SHORT_MONTHS.get(match["month"].lower().rstrip("."), match["month"])
    return f"{ordinal(day)} {month}{said_year}"


def _short_date(match: re.Match[str]) -> str | None:
    day, month = int(match["day"]), int(match["month"])
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    said_year = f" {year(int(match['year']))}" if match["year"] else ""
    return f"{ordinal(day)} {MONTHS[month - 1]}{said_year}"


def _two_years(match: re.Match[str]) -> str:
    return " ".join(number(int(match[part][-2:])) for part in ("a", "b"))


_DAYS = "|".join(sorted(WEEKDAYS, key=len, reverse=True))

BEFORE = (rule("klockan beside a digit", r"\b[Kk]l\.?\s?(?=\d)", "klockan "),)
"""Before the lexicon, which looks for whole words."""

RULES = (
    rule("of so many", r"(?:(?<=\b[Ss]teg \d)|(?<=\b[Ss]teg \d\d))/(?=\d)", " av "),
    rule("blood pressure", r"(?<=(?<!\d)\d{3})/(?=\d{2,3}(?![\d/]))", " genom "),
    rule("round the clock", r"(?<![\w/])24/7(?![\w/])", "dygnet runt"),
    rule("two years", r"(?<![\w/])(?P<a>20\d\d)/(?P<b>(?:20)?\d\d)(?![\w/])", _two_years),
    rule("school year", r"(?<=läsåret )(?P<a>\d\d)/(?P<b>\d\d)(?![\w/])", _two_years),
    rule("week", r"\b[Vv]\.\s?(?=\d{1,2}\b)", "vecka "),
    rule(
        "from weekday to weekday",
        rf"\b(?P<a>(?i:{_DAYS}))\.?{TO}(?P<b>(?i:{_DAYS}))\b",
        lambda match: f"{WEEKDAYS[match['a'].lower()]} till {WEEKDAYS[match['b'].lower()]}",
    ),
    rule(
        "ISO date", r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso_date
    ),
    rule(
        "day and month",
        rf"\b(?P<day>\d{{1,2}})(?::[ae])?\s(?P<month>{'|'.join(MONTHS)}"
        rf"|(?:{'|'.join(SHORT_MONTHS)})\b\.?)(?!\w)(?:\s(?P<year>\d{{4}})\b)?",
        _day_of_month,
        re.IGNORECASE,
    ),
    rule(
        "short date",
        r"(?:(?<=\bden )|(?<![\w/]))(?P<day>\d{1,2})/(?P<month>\d{1,2})"
        r"(?:[/-](?P<year>20\d\d))?(?![\w/])",
        _short_date,
    ),
    rule(
        "clock after klockan",
        rf"(?<=klockan )(?P<from>{HOUR})(?:{TO}(?P<to>{HOUR}))?"
        r"(?![\d.:]\d|\d)",
        _hours,
        re.IGNORECASE,
    ),
    rule(
        "from time to time",
        rf"(?<![\d.,:])(?P<from>{HOUR_MINUTE}){TO}(?P<to>{HOUR_MINUTE})(?![.:,]?\d)",
        _range,
    ),
    rule(
        "time",
        r"(?<![\d.,:])(?<!ersion )(?P<time>(?:[01]\d|2[0-4])\.[0-5]\d|(?:[01]?\d|2[0-4]):[0-5]\d)"
        r"(?![.:,]?\d)(?!\s?(?:%|kr|kg|GB|MB))",
        lambda match: clock(match["time"]),
    ),
)
