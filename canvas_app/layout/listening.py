"""Somebody who waits for something long, hears that it goes on and may stop it (room: geometry).

Whoever starts it listens; what works tells, from deep inside, without knowing who listens, if
anybody does. It is the same on every thread but heard on its own only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

Thing = TypeVar("Thing")
Progress = Callable[[int, int], None]
"""Is told how many pages (sheets, rows) are done, and of how many; 0 of 0 while nobody knows.

It is called often and on the thread that does the work. It may raise what ends it.
"""
OFTEN = 50
"""After so many small things there is a word."""
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
    """Say how far it is. Raises what the listener raises."""
    _last.set((done, total))
    again()


def again() -> None:
    """Say that it goes on, no further than said last."""
    if listener := _listener.get():
        listener(*_last.get())


def going_on(things: Iterable[Thing]) -> Iterator[Thing]:
    """Yield many small things of which nobody knows how many pages they will be."""
    for count, thing in enumerate(things):
        if not count % OFTEN:
            again()
        yield thing
