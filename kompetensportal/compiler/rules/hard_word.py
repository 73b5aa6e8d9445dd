"""A rare word stops a slow reader; used twice without the glossary, it stops the text.

How common a word is says wordfreq, after compounds are taken apart (`language.proofreader`).
"""

from collections import defaultdict
from collections.abc import Iterator

from kompetensportal.compiler.context import Context
from kompetensportal.compiler.rules.proofs import is_explained, marks, shown, written
from kompetensportal.compiler.rules.rule import Found, Rule, place_of_word
from kompetensportal.compiler.structure import Document, Spoken
from kompetensportal.language.proof import HARD, Mark
from kompetensportal.model.content.finding import Severity
from kompetensportal.words import Argument


def check(document: Document, context: Context) -> Iterator[Found]:
    """Each hard word once, where it stands first."""
    uses: defaultdict[str, list[tuple[Spoken, Mark]]] = defaultdict(list)
    for spoken, mark in marks(document, context, HARD):
        if not is_explained(document, context, spoken, mark):
            uses[mark.said[0]].append((spoken, mark))
    for lemma, found in uses.items():
        spoken, mark = found[0]
        word = written(spoken, mark)
        place = place_of_word(document, spoken, mark.start, word)
        if len(found) > 1:
            args: dict[str, Argument] = {"word": shown(lemma), "count": len(found)}
            yield Found(place, args, "hard_word_often", Severity.ERROR)
        else:
            yield Found(place, {"word": shown(word)})


RULE = Rule("hard-word", Severity.WARNING, check, full=True, easy=True, dictionary=True)
