"""How far a long export is, in one line of a terminal that goes away again (command line)."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from canvas_app.layout.listening import Progress

PATIENCE, PAUSE = 1.0, 0.2
"""Seconds before the first word, and between two."""
AWAY = "\r\x1b[K"


class ProgressLine:
    """Tells at most a few times a second; carries what it is told into words."""

    def __init__(self, name: str) -> None:
        """Tell of the file with this name."""
        self._name = name
        self._next = monotonic() + PATIENCE
        self._told = False

    def tell(self, done: int, total: int) -> None:
        """Show how much is done, of how much; 0 of 0 while nobody knows."""
        if monotonic() < self._next:
            return
        from canvas_app.i18n import _, percent

        words = _("Writing {file} …").format(file=self._name)
        if total > 1:
            words += "  " + percent(100 * done // total)
        print(AWAY + words, end="", file=sys.stderr, flush=True)
        self._next = monotonic() + PAUSE
        self._told = True

    def vanish(self) -> None:
        """Leave an empty line for what is said next."""
        if self._told:
            print(AWAY, end="", file=sys.stderr, flush=True)


@contextmanager
def shown(name: str) -> Iterator[Progress | None]:
    """Yield what shows the way of an export of ``name``; nothing where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    line = ProgressLine(name)
    try:
        yield line.tell
    finally:
        line.vanish()
