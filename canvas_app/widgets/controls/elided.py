"""A label that gives way: what has no room ends in an ellipsis (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip

from canvas_app.widgets import plain
from canvas_app.widgets.overriding import override


class Elided(QLabel):
    """One line of plain text as wide as there is room; in ``smaller`` type before it is cut.

    What stands between two ``parted`` is left out whole, the last first, before a word is cut.
    The pointer over it shows the whole of what is cut.
    """

    def __init__(self, smaller: QFont | None = None, parted: str = "") -> None:
        super().__init__()
        self._smaller = smaller
        self._parted = parted
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
            words = fitting(self.text(), self._parted, painter.fontMetrics(), room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip() and self.is_cut:
            QToolTip.showText(event.globalPos(), plain.tooltip(self.text()), self)
            return True
        return super().event(event)

    @property
    def wanted(self) -> int:
        """How wide it has to be in px for the whole text in its usual type."""
        margins = self.contentsMargins()
        return margins.left() + self.fontMetrics().horizontalAdvance(self.text()) + margins.right()

    @property
    def is_cut(self) -> bool:
        """Whether the text has no room, even in smaller type."""
        metrics = QFontMetrics(self.fitting_font())
        return metrics.horizontalAdvance(self.text()) > self.contentsRect().width()

    def fitting_font(self) -> QFont:
        """Return the type in which the text is shown now."""
        fits = self.wanted <= self.width()
        return self.font() if fits or self._smaller is None else self._smaller


def fitting(words: str, parted: str, metrics: QFontMetrics, room: int) -> str:
    """Return as many of the parts of a text as stand in ``room`` px, the first cut if need be."""
    while parted and parted in words and metrics.horizontalAdvance(words) > room:
        words = words.rpartition(parted)[0]
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
