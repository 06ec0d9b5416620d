"""The layouts of a PDF as small pictures, of which one is chosen (room: widgets)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from canvas_app.export.options import LAYOUTS
from canvas_app.i18n import _
from canvas_app.widgets import look, plain
from canvas_app.widgets.export.words import LAYOUT_NAMES, LAYOUT_SENTENCES
from canvas_app.widgets.overriding import override

SHOWN = Qt.TextFlag.TextShowMnemonic.value
PICTURE = QSize(46, 36)
PHASES = ("before", "during", "after")


class LayoutButton(QAbstractButton):
    """One layout: its picture and its name."""

    def __init__(self, layout: str) -> None:
        super().__init__()
        self.layout_name = layout
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFont(look.font(11, "medium"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        words = QFontMetrics(self.font()).size(SHOWN, self.text()).width()
        return QSize(max(PICTURE.width(), words) + 10, PICTURE.height() + 38)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        on = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            edge = "focus" if self.hasFocus() else "accent" if on else "line"
            edge = "line.strong" if edge == "line" and self.underMouse() else edge
            painter.setPen(QPen(look.colour(edge), 2 if self.hasFocus() else 1))
            painter.setBrush(look.colour("accent.soft" if on else "surface"))
            painter.drawRoundedRect(frame, 8, 8)
            painter.translate((self.width() - PICTURE.width()) / 2, 9)
            DRAWINGS[self.layout_name](painter)
            painter.resetTransform()
            painter.setPen(look.colour("accent" if on else "text"))
            words = self.rect().adjusted(2, PICTURE.height() + 14, -2, -5)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter.value | SHOWN, self.text())


class Layouts(QWidget):
    """``chosen`` carries the layout that was pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(5)
        self.buttons: dict[str, LayoutButton] = {each: LayoutButton(each) for each in LAYOUTS}
        for layout, button in self.buttons.items():
            button.setText(_(LAYOUT_NAMES[layout]))
            tip = f"{_(LAYOUT_NAMES[layout])}: {_(LAYOUT_SENTENCES[layout])}"
            button.setToolTip(plain.tooltip(tip))
            button.setAccessibleName(_(LAYOUT_NAMES[layout]))
            button.setAccessibleDescription(_(LAYOUT_SENTENCES[layout]))
            self._group.addButton(button)
            self._row.addWidget(button)
        self._group.buttonToggled.connect(self._tell)

    def show_value(self, layout: str) -> None:
        """Press the button of a layout in."""
        self._group.blockSignals(True)
        self.buttons[layout].setChecked(True)
        self._group.blockSignals(False)
        for button in self.buttons.values():
            button.update()

    def _tell(self, button: QAbstractButton, on: bool) -> None:
        if on and isinstance(button, LayoutButton):
            self.chosen.emit(button.layout_name)


def _sheet(painter: QPainter, x: float, y: float, wide: float, high: float) -> None:
    painter.setPen(QPen(look.colour("line.strong"), 1))
    painter.setBrush(look.colour("field"))
    painter.drawRect(QRectF(x + 0.5, y + 0.5, wide - 1, high - 1))


def _bar(painter: QPainter, role: str, *area: float) -> None:
    painter.fillRect(QRectF(*area), look.colour(role))


def _journey(painter: QPainter, x: float, y: float, wide: float, high: float) -> None:
    """Draw three phases with cards below them, as small as can be."""
    third = wide / 3
    for at, phase in enumerate(PHASES):
        _bar(painter, f"phase.{phase}.band", x + at * third, y, third - 1, 3)
        for row in range(int((high - 5) // 6)):
            _bar(painter, "line.strong", x + at * third, y + 5 + row * 6, third - 2, 4)


def _board(painter: QPainter) -> None:
    _sheet(painter, 0, 2, 46, 32)
    _journey(painter, 4, 6, 39, 24)


def _poster(painter: QPainter) -> None:
    for row in range(2):
        for column in range(3):
            _sheet(painter, column * 16, 1 + row * 18, 14, 16)
    _journey(painter, 3, 4, 41, 29)


def _pages(painter: QPainter) -> None:
    for at, phase in enumerate(PHASES):
        x, y = at * 9.0, at * 5.0
        _sheet(painter, x, y, 28, 24)
        _bar(painter, f"phase.{phase}.band", x + 3, y + 3, 22, 3)
    for row in range(2):
        for column in range(3):
            _bar(painter, "line.strong", 21 + column * 8, 19 + row * 6, 6, 4)


def _handout(painter: QPainter) -> None:
    _sheet(painter, 10, 0, 26, 36)
    _bar(painter, "accent", 14, 4, 12, 3)
    for row in range(3):
        _bar(painter, "line.strong", 14, 10 + row * 3, 18 - 4 * (row == 2), 1)
    for at, high in enumerate((5, 9, 7, 12)):
        _bar(painter, "accent" if at == 3 else "line.strong", 14 + at * 5, 32 - high, 3, high)


def _table(painter: QPainter) -> None:
    _sheet(painter, 0, 4, 46, 28)
    _bar(painter, "line.strong", 3, 7, 40, 4)
    for row in range(4):
        for x, wide in ((3, 14), (19, 10), (31, 12)):
            _bar(painter, "line.strong", x, 14 + row * 4, wide, 1)


DRAWINGS = {
    "board": _board,
    "poster": _poster,
    "pages": _pages,
    "handout": _handout,
    "table": _table,
}
