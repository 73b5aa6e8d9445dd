"""Addresses, phone numbers and personal numbers in Swedish."""

from __future__ import annotations

import re

from kompetensportal.speech.normalise.swedish.letters import letters
from kompetensportal.speech.normalise.swedish.numbers import digits, number
from kompetensportal.speech.normalise.text import rule

SIGNS = {".": " punkt ", "-": " bindestreck ", "_": " understreck ", "/": " snedstreck "}
TOP_LEVELS = {"se", "nu", "eu", "org", "net", "io"}


def _address(text: str) -> str:
    said = []
    for part in re.split(r"([.@/_-])", text):
        if part == "@":
            said.append(" snabel-a ")
        elif part in SIGNS:
            said.append(SIGNS[part])
        elif part == "www" or (part.lower() in TOP_LEVELS and said):
            said.append(letters(part))
        elif part == "1177":
            said.append("elva sjuttiosju")
        else:
            said.append(part)
    return re.sub(" +", " ", "".join(said)).strip()


def _file_name(match: re.Match[str]) -> str:
    endings = match["ending"].split(".")
    said = [part if part in SAID_AS_WORDS else letters(part) for part in endings]
    name = re.sub(r"(?<=[^\W\d])(?=\d)", " ", _address(match["name"]))
    return " punkt ".join([name, *said])


def _group(text: str) -> str:
    if len(text) == 2 and text[0] != "0":
        return number(int(text))
    return digits(text)


def _phone(match: re.Match[str]) -> str:
    plus = "plus " if match["plus"] else ""
    groups = re.split(r"[\s–-]+", match["number"].strip())
    return plus + ", ".join(_group(group) for group in groups)


def _run_together(match: re.Match[str]) -> str:
    rest = match["rest"]
    head = 3 if len(rest) % 2 else 2
    groups = [rest[:head], *(rest[at : at + 2] for at in range(head, len(rest), 2))]
    return ", ".join([digits(match["area"]), *map(_group, groups)])


def _personal_number(match: re.Match[str]) -> str:
    return f"{digits(match[1])}, streck, {digits(match[2])}"


SAID_AS_WORDS = {"tar", "zip"}
FILE_ENDINGS = "pdf|docx?|xlsx?|pptx?|csv|txt|png|jpe?g|svg|mp[34]|zip|tar\\.gz|gz|md"

ADDRESSES = (
    rule("e-mail", r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", lambda match: _address(match[0])),
    rule(
        "web address",
        r"(?:https?://)?(?P<rest>(?:www\.)[\w.-]+\.[a-z]{2,}(?:/[\w./-]*\w)?)(?P<end>/?)"
        r"|https?://(?P<rest2>[\w.:-]+(?:/[\w./-]*\w)?)(?P<end2>/?)",
        lambda match: _address(match["rest"] or match["rest2"]),
    ),
    rule(
        "site",
        r"(?<![\w@.])[a-zåäö\d][\w-]*\.(?:se|nu|com|org|net|eu)\b(?:/[\w./-]*\w)?(?!\w)",
        lambda match: _address(match[0]),
    ),
    rule(
        "file name",
        rf"(?<![\w./])(?P<name>\w[\w-]*)\.(?P<ending>{FILE_ENDINGS})(?!\w)",
        _file_name,
        re.IGNORECASE,
    ),
)
"""Before the lexicon, which would take their names apart."""

RULES = (
    rule("personal number", r"(?<!\d)(\d{6}|\d{8})[-+](\d{4})(?!\d)", _personal_number),
    rule(
        "phone number",
        r"(?<![\w.,-])(?:(?P<plus>\+))?(?P<number>(?(plus)\d{1,3}[\s-]\d{1,3}|0\d{1,3})"
        r"(?:\s?[-–]\s?|\s)\d{2,3}(?:\s\d{2,3}){1,3})(?!\d)",
        _phone,
    ),
    rule(
        "phone number run together",
        r"(?<![\w.,-])(?P<area>0\d{1,3})-(?P<rest>\d{5,8})(?![\w-])",
        _run_together,
    ),
)
