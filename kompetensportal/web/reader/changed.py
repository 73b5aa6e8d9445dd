"""What is new in a text for somebody who has done it: the list in its notice."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from kompetensportal.model.writing.changed_steps import Change, together
from kompetensportal.model.writing.text_change import TextChange
from kompetensportal.web.reader.prepared import Text
from kompetensportal.words import catalogue

_ITEM = Markup("<li>{}</li>")
_LINK = Markup('<a href="#{}">{}</a> <span lang="{}">{}</span>')
_WORDS = Markup('<span lang="{}">{}</span>')
_GONE = Markup('{} <span lang="{}">{}</span>')


def changed_items(changes: Sequence[TextChange], text: Text, language: str) -> str:
    """The changed steps as list items, each with a link to its step. language: the interface's.

    Steps that the form on this page does not have are left out: the other form shows them.
    """
    change: Change = together((one.change for one in changes), text.steps)
    words, spoken = catalogue(language), text.entry.language
    items = [
        _LINK.format(
            step.id,
            words.text(
                "review.new_step" if step.new else "review.changed_step", number=step.number
            ),
            spoken,
            step.text,
        )
        for step in change.steps
    ]
    gone = words.text("review.removed_step")
    items += [_GONE.format(gone, spoken, removed) for removed in change.removed]
    items += [_WORDS.format(spoken, sentence) for sentence in change.sentences]
    return "".join(_ITEM.format(item) for item in items)
