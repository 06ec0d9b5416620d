"""A widget that looks at something larger, scrolls and zooms it (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from canvas_app.widgets.canvas.bars import Bars
from canvas_app.widgets.canvas.px import notch_px, wheel_px
from canvas_app.widgets.canvas.view_port import ViewPort
from canvas_app.widgets.overriding import override

ZOOM_NOTCH = 1.2


class ScrollView(QWidget):
    """What is seen is a ViewPort, a value; wheel, pinch and scroll bars change it.

    Subclasses paint, the bars last, and feed the bars with the mouse.
    """

    zoom_changed = Signal(float)
    looked = Signal()
    """Another part is shown."""

    def __init__(self, port: ViewPort, parent: QWidget | None = None) -> None:
        """Look through a port."""
        super().__init__(parent)
        self.port = port
        self.wheel_zooms = False
        """Whether the wheel zooms by itself and scrolls with Ctrl."""
        self._bars = Bars()
        self._bar_lit = False

    @property
    def zoom(self) -> float:
        """Px of the window to a point of the picture; 1.0 is 100 %."""
        return self.port.zoom

    def look(self, port: ViewPort) -> None:
        """Show another part of the picture."""
        if port == self.port:
            return
        zoomed = port.zoom != self.port.zoom
        self.port = port
        self.update()
        self.looked.emit()
        if zoomed:
            self.zoom_changed.emit(port.zoom)

    def zoom_by(self, factor: float) -> None:
        """Zoom by a factor around the card in focus when it is seen, else around the middle."""
        self.zoom_to(self.port.zoom * factor)

    def zoom_to(self, factor: float) -> None:
        """Zoom to px per point (1.0: 100 %) around what ``zoom_by`` zooms around."""
        self.look(self.port.zoomed(factor, *self._anchor()))

    def _anchor(self) -> tuple[float, float]:
        """Return which point of the window stays where it is (px; for subclasses)."""
        return self.width() / 2, self.height() / 2

    def fit(self) -> None:
        """Show the whole picture."""
        self.look(self.port.fitted())

    def fit_width(self) -> None:
        """Show all columns, not below 60 %."""
        self.look(self.port.fitted_to_width())

    def show_opened(self) -> None:
        """Show the picture as a document that is opened: from its top left, readable."""
        self.look(self.port.opened())

    def update_points(self, area: QRectF) -> None:
        """Repaint an area of the picture (points)."""
        x, y = self.port.to_window(area.x(), area.y())
        width, height = area.width() * self.zoom, area.height() * self.zoom
        edge = QRectF(x, y, width, height).adjusted(-8, -8, 8, 8)
        self.update(edge.toAlignedRect())
        if self.port.pin_width or self.port.pin_height:
            for pane in self.port.panes()[1:]:
                self.update(QRectF(pane.x, pane.y, pane.width, pane.height).toAlignedRect())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.port = self.port.sized(self.width(), self.height())
        self.looked.emit()
        super().resizeEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        dx, dy = wheel_px(event)
        if bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) != self.wheel_zooms:
            factor = ZOOM_NOTCH ** ((dx or dy) / notch_px())
            here = event.position()
            self.look(self.port.zoomed(self.zoom * factor, here.x(), here.y()))
        else:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not dx:
                dx, dy = dy, 0.0
            self.look(self.port.scrolled(dx, dy))
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        pinch = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == pinch:
            here, zoom = event.position(), self.zoom * (1 + event.value())
            self.look(self.port.zoomed(zoom, here.x(), here.y()))
            return True
        return super().event(event)

    def grip_bar(self, event: QMouseEvent) -> bool:
        """Take hold of a scroll bar under the pointer; tell whether there is one."""
        left = event.button() == Qt.MouseButton.LeftButton
        return left and self._bars.press(self.port, event.position())

    def drag_bar(self, event: QMouseEvent) -> bool:
        """Scroll by a gripped bar, or light the one under the pointer; tell if there is one."""
        pressed = event.buttons() != Qt.MouseButton.NoButton
        port = self._bars.move(self.port, event.position(), pressed=pressed)
        if port is not None:
            self.look(port)
        self._light_bar(port is not None)
        return port is not None

    def release_bar(self) -> bool:
        """Let a gripped bar go; tell whether there was one."""
        return self._bars.release()

    def _light_bar(self, lit: bool) -> None:
        if lit != self._bar_lit:
            self._bar_lit = lit
            self.update()
