"""Work in several passes of the event loop, none of which holds up a hand (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer


def in_passes(
    owner: QObject, parts: Iterator[object], wanted: Callable[[], bool] = lambda: True
) -> None:
    """Do the first part of some work now, and one more in each of the next passes.

    It ends with its owner, and as soon as it is not ``wanted`` any more.
    """
    if wanted() and next(parts, parts) is not parts:
        QTimer.singleShot(0, owner, lambda: in_passes(owner, parts, wanted))
