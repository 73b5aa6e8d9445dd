"""`kompetensportal listen FILE`: one text to hear, as it is in the file now."""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import replace
from pathlib import Path

from kompetensportal.actions.content.voice import CLIPS, open_narrator
from kompetensportal.cli.options import Parser, content_root, settings_from
from kompetensportal.cli.terminal import show
from kompetensportal.compiler.facts_file import read_facts
from kompetensportal.compiler.pipeline import compile_source
from kompetensportal.compiler.read import decode, locate
from kompetensportal.errors import EnvironmentalError, MistakeError
from kompetensportal.model.content.lesson import Lesson
from kompetensportal.model.content.source import Source
from kompetensportal.settings import Settings
from kompetensportal.speech import recordings
from kompetensportal.speech.clips import Clips
from kompetensportal.speech.engines import ENGINES
from kompetensportal.speech.narrate import Narration, Narrator
from kompetensportal.speech.normalise import spoken
from kompetensportal.words import say

HELP_KEY = "speech.listen_help"
ANYWHERE = "lathundar/text"
"""Where a file is taken to lie that is outside of the content."""


def add_arguments(parser: Parser) -> None:
    """FILE, `--sentence`, `--engine`, `--voice`, `--out`, `--list`, `--text`."""
    words = parser.words
    file = words.text("speech.listen_file")
    parser.add_argument("file", metavar=file, help=words.text("speech.listen_option_file"))
    for name, kind in (("sentence", int), ("voice", str), ("out", Path)):
        help_ = words.text(f"speech.listen_option_{name}")
        parser.add_argument(f"--{name}", type=kind, help=help_)
    parser.add_argument("--engine", choices=ENGINES, help=words.text("speech.option_engine"))
    for name in ("list", "text"):
        help_ = words.text(f"speech.listen_option_{name}")
        parser.add_argument(f"--{name}", action="store_true", help=help_)


def run(args: argparse.Namespace) -> int:
    """Write the audio and its timing, or show what is asked for."""
    settings = settings_from(args)
    settings = replace(settings, voice=args.engine or settings.voice)
    path = _path(settings, args.file)
    lesson = read_lesson(settings, path)
    folder = path.with_suffix(recordings.SUFFIX)
    if args.list:
        show(args.words, say("speech.listen_folder", folder=str(folder)))
        _print_names(lesson, folder)
        return 0
    if args.sentence is not None:
        lesson = _only(lesson, args.sentence)
    with tempfile.TemporaryDirectory(prefix="kp-listen-") as scratch:
        narrator = open_narrator(settings.data, settings.voice)
        if not settings.data.is_dir():
            narrator.clips = Clips(Path(scratch) / CLIPS)
        try:
            if args.text:
                _print_spoken(lesson, narrator)
                return 0
            _choose(narrator, lesson, args.voice or "")
            takes = recordings.find(folder, lesson).by_sentence
            narration = narrator.narrate(lesson.sentences, takes)
        finally:
            narrator.close()
    show(args.words, *(missing.why for missing in narration.missing), *narration.faults)
    if not narration.mp3:
        raise EnvironmentalError(say("speech.listen_silent"))
    out = args.out or Path(f"{path.stem}.mp3")
    _write(out, narration)
    seconds = round(narration.timing["duration"] / 1000)
    timing = str(out.with_suffix(".json"))
    show(args.words, say("speech.listen_done", file=str(out), seconds=seconds, timing=timing))
    return 0


def read_lesson(settings: Settings, path: Path) -> Lesson:
    """What a file compiles to, whatever its pictures. Raises MistakeError when it is no text."""
    root = content_root(settings).resolve()
    within = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
    name = within if locate(within) else f"{ANYWHERE}/{path.name}"
    place = locate(name)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _no_file(str(path)) from error
    source = decode(name, place.kind, content) if place else None
    value = None
    if isinstance(source, Source):
        facts, _ = read_facts(root)
        value = compile_source(source, pictures=lambda _: None, facts=facts).value
    if not isinstance(value, Lesson):
        raise MistakeError(
            say("speech.listen_no_text", file=path.name), say("speech.listen_no_text_mend")
        )
    return value


def _path(settings: Settings, given: str) -> Path:
    for path in (Path.cwd() / given, content_root(settings) / given):
        if path.is_file() and path.suffix == ".md":
            return path.resolve()
    raise _no_file(given)


def _no_file(name: str) -> MistakeError:
    return MistakeError(say("speech.listen_no_file", file=name), say("speech.listen_no_file_mend"))


def _only(lesson: Lesson, number: int) -> Lesson:
    chosen = tuple(s for s in lesson.sentences if s.index == number)
    if not chosen:
        raise MistakeError(
            say("speech.listen_no_sentence", number=number),
            say("speech.listen_no_sentence_mend"),
        )
    return replace(lesson, sentences=chosen)


def _choose(narrator: Narrator, lesson: Lesson, voice: str) -> None:
    narrator.voice = voice
    languages = {sentence.language for sentence in lesson.sentences}
    known = sorted({name for one in languages for name in narrator.engine.voices(one)})
    if voice and voice not in known:
        raise MistakeError(
            say("speech.listen_no_voice", voice=voice),
            say("speech.listen_no_voice_mend", voices=", ".join(known)),
        )


def _print_names(lesson: Lesson, folder: Path) -> None:
    there = {path.stem for path in folder.glob("*")}
    for name, sentences in recordings.names(lesson):
        mark = "*" if name in there else " "
        text = " ".join(sentence.text for sentence in sentences)
        first, last = sentences[0].index, sentences[-1].index
        numbers = str(first) if first == last else f"{first}-{last}"
        print(f"{mark} {name:<32} {numbers:>7}  {text}")


def _print_spoken(lesson: Lesson, narrator: Narrator) -> None:
    for sentence in lesson.sentences:
        said = spoken(sentence.text, sentence.language, narrator.lexicons).text
        print(f"{sentence.index:>3}  {said}")


def _write(out: Path, narration: Narration) -> None:
    try:
        out.write_bytes(narration.mp3)
        out.with_suffix(".json").write_text(json.dumps(narration.timing), encoding="utf-8")
    except OSError as error:
        raise EnvironmentalError(
            say("speech.listen_cannot_write", file=str(out), why=error.strerror or str(error)),
            say("speech.listen_cannot_write_mend"),
        ) from error
