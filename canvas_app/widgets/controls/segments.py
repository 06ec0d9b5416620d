"""A row of joined buttons of which one is on (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override

HEIGHT = 32
WIDEST = 160


class _Segment(QAbstractButton):
    """One button of the row; its value is what it stands for."""

    def __init__(self, value: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self._words = plain.one_line(words)
        self.setText(plain.in_menu(words))  # "R&D" would else take Alt+D
        self.setCheckable(True)
        self.setFont(look.font(13, "medium"))

    @override
    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._words) + 28
        return QSize(min(wide, WIDEST), HEIGHT)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self.isChecked() or self.hasFocus():
                painter.setBrush(look.colour("accent.soft" if self.isChecked() else "surface"))
                focus = QPen(look.colour("focus"), 2)
                painter.setPen(focus if self.hasFocus() else Qt.PenStyle.NoPen)
                painter.drawRoundedRect(box, 7, 7)
            painter.setPen(look.colour("accent" if self.isChecked() else "text.muted"))
            painter.drawText(
                self.rect(),
                Qt.AlignmentFlag.AlignCenter,
                painter.fontMetrics().elidedText(
                    self._words, Qt.TextElideMode.ElideRight, self.width() - 16
                ),
            )


class Segments(QWidget):
    """One of a few values, all of them seen at once; ``chosen`` carries what was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)
        self._offered: list[tuple[str, str, str]] = []
        self._group.buttonClicked.connect(self._pick)

    def offer(self, options: Sequence[tuple[str, str, str]]) -> None:
        """Show these (value, words, tooltip) as buttons."""
        if list(options) == self._offered:
            return
        self._offered = list(options)
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        for value, words, tip in options:
            button = _Segment(value, words, self)
            button.setToolTip(plain.tooltip(tip))
            button.setAccessibleName(tip)
            self._group.addButton(button)
            self._row.addWidget(button)

    def show_value(self, value: str) -> None:
        """Press the button of this value in."""
        for button in self._group.buttons():
            if isinstance(button, _Segment) and button.value == value:
                button.setChecked(True)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(look.colour("line"))
            painter.setBrush(look.colour("surface"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _pick(self, button: QAbstractButton) -> None:
        if isinstance(button, _Segment):
            self.chosen.emit(button.value)
