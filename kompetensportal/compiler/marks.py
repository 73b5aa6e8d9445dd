"""What our Markdown has beside CommonMark: boxes (`::: tips`) and ids (`{#id}`).

A box's lines are handed to the parser as processing instructions, `<?::: tips?>`: CommonMark lets
such a line begin a block wherever a box may begin, also after a line of text, in a list or a
quote, and not inside of code. So it is the parser that says what a box is in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kompetensportal.compiler.token import Lines, Token

_BOX = re.compile(r"((?:[ \t>]|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*)(:{3}.*)")
_MASKED = re.compile(r"<\?(:::[^\n]*)\?>")
_NAME = re.compile(r":{3,}[ \t]*([^\s:{}]+)?[ \t]*(.*)$")
_TRAILING_ID = re.compile(r"[ \t]*\{#([^{}\n]*)\}[ \t]*$")


def masked(lines: Iterable[str]) -> str:
    """A text from its lines, those of its boxes as the parser gets them."""
    return "\n".join([_mask(line) if ":::" in line else line for line in lines])


def _mask(line: str) -> str:
    found = _BOX.match(line)
    return f"{found[1]}<?{found[2]}?>" if found else line


def unmasked(text: str) -> str:
    """What the author wrote: of code and HTML, where a box's line is none."""
    return _MASKED.sub(r"\1", text) if "<?:::" in text else text


def box_line(html: str) -> str:
    """The line of a box that a block of HTML is; empty when it is another."""
    found = _MASKED.fullmatch(html.strip()) if "<?:::" in html else None
    return found.group(1) if found else ""


def box(line: str, lines: Lines) -> Token:
    """The token of a box's first line, or of a bare `:::`, which has no name."""
    found = _NAME.match(line)
    name, rest = (found.group(1) or "", found.group(2).strip()) if found else ("", "")
    if not name and rest:  # `:::{note}`, as others write it: a box of a name that we do not know.
        name, rest = rest.split()[0].strip("{}") or rest, ""
    token = Token("box_open", "", lines)
    token.info = name
    token.meta = {"words": rest, "closed": False}
    if given := _TRAILING_ID.search(rest):
        token.meta = {"words": rest[: given.start()], "closed": False, "id": given.group(1)}
    return token


def take_id(token: Token) -> None:
    """Take `{#id}` off running text: it stands last on the first line, or last of all."""
    if not token.children:
        token.content, given = _without_id(token.content)
        if given is not None:
            token.meta = {"id": given}
        return
    children = list(token.children)
    breaks = (at for at, child in enumerate(children) if _breaks(child))
    first = next(breaks, len(children) - 1)
    for at in (first if children[first].type == "text" else first - 1, len(children) - 1):
        if at < 0 or children[at].type != "text":
            continue
        text, given = _without_id(children[at].content)
        if given is not None:
            token.meta = {"id": given}
            token.content, _ = _without_id(token.content)
            children[at : at + 1] = [Token("text", text)] if text else []
            token.children = children
            if not children:
                token.content = ""
            return


def _breaks(child: Token) -> bool:
    return child.type in ("softbreak", "hardbreak") or (
        child.type == "text" and "\n" in child.content
    )


def _without_id(content: str) -> tuple[str, str | None]:
    first, newline, rest = content.partition("\n")
    for text, after in ((first, newline + rest), (content, "")):
        # No other than the last `{#` can reach to the end.
        at = text.rfind("{#")
        if at >= 0 and (found := _TRAILING_ID.match(text, at)):
            return text[:at].rstrip(" \t") + after, found.group(1).strip()
    return content, None
