"""The last join: a prepared page and its reader."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from kompetensportal.languages import language_of
from kompetensportal.model.accounts.access import Act, may
from kompetensportal.model.learning.day import today
from kompetensportal.model.learning.event import new_id
from kompetensportal.web.dates import long_day
from kompetensportal.web.reader.changed import changed_items
from kompetensportal.web.reader.known import Known
from kompetensportal.web.reader.prepared import Page, Text
from kompetensportal.web.shell import Reader, Shell

NOTHING = Known()
Places = dict[str, str | list[str]]


def join(  # noqa: PLR0917
    page: Page,
    who: Reader,
    head: Mapping[str, Shell],
    address: str,
    csrf: str = "",
    known: Known = NOTHING,
    also: Mapping[str, str] | None = None,
) -> list[str]:
    """The page's HTML, in pieces.

    address: path and query, to come back to. csrf: the field of forms, empty when signed out.
    also: places that this request fills in its own way (`feedback_2`).
    """
    values: Places = {
        "reading": who.reading.as_attributes(),
        "flash": "",
        "csrf": csrf,
        "where": quote(address, safe="/"),
        # Signed out a page is the same for everybody, and the server makes the id.
        "event": f'<input type="hidden" name="event_id" value="{new_id()}">' if who.person else "",
        "done_on": _date(known, who.language),
        "changed": "",
        "writer": "",
        "who": who.mark,
    }
    if also:
        values |= also
    for name, part in head.items():
        values[name] = part.filled(values)
    if page.text is not None:
        _of_text(page, page.text, who, known, values)
    return page.shell.filled(values)


def _of_text(page: Page, text: Text, who: Reader, known: Known, values: Places) -> None:
    variants = page.variants
    values["form"] = variants["form"].filled(values)
    plain, right = variants["unanswered"].filled(values), variants["answered"].filled(values)
    for number, question in enumerate(text.questions):
        name = f"feedback_{number}"
        if name not in values:
            values[name] = right if question in known.answered else plain
    if may(who.person, Act.WRITE, today()):
        values["writer"] = variants["writer"].filled(values)
    if known.changes:
        values |= {"changes": changed_items(known.changes, text, who.language)}
        values |= {"change": known.changes[-1].id}
        values["changed"] = variants["changed"].filled(values)
    state = "out" if who.person is None else "done" if known.done else "open"
    values["ending"] = variants[f"ending_{state}"].filled(values)


def _date(known: Known, language: str) -> str:
    return long_day(known.done, language_of(language).locale) if known.done else ""
