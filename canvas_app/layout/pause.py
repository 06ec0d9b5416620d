"""Work that makes many lasting values at once, without the garbage collector (room: geometry)."""

from __future__ import annotations

import gc
from collections.abc import Iterator, MutableSequence
from contextlib import contextmanager
from typing import Any

MANY = 20_000
"""Of so many new things the collector would look through each once, to find nothing."""


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the collector from looking through a growing heap again and again.

    When very many things were made, it passes over them afterwards, too: looking through them
    takes a quarter of a second.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            if gc.get_count()[0] > MANY:
                gc.freeze()
            gc.enable()


def let_go(things: MutableSequence[Any]) -> None:
    """Empty a long list one by one; all at once no other thread could go on meanwhile."""
    while things:
        things.pop()
