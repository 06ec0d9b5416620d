"""argparse, speaking the user's language and never leaving the process (room: command line)."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any, NoReturn

from typing_extensions import override

from canvas_app.commands import WRONG_USE
from canvas_app.i18n import LANGUAGES, N_, _
from canvas_app.i18n.plain import plain

PROGRAM = "touchpoint-canvas"


class Stop(Exception):  # noqa: N818  (not an error: the command is over)
    """A command that ends early with an exit status, after its message was printed."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Parser(argparse.ArgumentParser):
    """A parser of one command that answers wrong use with plain lines and raises Stop."""

    def __init__(self, command: str = "", **options: Any) -> None:
        _teach_argparse()
        super().__init__(prog=f"{PROGRAM} {command}".strip(), allow_abbrev=False, **options)
        self.add_argument(
            "--language", choices=LANGUAGES, help=_("language of the messages (wins over LANG)")
        )

    @override
    def parse_args(self, args: Sequence[str], namespace: Any = None) -> Any:  # type: ignore[override]
        """Return the options in ``args``. Raises Stop on --help and on wrong use."""
        return super().parse_args(args, namespace)

    @override
    def error(self, message: str) -> NoReturn:
        lines = [plain(line, 300) for line in message.splitlines()]
        self._print_message("\n".join([f"{PROGRAM}: {lines[0]}", *lines[1:], ""]), _stderr())
        hint = _("{program} --help says what is possible.").format(program=self.prog)
        self._print_message(hint + "\n", _stderr())
        raise Stop(WRONG_USE)

    @override
    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        if message:
            self._print_message(message, _stderr())
        raise Stop(status)


def _stderr() -> Any:
    import sys

    return sys.stderr


ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("expected one argument"),
    N_("expected %s argument"),
    N_("expected %s arguments"),
    N_("expected at least one argument"),
    N_("expected at most one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
)
"""What argparse says in the commands of this program."""


def _teach_argparse() -> None:
    """Let argparse take its words from our catalogue, whatever language was chosen."""
    argparse.__dict__["_"] = _
    argparse.__dict__["ngettext"] = _counted


def _counted(one: str, many: str, n: int) -> str:
    return _(one if n == 1 else many)
