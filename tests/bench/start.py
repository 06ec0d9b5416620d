"""Lines about the command line: how soon a command begins with its work."""

from __future__ import annotations

from collections.abc import Callable

from tests.bench.files import file
from tests.bench.measure import Line, Sides
from tests.bench.processes import seconds_of

UNTIL_OPENED = """
import os, sys
wanted = sys.argv[1]
def heard(event, facts):
    if event == "open" and facts[0] == wanted:
        os._exit(0)
sys.addaudithook(heard)
from canvas_app.cli import main
sys.exit(main(sys.argv[2:]) or 1)
"""
"""Ends a command when it opens the project: from there on it works."""


def _begun(*command: str) -> Callable[[int], Sides]:
    def prepare(_pairs: int) -> Sides:
        path = str(file(100))
        given = [path if word == "FILE" else word for word in command]
        return (
            lambda: seconds_of("-c", UNTIL_OPENED, path, *given),
            lambda: seconds_of("-c", "import pydantic"),
        )

    return prepare


PYDANTIC = "import pydantic"
LINES = (
    Line("begin-score", "score up to its first work", PYDANTIC, 2, _begun("score", "FILE")),
    Line(
        "begin-export",
        "export up to its first work",
        PYDANTIC,
        3,
        _begun("export", "FILE", "-o", "board.pdf"),
    ),
)
