"""How many live touchpoints have a rating, counted after every change (room: widgets)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import Shiboken

from canvas_app.model.scoring import journey_score
from canvas_app.model.scoring.values import Scope
from canvas_app.widgets.work import Work, gently, is_busy

if TYPE_CHECKING:
    from canvas_app.layout.view import JourneyView
    from canvas_app.widgets.session import Session

MS = 60
"""How long counting waits, so that what is seen comes first."""
MANY = 700
"""So many touchpoints are counted by another thread."""


class Rated(QObject):
    """``counted`` carries how many of the live touchpoints are rated, and how many there are."""

    counted = Signal(int, int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._count)
        session.changed.connect(self._wait)
        self._wait()

    def _wait(self) -> None:
        self._later.start(MS)

    def _count(self) -> None:
        if is_busy():
            self._wait()
            return
        view = self._session.view
        scope = Scope(view.project, view.journey, view.lens, view.view)
        if len(view.journey.touchpoints) < MANY:
            self.counted.emit(*_counted(scope))
            return
        work = Work(partial(gently, partial(_counted, scope)))
        work.done.connect(partial(self._tell, view))
        work.start()

    def _tell(self, view: JourneyView, answer: tuple[int, int]) -> None:
        """Tell what another thread has counted, unless something else is shown by now."""
        if Shiboken.isValid(self) and view is self._session.view:
            self.counted.emit(*answer)


def _counted(scope: Scope) -> tuple[int, int]:
    score = journey_score.panel(scope)
    return len(score.shares), score.live
