"""What the picture tools say, for the templates that show them on any page of the workshop."""

from __future__ import annotations

from kompetensportal.model.writing.picture import AUDIT, LARGEST, LICENCES
from kompetensportal.web.context import t
from kompetensportal.web.writing.group import pages

_MARKS = ("ring", "arrow", "number", "blur", "crop", "done_crop")
_SAID = ("removed", "turned", "undone", "redone", "place")
_PLAIN = (
    "opening",
    "opening_there",
    "sending",
    "no_network",
    "went_wrong",
    "cannot_open",
    "no_clipboard",
    "bank_none",
    "faces_answer",
    "text_needed",
    "too_large_mend",
    "sure_close",
    "file_here",
)
_PLACES = {name: f"{{{name}}}" for name in ("what", "x", "y", "w", "width", "height")}
"""The script fills these in."""


@pages.app_template_global("picture_words")
def picture_words() -> dict[str, str]:
    """Words by key, with `{what}` and its like where the script fills something in."""
    made = {key: t(f"picturebank.{key}") for key in (*_MARKS, *_PLAIN)}
    for key in ("too_many_pixels", *(f"said_{name}" for name in _SAID)):
        made[key] = t(f"picturebank.{key}", **_PLACES)
    limit = LARGEST // 1_000_000
    made["too_large"] = t("picturebank.too_large", name=made.pop("file_here"), limit=limit)
    made["too_many_pixels_mend"] = made["cannot_open_mend"] = made["too_large_mend"]
    return made


@pages.app_template_global("picture_licences")
def picture_licences() -> list[tuple[str, str]]:
    """The rights to show a picture that one may choose, in words."""
    said = [(one, t(f"picturebank.licence_{one.replace('-', '_')}")) for one in LICENCES]
    return [("", t("picturebank.licence_unsaid")), *said]


@pages.app_template_global("picture_audit")
def picture_audit() -> dict[str, tuple[str, ...]]:
    """The questions of the audit and their answers."""
    return AUDIT
