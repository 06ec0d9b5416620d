"""A slider that knows the difference between zero and "not rated" (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from canvas_app.i18n import _
from canvas_app.widgets import look
from canvas_app.widgets.overriding import override

TENTHS = 10
KNOB = 7.0


class Scale(QSlider):
    """A number from 0 to ``high`` in whole steps, or none.

    ``set_by_hand`` carries the new whole number, or None when a person cleared it.
    """

    set_by_hand = Signal(object)

    def __init__(self, high: int, step: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._step = step
        self._rated = False
        self._ghost: float | None = None
        self._mixed = False
        self.tone = "text"
        """The role in which the bar is drawn."""
        self.setRange(0, high * TENTHS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(60)

    @property
    def rated(self) -> bool:
        """Whether a number is shown."""
        return self._rated

    def show_number(
        self, value: float | None, ghost: float | None = None, *, mixed: bool = False
    ) -> None:
        """Show a number, or that there is none and which one (``ghost``) counts instead.

        ``mixed`` says that the selected touchpoints have different ones.
        """
        self._rated = value is not None
        self._ghost, self._mixed = ghost, mixed
        self.setValue(round((value or 0) * TENTHS))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, 24)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._follow(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._follow(event)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the panel

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, unit = event.key(), self._step * TENTHS
        targets = {
            Qt.Key.Key_Right: self.value() + unit,
            Qt.Key.Key_Up: self.value() + unit,
            Qt.Key.Key_Left: self.value() - unit,
            Qt.Key.Key_Down: self.value() - unit,
            Qt.Key.Key_Home: self.minimum(),
            Qt.Key.Key_End: self.maximum(),
            Qt.Key.Key_X: self.maximum(),
        }
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_by_hand.emit(None)
        elif key in targets:
            self._ask(targets[Qt.Key(key)])
        elif event.text().isdecimal():
            self._ask(int(event.text()) * self.maximum() // 10)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        left, right, middle = KNOB + 1, self.width() - KNOB - 1, self.height() / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(look.colour("focus"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            if self._rated:
                self._paint_bar(painter, left, right, middle)
            else:
                self._paint_empty(painter, left, right, middle)

    def _paint_bar(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        at = left + (right - left) * self.value() / self.maximum()
        tint = look.colour(self.tone if self.isEnabled() else "text.faint")
        painter.setPen(Qt.PenStyle.NoPen)
        for to, ink in ((right, look.colour("line")), (at, tint)):
            painter.setBrush(ink)
            painter.drawRoundedRect(QRectF(left, middle - 2.5, to - left, 5), 2.5, 2.5)
        painter.setBrush(look.colour("surface"))
        painter.setPen(QPen(look.colour("focus") if self.hasFocus() else tint, 2))
        painter.drawEllipse(QPointF(at, middle), KNOB, KNOB)

    def _paint_empty(self, painter: QPainter, left: float, right: float, middle: float) -> None:
        edge = look.colour("focus" if self.hasFocus() else "text.faint")
        dashes = QPen(edge, 1.5)
        dashes.setDashPattern([2.5, 3])
        painter.setPen(dashes)
        if self._ghost is not None:
            at = left + (right - left) * self._ghost * TENTHS / self.maximum()
            painter.drawLine(QPointF(left, middle), QPointF(right, middle))
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(QPointF(at, middle), KNOB - 1, KNOB - 1)
            return
        painter.setFont(look.font(11))
        words = _("different") if self._mixed else _("not rated")
        half = painter.fontMetrics().horizontalAdvance(words) / 2 + 6
        centre = (left + right) / 2
        painter.drawLine(QPointF(left, middle), QPointF(centre - half, middle))
        painter.drawLine(QPointF(centre + half, middle), QPointF(right, middle))
        painter.setPen(edge)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _follow(self, event: QMouseEvent) -> None:
        span = max(self.width() - 2 * KNOB - 2, 1)
        share = (event.position().x() - KNOB - 1) / span
        unit = self._step * TENTHS
        self._ask(round(share * self.maximum() / unit) * unit)

    def _ask(self, tenths: int) -> None:
        tenths = min(max(tenths, self.minimum()), self.maximum())
        if not self._rated or tenths != self.value():
            exact = tenths / TENTHS
            self.set_by_hand.emit(int(exact) if exact == int(exact) else exact)
