"""Signs between words in Swedish: menu paths, slashes, plus, and the like."""

from __future__ import annotations

from kompetensportal.speech.normalise.text import rule

PER = {
    "mån": "i månaden",
    "månad": "i månaden",
    "dag": "om dagen",
    "dygn": "om dygnet",
    "vecka": "i veckan",
    "år": "i året",
    "timme": "i timmen",
    "tim": "i timmen",
    "h": "i timmen",
}

RULES = (
    rule("per", rf"(?<=\w)/(?P<of>{'|'.join(PER)})(?!\w)", lambda match: f" {PER[match['of']]}"),
    rule("menu path", r"\s*(?:>|→|›|⇒|➔)\s*", ", sedan "),
    rule("and/or", r"(?<=\boch)/(?=eller\b)", " "),
    rule("two endings", r"(?<=\w-)/(?=\w)", " eller "),
    rule("path", r"(?<=[a-zåäö])/(?=[A-ZÅÄÖ])", " snedstreck "),
    rule("with or without", r"(?<=\w)/(?=\w)", " eller "),
    rule("key and key", r"(?<=\w)\s?\+\s?(?=\w)", " plus "),
    rule("plus", r"\+", " plus "),
    rule("ampersand", r"\s?&\s?", " och "),
    rule("at sign", r"@", " snabel-a "),
    rule("paragraph", r"§§?\s?", "paragraf "),
    rule("number sign", r"#(?=\w)", "nummertecken "),
    rule("equals", r"\s=\s", " är lika med "),
    rule("underline", r"(?<=\w)_(?=\w)", " understreck "),
)
