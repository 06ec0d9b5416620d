"""One field of the card that is rated: its name and its value, lit while it is asked for."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from canvas_app.widgets import look
from canvas_app.widgets.overriding import override

HEIGHT = 52
LEAST = 84
PAD = 12
ROUNDING = 1
"""Px by which a painter may set words wider than they were measured before."""


class FieldCell(QWidget):
    """Shows a field; the room reads it from the back."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.value, self.asked = words, "", False
        self.setFixedHeight(HEIGHT)

    def tell(self, value: str, *, asked: bool) -> None:
        """Show a value, "" for none, and whether it is the one that is asked for."""
        if (value, asked) != (self.value, self.asked):
            self.value, self.asked = value, asked
            self.update()
        self.setAccessibleName(f"{self.words}: {value or '–'}")

    @override
    def sizeHint(self) -> QSize:
        fine = look.font(11)
        wide = ceil(QFontMetricsF(fine).horizontalAdvance(self.words)) + 2 * PAD + ROUNDING
        return QSize(max(wide, LEAST), HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(look.colour("accent.soft" if self.asked else "field"))
            edge = QPen(look.colour("focus" if self.asked else "line"), 2 if self.asked else 1)
            painter.setPen(edge)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            inside = self.rect().adjusted(PAD, 6, -PAD, -5)
            painter.setFont(look.font(11))
            painter.setPen(look.colour("text.muted"))
            words = painter.fontMetrics().elidedText(
                self.words, Qt.TextElideMode.ElideRight, inside.width()
            )
            painter.drawText(inside, Qt.AlignmentFlag.AlignTop, words)
            painter.setFont(look.font(20, "semibold"))
            painter.setPen(look.colour("text" if self.value else "text.faint"))
            painter.drawText(inside, Qt.AlignmentFlag.AlignBottom, self.value or "–")
