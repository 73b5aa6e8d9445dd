"""Numbers that stand alone in Swedish: ranges, versions, years, ordinals, decimals, wholes."""

from __future__ import annotations

import re

from kompetensportal.speech.normalise.swedish.numbers import (
    decimal,
    digits,
    number,
    ordinal,
    year,
)
from kompetensportal.speech.normalise.text import rule

WHOLE = r"\d{1,3}(?:\s\d{3})+(?!\d)|\d+"
SERVICES = {
    "112": "ett ett två",
    "1177": "elva sjuttiosju",
    "113 13": "ett ett tre, ett tre",
    "114 14": "ett ett fyra, ett fyra",
}
"""Short numbers that one calls."""


def _whole(match: re.Match[str]) -> str:
    text = match[0].replace(" ", "")
    if len(text) > 1 and text[0] == "0":
        return digits(text)
    return number(int(text))


RULES = (
    rule(
        "services",
        rf"(?<![\w.,])(?:{'|'.join(SERVICES)})(?!\w|[.,]\d)",
        lambda match: SERVICES[match[0]],
    ),
    rule("half and half", r"(?<![\w/])50/50(?![\w/])", "femtio femtio"),
    rule(
        "versions",
        r"(?<![\d.,])\d+(?:\.\d+){2,}(?![\d.,]\d)|(?<=ersion )\d+\.\d+\b",
        lambda match: " punkt ".join(number(int(part)) for part in match[0].split(".")),
    ),
    rule(
        "ordinals",
        r"(?<![\w.,])(?P<n>\d{1,3}):(?:a|e)\b",
        lambda match: ordinal(int(match["n"])),
    ),
    rule(
        "years",
        r"(?:(?<=\bår )|(?<=\båret )|(?<=\bsedan )|(?<=\bi )|(?<=januari )|(?<=februari )"
        r"|(?<=mars )|(?<=april )|(?<=maj )|(?<=juni )|(?<=juli )|(?<=augusti )|(?<=september )"
        r"|(?<=oktober )|(?<=november )|(?<=december ))(?P<n>1[1-9]\d\d|20\d\d)(?![\d.,:]\d|\d)",
        lambda match: year(int(match["n"])),
    ),
    rule(
        "decades and centuries",
        r"(?<![\w.,])(?P<n>\d{2,4})-(?P<word>tal(?:et|ets|s)?)(?!\w)",
        lambda match: year(int(match["n"])).replace(" ", "") + match["word"],
    ),
    rule(
        "ranges",
        r"(?<![\w.,–-])(?P<a>\d+(?:,\d+)?)\s?[-–]\s?(?P<b>\d+(?:,\d+)?)(?![\w–-]|[.,]\d)",
        lambda match: f"{decimal(match['a'])} till {decimal(match['b'])}",
    ),
    rule("decimals", r"(?<![\w.,])\d+,\d+(?![\w]|[.,]\d)", lambda match: decimal(match[0])),
    rule(
        "digit and letter",
        r"(?<!\w)(?:(?P<a>[A-ZÅÄÖ]{1,3})(?P<n>\d{1,3})|(?P<n2>\d{1,3})(?P<a2>[A-ZÅÄÖ]{1,3}))(?!\w)",
        lambda match: (
            f"{match['a']} {number(int(match['n']))}"
            if match["a"]
            else f"{number(int(match['n2']))} {match['a2']}"
        ),
    ),
    rule("wholes", rf"(?<![\w])(?:{WHOLE})(?!\w)", _whole),
)
