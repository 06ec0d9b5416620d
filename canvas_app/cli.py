"""The program's entry: one command out of the arguments, one exit status (room: command line)."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress

from canvas_app import i18n
from canvas_app.commands import COMMANDS, DONE, INTERRUPTED, NOT_WRITTEN
from canvas_app.i18n import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments`` (the process's own by default); return its exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    i18n.set_language(_chosen_language(given) or i18n.system_language())
    _tolerate_any_text()
    try:
        status = _run(given)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _forget_stdout()
        return NOT_WRITTEN
    except OSError as error:
        return _not_printed(error)
    except Exception as error:
        if _swallowed_interrupt(error):
            return INTERRUPTED
        if sys.flags.dev_mode:
            raise
        print(f"touchpoint-canvas: {_our_mistake(error)}", file=sys.stderr)
        return NOT_WRITTEN
    return status


def _run(given: Sequence[str]) -> int:
    words = list(_words(given))
    name = given[words[0]] if words else ""
    if name == "--version":
        return _print_version()
    if name in ("-h", "--help"):
        return _print_help()
    if name in COMMANDS:
        return _run_command(name, [*given[: words[0]], *given[words[0] + 1 :]])
    return _run_command("open", given)


def _run_command(name: str, rest: Sequence[str]) -> int:
    from canvas_app.commands.parser import Parser, Stop

    command = importlib.import_module(f"canvas_app.commands.{name}")
    try:
        words = _(COMMANDS[name])
        parser = Parser(name, description=f"{words[:1].upper()}{words[1:]}.")
        command.arguments(parser)
        status: int = command.run(parser.parse_args(rest))
    except Stop as stop:
        return stop.status
    return status


def _words(given: Sequence[str]) -> Iterator[int]:
    """Yield where the arguments are that are not --language and its value."""
    skip = False
    for place, argument in enumerate(given):
        if not skip and argument != "--language" and not argument.startswith("--language="):
            yield place
        skip = not skip and argument == "--language"


def _chosen_language(given: Sequence[str]) -> str | None:
    options = list(given[: given.index("--")] if "--" in given else given)
    for place, argument in enumerate(options):
        value = argument.removeprefix("--language=")
        if argument == "--language" and place + 1 < len(options):
            value = options[place + 1]
        if value in i18n.LANGUAGES:
            return value
    return None


def _print_version() -> int:
    from importlib.metadata import PackageNotFoundError, version

    try:
        print("Touchpoint Canvas", version("touchpoint-canvas"))
    except PackageNotFoundError:
        print("Touchpoint Canvas")
    return DONE


def _print_help() -> int:
    width = max(map(len, COMMANDS))
    print(_("usage: touchpoint-canvas [COMMAND] [OPTION …] [FILE …]"))
    print()
    print(_("Lay out, weigh and print customer journeys. Without a command the window opens."))
    print()
    for name, words in COMMANDS.items():
        print(f"  {name:{width}}  {_(words)}")
    print()
    print(_("COMMAND --help explains a command, --version names this version."))
    print(_("--language de or --language en chooses the language; -- ends the options."))
    return DONE


def _tolerate_any_text() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _forget_stdout() -> None:
    """Whoever read our output has gone; let the interpreter's own flush not complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _swallowed_interrupt(error: Exception) -> bool:
    """Tell whether pydantic's serializer made Ctrl+C an error of its own; only its text says so."""
    kind = type(error).__name__
    return kind == "PydanticSerializationError" and "KeyboardInterrupt" in str(error)


def _our_mistake(error: Exception) -> str:
    name = type(error).__name__
    return _("Something went wrong that is our mistake ({name}).").format(name=name)


def _not_printed(error: OSError) -> int:
    _forget_stdout()
    with suppress(OSError):
        reason = _("The result could not be written ({code}).").format(code=error.strerror)
        print(f"touchpoint-canvas: {reason}", file=sys.stderr)
    return NOT_WRITTEN
