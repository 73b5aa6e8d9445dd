"""Two people who write in one text at once, a third with an editor on the file, and bad days.

Every edit writes a word that nobody else writes, so that each word can be asked for afterwards.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, expect
from workshop_portal import GUIDE, Workshop  # type: ignore[import-not-found]

REPOSITORY = Path(__file__).parent.parent.parent
SERVER = """
import sys
from pathlib import Path
from kompetensportal.settings import Settings
from kompetensportal.store.database import Database
from kompetensportal.web.app import create_app
from tools.loopback import serve
data, content, port = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
settings = Settings(data=data, content=content, demo=True)
serve(create_app(settings, Database(settings.database_url)), port=port)
"""
EDIT = """async ([seed, word, where]) => {
  const fields = [...document.querySelectorAll(".editor-cards textarea")];
  fields[seed % fields.length]?.focus();
  // A hand needs a moment from one field to the next, in which the card that it left is put right.
  await new Promise((resolve) => setTimeout(resolve, 20));
  const field = document.activeElement;
  if (!field.matches(".editor-cards textarea")) return false;
  const words = field.value;
  const at = where === "first" ? 0 : words.length;
  const said = where === "line" ? `\\n\\n${word}` : where === "first" ? `${word} ` : ` ${word}`;
  field.value = words.slice(0, at) + said + words.slice(at);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return true;
}"""

CHOOSE = """() => {
  const both = document.querySelector(".met [data-keep=both]");
  both?.click();
  return Boolean(both);
}"""


@dataclass
class Server:
    """A portal in a process of its own, which can be killed at any moment."""

    workshop: Workshop
    port: int
    running: subprocess.Popen[str] | None = None
    killed: int = 0

    def start(self) -> None:
        folders = [str(self.workshop.data), str(self.workshop.content), str(self.port)]
        self.running = subprocess.Popen(
            [sys.executable, "-c", SERVER, *folders],
            cwd=REPOSITORY,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.running.stdout is not None
        assert self.running.stdout.readline().startswith("http"), "the portal did not start"

    def kill(self) -> None:
        """SIGKILL: whatever it was doing, it does not end it."""
        assert self.running is not None
        self.running.kill()
        self.running.wait()
        self.killed += 1


@dataclass
class Writer:
    """Somebody at an editor, and the words that she has written."""

    name: str
    page: Page
    words: list[str] = field(default_factory=list)
    cut: bool = False
    cuts: int = 0

    def write(self, chance: random.Random) -> None:
        word = f"{self.name}{len(self.words)}x"
        where = chance.choices(["last", "first", "line"], [6, 3, 1])[0]
        if self.page.evaluate(EDIT, [chance.randrange(10_000), word, where]):
            self.words.append(word)

    def network(self, *, goes: bool) -> None:
        self.cut, self.cuts = goes, self.cuts + goes
        self.page.context.set_offline(goes)


@dataclass
class Tally:
    """What came of it."""

    written: int
    in_text: int
    chosen: int
    killed: int
    cuts: int
    lost: list[str]

    def __str__(self) -> str:
        return (
            f"two writers and a file: {self.written} edits, {self.in_text} in the text, "
            f"{self.chosen} conflicts chosen, {self.cuts} cuts of the network, "
            f"{self.killed} kills of the server, lost: {len(self.lost)}"
        )


def write_together(workshop: Workshop, edits: int, seed: int) -> Tally:
    """Let two write so many edits each while the worst happens, then choose every conflict."""
    chance = random.Random(seed)
    port = int(workshop.address.rpartition(":")[2])
    workshop.stop()
    server = Server(workshop, port)
    server.start()
    try:
        address = f"/skriva/text/{GUIDE}"
        writers = [
            Writer(name, workshop.sees(who, address))
            for name, who in (("c", "carlos"), ("f", "fatima"))
        ]
        by_hand: list[str] = []
        for number in range(edits):
            for writer in chance.sample(writers, 2):
                writer.write(chance)
                if chance.random() < 0.06:
                    writer.network(goes=not writer.cut)
            if chance.random() < 0.05:
                by_hand.append(_by_hand(workshop, len(by_hand), chance))
            if number % max(20, edits // 8) == edits // 16:
                server.kill()
                server.start()
            time.sleep(chance.random() * 0.05)
        chosen = _in_the_end(writers)
        state = workshop.client("carlos").state()
    finally:
        if server.running is not None and server.running.poll() is None:
            server.running.kill()
            server.running.wait()
    every = [*writers[0].words, *writers[1].words, *by_hand]
    there = set(re.findall(r"[cfh]\d+x", state["text"]))
    for met in state["conflicts"]:
        there |= set(re.findall(r"[cfh]\d+x", met["beside"]))
    lost = sorted(set(every) - there)
    cuts = sum(writer.cuts for writer in writers)
    return Tally(len(every), len(there), chosen, server.killed, cuts, lost)


def _by_hand(workshop: Workshop, number: int, chance: random.Random) -> str:
    """Somebody changes a line of the file with an editor of her own."""
    word = f"h{number}x"
    lines = workshop.text().split("\n")
    bodies = [at for at, line in enumerate(lines) if at > 12 and line and line[0] not in ":!<|-["]
    at = chance.choice(bodies)
    lines[at] += f" {word}"
    workshop.write(GUIDE, "\n".join(lines))
    return word


def _in_the_end(writers: list[Writer]) -> int:
    """The network is back for both; every conflict is chosen, both wordings each time."""
    for writer in writers:
        writer.network(goes=False)
    chosen = 0
    for writer in [*writers, *writers]:
        page = writer.page
        page.evaluate("dispatchEvent(new Event('focus'))")
        expect(page.locator(".saving")).to_have_attribute("data-condition", "saved")
        # What is pressed may be gone by then: the other one has chosen.
        while page.evaluate(CHOOSE):
            chosen += 1
            expect(page.locator(".saving")).to_have_attribute("data-condition", "saved")
        expect(page.locator(".saving")).to_have_attribute("data-condition", "saved")
    return chosen
