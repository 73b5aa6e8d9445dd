"""What could not be kept, gathered with its place while a file is read."""

from __future__ import annotations

from kompetensportal.model.writing.brought_in import Note
from kompetensportal.words import Argument, Message, say

MOST = 200
"""Notes that are told one by one. A person does not read more."""
LONGEST = 300
"""Characters of a comment or a footnote that are quoted."""
LONGEST_HEADING = 60


class Notes:
    """Notes in the order of the text; those on the whole file come first."""

    def __init__(self) -> None:
        self.place: Message = say("bringin.place_start")
        self._heading = ""
        self._whole: list[Note] = []
        self._notes: list[Note] = []
        self._counts: dict[str, int] = {}
        self._more = 0

    def at_heading(self, heading: str) -> None:
        """From here on one is under a heading."""
        self._heading = _short(heading, LONGEST_HEADING)
        self.place = say("bringin.place_heading", heading=self._heading)

    def at_step(self, number: int) -> None:
        """From here on one is in a step."""
        if self._heading:
            self.place = say("bringin.place_step", heading=self._heading, step=number)
        else:
            self.place = say("bringin.place_first_step", step=number)

    def at_slide(self, number: int) -> None:
        """From here on one is on a slide of PowerPoint."""
        self.place = say("bringin.place_slide", slide=number)

    def lost(self, what: str, quoted: str = "", **args: Argument) -> None:
        """Something was not kept here; `what` ends the key of its words."""
        if len(self._notes) >= MOST:
            self._more += 1
            return
        if quoted:
            args = {**args, "text": _short(quoted, LONGEST)}
        self._notes.append(Note(self.place, say(f"bringin.{what}", **args)))

    def whole(self, what: str, **args: Argument) -> None:
        """Something that is true of the whole file."""
        self._whole.append(Note(say("bringin.place_whole"), say(f"bringin.{what}", **args)))

    def count(self, what: str) -> None:
        """Something that is told once for the file, with how many times it was met."""
        self._counts[what] = self._counts.get(what, 0) + 1

    def all(self) -> tuple[Note, ...]:
        """What a person is told."""
        for what, n in self._counts.items():
            self.whole(what, n=n)
        if self._more:
            self.whole("more_notes", n=self._more)
        return (*self._whole, *self._notes)


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
