"""Every word comes from a catalogue: none missing, empty, unused, or with other placeholders."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from kompetensportal.model.learning.event import EventType

REPOSITORY = Path(__file__).parent.parent
PACKAGE = REPOSITORY / "kompetensportal"
TRANSLATIONS = REPOSITORY / "translations"
DOMAINS = sorted(path.stem for path in (TRANSLATIONS / "sv" / "LC_MESSAGES").glob("*.po"))
COMPLETE = ("sv", "en")
KEY = re.compile(rf"""["'`@](({"|".join(DOMAINS)})\.[a-z0-9_.]*)""")
PLACE = re.compile(r"%\((\w+)\)[sd]")
FILE_ENDINGS = {"py", "js", "html", "css", "json", "cfg", "lock", "sqlite"}
"""What a name in code may end in that looks like a key and is a file: `setup.cfg`."""
EVENT_TYPES = frozenset(EventType)
"""A fact's type may look like a key: `content.reported`."""
SWEDISH_SYNTAX = ("compiler", "language", "speech")
"""Rooms that know Swedish as a language: authors' syntax, word rules, how numbers are said."""


@cache
def catalogue(language: str, domain: str) -> Catalog:
    path = TRANSLATIONS / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return read_po(file, locale=language.partition("_")[0])


def messages(language: str, domain: str) -> dict[str, Message]:
    def key(message: Message) -> str:
        return message.id if isinstance(message.id, str) else message.id[0]

    return {key(m): m for m in catalogue(language, domain) if m.id}


def texts(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


@cache
def used_keys() -> frozenset[str]:
    """Keys in code, templates and scripts; one that ends in `_` or `.` stands for all it begins."""
    files = [
        path
        for ending in ("*.py", "*.html", "*.txt", "*.js")
        for path in PACKAGE.rglob(ending)
        if "built" not in path.parts
    ]
    return frozenset(
        match[1] for path in files for match in KEY.finditer(path.read_text(encoding="utf-8"))
    )


@pytest.mark.parametrize("domain", DOMAINS)
@pytest.mark.parametrize("language", COMPLETE)
def test_no_message_is_empty_or_fuzzy(language: str, domain: str) -> None:
    for key, message in messages(language, domain).items():
        assert all(texts(message)), f"{language}: {key} is empty"
        assert not message.fuzzy, f"{language}: {key} is fuzzy"
        assert key.startswith(f"{domain}."), f"{key} lies in {domain}.po"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_language_has_the_same_keys_and_placeholders(domain: str) -> None:
    swedish = messages("sv", domain)
    for language in COMPLETE[1:]:
        other = messages(language, domain)
        assert set(other) == set(swedish)
        for key, message in swedish.items():
            places = {p for text in texts(message) for p in PLACE.findall(text)}
            theirs = {p for text in texts(other[key]) for p in PLACE.findall(text)}
            assert places == theirs, f"{language}: {key} fills other places"


def test_no_key_is_unknown() -> None:
    known = {key for domain in DOMAINS for key in messages("sv", domain)}
    for key in used_keys():
        if key.endswith(("_", ".")):
            assert any(k.startswith(key) for k in known), f"nothing begins with {key}"
        elif "." in key and key not in EVENT_TYPES:
            assert key in known or key.rsplit(".", 1)[1] in FILE_ENDINGS, key


def test_no_message_is_unused() -> None:
    # Keys of `findings` and `fragment` are made of the names of rules:
    # tests/compiler/test_findings_words.py holds that none of them waits for nothing.
    prefixes = tuple(key for key in used_keys() if key.endswith(("_", ".")) or key.count(".") > 1)
    unused = [
        key
        for domain in DOMAINS
        for key in messages("sv", domain)
        if key not in used_keys() and not key.startswith(prefixes)
    ]
    assert unused == []


TEMPLATES = sorted((PACKAGE / "web" / "templates").rglob("*.html"))
JINJA = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r"""\s(?:alt|title|placeholder|aria-label|content)="([^"]*)\"""")
NOT_WORDS = {"width=device-width, initial-scale=1", "light dark", "width=device-width", "noindex"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: p.name)
def test_templates_hold_no_literal_words(path: Path) -> None:
    markup = JINJA.sub("", path.read_text(encoding="utf-8"))
    for attribute in SPOKEN_ATTRIBUTE.findall(markup):
        if attribute not in NOT_WORDS and not attribute.startswith("#"):
            assert not re.search(r"[^\W\d_]{2}", attribute), attribute
    assert re.findall(r"[^\W\d_]{2,}", TAG.sub(" ", markup)) == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: p.name)
def test_python_holds_no_swedish_words_to_show(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] in SWEDISH_SYNTAX:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if id(node) in statements:
                continue  # A docstring.
            assert not re.search(r"[åäöÅÄÖ]\w* \w+ ", node.value), f"line {node.lineno}"


PHRASE = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+,?( [A-Za-zåäöÅÄÖ]+)+")
"""What looks like something that is said to a person: a capital letter and one more word."""
PROTOCOL = re.compile(r"^[1-5]\d\d [A-Z]|^(Accept-Encoding|Cookie)(, [A-Z][a-z-]+)*$")
"""Status lines and names of headers, which HTTP itself writes with capitals."""
SCRIPTS = [path for path in sorted((PACKAGE / "web").rglob("*.js")) if "built" not in path.parts]
SCRIPT_TEXT = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`""")
SCRIPT_COMMENT = re.compile(r"/\*.*?\*/|(?:^|\s)//[^\n]*", re.DOTALL)


def phrases(texts: list[str]) -> list[str]:
    return [text for text in texts if PHRASE.search(text) and not PROTOCOL.match(text)]


@pytest.mark.parametrize(
    "path",
    [path for room in ("web", "cli") for path in sorted((PACKAGE / room).rglob("*.py"))],
    ids=lambda p: p.name,
)
def test_pages_and_commands_hold_no_phrase_in_any_language(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in docstrings
    ]
    assert phrases(texts) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda p: p.name)
def test_scripts_hold_no_phrase_in_any_language(path: Path) -> None:
    script = SCRIPT_COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert phrases([text[1:-1] for text in SCRIPT_TEXT.findall(script)]) == []


def test_a_phrase_in_code_would_be_found() -> None:
    said = ["Save changes", "Not found, try again", "Spara ändringar"]
    assert phrases(said) == said
    assert (
        phrases(["304 Not Modified", "Accept-Encoding, Cookie", "save", "Europe/Stockholm"]) == []
    )
