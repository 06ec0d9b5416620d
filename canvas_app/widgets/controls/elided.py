"""A label that gives way: what has no room ends in an ellipsis (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from canvas_app.widgets.overriding import override


class Elided(QLabel):
    """One line of plain text as wide as there is room; in ``smaller`` type before it is cut."""

    def __init__(self, smaller: QFont | None = None) -> None:
        super().__init__()
        self._smaller = smaller
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.setFont(self.fitting_font())
            words = painter.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def fitting_font(self) -> QFont:
        """Return the type in which the text is shown now."""
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.contentsRect().width()
        return self.font() if fits or self._smaller is None else self._smaller
