"""A field that lies over something on the canvas while it is written (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from canvas_app.widgets.overriding import override


class LaidOver(QPlainTextEdit):
    """Plain text without a frame; Tab is its own, and who goes elsewhere keeps what is typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._done = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def commit(self) -> None:
        """Take what is typed before something else happens in the window."""
        raise NotImplementedError

    def lie(self, area: QRect, window: QRect) -> None:
        """Lie on an area (px), moved into the window where it stands out."""
        area.moveLeft(max(min(area.left(), window.right() - area.width()), window.left()))
        area.moveTop(max(min(area.top(), window.bottom() - area.height()), window.top()))
        self.setGeometry(area)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return False

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in stays:
            self.commit()
