"""Small buttons one after the other, in as many lines as they need (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from canvas_app.widgets.overriding import override


class FlowRow(QWidget):
    """Lays out ``flowing()``: widgets ``high`` px high with ``gap`` px between them."""

    def __init__(self, high: int, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high, self._gap = high, gap
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def flowing(self) -> Sequence[QWidget]:
        """Return the widgets to lay out, in their order."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Lay out the widgets anew after some have come or gone."""
        self._arranged(self.width(), move=True)
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arranged(width, move=False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width() or 320))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arranged(self.width(), move=True)

    def _arranged(self, width: int, *, move: bool) -> int:
        """Return how high the lines are together; ``move`` the widgets there."""
        x = y = 0
        for widget in self.flowing():
            wide = min(widget.sizeHint().width(), width)
            if x and x + wide > width:
                x, y = 0, y + self._high + self._gap
            if move:
                widget.setGeometry(x, y, wide, self._high)
            x += wide + self._gap
        return y + self._high
