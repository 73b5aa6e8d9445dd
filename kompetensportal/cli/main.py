"""The command `kompetensportal`: finds a command by its name and imports only that one.

A command is a module of this folder with three names:

    HELP_KEY                  key of one line that says what it does
    add_arguments(parser)     its own options
    run(args) -> int          does it; the exit status

`args` always holds `data`, `content` and `language` (see `cli/options.py`). Errors of `errors.py`
are said on stderr with their mend: status 2 for what a person can mend in the input, 3 for
disk, port or network, 1 for a mistake of ours. `KP_DEBUG=1` shows tracebacks.
"""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType

from kompetensportal.cli.options import Parser, add_common, terminal_words
from kompetensportal.errors import EnvironmentalError, KompetensportalError, MistakeError
from kompetensportal.words import Catalogue, MissingMessageError, say

COMMANDS = (
    "start",
    "setup",
    "serve",
    "new",
    "bring-in",
    "check",
    "preview",
    "build",
    "publish",
    "translate",
    "voice",
    "listen",
    "words",
    "pictures",
    "accessibility",
    "password",
    "migrate",
    "backup",
    "restore",
    "example",
    "recount",
    "export",
    "remind",
)
"""Names of the commands, in the order in which the help shows them; each is `cli/<name>.py`, with
`_` for `-`."""

MISTAKE, ENVIRONMENT, OURS, INTERRUPTED = 2, 3, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    words = terminal_words(given)
    try:
        return _run(given, words)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (`| head`) has left: nothing more can or need be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KompetensportalError as error:
        if os.environ.get("KP_DEBUG"):
            raise
        _complain(words, error)
        return _status(error)


def _run(given: list[str], words: Catalogue) -> int:
    if not given or given[0] in {"-h", "--help", "help"}:
        print(_overview(words))
        return 0
    if given[0] == "--version":
        from kompetensportal import __version__  # noqa: PLC0415 - asked for once in a year

        print(__version__)
        return 0
    command = _find(given[0])
    args = _parse(given[0], command, given[1:], words)
    return int(command.run(args))


def _find(name: str) -> ModuleType:
    if name in COMMANDS:
        return _module(name)
    # Only a mistyped name pays for the search for a likely one.
    from difflib import get_close_matches  # noqa: PLC0415

    likely = get_close_matches(name, COMMANDS, n=1)
    raise MistakeError(
        say("cli.unknown_command", name=name),
        say("cli.unknown_command_likely", likely=likely[0]) if likely else say("cli.see_help"),
    )


def _module(name: str) -> ModuleType:
    return import_module(f"kompetensportal.cli.{name.replace('-', '_')}")


def _parse(name: str, command: ModuleType, rest: list[str], words: Catalogue) -> Namespace:
    parser = Parser(name, words, words.text(command.HELP_KEY))
    command.add_arguments(parser)
    add_common(parser, words)
    args = parser.parse_args(rest)
    args.words = words
    return args


def _overview(words: Catalogue) -> str:
    lines = [words.text("cli.overview"), ""]
    for name in COMMANDS:
        command = _module(name)
        lines.append(f"  {name:<10} {words.text(command.HELP_KEY)}")
    return "\n".join([*lines, "", words.text("cli.overview_end")])


def _complain(words: Catalogue, error: KompetensportalError) -> None:
    if isinstance(error, MissingMessageError):
        print(error, file=sys.stderr)  # Our own mistake, and there are no words for it.
        return
    print(words.say(error.what), file=sys.stderr)
    if error.mend is not None:
        print(words.say(error.mend), file=sys.stderr)


def _status(error: KompetensportalError) -> int:
    if isinstance(error, MistakeError):
        return MISTAKE
    return ENVIRONMENT if isinstance(error, EnvironmentalError) else OURS


if __name__ == "__main__":
    raise SystemExit(main())
