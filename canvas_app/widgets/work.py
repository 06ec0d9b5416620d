"""Work on another thread, so that the window never waits for a disk (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThreadPool, Signal


class Work(QObject):
    """One job on a worker thread; its answer or its error arrives on the thread of the window.

    The job may use values only, never a widget.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, job: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self.done.connect(self.deleteLater)
        self.failed.connect(self.deleteLater)

    def start(self) -> None:
        """Begin; returns at once."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            answer = self._job()
        except Exception as error:
            self.failed.emit(error)
        else:
            self.done.emit(answer)
