"""Starting the program with a window (room: widgets)."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from canvas_app import preferences
from canvas_app.widgets.program import Program

SCALE = "QT_SCALE_FACTOR"
"""Qt reads it once, when it starts."""
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
    kept, given = preferences.load(), os.environ.get(SCALE)
    if kept.scale != 100:
        os.environ[SCALE] = str(kept.scale / 100)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("touchpoint-canvas")
    app.setApplicationDisplayName("Touchpoint Canvas")
    app.setDesktopFileName("touchpoint-canvas")
    program = Program(app, language, kept)
    window = program.open_first(Path(name) for name in files)
    window.painted.connect(partial(_hear, app, program))
    QTimer.singleShot(STARTED_MS, app, _collect_again)
    status = app.exec()
    QThreadPool.globalInstance().waitForDone()  # what is being written is written to its end
    if program.again is not None:
        start_again(program.again, language, given)
    return status


def start_again(files: tuple[Path, ...], language: str | None, scale: str | None) -> None:
    """Start the program anew with these files; ``scale`` is what the environment said of it."""
    environment = {name: value for name, value in os.environ.items() if name != SCALE}
    if scale is not None:
        environment[SCALE] = scale
    wish = ["--language", language] if language else []
    command = [sys.executable, "-m", "canvas_app", "open", *wish, *map(str, files)]
    subprocess.Popen(
        command, cwd=Path(__file__).parents[2], env=environment, start_new_session=True
    )


def _collect_again() -> None:
    from canvas_app.widgets.work import let_collect

    gc.freeze()
    gc.set_threshold(YOUNG)
    let_collect()


def _hear(app: QApplication, program: Program) -> None:
    from canvas_app.widgets.interrupt import Interrupt
    from canvas_app.widgets.trouble import Trouble

    Interrupt(app)
    Trouble(program)
