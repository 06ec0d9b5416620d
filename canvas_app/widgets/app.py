"""Starting the program with a window (room: widgets)."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from canvas_app.widgets.program import Program


def run(files: list[str], language: str | None = None) -> int:
    """Show a window for each file, or the start page, until the last window is closed.

    The bare window is painted first; everything else is made after that. Returns the exit
    status of the event loop.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("touchpoint-canvas")
    app.setApplicationDisplayName("Touchpoint Canvas")
    app.setDesktopFileName("touchpoint-canvas")
    program = Program(app, language)
    window = program.open_first(Path(name) for name in files)
    window.painted.connect(partial(_hear_interrupts, app))
    return app.exec()


def _hear_interrupts(app: QApplication) -> None:
    from canvas_app.widgets.interrupt import Interrupt

    Interrupt(app)
