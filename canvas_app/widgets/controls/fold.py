"""A heading that folds what stands below it (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from canvas_app.widgets import look
from canvas_app.widgets.overriding import override

PAD = 5
"""Room between the ring of the focus and the arrow."""
ARROW = 20 + PAD
"""Px the arrow takes in front of the words."""
LEAST = 32
"""Px a heading of one line has in height."""
WRAPPED = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value


class _FoldHeading(QAbstractButton):
    """The heading with its arrow."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(self.width()))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - ARROW, 1000)
        words = QFontMetrics(look.font(13, "medium")).boundingRect(room, WRAPPED, self.text())
        return max(LEAST, words.height() + 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(look.colour("focus"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            ink = look.colour("text" if self.underMouse() else "text.muted")
            arrow = "chevron-down" if self.isChecked() else "chevron-right"
            look.draw_icon(painter, arrow, PAD, self.height() / 2 - 7, 14, ink)
            painter.setPen(ink)
            painter.setFont(look.font(13, "medium"))
            painter.drawText(self.rect().adjusted(ARROW, 0, 0, 0), WRAPPED, self.text())


class Fold(QWidget):
    """A folded part of a panel; what is inside is made by the caller."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.heading = _FoldHeading()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(inside)
        inside.hide()
        self.heading.toggled.connect(inside.setVisible)

    def name(self, words: str) -> None:
        """Say what is inside."""
        self.heading.setText(words)
        self.heading.updateGeometry()
        self.heading.setAccessibleName(words)
