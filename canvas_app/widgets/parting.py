"""Letting go of what Qt has deleted, without a look through all that is there (room: widgets).

Widgets, what they show and what they hear of hold each other. Python finds such rings by looking
at everything, for a tenth of a second and more. What Qt has deleted is taken apart instead.
"""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QObject
from shiboken6 import Shiboken


def things_in(window: QObject) -> list[QObject]:
    """Return a window, then all that is inside it, and what it shows."""
    return [window, *window.findChildren(QObject)]


def let_go(things: list[QObject]) -> None:
    """Take apart those of these things that Qt has deleted, and forget all of them.

    A window that is still held by somebody then is left to the collector, which looks at once.
    """
    window = weakref.ref(things[0])
    gone = [thing for thing in things if not Shiboken.isValid(thing)]
    things.clear()
    while gone:
        vars(gone.pop()).clear()
    left = window()
    if left is not None and not Shiboken.isValid(left):
        sweep()


def sweep() -> None:
    """Look through everything, also what the collector passes over otherwise."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
