"""Something long that a window has done for it: its worker, its bar, its end (room: widgets)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from canvas_app.export.progress import Cancelled
from canvas_app.export.writing import Run
from canvas_app.i18n.plain import plain
from canvas_app.widgets.accessible.announce import announce
from canvas_app.widgets.work import Work

if TYPE_CHECKING:
    from canvas_app.widgets.job_bar import JobBar
    from canvas_app.widgets.main_window import MainWindow

SHOWN_AFTER_MS = 300
"""What is quicker has no bar."""
LOOK_MS = 100
LONGEST = 24
"""Characters of a name in the bar; its pages stand behind it."""


class Job(QObject):
    """Done for one window; several wait for each other. ``over`` comes at the end, any end.

    It lives until then. A kind of job has ``done`` and ``failed``, and may have more to say when
    it is stopped.
    """

    over = Signal()
    doing = "{file}"
    """What is said of it while it lasts, with its name."""
    pages = True
    """Whether what is counted are pages."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.name = ""
        self.run: Run | None = None
        self._bar: JobBar | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def under_way(self) -> bool:
        """Whether it has begun and is not over."""
        return self.run is not None

    def start(self, work: Callable[[Run], object]) -> None:
        """Do the work on another thread; it may be stopped by the Run it is given."""
        run = self.run = Run()
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._give_up)
        self._work = Work(lambda: work(run))
        self._work.done.connect(self._take)
        self._work.failed.connect(self._miss)
        self._work.start(long=True)
        self._timer.start(SHOWN_AFTER_MS)

    def done(self, answer: Any) -> None:
        """Go on with the answer of the worker."""
        raise NotImplementedError

    def failed(self, error: Exception) -> None:
        """Tell why there is no answer."""
        raise NotImplementedError

    def stop(self) -> None:
        """Stop it, unless it is too late."""
        if self.run and self.run.stop():
            self.end(self.stopped)

    def stopped(self) -> None:
        """Tell that it was stopped."""

    def end(self, tell: Callable[[], object]) -> None:
        """Take the bar away, and the focus out of it; ``tell`` what became of it."""
        self.run = None
        self._timer.stop()
        if self._bar is not None:
            shown = self.window.middle.currentWidget()
            if self._bar.cancel.hasFocus() and shown is not None:
                shown.setFocus(Qt.FocusReason.OtherFocusReason)
            self.window.status.let_go(self._bar)
            self._bar.deleteLater()
            self._bar = None
        tell()
        self.over.emit()
        self.deleteLater()

    def _take(self, answer: object) -> None:
        if self.under_way:
            self.done(answer)

    def _miss(self, error: Exception) -> None:
        if self.under_way and not isinstance(error, Cancelled):
            self.failed(error)

    def _give_up(self) -> None:
        """Let nobody wait for the worker at the end of the program."""
        if self.run:
            self.run.stop()

    def _look(self) -> None:
        if self.run is None:
            return
        if self._bar is None:
            if any(each._bar for each in under_way(self.window)):  # one at a time
                return
            from canvas_app.widgets.job_bar import JobBar

            name = plain(self.name, LONGEST)
            bar = self._bar = JobBar(self.doing.format(file=name), pages=self.pages)
            bar.unwanted.connect(self.stop)
            bar.tell(*self.run.so_far)
            self.window.status.hold(bar)
            announce(bar, bar.words.text())
            self._timer.setInterval(LOOK_MS)
        self._bar.tell(*self.run.so_far)


def under_way(window: MainWindow) -> list[Job]:
    """Return the jobs of a window that are not over."""
    return [each for each in window.findChildren(Job) if each.under_way]
