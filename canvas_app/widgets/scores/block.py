"""Rows below each other, as many as are filled in one go (room: widgets).

A layout asks everything in it for its height dozens of times whenever one thing has changed.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from canvas_app.widgets.overriding import override


class Block(QWidget):
    """Lays out ``parts``, each as high as its width wants, and remembers how high they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[QWidget] = []
        self._heights: dict[int, int] = {}
        """By width."""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, *parts: QWidget) -> None:
        """Put these below the others."""
        for part in parts:
            part.setParent(self)
        self.parts += parts

    def arrange(self) -> None:
        """Lay out the parts anew after some have come, gone or changed."""
        self._heights.clear()
        self._place()
        self.updateGeometry()

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = sum(part.heightForWidth(width) for part in self._shown())
        return self._heights[width]

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width() or 300))

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part would like to be higher, or lower
            self.arrange()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def _shown(self) -> list[QWidget]:
        return [part for part in self.parts if not part.isHidden()]

    def _place(self) -> None:
        top = 0
        for part in self._shown():
            high = part.heightForWidth(self.width())
            part.setGeometry(0, top, self.width(), high)
            top += high
