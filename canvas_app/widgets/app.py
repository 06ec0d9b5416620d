"""Starting the program with a window (room: widgets)."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from canvas_app.widgets import look
from canvas_app.widgets.interrupt import Interrupt
from canvas_app.widgets.program import Program


def run(files: list[str], language: str | None = None) -> int:
    """Show a window for each file, or the start page, until the last window is closed.

    The frame of the window is painted first; the files are opened after that. Returns the
    exit status of the event loop.
    """
    app = QApplication(sys.argv[:1])
    app.setApplicationName("touchpoint-canvas")
    app.setApplicationDisplayName("Touchpoint Canvas")
    app.setDesktopFileName("touchpoint-canvas")
    look.load_fonts()
    app.setFont(look.font())
    Interrupt(app)
    program = Program(app, language)
    if files:
        window = program.new_window()
        paths = [Path(name) for name in files]
        window.painted.connect(partial(program.open, paths, window))
    else:
        program.start()
    return app.exec()
