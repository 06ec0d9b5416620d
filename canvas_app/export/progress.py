"""How far an export has come, and how it is stopped (room: export).

Whoever starts an export listens; what makes the file tells, from deep inside, without knowing
who listens, if anybody does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Thing = TypeVar("Thing")
Progress = Callable[[int, int], None]
"""Is told how many pages (sheets, rows) are done, and of how many; 0 of 0 while nobody knows.

It is called often and on the thread that makes the file. It may raise Cancelled.
"""
OFTEN = 50
"""After so many small things there is a word."""


class Cancelled(Exception):  # noqa: N818  (not an error: somebody wished it)
    """An export was stopped; nothing is written."""


_listener: ContextVar[Progress | None] = ContextVar("listener", default=None)
_last: ContextVar[tuple[int, int]] = ContextVar("last", default=(0, 0))


@contextmanager
def heard(progress: Progress | None) -> Iterator[None]:
    """Let somebody listen to what is made meanwhile, on this thread."""
    listening, last = _listener.set(progress), _last.set((0, 0))
    try:
        yield
    finally:
        _last.reset(last)
        _listener.reset(listening)


def tell(done: int, total: int) -> None:
    """Say how far an export is. Raises what the listener raises, above all Cancelled."""
    _last.set((done, total))
    again()


def again() -> None:
    """Say that it goes on, no further than said last."""
    if listener := _listener.get():
        listener(*_last.get())


def counted(things: Sequence[Thing]) -> Iterator[Thing]:
    """Yield pages, sheets or rows one by one, telling each."""
    total = len(things)
    for done, thing in enumerate(things):
        tell(done, total)
        yield thing
    tell(total, total)


def going_on(things: Iterable[Thing]) -> Iterator[Thing]:
    """Yield many small things of which nobody knows how many pages they will be."""
    for count, thing in enumerate(things):
        if not count % OFTEN:
            again()
        yield thing
