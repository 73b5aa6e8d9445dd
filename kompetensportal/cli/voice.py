"""`kompetensportal voice`: makes the audio that the published library lacks, and reports."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from kompetensportal.actions.content.goal_voice import fill_goals
from kompetensportal.actions.content.own_words import own_lexicons
from kompetensportal.actions.content.voice import fill, order
from kompetensportal.actions.content.word_voice import fill_words, said_of
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import Progress
from kompetensportal.compiler.read import GLOSSARY
from kompetensportal.errors import MistakeError
from kompetensportal.languages import LANGUAGES
from kompetensportal.model.content.lesson import Sentence
from kompetensportal.model.content.plain import to_plain
from kompetensportal.model.content.voice import VoiceReport
from kompetensportal.settings import Settings
from kompetensportal.speech.engines import ENGINES
from kompetensportal.speech.normalise import spoken
from kompetensportal.store.content.library import Library
from kompetensportal.words import Catalogue, Message, say

HELP_KEY = "speech.help"
INCOMPLETE = 2
SHOWN = 20
"""How many sentences without sound are named; the rest are counted."""
NICENESS = 10


def add_arguments(parser: Parser) -> None:
    """`--require`, `--json`, `--spoken`, `--engine` and `--nice`."""
    words = parser.words
    for name in ("require", "json", "spoken", "nice"):
        help_ = words.text(f"speech.option_{name}")
        parser.add_argument(f"--{name}", action="store_true", help=help_)
    parser.add_argument("--engine", choices=ENGINES, help=words.text("speech.option_engine"))


def run(args: argparse.Namespace) -> int:
    """Fill in what is missing; 2 with `--require` when something is missing still."""
    settings = settings_from(args)
    settings = replace(settings, voice=args.engine or settings.voice)
    library = Library(settings.data)
    if args.spoken:
        print_spoken(library, settings.data)
        return 0
    if args.nice and hasattr(os, "nice"):
        os.nice(NICENESS)  # The engine's processes inherit it.
    progress = Progress(args.words, "speech.progress")
    try:
        content = _content(settings)
        report = fill(
            library,
            settings.data,
            settings.voice,
            content=content,
            progress=progress,
            between=lambda: _fill_more(library, settings),
        )
    finally:
        progress.close()
    if args.json:
        print(json.dumps(_plain(args.words, report), ensure_ascii=False, indent=2))
    else:
        tell(args.words, report)
    return INCOMPLETE if args.require and not report.complete else 0


def _fill_more(library: Library, settings: Settings) -> None:
    """The words of the glossary, and the goals of the self-assessment."""
    fill_words(library, settings.data, settings.voice)
    fill_goals(library, settings.data, settings.voice)


def print_spoken(library: Library, data: Path) -> None:
    """Print all that is read aloud, and how what is said otherwise than it is written is said.

    The texts in every language first, then what the cards of the glossary say.
    """
    generation, lexicons = library.generation(), own_lexicons(data)

    def print_all(heading: str, sentences: Iterable[Sentence]) -> None:
        print(f"\n{heading}")
        for sentence in sentences:
            said = spoken(sentence.text, sentence.language, lexicons).text
            print(f"  {sentence.index:>3}  {sentence.text}")
            if said != sentence.text:
                print(f"     = {said}")

    for work in sorted(order(generation), key=lambda work: (work.path, work.lesson)):
        lesson = generation.document(work.document)
        # An edition in another language has no file of its own.
        heading = work.path or f"{work.lesson} [{lesson.meta.language}]"
        print_all(heading, lesson.sentences)
    for _, word in sorted(generation.words.items()):
        print_all(f"{GLOSSARY}/{word.id}", said_of(word))


def tell(words: Catalogue, report: VoiceReport) -> None:
    """Print what came of it."""
    for message in _lines(report):
        print(words.say(message))


def _content(settings: Settings) -> Path | None:
    """Where the authors' files lie, if they do on this machine: recordings lie beside them."""
    try:
        return content_root(settings)
    except MistakeError:
        return None


def _lines(report: VoiceReport) -> list[Message]:
    lines = [
        say("speech.report", ready=report.ready, of=report.documents),
        say("speech.report_made", n=report.made, clips=report.clips, seconds=round(report.seconds)),
    ]
    for one in report.coverage:
        known = LANGUAGES.get(one.language)
        lines.append(
            say(
                "speech.report_coverage",
                language=known.name if known else one.language,
                form=f"@speech.form_{one.form.value}",
                ready=one.ready,
                of=one.documents,
            )
        )
    if recorded := sum(one.recorded for one in report.coverage):
        lines.append(say("speech.report_recorded", n=recorded))
    lines += [say("speech.no_voice", language=language) for language in report.no_voice]
    if report.fault is not None:
        off = report.fault.key == "speech.no_engine"
        lines += [report.fault, say("speech.no_engine_mend" if off else "speech.engine_mend")]
    if report.cache_fault:
        lines.append(say("speech.report_cache", why=report.cache_fault))
    lines += [fault.what for fault in report.recordings]
    return [*lines, *_unspoken(report)]


def _unspoken(report: VoiceReport) -> list[Message]:
    lines: list[Message] = []
    for one in report.unspoken[:SHOWN]:
        named = say("speech.report_sentence", lesson=one.lesson, number=one.index, text=one.text)
        lines += [named, one.why]
    if len(report.unspoken) > SHOWN:
        lines.append(say("speech.report_more", n=len(report.unspoken) - SHOWN))
    return lines


def _plain(words: Catalogue, report: VoiceReport) -> dict[str, Any]:
    """The report for a program: as it is kept, with its messages in words."""
    plain: dict[str, Any] = to_plain(report)
    plain["complete"] = report.complete
    plain["fault"] = words.say(report.fault) if report.fault else None
    for kept, one in zip(plain["unspoken"], report.unspoken, strict=True):
        kept["why"] = words.say(one.why)
    for kept, fault in zip(plain["recordings"], report.recordings, strict=True):
        kept["what"] = words.say(fault.what)
    return plain
