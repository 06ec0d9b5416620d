"""Makes the canvas heard, as soon as a screen reader asks for it (room: widgets).

Without one Qt never calls the factory, and nothing else of this room is imported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible

if TYPE_CHECKING:
    from canvas_app.widgets.accessible.board import Board

_installed = False


def install() -> None:
    """Let Qt ask here for what it does not know; once in a process."""
    global _installed
    if not _installed:
        _installed = True
        QAccessible.installFactory(_make)


def _make(class_name: str, widget: QObject) -> Board | None:
    if class_name != "Canvas":
        return None
    from canvas_app.widgets.accessible.board import Board
    from canvas_app.widgets.canvas.canvas import Canvas

    ready = isinstance(widget, Canvas) and "links" in vars(widget)
    return Board(widget) if ready else None  # type: ignore[arg-type]
