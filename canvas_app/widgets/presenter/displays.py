"""Displays that come and go while nobody presents, or after (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

if TYPE_CHECKING:
    from canvas_app.widgets.main_window import MainWindow

SETTLED_MS = 400
"""How long a window manager may take to bring windows of a display that is gone back itself."""
SEEN = 0.5
"""The share of a window that must be on a display for people to go on with it."""


class Displays(QObject):
    """Watches displays as long as a window lives.

    A new display is offered for presenting. A window that stood on one that is gone comes back.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.left = ""
        """The slide a presentation ended with because its display was gone."""
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.bring_back)
        app = cast("QGuiApplication", QGuiApplication.instance())
        app.screenAdded.connect(self.display_came)
        app.screenRemoved.connect(self._settled.start)

    def display_came(self, came: QScreen) -> None:
        """Offer to present there, unless a presentation says it by itself."""
        from canvas_app.i18n import _
        from canvas_app.widgets.presenter.presenting import Presenting, present

        window, key = self._window, self.left
        if window.session is not None and window.findChild(Presenting) is None:
            window.banner.tell(
                _("A display was connected."),
                button=_("Go on there") if key else _("Present there"),
                act=lambda: present(window, key),
            )

    def bring_back(self) -> None:
        """Let the window be where people see it, as large as before if there is room."""
        window = self._window
        rooms = [each.availableGeometry() for each in QGuiApplication.screens()]
        place = brought_back(window.frameGeometry(), rooms)
        if place is None or not window.isVisible() or window.isMinimized():
            return
        state, frame = window.windowState(), window.frameGeometry().size() - window.size()
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(place.size() - frame)
        window.move(place.topLeft())
        window.setWindowState(state)


def brought_back(frame: QRect, rooms: Sequence[QRect]) -> QRect | None:
    """Return where a window goes that is hardly seen in any of the rooms, None where it may stay.

    It goes to the middle of the room that has most of it, else of the first one.
    """
    shares = [_area(frame.intersected(room)) for room in rooms]
    if not rooms or sum(shares) >= SEEN * _area(frame):
        return None
    room = rooms[shares.index(max(shares))]
    place = QRect(room.topLeft(), frame.size().boundedTo(room.size()))
    place.moveCenter(room.center())
    return place


def _area(place: QRect) -> int:
    return max(place.width(), 0) * max(place.height(), 0)
