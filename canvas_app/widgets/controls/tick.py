"""A check box that is seen in every theme (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QWidget

from canvas_app.widgets import look
from canvas_app.widgets.overriding import override

SIDE = 18
GAP = 8
LEFT = 4
"""Room for the ring of the focus."""
SHOWN = Qt.TextFlag.TextShowMnemonic.value


class Tick(QCheckBox):
    """Ticked, not ticked, or "–" when the selected touchpoints differ."""

    set_by_hand = Signal(object)
    """A person ticked it (True), or took the tick away."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.clicked.connect(self._tell)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(SHOWN, self.text()).width()
        wide = words + GAP if words else 0
        return QSize(LEFT + SIDE + 4 + wide, max(SIDE + 6, self.fontMetrics().height()))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        state = self.checkState()
        on = state == Qt.CheckState.Checked
        box = QRectF(LEFT + 0.5, (self.height() - SIDE) / 2 + 0.5, SIDE - 1, SIDE - 1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(look.colour("focus"), 2))
                painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 7, 7)
            painter.setPen(QPen(look.colour("accent" if on else "line.strong"), 1))
            painter.setBrush(look.colour("accent" if on else "field"))
            painter.drawRoundedRect(box, 5, 5)
            ink = look.colour("accent.text" if on else "text")
            if state != Qt.CheckState.Unchecked:
                icon = "check" if on else "minus"
                look.draw_icon(painter, icon, box.x() + 2.5, box.y() + 2.5, SIDE - 6, ink)
            painter.setPen(look.colour("text" if self.isEnabled() else "text.faint"))
            words = self.rect().adjusted(LEFT + SIDE + GAP, 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter.value | SHOWN, self.text())

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def _tell(self) -> None:
        self.set_by_hand.emit(self.isChecked())
