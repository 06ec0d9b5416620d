"""How many live touchpoints have a rating, counted after every change (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from canvas_app.model.scoring import journey_score
from canvas_app.model.scoring.values import Scope
from canvas_app.widgets.work import is_busy

if TYPE_CHECKING:
    from canvas_app.widgets.session import Session

MS = 60
"""How long counting waits, so that what is seen comes first."""


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
        score = journey_score.panel(Scope(view.project, view.journey, view.lens, view.view))
        self.counted.emit(len(score.shares), score.live)
