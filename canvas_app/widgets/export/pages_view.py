"""How one goes through pages with keys, mouse and wheel (room: widgets).

Arrows and Page Up and Down go from page to page, Enter looks closer and back, + and - zoom,
Escape shows all pages again. The wheel scrolls, with Ctrl it zooms.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from canvas_app.widgets.export.page_area import PageArea
from canvas_app.widgets.overriding import override

STEP = 1.25
NOTCH = 120


class PagesView(PageArea):
    """Pages under the hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grip: QPointF | None = None

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / NOTCH), event.position())
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grip = event.position()
        at = self.page_at(event.position())
        if at is not None and not self.single:
            self.go(at)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grip is not None:
            moved = event.position() - self._grip
            self._grip = event.position()
            for bar, by in (
                (self.horizontalScrollBar(), moved.x()),
                (self.verticalScrollBar(), moved.y()),
            ):
                bar.setValue(round(bar.value() - by))

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = None

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.page_at(event.position())
        if at is not None:
            self.current = at
            self._turn_over()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key
        pressed = event.key()
        steps = {key.Key_Left: -1, key.Key_Right: 1, key.Key_PageUp: -1, key.Key_PageDown: 1}
        ends = {key.Key_Home: 0, key.Key_End: self.count - 1}
        zooms = {key.Key_Plus: STEP, key.Key_Equal: STEP, key.Key_Minus: 1 / STEP}
        if pressed in steps:
            self.go(self.current + steps[Qt.Key(pressed)])
        elif pressed in ends:
            self.go(ends[Qt.Key(pressed)])
        elif pressed in (key.Key_Up, key.Key_Down):
            self._step_row(-1 if pressed == key.Key_Up else 1)
        elif pressed in zooms:
            self.zoom_by(zooms[Qt.Key(pressed)])
        elif pressed in (key.Key_Return, key.Key_Enter, key.Key_Space) and self.count:
            self._turn_over()
        elif pressed == key.Key_Escape and (self._single or self._wish) and self.count > 1:
            self.show_all()
        else:
            event.ignore()

    def _turn_over(self) -> None:
        """Look closer, or at all pages again."""
        if self._single or (self.count == 1 and self._wish):
            self.show_all()
        elif self.count == 1:
            self.zoom_by(1 / self._flow.scale if self._flow.scale < 0.8 else 2)
        else:
            self.show_page()

    def _step_row(self, step: int) -> None:
        """Go to the page above or below; along a page that is larger than its room."""
        bar = self.verticalScrollBar()
        if self.single and self._wish is not None:
            bar.setValue(bar.value() + step * bar.singleStep())
            return
        if not self.count:
            return
        middles = [spot.middle for spot in self._flow.spots]
        centre, level = middles[self.current]
        order = range(self.current + step, -1 if step < 0 else self.count, step)
        other = [at for at in order if (middles[at][1] - level) * step > 1]
        if other:
            row = [at for at in other if abs(middles[at][1] - middles[other[0]][1]) < 1]
            self.go(min(row, key=lambda at: abs(middles[at][0] - centre)))
