"""Work on another thread, so that the window never waits for a disk (room: widgets)."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Lock
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, QThreadPool, Signal

from canvas_app.layout.pause import MANY

M_ARENA_MAX = -8
"""Which option of glibc's mallopt says how many places threads take memory from."""
SHARING = 0.000_1
"""Seconds for which a long job keeps Python from the window."""

T = TypeVar("T")


class Work(QObject):
    """One job on a worker thread; its answer or its error arrives on the thread of the window.

    The job may use values only, never a widget. It lives until it has told its answer, also
    when who asked for it has gone by then.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, job: Callable[[], object]) -> None:
        super().__init__()
        self._job = job

    def start(self, *, long: bool = False) -> None:
        """Begin; returns at once. Long jobs wait for each other, and nothing waits for them."""
        _desk().take(self, self._job, long)

    def tell(self, answer: object, error: Exception | None) -> None:
        """Hear what became of the job."""
        if error is None:
            self.done.emit(answer)
        else:
            self.failed.emit(error)


class Desk(QObject):
    """Hands jobs out and answers back; it outlives every job.

    A worker never holds a Work: it might be the last one to let go of it, and Qt's objects die on
    their own thread only. For the same reason no cycles are collected while a job runs: Python
    collects on whatever thread it notices that it should, closed windows among the rest.
    """

    _ended = Signal(int)

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        _take_memory_from_one_place()
        self._under_way: dict[int, Work] = {}
        self._short: set[int] = set()
        self._answers: dict[int, tuple[object, Exception | None]] = {}
        self._count = 0
        self._collects = False
        self._slow = QThreadPool(self)
        self._slow.setMaxThreadCount(1)
        self._slow.setThreadPriority(QThread.Priority.LowPriority)
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def take(self, work: Work, job: Callable[[], object], long: bool = False) -> None:
        """Do a job on another thread and tell the work its answer."""
        if not self._under_way:
            self._collects = gc.isenabled()
            gc.disable()
        self._count += 1
        number = self._count
        self._under_way[number] = work
        if long:
            self._slow.start(lambda: self._run(number, lambda: gently(job)))
        else:
            self._short.add(number)
            QThreadPool.globalInstance().start(lambda: self._run(number, job))

    @property
    def busy(self) -> bool:
        """Whether a job runs that is not long."""
        return bool(self._short)

    def collect(self) -> None:
        """Let cycles be collected from now on, or once no job runs any more."""
        self._collects = True
        if not self._under_way:
            gc.enable()

    def _run(self, number: int, job: Callable[[], object]) -> None:
        try:
            self._answers[number] = job(), None
        except Exception as error:
            self._answers[number] = None, error
        with suppress(RuntimeError):  # the program ended meanwhile
            self._ended.emit(number)

    def _deliver(self, number: int) -> None:
        # Objects stay in Python and signals on one thread: an answer emitted by the worker can
        # reach its slot as None, or not at all when this object is deleted meanwhile.
        work = self._under_way.pop(number)
        self._short.discard(number)
        if self._collects and not self._under_way:
            if gc.get_count()[0] > MANY:
                gc.freeze()  # a large answer lives long: looking through it would be a stall
            gc.enable()
        work.tell(*self._answers.pop(number))


class Once(Generic[T]):
    """A job that is done once: by the thread that asks first; others wait for it."""

    def __init__(self, job: Callable[[], T]) -> None:
        """Nothing is done yet."""
        self._job = job
        self._begun, self._ended = Lock(), Event()
        self._answers: list[T] = []
        self._error: Exception | None = None

    def answer(self) -> T:
        """Return what came of the job. Raises what the job raised."""
        if self._begun.acquire(blocking=False):
            try:
                self._answers.append(self._job())
            except Exception as error:
                self._error = error
            finally:
                self._ended.set()
        self._ended.wait()
        if self._error is not None:
            raise self._error
        return self._answers[0]


class _Sharing:
    """How many jobs share Python with the window now, and how long one kept it before."""

    lock = Lock()
    jobs = 0
    usual = 0.0


def gently(job: Callable[[], T]) -> T:
    """Do a job that hands Python over at once whenever the window asks for it.

    Every call of Qt that lets go of Python waits to get it back: by default 5 ms each time.
    """
    _share(1)
    try:
        return job()
    finally:
        _share(-1)


def _share(jobs: int) -> None:
    """Count such jobs; after the last one everything is as before the first."""
    with _Sharing.lock:
        if not _Sharing.jobs:
            _Sharing.usual = sys.getswitchinterval()
        _Sharing.jobs += jobs
        sys.setswitchinterval(SHARING if _Sharing.jobs else _Sharing.usual)


def is_busy() -> bool:
    """Tell whether another thread works on what somebody waits for."""
    return _desk().busy


def let_collect() -> None:
    """Let Python collect cycles from now on, yet never on another thread."""
    _desk().collect()


def _take_memory_from_one_place() -> None:
    """Let workers use the memory of the window: glibc keeps what a thread held for it alone."""
    if sys.platform == "linux":
        import ctypes

        with suppress(AttributeError):  # other C libraries have one place anyway
            ctypes.CDLL(None).mallopt(M_ARENA_MAX, 1)


def _desk() -> Desk:
    app = QCoreApplication.instance()
    assert app is not None
    return app.findChild(Desk) or Desk(app)
