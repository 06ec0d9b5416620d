"""The program, or a bare window to compare it with, in a process of its own.

``python -m tests.bench.window SCENARIO [FILE] [ROUNDS]`` prints one line of JSON: a moment of
the monotonic clock, bytes, or seconds. It starts the program as its command does and takes
over when the event loop begins.
"""

from __future__ import annotations

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SIZE = (1920, 1080)
SETTLED = 1.5
"""Seconds after which nothing is loaded any more."""


def bare(then: Callable[[Any], None]) -> None:
    """Show a main window with nothing in it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: then(self))

    app = QApplication(sys.argv[:1])
    shown = Bare()
    shown.setGeometry(0, 0, *SIZE)
    shown.show()
    app.exec()


def program(files: list[str], then: Callable[[Any], None]) -> None:
    """Start the program with files; ``then`` gets its window before the event loop begins."""
    from PySide6.QtWidgets import QApplication

    import canvas_app.widgets  # noqa: F401  (before Qt's widgets, as when its command starts it)
    from canvas_app.cli import main

    loop = QApplication.exec

    def begin(*_: object) -> int:
        shown = next(w for w in QApplication.topLevelWidgets() if w.inherits("QMainWindow"))
        shown.setGeometry(0, 0, *SIZE)
        then(shown)
        return int(loop())

    QApplication.exec = begin  # type: ignore[method-assign]
    main(["open", *files])


def tell(**facts: object) -> None:
    """Print what was found and end at once."""
    print(json.dumps(facts), flush=True)
    os._exit(0)


def tell_moment(*_: object) -> None:
    """Say that it is now."""
    tell(moment=time.monotonic())


def tell_memory(*_: object) -> None:
    """Say how many bytes of memory this process has in use, once it has settled."""
    settle(SETTLED)
    lines = Path("/proc/self/status").read_text().splitlines()
    resident = next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))
    tell(bytes=resident * 1024)


def settle(seconds: float) -> None:
    """Let the program do what it has to do."""
    from PySide6.QtWidgets import QApplication

    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def when_complete(shown: Any, then: Callable[[Any], None]) -> None:
    """Call ``then`` with the window as soon as its canvas shows the whole picture."""
    from PySide6.QtCore import QTimer

    timer = QTimer(shown)

    def look() -> None:
        if is_complete(shown):
            timer.stop()
            then(shown)

    timer.timeout.connect(look)
    timer.start(1)


def is_complete(shown: Any) -> bool:
    """Tell whether a window shows a document with no tile missing."""
    return shown.document is not None and bool(shown.canvas.sharp)


def stay(shown: QWidget) -> None:
    """Say where on the screen there is something to turn the wheel over, and go on."""
    from PySide6.QtCore import QPoint

    canvas: Any = getattr(shown, "canvas", shown)
    corner = canvas.mapToGlobal(QPoint(0, 0))
    place = [corner.x(), corner.y(), canvas.width(), canvas.height()]
    print(json.dumps({"area": place}), flush=True)


def echo() -> None:
    """Show a widget that changes its colour when the wheel turns, and nothing else."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QApplication, QWidget

    class Echo(QWidget):
        turns = 0

        def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
            self.turns += 1
            self.update()
            event.accept()

        def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
            with QPainter(self) as painter:
                colours = (Qt.GlobalColor.white, Qt.GlobalColor.black)
                painter.fillRect(event.rect(), colours[self.turns % 2])

    app = QApplication(sys.argv[:1])
    shown = Echo()
    shown.setGeometry(0, 0, *SIZE)
    shown.show()
    settle(0.3)
    stay(shown)
    app.exec()


def _settled(work: Callable[[Any], None]) -> Callable[[Any], None]:
    """Do work when the document is shown and the panels are there."""

    def begin(shown: Any) -> None:
        settle(SETTLED)
        work(shown)

    return lambda shown: when_complete(shown, begin)


def _gesture(name: str, rounds: int) -> Callable[[Any], None]:
    from tests.bench import gestures, views

    work = getattr(gestures, name, None) or getattr(views, name)
    return _settled(lambda shown: tell(**work(shown, rounds)))


def _end_in_error(kind: type[BaseException], error: BaseException, _: object) -> None:
    """End at the first error, also at one in a slot, which Qt would pass over."""
    traceback.print_exception(kind, error, error.__traceback__)
    os._exit(1)


def main(scenario: str, *rest: str) -> None:
    """Run one scenario."""
    sys.excepthook = _end_in_error
    file, rounds = [*rest[:1]], int(rest[1]) if rest[1:] else 1
    match scenario:
        case "bare":
            bare(tell_moment)
        case "bare-memory":
            bare(tell_memory)
        case "echo":
            echo()
        case "start":
            program([], lambda shown: shown.painted.connect(tell_moment))
        case "open":
            program(file, lambda shown: when_complete(shown, tell_moment))
        case "memory":
            program(file, _settled(tell_memory))
        case "wheel":
            program(file, _settled(stay))
        case _:
            program(file, _gesture(scenario, rounds))


if __name__ == "__main__":
    main(*sys.argv[1:])
