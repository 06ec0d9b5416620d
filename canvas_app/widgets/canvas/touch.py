"""Fingers on the canvas: one works like a pointer, two pan and zoom (room: widgets)."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QEventPoint, QTouchEvent
from PySide6.QtWidgets import QApplication

from canvas_app.gestures.records import Pointer, left_slack
from canvas_app.widgets.canvas.events import pointer_of

if TYPE_CHECKING:
    from canvas_app.widgets.canvas.gesture_view import GestureView

LONG_PRESS = 500
"""Milliseconds a finger rests until it asks for the menu."""
NEAR_TAP = 24.0
"""Px between the two taps of a double tap."""


class Fingers(QObject):
    """Turns touches into what the gestures of a view are fed with.

    A finger on a card moves it, on empty canvas it pans, resting it opens the menu; a second
    finger ends that, and both pan and zoom about the point between them.
    """

    def __init__(self, view: GestureView) -> None:
        """Feel nothing yet."""
        super().__init__(view)
        self._view = view
        self._first: Pointer | None = None
        """Where the only finger went down; None while there is none, or it has done its deed."""
        self._pinch: tuple[QPointF, float] | None = None
        """The middle of two fingers and their distance (px)."""
        self._tapped = QElapsedTimer()
        self._tap: Pointer | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(LONG_PRESS)
        self._rest.timeout.connect(self._open_menu)

    def feel(self, event: QTouchEvent) -> bool:
        """Take a touch event; tell whether it was one for the canvas itself."""
        points = event.points()
        if event.type() == QEvent.Type.TouchBegin:
            if self._view.childAt(points[0].position().toPoint()) is not None:
                return False
            self._down(self._pointer(points[0]))
        elif event.type() == QEvent.Type.TouchCancel:
            self._let_go()
            self._view.cancel()
        elif len(points) > 1:
            self._two(points[0], points[1])
        elif event.type() == QEvent.Type.TouchEnd:
            self._up(self._pointer(points[0]))
        elif self._pinch is None and self._first is not None:
            self._moved(self._pointer(points[0]))
        if event.type() == QEvent.Type.TouchEnd:
            self._let_go()
        return True

    def _down(self, pointer: Pointer) -> None:
        self._first = pointer
        self._rest.start()
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._twice(pointer):
            self._tap = None
            self._view.press_twice(pointer)
        else:
            self._view.press(pointer)

    def _moved(self, pointer: Pointer) -> None:
        if self._first is not None and left_slack(self._first, pointer):
            self._rest.stop()
        self._view.move_to(pointer)

    def _up(self, pointer: Pointer) -> None:
        if self._first is None or self._pinch is not None:
            return
        if not left_slack(self._first, pointer):
            self._tap = pointer
            self._tapped.start()
        self._view.release(pointer)

    def _two(self, one: QEventPoint, other: QEventPoint) -> None:
        """Keep under both fingers what was under them."""
        way = one.position() - other.position()
        middle, distance = (one.position() + other.position()) / 2, hypot(way.x(), way.y())
        if self._pinch is None:
            self._rest.stop()
            self._view.cancel()
        else:
            last, before = self._pinch
            port = self._view.port.scrolled(middle.x() - last.x(), middle.y() - last.y())
            zoom = port.zoom * distance / before if before > 1 and distance > 1 else port.zoom
            self._view.look(port.zoomed(zoom, middle.x(), middle.y()))
        self._pinch = (middle, distance)

    def _open_menu(self) -> None:
        first, self._first = self._first, None
        if first is not None:
            self._view.ask_menu(first)

    def _let_go(self) -> None:
        self._rest.stop()
        self._first = self._pinch = None

    def _twice(self, pointer: Pointer) -> bool:
        soon = self._tapped.isValid() and not self._tapped.hasExpired(
            QApplication.doubleClickInterval()
        )
        last = self._tap
        near = last is not None and hypot(last.px - pointer.px, last.py - pointer.py) < NEAR_TAP
        return soon and near

    def _pointer(self, point: QEventPoint) -> Pointer:
        held = QApplication.keyboardModifiers()
        left = Qt.MouseButton.LeftButton
        hand = self._view.hand
        return pointer_of(self._view.port, point.position(), held, left, hand=hand, touch=True)
