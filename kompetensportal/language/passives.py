"""Which words of a sentence are passives: they do not say who does it.

Three forms: a verb with -s (`sparas`), a participle after "bli" (`blir sparad`), and one after
"vara" (`är skickat`). The last one mostly tells only how a thing is (`är låst`); it counts when
it says who did it (`är ändrat av chefen`) or when the verb is something one does to a matter, a
message or a decision, which shows on no thing (`deed` in passives.tsv).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kompetensportal.language import word_lists
from kompetensportal.language.saldo import Reading

NEAR = 3
"""So many words before a participle its "är" is looked for: "är redan skickat"."""
SHORTEST = 4
"""Letters of a participle that is left when its first part is taken away: `in-lämnad`."""


class Passives:
    """Tells passives by the readings of a lexicon."""

    def __init__(self, readings: Callable[[str], tuple[Reading, ...]]) -> None:
        self._readings = readings
        self._never = word_lists.words("passives", "mutual") | word_lists.words(
            "passives", "itself"
        )
        self._each_other = word_lists.words("passives", "each-other")
        self._becomes = word_lists.words("passives", "becomes")
        self._is = word_lists.words("passives", "is")
        self._between = word_lists.words("passives", "between")
        self._parts = word_lists.words("passives", "part")
        self._deeds = word_lists.words("passives", "deed")

    def is_passive(self, words: Sequence[str], at: int) -> bool:
        """Whether a word hides who does it.

        Args:
            words: of a sentence, in small letters.
            at: number of the word.
        """
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        linked = self._linked(words, at)
        if linked in self._becomes:
            return bool(self._participles(word))
        if linked in self._is and (lemmas := self._participles(word)):
            return after == "av" or not self._deeds.isdisjoint(lemmas)
        if word in self._never or (word in self._each_other and after == "åt"):
            return False
        verbs = [r for r in self._readings(word) if r.tag.startswith("VB")]
        # `hoppas`, `trivs`: verbs that have no form without the s.
        return any(r.tag.endswith(":PF") for r in verbs) and not any(
            r.lemma.endswith("s") for r in verbs
        )

    def _linked(self, words: Sequence[str], at: int) -> str:
        """The form of "bli" or "vara" that a word hangs on; empty when there is none."""
        for before in reversed(words[max(0, at - NEAR) : at]):
            if before in self._becomes or before in self._is:
                return before
            if before not in self._between:
                break
        return ""

    def _participles(self, word: str) -> set[str]:
        """Dictionary forms of the verbs that a word is a participle of, without a first part."""
        found = {r.lemma for r in self._readings(word) if r.tag.startswith("VB:PPC")}
        for part in self._parts:
            rest = word.removeprefix(part)
            if found and rest != word and len(rest) >= SHORTEST:
                found |= {r.lemma for r in self._readings(rest) if r.tag.startswith("VB:PPC")}
        return found
