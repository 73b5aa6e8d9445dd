"""Lexin's XML: an `Article` holds a `Lemma`, which holds a `Lexeme` for each meaning.

    <Article ArticleID="1"><Lemma Value="lösen|ord" Type="subst.">
      <Lexeme Lexemeno="1"><TargetLang><Translation>password</Translation></TargetLang></Lexeme>
    </Lemma></Article>

`|` in a word shows where it is composed. A file has tens of thousands of articles, so they are
read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree

from kompetensportal.language.dictionaries.wrong import WrongFormatError


def read(path: Path) -> Mapping[str, tuple[str, ...]]:
    """Word in small letters -> translations. Raises WrongFormatError."""
    found: dict[str, dict[str, None]] = {}
    articles = 0
    try:
        for _, article in etree.iterparse(
            str(path), tag="Article", resolve_entities=False, no_network=True, huge_tree=False
        ):
            articles += 1
            for word, translation in _pairs(article):
                found.setdefault(word, {})[translation] = None
            article.clear()
            while article.getprevious() is not None:
                del article.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise WrongFormatError(str(error)) from error
    if not articles:
        raise WrongFormatError("no <Article>")
    return {word: tuple(translations) for word, translations in found.items()}


def _pairs(article: etree._Element) -> Iterator[tuple[str, str]]:
    for lemma in article.iterfind("Lemma"):
        word = (lemma.get("Value") or "").replace("|", "").strip().casefold()
        for translation in lemma.iterfind("Lexeme/TargetLang/Translation"):
            text = " ".join("".join(translation.itertext()).split())
            if word and text:
                yield word, text
