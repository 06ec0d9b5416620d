"""Between the parking lot and the canvas: notes go to cards and come back (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from canvas_app.i18n import _
from canvas_app.model.edits import notes
from canvas_app.widgets.panels.parking import Parking
from canvas_app.widgets.session import Session

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow


class Puts(QObject):
    """Lives as long as the list and joins it to the window's canvas."""

    def __init__(self, window: MainWindow, session: Session, parking: Parking) -> None:
        super().__init__(parking)
        self._window = window
        self._session = session
        parking.put_asked.connect(self._put)
        parking.placing_asked.connect(self._arm)
        parking.shown.connect(self._reveal)
        window.canvas.parking.connect(parking.light)
        parking.list.letters = self._letters

    def _letters(self) -> bool:
        return self._window.canvas.letters

    def _put(self, note_id: str) -> None:
        """Hang a note on the selected card; when it is not one, let a card be chosen."""
        if len(self._session.selection) != 1:
            self._arm(note_id)
            return
        focus = self._window.canvas.focus
        lane = focus.lane if focus else None
        self._session.apply(notes.move(note_id, self._session.selection[0], lane))

    def _arm(self, note_id: str) -> None:
        self._window.canvas.arm_note(note_id)
        self._window.status.tell(_("Click the card it belongs to; Esc lays the note down."))

    def _reveal(self, touchpoint_id: str) -> None:
        journey = next(
            (
                each
                for each in self._session.project.journeys
                if any(card.id == touchpoint_id for card in each.touchpoints)
            ),
            None,
        )
        if journey is not None:
            self._session.show(journey_id=journey.id)
            self._session.select((touchpoint_id,))
            self._window.canvas.reveal(touchpoint_id)
