"""The running text of a Word paragraph: runs, links and fields; what lies in it is handed on.

Changes that somebody tracked are taken as accepted, and counted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kompetensportal.actions.writing.bring_in.links import safe_link
from kompetensportal.actions.writing.bring_in.noting import Notes
from kompetensportal.actions.writing.bring_in.package import Element, Relation
from kompetensportal.actions.writing.bring_in.word_styles import Styles, on, value
from kompetensportal.model.writing.brought_in import Span, Words

_INSIDE = {"smartTag", "customXml", "dir", "bdo", "sdtContent", "moveTo", "ins", "fldSimple"}
_CHANGED = {"ins", "del", "moveFrom"}
"""A move is two elements; it is counted where the text was taken away."""
_LETTERS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "", "ptab": "\t"}
_ARROWS = {
    "F0E0": "→",
    "F0DF": "←",
    "F0E1": "↑",
    "F0E2": "↓",
    "F0FC": "✓",
    "F04A": "☺",
    "F0B7": "•",
}
"""Signs of the fonts Wingdings and Symbol that people write."""
_DRAWN = {"drawing", "pict", "object"}


@dataclass
class _Field:
    """A field, as `HYPERLINK "https://…"`: its code, and whether its result has begun."""

    code: str = ""
    shown: bool = False


@dataclass
class TextReader:
    """Reads the words of one paragraph after the other; a field may go over several."""

    styles: Styles
    relations: dict[str, Relation]
    notes: Notes
    footnotes: dict[tuple[str, str], str]
    comments: dict[str, str]
    drawn: Callable[[Element], None]
    """Takes a drawing, picture or object that lies in the text."""
    _fields: list[_Field] = field(default_factory=list)
    _spans: list[Span] = field(default_factory=list)

    def read(self, paragraph: Element) -> Words:
        """The words of a paragraph; drawings in it are handed to `drawn` on the way."""
        before, self._spans = self._spans, []
        try:
            self._walk(paragraph, "")
            return _joined(self._spans)
        finally:
            self._spans = before

    def _walk(self, parent: Element, link: str) -> None:
        for element in parent:
            tag = element.tag
            if tag in _CHANGED:
                self.notes.count("changes")
            if tag == "r":
                self._run(element, link)
            elif tag == "hyperlink":
                self._walk(element, self._link_of(element))
            elif tag == "sdt" or tag in _INSIDE:
                self._walk(element, link)
            elif tag in ("oMath", "oMathPara"):
                formula = "".join(element.itertext())
                self.notes.lost("formula", quoted=formula)
                self._spans.append(Span(formula))

    def _link_of(self, element: Element) -> str:
        relation = self.relations.get(element.get("r_id", ""))
        if relation is None or not relation.external:
            return ""  # A place in the same document: its words stay.
        return safe_link(relation.target, self.notes)

    def _run(self, run: Element, link: str) -> None:
        form = self._form(run.find("rPr"))
        if form is None:
            self.notes.count("hidden")
            return
        link = self._field_link() or link
        for element in run:
            self._piece(element, replace(form, link=link))

    def _piece(self, element: Element, form: Span) -> None:
        tag = element.tag
        if tag == "fldChar":
            self._field(element.get("fldCharType", ""))
        elif tag == "instrText" and self._fields:
            self._fields[-1].code += element.text or ""
        elif self._fields and not self._fields[-1].shown:
            return  # Between the code and the result of a field.
        elif tag == "t":
            self._spans.append(replace(form, text=element.text or ""))
        elif tag == "br":
            if element.get("type", "textWrapping") == "textWrapping":
                self._spans.append(replace(form, text="\n"))
        elif tag in _LETTERS:
            self._spans.append(replace(form, text=_LETTERS[tag]))
        elif tag == "sym":
            self._sign(element.get("char", "").upper(), form)
        elif tag in _DRAWN:
            self.drawn(element)
        elif tag == "AlternateContent":
            self._alternative(element, form)
        elif tag in ("footnoteReference", "endnoteReference"):
            kind = tag.removesuffix("Reference")
            quoted = self.footnotes.get((kind, element.get("id", "")), "")
            self.notes.lost("footnote", quoted=quoted or "…")
        elif tag == "commentReference":
            self.notes.lost("comment", quoted=self.comments.get(element.get("id", "")) or "…")

    def _alternative(self, element: Element, form: Span) -> None:
        """Word writes a new drawing twice, for itself and for old versions: one is read."""
        chosen = element.find("Choice")
        if chosen is None:
            chosen = element.find("Fallback")
        for inner in chosen if chosen is not None else ():
            self._piece(inner, form)

    def _field(self, what: str) -> None:
        if what == "begin":
            self._fields.append(_Field())
        elif what == "separate" and self._fields:
            self._fields[-1].shown = True
        elif what == "end" and self._fields:
            self._fields.pop()

    def _field_link(self) -> str:
        for one in self._fields:
            code = one.code.split()
            if one.shown and code[:1] == ["HYPERLINK"] and len(code) > 1 and code[1][0] == '"':
                return safe_link(code[1].strip('"'), self.notes)
        return ""

    def _sign(self, char: str, form: Span) -> None:
        if char in _ARROWS:
            self._spans.append(replace(form, text=_ARROWS[char]))
        else:
            self.notes.lost("sign", code=char)

    def _form(self, properties: Element | None) -> Span | None:
        """Bold and italic of a run; None when it is hidden."""
        if properties is None:
            return Span("")
        style = self.styles.of(value(properties.find("rStyle")))
        hidden = on(properties.find("vanish"))
        if style.hidden if hidden is None else hidden:
            return None
        if on(properties.find("strike")) or on(properties.find("dstrike")):
            self.notes.count("struck")
        bold = on(properties.find("b"))
        return Span(
            "", bold=style.bold if bold is None else bold, italic=bool(on(properties.find("i")))
        )


def _joined(spans: list[Span]) -> Words:
    """Neighbours of one form as one: Word cuts a sentence into runs wherever it likes."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last is not None and replace(last, text="") == replace(span, text=""):
            joined[-1] = replace(last, text=last.text + span.text)
        elif span.text:
            joined.append(span)
    return tuple(joined)
