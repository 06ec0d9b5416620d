"""Work on another thread, so that the window never waits for a disk (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

_under_way: set[Work] = set()


class Work(QObject):
    """One job on a worker thread; its answer or its error arrives on the thread of the window.

    The job may use values only, never a widget. It lives until it has told its answer, also
    when who asked for it has gone by then.
    """

    done = Signal(object)
    failed = Signal(object)
    _ended = Signal()

    def __init__(self, job: Callable[[], object]) -> None:
        super().__init__()
        self._job = job
        self._answer: object = None
        self._error: Exception | None = None
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; returns at once."""
        _under_way.add(self)
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            self._answer = self._job()
        except Exception as error:
            self._error = error
        self._ended.emit()

    def _deliver(self) -> None:
        # Objects stay in Python and signals on one thread: an answer emitted by the worker can
        # reach its slot as None, or not at all when this object is deleted meanwhile.
        if self._error is None:
            self.done.emit(self._answer)
        else:
            self.failed.emit(self._error)
        _under_way.discard(self)
