"""What the panel Touchpoint says while no card is selected (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override

EDGE = 14
SIDE, ICON = 38, 20


class Nothing(QWidget):
    """A sign, what is the matter, and below it what to do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter = plain.label(size=15, weight="semibold")
        self._way = plain.label(tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(8)
        column.addWidget(_Sign())
        column.addSpacing(4)
        column.addWidget(self._matter)
        column.addWidget(self._way)
        column.addStretch(1)

    def say(self, words: str) -> None:
        """Show words: the first paragraph is what is the matter, the others what to do."""
        matter, _gap, way = words.partition("\n\n")
        self._matter.setText(matter)
        self._way.setText(way)

    def text(self) -> str:
        """Return all that is said."""
        return f"{self._matter.text()}\n\n{self._way.text()}"


class _Sign(QWidget):
    """A pointer on soft ground, as large as the badge of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIDE, SIDE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent.soft"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
            edge = (SIDE - ICON) / 2
            look.draw_icon(painter, "mouse-pointer-2", edge, edge, ICON, look.colour("accent"))
