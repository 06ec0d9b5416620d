"""Keeps what is typed until there is a field for it (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from canvas_app.widgets.overriding import override

LONGEST_MS = 2_000
"""After so long keys mean again what they mean, whatever was waited for."""


class HeldKeys(QObject):
    """Holds the keys pressed on a widget, whether they are letters or stand for a command."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._kept: list[QKeyEvent] = []
        widget.installEventFilter(self)
        QTimer.singleShot(LONGEST_MS, self, self.let_go)

    def let_go(self) -> None:
        """Let the keys be typed where the focus is now."""
        self._widget.removeEventFilter(self)
        kept, self._kept = self._kept, []
        for event in kept:
            if focus := QApplication.focusWidget():
                QCoreApplication.sendEvent(focus, event)
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if isinstance(event, QKeyEvent):
            self._kept.append(event.clone())
            return True
        return super().eventFilter(watched, event)
