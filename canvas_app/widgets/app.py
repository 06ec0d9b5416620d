"""Starting the program with a window (room: widgets)."""

from __future__ import annotations

import gc
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from canvas_app.widgets.program import Program

STARTED_MS = 3_000
"""Ms after which a start is over."""
YOUNG = 200_000
"""So many new objects make the collector look for cycles: an edit of a long journey makes
tens of thousands, and lets go of as many old ones at once, none of them in a cycle."""


def run(files: list[str], language: str | None = None) -> int:
    """Show a window for each file, or the start page, until the last window is closed.

    The bare window is painted first; everything else is made after that. The collector waits
    until then: what a start makes stays. Returns the exit status of the event loop.
    """
    gc.disable()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("touchpoint-canvas")
    app.setApplicationDisplayName("Touchpoint Canvas")
    app.setDesktopFileName("touchpoint-canvas")
    program = Program(app, language)
    window = program.open_first(Path(name) for name in files)
    window.painted.connect(partial(_hear_interrupts, app))
    QTimer.singleShot(STARTED_MS, app, _collect_again)
    return app.exec()


def _collect_again() -> None:
    gc.freeze()
    gc.set_threshold(YOUNG)
    gc.enable()


def _hear_interrupts(app: QApplication) -> None:
    from canvas_app.widgets.interrupt import Interrupt

    Interrupt(app)
