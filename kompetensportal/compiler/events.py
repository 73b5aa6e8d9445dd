"""From the parser's events to tokens with the file's lines.

pulldown-cmark (a parser in Rust, behind `pyromark`) tells a text as a flat list of events with the
bytes that each came from; this makes tokens of them in one pass. It took a tenth of the time of a
parser in Python, which was half of a build.

Our own signs, boxes and ids, are in `compiler.marks`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pyromark

from kompetensportal.compiler import marks
from kompetensportal.compiler.token import Lines, Token

_PARSE: Callable[[str], Any] = pyromark.Markdown(
    options=pyromark.Options.ENABLE_TABLES
).events_with_range
"""A text to a list of (event, {"start": byte, "end": byte}): a text, or a dict of one entry."""
_PARAGRAPH_BEGINS, _PARAGRAPH_ENDS = {"Start": "Paragraph"}, {"End": "Paragraph"}
DEEPEST_INLINE = 20
"""Bold in emphasis in bold ...: what is inside of more is shown without."""

# Tokens that are all alike are made once; nobody changes a token that is not a box's.
_PARAGRAPH_CLOSE, _HEADING_CLOSE = Token("paragraph_close"), Token("heading_close")
_ITEM_CLOSE, _QUOTE_CLOSE = Token("list_item_close"), Token("blockquote_close")
_LIST_CLOSE, _TABLE_CLOSE = Token("list_close"), Token("table_close")
_BOX_CLOSE, _ROW = Token("box_close"), Token("tr_open")
_SOFT, _HARD, _LINK_CLOSE = Token("softbreak"), Token("hardbreak"), Token("link_close")
_SPANS = {
    "Strong": (Token("strong_open"), Token("strong_close")),
    "Emphasis": (Token("em_open"), Token("em_close")),
}
_CLOSES = {
    "Item": _ITEM_CLOSE,
    "List": _LIST_CLOSE,
    "BlockQuote": _QUOTE_CLOSE,
    "Table": _TABLE_CLOSE,
}


class TooDeepError(Exception):
    """Blocks are in each other deeper than was allowed; `line` (from 0) is where."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def tokens_of(body: str, before: int, deepest: int) -> list[Token]:
    """The tokens of a Markdown text.

    Args:
        body: the text, its boxes masked (`marks.masked`).
        before: how many lines of the file stand before it.
        deepest: how many lists, items, quotes and boxes may be in each other.

    Raises TooDeepError.
    """
    return _Reader(body, before, deepest).read()


class _Reader:
    """One pass over the events of one text."""

    def __init__(self, body: str, before: int, deepest: int) -> None:
        self._body = body
        self._bytes = body.encode()
        self._starts = list(accumulate(map(len, self._bytes.splitlines(keepends=True)), initial=0))
        """Where each line begins, in bytes."""
        self._before = before
        self._deepest = deepest
        self._as_written = "\\" in body or "&" in body
        """Whether a text may be written otherwise than it reads."""
        self._has_ids = "{#" in body
        self.tokens: list[Token] = []
        self._inline: list[Token] = []
        self._texts: list[str] = []
        """Pieces of plain text that follow each other; they become one token."""
        self._open = ""
        """Which block the running text belongs to; empty between blocks."""
        self._begin = self._end = 0
        """The bytes of that block."""
        self._around: list[tuple[str, Token]] = []
        """Lists, items, quotes and boxes that are open."""
        self._fresh = False
        """Whether nothing has stood yet in the numbered item that is open."""
        self._may_have_id = False
        self._row: Lines = (0, 1)
        self._spans = 0
        self._images: list[tuple[Token, list[Token]]] = []

    def read(self) -> list[Token]:
        """All tokens."""
        events = iter(_PARSE(self._body))
        for event, span in events:
            if event == _PARAGRAPH_BEGINS:
                # Most paragraphs are one text, and then there is nothing to gather.
                inside, after = next(events), next(events)
                if after[0] == _PARAGRAPH_ENDS and "Text" in inside[0] and not self._as_written:
                    self._plain_paragraph(span, inside[0]["Text"])
                    continue
                self._paragraph(span["start"], span["end"], hidden=False)
                self._take(inside[0], inside[1], events)
                event, span = after  # noqa: PLW2901 - it was looked at already
            self._take(event, span, events)
        self._leave(0)
        return self.tokens

    def _take(self, event: Any, span: Any, events: Any) -> None:
        """Make tokens of one event; blocks that hold only text take theirs too."""
        if event.__class__ is str:
            self._sign(event, span)
            return
        ((kind, value),) = event.items()
        if kind == "Text":
            if not self._open:
                self._hidden_paragraph(span["start"])
            self._texts.append(value)
            self._end = span["end"]
        elif kind == "Start":
            self._start(value, span, events)
        elif kind == "End":
            self._stop(value, span)
        elif kind == "Code":
            self._piece("code_inline", value, span)
        elif kind == "InlineHtml":
            self._piece("html_inline", value, span)

    # Blocks

    def _start(self, value: Any, span: Any, events: Any) -> None:  # noqa: PLR0912 - one a block
        begin = span["start"]
        kind: Any = value
        detail: Any = None
        if kind.__class__ is not str:
            ((kind, detail),) = value.items()
        if kind in _SPANS:
            if not self._open:
                self._hidden_paragraph(begin)
            self._spans += 1
            if self._spans <= DEEPEST_INLINE:
                self._add(_SPANS[kind][0])
        elif kind == "Item":
            item = Token("list_item_open", "", self._lines(span))
            self._enter("Item", item)
            self._fresh = self._around[-2][1].type == "ordered_list_open"
        elif kind in ("Link", "Image"):
            self._link(kind, detail, begin)
        elif kind == "Heading":
            self._close_hidden()
            token = Token("heading_open", "", self._lines(span))
            token.tag = detail["level"].lower()
            self.tokens.append(token)
            self._open, self._begin, self._end = kind, begin, span["end"]
            self._may_have_id = True
        elif kind == "HtmlBlock":
            self._html(self._lines(span), events)
        elif kind == "List":
            token = Token("bullet_list_open" if detail is None else "ordered_list_open")
            token.map = self._lines(span)
            if detail not in (None, 1):
                token.attrs = {"start": detail}
            self._enter(kind, token)
        elif kind == "BlockQuote":
            self._enter(kind, Token("blockquote_open", "", self._lines(span)))
        elif kind == "CodeBlock":
            self._code("code_block" if detail == "Indented" else "fence", span, events)
        elif kind == "TableCell":
            self._open, self._begin, self._end = kind, begin, span["end"]
        elif kind in ("TableHead", "TableRow"):
            self._row = self._lines(span)
            self.tokens.append(_ROW)
        elif kind == "Table":
            self._close_hidden()
            self._fresh = False
            self.tokens.append(Token("table_open", "", self._lines(span)))

    def _stop(self, value: Any, span: Any) -> None:
        kind = value if value.__class__ is str else next(iter(value))
        if kind == "Paragraph":
            self._running_text(_PARAGRAPH_CLOSE)
        elif kind in _SPANS:
            if self._spans <= DEEPEST_INLINE:
                self._add(_SPANS[kind][1])
            self._spans -= 1
            self._end = span["end"]
        elif kind == "Link":
            self._add(_LINK_CLOSE)
            self._end = span["end"]
        elif kind == "Image":
            self._image()
            self._end = span["end"]
        elif kind == "Heading":
            self._running_text(_HEADING_CLOSE)
        elif kind == "TableCell":
            self._running_text(None)
        elif kind in ("Item", "List", "BlockQuote"):
            self._close_hidden()
            at = len(self._around) - 1
            while self._around[at][0] == "Box":
                at -= 1
            self._leave(at)
        elif kind == "Table":
            self.tokens.append(_TABLE_CLOSE)

    def _sign(self, event: str, span: Any) -> None:
        if event == "SoftBreak":
            if self._texts:
                self._texts.append("\n")
            else:
                self._inline.append(_SOFT)
        elif event == "HardBreak":
            self._add(_HARD)
        elif event == "Rule":
            self._close_hidden()
            self._fresh = False
            self.tokens.append(Token("hr", "", self._lines(span)))

    def _enter(self, kind: str, token: Token) -> None:
        """Open what has blocks inside."""
        self._close_hidden()
        self._fresh = False
        token.level = len(self._around)
        if token.level >= self._deepest:
            raise TooDeepError(token.map[0] if token.map else 0)
        self._around.append((kind, token))
        self.tokens.append(token)

    def _leave(self, level: int) -> None:
        """Close everything above a level: its boxes are left open by their author."""
        self._close_hidden()
        while len(self._around) > level:
            kind, _ = self._around.pop()
            self.tokens.append(_CLOSES.get(kind, _BOX_CLOSE))

    def _paragraph(self, begin: int, end: int, *, hidden: bool) -> None:
        if self._open:
            self._close_hidden()
        token = Token("paragraph_open")
        if hidden:
            token.hidden = True
        self.tokens.append(token)
        self._open, self._begin, self._end = "Hidden" if hidden else "Paragraph", begin, end
        self._may_have_id, self._fresh = self._fresh, False

    def _plain_paragraph(self, span: Any, text: str) -> None:
        if self._open:
            self._close_hidden()
        lines = self._lines(span)
        token = Token("inline", text, lines)
        if self._fresh:
            self._fresh = False
            if "{#" in text:
                marks.take_id(token)
        self.tokens += (Token("paragraph_open", "", lines), token, _PARAGRAPH_CLOSE)

    def _hidden_paragraph(self, begin: int) -> None:
        self._paragraph(begin, begin, hidden=True)

    def _close_hidden(self) -> None:
        """End the text of a tight list's item: no event says so."""
        if self._open == "Hidden":
            self._running_text(_PARAGRAPH_CLOSE)

    def _code(self, type_: str, span: Any, events: Any) -> None:
        self._close_hidden()
        self._fresh = False
        content = _until(events, "CodeBlock")
        self.tokens.append(Token(type_, marks.unmasked(content), self._lines(span)))

    def _html(self, lines: Lines, events: Any) -> None:
        """HTML, or the line of a box."""
        self._close_hidden()
        self._fresh = False
        content = _until(events, "HtmlBlock")
        line = marks.box_line(content)
        if not line:
            self.tokens.append(Token("html_block", marks.unmasked(content), lines))
            return
        token = marks.box(line, lines)
        if token.info:
            self._enter("Box", token)
        elif self._around and self._around[-1][0] == "Box":
            _, opening = self._around.pop()
            opening.meta = {**opening.meta, "closed": True}
            opening.map = (opening.map[0], lines[1]) if opening.map else lines
            self.tokens.append(_BOX_CLOSE)
        else:
            self.tokens += (token, _BOX_CLOSE)

    # Running text

    def _add(self, token: Token) -> None:
        if self._texts:
            self._inline.append(Token("text", "".join(self._texts)))
            self._texts.clear()
        self._inline.append(token)

    def _piece(self, type_: str, content: str, span: Any) -> None:
        if not self._open:
            self._hidden_paragraph(span["start"])
        self._add(Token(type_, content))
        self._end = span["end"]

    def _link(self, kind: str, detail: Any, begin: int) -> None:
        if not self._open:
            self._hidden_paragraph(begin)
        address = detail["dest_url"]
        if detail["link_type"] == "Email":
            address = f"mailto:{address}"
        token = Token("link_open" if kind == "Link" else "image")
        token.attrs = {"href" if kind == "Link" else "src": address, "title": detail["title"]}
        self._add(token)
        if kind == "Image":
            self._images.append((token, self._inline))
            self._inline = []

    def _image(self) -> None:
        """A picture's children are the words of its text alone."""
        self._add(_SOFT)
        token, before = self._images.pop()
        token.children = [child for child in self._inline if child.content]
        self._inline = before

    def _running_text(self, closing: Token | None) -> None:
        """The `inline` token of the block that ends here."""
        first = bisect_right(self._starts, self._begin) - 1
        last = bisect_left(self._starts, self._end, first + 1)
        lines = (first + self._before, last + self._before)
        if self._open == "TableCell":
            lines = self._row
        else:
            self.tokens[-1].map = lines
        texts, children = self._texts, self._inline
        token = Token("inline", "", lines)
        content = "".join(texts)
        written = self._source() if children or self._as_written else content
        if not children and "\\" not in written and "&" not in written:
            token.content = content
        else:
            token.content = written
            if texts:
                children.append(Token("text", content))
            token.children = children
            self._inline = []
        if texts:
            texts.clear()
        if self._may_have_id:
            self._may_have_id = False
            if self._has_ids and "{#" in token.content:
                marks.take_id(token)
        self._open = ""
        self.tokens.append(token)
        if closing is not None:
            self.tokens.append(closing)

    def _source(self) -> str:
        """The block as it is written, without what marks its lines as those of a list or quote."""
        lines = self._bytes[self._begin : self._end].decode().strip().split("\n")
        if self._open == "Heading":
            lines[0] = lines[0].strip("# \t")
        return "\n".join([lines[0].strip(), *(line.strip("> \t") for line in lines[1:])])

    def _lines(self, span: Any) -> Lines:
        first = bisect_right(self._starts, span["start"]) - 1
        last = bisect_left(self._starts, span["end"], first + 1)
        return first + self._before, last + self._before


def _until(events: Any, kind: str) -> str:
    """The text up to the end of a block that holds nothing but text."""
    parts = []
    for event, _ in events:
        ((what, value),) = event.items()
        if what == "End":
            break
        parts.append(value)
    return "".join(parts)
