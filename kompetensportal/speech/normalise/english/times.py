"""Clock times and dates in English."""

# ruff: noqa: SIM905 - a row of words is easier to read than a list of them
from __future__ import annotations

import re

from kompetensportal.speech.normalise.english.numbers import number, ordinal, year
from kompetensportal.speech.normalise.text import rule

HOUR_MINUTE = r"(?:[01]?\d|2[0-4])[:.][0-5]\d"
MONTHS = (
    "January February March April May June July August September October November December"
).split()


def clock(text: str) -> str:
    """`08:30` as eight thirty, `16:00` as sixteen hundred, `9:05` as nine oh five."""
    hour, _, minute = text.replace(".", ":").partition(":")
    if not minute:
        return number(int(hour))
    if minute == "00":
        return f"{number(int(hour))} o'clock" if int(hour) <= 12 else f"{number(int(hour))} hundred"
    return f"{number(int(hour))} {'oh ' if minute[0] == '0' else ''}{number(int(minute))}"


def _iso_date(match: re.Match[str]) -> str | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    return f"the {ordinal(day)} of {MONTHS[month - 1]}, {year(int(match['year']))}"


def _day_month(match: re.Match[str]) -> str | None:
    day = int(match["day"])
    if not 1 <= day <= 31:
        return None
    said_year = f" {year(int(match['year']))}" if match["year"] else ""
    return f"{ordinal(day)} of {match['month']}{said_year}"


def _half_day(match: re.Match[str]) -> str:
    return clock(match["time"]).removesuffix(" o'clock") + f" {match['half'][0]} m"


RULES = (
    rule(
        "ISO date", r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])", _iso_date
    ),
    rule(
        "day and month",
        rf"\b(?P<day>\d{{1,2}})\s(?P<month>{'|'.join(MONTHS)})\b(?:\s(?P<year>\d{{4}})\b)?",
        _day_month,
    ),
    rule(
        "from time to time",
        r"(?<![\d.,:])(?P<a>\d{1,2}:\d\d)\s?[-–—]\s?(?P<b>\d{1,2}:\d\d)(?![.:,]?\d)",
        lambda match: f"{clock(match['a'])} to {clock(match['b'])}",
    ),
    rule(
        "morning and afternoon",
        rf"\b(?P<time>{HOUR_MINUTE}|1?\d)\s?(?P<half>am|pm|a\.m\.|p\.m\.)(?!\w)",
        _half_day,
    ),
    rule(
        "time with a point",
        r"(?<=\bat )(?P<time>(?:[01]?\d|2[0-4])\.[0-5]\d)(?![.:,]?\d)",
        lambda match: clock(match["time"]),
    ),
    rule(
        "time",
        r"(?<![\d.,:])(?P<time>(?:[01]?\d|2[0-4]):[0-5]\d)(?![.:,]?\d)",
        lambda match: clock(match["time"]),
    ),
)
