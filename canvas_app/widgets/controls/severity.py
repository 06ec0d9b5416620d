"""Five dots that say how bad something is (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from canvas_app.i18n import _
from canvas_app.layout.notes import WORST
from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override

PITCH, DOT, HEIGHT = 16, 4.5, 24


class Severity(QWidget):
    """Shows 1 to 5 or nothing; ``chosen`` carries what a person wants, None for nothing.

    A click on the last filled dot, Del or 0 takes it back; digits and arrows work, too.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._ink: QColor | None = None
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def value(self) -> int:
        """How bad it is; 0 when nobody said."""
        return self._value

    def show_value(self, value: int | None, ink: QColor) -> None:
        """Show how bad it is, in a colour."""
        self._value, self._ink = value or 0, ink
        words = _("Severity {n} of {most}") if value else _("Severity: not said")
        self.setAccessibleName(words.format(n=self._value, most=WORST))
        self.setToolTip(plain.tooltip(self.accessibleName()))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(PITCH * WORST + 2, HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus():
                painter.setPen(QPen(look.colour("focus"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
            ink = self._ink or look.colour("text")
            painter.setPen(QPen(ink, 1.3))
            for place in range(WORST):
                painter.setBrush(ink if place < self._value else Qt.BrushStyle.NoBrush)
                painter.drawEllipse(QPointF(1 + PITCH * (place + 0.5), HEIGHT / 2), DOT, DOT)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(1 + min(max(int(event.position().x()) // PITCH, 0), WORST - 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self._tell(min(max(self._value + steps[key], 0), WORST))
        elif event.text() in tuple("012345"):
            self._tell(int(event.text()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._tell(0)
        else:
            super().keyPressEvent(event)

    def _choose(self, value: int) -> None:
        self._tell(0 if value == self._value else value)

    def _tell(self, value: int) -> None:
        if value != self._value:
            self.chosen.emit(value or None)
