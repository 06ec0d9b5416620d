"""The program with a journey in which a card comes and goes hundreds of times by itself."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from canvas_app.model.edits import touchpoints
from canvas_app.widgets.main_window import MainWindow
from canvas_app.widgets.program import Program

STEP_MS = 10


def main(file: str, done: str, times: str) -> int:
    """Open the file; write ``done`` when the last card has come back. Begins once awaited."""
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    app.setApplicationName("touchpoint-canvas")
    program = Program(app, "en")
    window = program.open_first([Path(file)])
    left = [int(times)]
    timer = QTimer(app)

    def turn() -> None:
        if window.session is None or not Path(f"{done}.awaited").exists():
            return
        _come_or_go(window)
        left[0] -= 1
        if not left[0]:
            timer.stop()
            Path(done).write_text("done", encoding="utf-8")

    timer.timeout.connect(turn)
    timer.start(STEP_MS)
    return app.exec()


def _come_or_go(window: MainWindow) -> None:
    session = window.session
    assert session is not None
    if session.history.past:
        session.undo()
    else:
        session.apply(touchpoints.delete([session.journey.touchpoints[-1].id]))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
