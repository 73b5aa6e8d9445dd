"""Markdown as others write it, who know nothing of our boxes: 240 files, the same each time.

Read-me files with badges, manuals, notes of a static site with front matter of its own, change
logs, wiki pages, essays with footnotes. Each is a few sections put together by chance from the
habits below: what is common in the world and means nothing, or something else, here.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

FILES = 240
SEED = 20261122
_WORDS = """
server user install the a of and option when config file returns value under test page note build
first next with default example care team meeting plan week är och på för lådan größe été naïve
日本語 Русский עברית العربية 🎉 👩‍⚕️ e.g. i.e. v2.0 foo_bar *args don't © — …
"""
WORDS = _WORDS.split()
FRONT_MATTER = (
    "",
    "",
    "---\nlayout: post\ntitle: Hello\ntags: [a, b]\ndate: 2021-02-30\n---\n",
    "---\ntitle: 'A: B'\ndraft: true\nweight: 10\nnested:\n  - x: {y: z}\n---\n",
    "+++\ntitle = 'TOML'\n[params]\nx = 1\n+++\n",
    '{"title": "JSON front matter", "draft": false}\n\n',
    "---\ntitle: no end\n",
    "---\n---\n",
    "---\n{{ title }}: {% if x %}y{% endif %}\n---\n",
    "<!-- markdownlint-disable -->\n",
)

Chance = random.Random
Habit = Callable[[Chance], str]


def some(chance: Chance, most: int = 12) -> str:
    """A few words."""
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def heading(chance: Chance) -> str:
    text, level = some(chance, 5), chance.randint(1, 6)
    forms = (f"{text}\n===", f"{text}\n---", f"{'#' * level} {text} {'#' * level}")
    return chance.choice((f"{'#' * level} {text}", f"{'#' * level} {text} {{#a .b c=d}}", *forms))


def paragraph(chance: Chance) -> str:
    lines = [some(chance, 20) for _ in range(chance.randint(1, 5))]
    return chance.choice(("\n", "  \n", "\\\n", " ")).join(lines)


def emphasis(chance: Chance) -> str:
    a, b, c = (some(chance, 3) for _ in range(3))
    return f"**{a}** _{b}_ ***{c}*** ~~{a}~~ ==b== x^2^ H~2~O `{b}` ``a ` b`` **unclosed *{c}"


def link(chance: Chance) -> str:
    text = some(chance, 3)
    forms = (
        f"[{text}](https://example.org/a_(b)?q=1&r=2 'title')",
        f'[{text}][ref] and [ref][] and [ref]\n\n[ref]: <../a b.md> "T"',
        "<https://example.org> and https://example.org/bare and www.example.org, a@example.org",
        f"[{text}](./docs/../../x.md#L10-L20) [{text}]() [{text}](<>) [[Wiki page|{text}]]",
        f"[{text}](data:text/html;base64,PHNjcmlwdD4=) [{text}](JaVaScRiPt:alert(1))",
        "[a](vbscript:x) [b](&#106;avascript:x) [c](//example.org) [d](file:///etc/passwd)",
    )
    return chance.choice(forms)


def picture(chance: Chance) -> str:
    forms = (
        "[![Build](https://img.example.org/badge.svg)](https://ci.example.org/x)",
        "![](image.png) ![alt](images/a b.png) ![x](data:image/png;base64,AAAA)",
        "![diagram][pic]\n\n[pic]: ../assets/diagram.svg 'A title'",
        '<img src="logo.png" align="right" width="200" onerror="alert(1)">',
        "![a](/absolute/path.gif){width=50%}",
    )
    return chance.choice(forms)


def nested_list(chance: Chance) -> str:
    lines, depth = [], 0
    for number in range(chance.randint(2, 14)):
        depth = max(0, min(6, depth + chance.choice((-1, 0, 0, 1))))
        mark = chance.choice(("-", "*", "+", f"{number}.", f"{number})", "- [ ]", "- [x]"))
        lines.append(chance.choice(("  ", "    ", "\t", "   ")) * depth + f"{mark} {some(chance)}")
        if chance.random() < 0.2:
            lines += ["", "  " * depth + "   " + some(chance), ""]
    return "\n".join(lines)


def table(chance: Chance) -> str:
    width = chance.randint(1, 6)
    rows = [[some(chance, 3) for _ in range(width)] for _ in range(chance.randint(1, 8))]
    rule = chance.choices(("---", ":--", "--:", ":-:"), k=width)
    lines = [" | ".join(row) for row in (rows[0], rule, *rows[1:])]
    if chance.random() < 0.3:
        lines.append("one | too | many | cells | in | this | row | here")
    return "\n".join(f"| {line} |" if chance.random() < 0.8 else line for line in lines)


def code(chance: Chance) -> str:
    fence = chance.choice(("```", "~~~", "````", "```{.python #id}", "```mermaid", "```diff\n+ a"))
    inner = "def f(x):\n\treturn {'a': [x]}\n::: tips\n- [x] not an option\n"
    end = fence[: len(fence) - len(fence.lstrip("`~"))]
    return chance.choice((f"{fence}\n{inner}{end}", f"{fence}\n{inner}", f"    {inner}\n\t{inner}"))


def html(chance: Chance) -> str:
    forms = (
        f"<details>\n<summary>{some(chance, 3)}</summary>\n\n{some(chance)}\n\n</details>",
        "<p align=center><a href=javascript:x onclick='y()'>x</a><br/><kbd>Ctrl</kbd></p>",
        "<script>document.write('x')</script>\n<style>*{display:none}</style>",
        "<table><tr><td>\n\n**bold in a cell**\n\n</td></tr></table>",
        "a <b>bold</b> <unknown-tag x=y> &nbsp;&copy;&#0;&#xFFFF; 1 < 2 && 3 > 2 <!-- note -->",
        "<!-- never ended\n" + some(chance),
        "<svg onload=alert(1)><iframe src='https://example.org'></iframe>",
    )
    return chance.choice(forms)


def quote(chance: Chance) -> str:
    kind = chance.choice(("", "[!NOTE]", "[!WARNING]", "**Note**:"))
    first, inner, lazy = some(chance), some(chance), some(chance, 4)
    return f"> {kind}\n> {first}\n>> {inner}\nlazy {lazy}\n>\n> - {kind}\n>   1. a"


def footnote(chance: Chance) -> str:
    text, note = some(chance, 6), some(chance)
    return f"{text}[^1] and[^note].\n\n[^1]: {note}\n[^note]: {text}\n    continued\n\n*[HTML]: x"


def box(chance: Chance) -> str:
    """Boxes of other programs, some of which look like ours."""
    forms = (
        f"::: warning\n{some(chance)}\n:::",
        f":::note {some(chance, 2)}\n{some(chance)}",
        f"::::: {{.callout-tip}}\n::: inner\n{some(chance)}\n:::\n:::::",
        f'!!! note "{some(chance, 2)}"\n    {some(chance)}',
        f"::: tips\n{some(chance)}\n\n## {some(chance, 2)}",
        ":::\n:::",
    )
    return chance.choice(forms)


def template(chance: Chance) -> str:
    forms = (
        "{{< figure src='a.png' >}} {% include x.html %} {{ site.url }} ${HOME}",
        "$$\n\\sum_{i=0}^n x_i\n$$ and $a*b*c$ and \\(x\\)",
        "[TOC]\n\n[[_TOC_]]\n\n@import 'x' :tada: :+1:",
        "Term\n: Definition\n: Another\n\n***\n- - -\n____",
        "1986\\. A great year.\n1. one\n1. one\n3. three\n10) ten",
        "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch",
    )
    return chance.choice(forms)


def change_log(chance: Chance) -> str:
    number = f"{chance.randint(0, 9)}.{chance.randint(0, 20)}.{chance.randint(0, 9)}"
    return (
        f"## [{number}] - 2020-01-0{chance.randint(1, 9)}\n### Fixed\n- {some(chance)} (#12, @user)"
    )


HABITS: tuple[Habit, ...] = (
    *(heading, paragraph, paragraph, emphasis, link, picture, nested_list, table, code, html),
    *(quote, footnote, box, template, change_log),
)


def foreign_files() -> Iterator[bytes]:
    """The files' bytes, in order; every habit stands in many of them."""
    chance = random.Random(SEED)
    for _ in range(FILES):
        parts = [chance.choice(HABITS)(chance) for _ in range(chance.randint(2, 30))]
        text = chance.choice(FRONT_MATTER) + chance.choice(("\n\n", "\n\n", "\n")).join(parts)
        end = chance.choice(("", "\n", "\n\n\n", " \t"))
        yield (text + end).replace("\n", chance.choice(("\n", "\n", "\n", "\r\n"))).encode()
