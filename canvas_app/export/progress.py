"""How far an export has come, and how it is stopped (room: export)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from canvas_app.layout.listening import Thing, tell


class Cancelled(Exception):  # noqa: N818  (not an error: somebody wished it)
    """An export was stopped; nothing is written."""


def counted(things: Sequence[Thing]) -> Iterator[Thing]:
    """Yield pages, sheets or rows one by one, telling each."""
    total = len(things)
    for done, thing in enumerate(things):
        tell(done, total)
        yield thing
    tell(total, total)
