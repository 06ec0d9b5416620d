"""Small buttons of which one is chosen, in as many lines as they need (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from canvas_app.widgets import look
from canvas_app.widgets.controls.flow_row import FlowRow
from canvas_app.widgets.overriding import override

HIGH = 28
PAD = 10
GAP = 4


class _Chip(QAbstractButton):
    """One of the buttons."""

    def __init__(self, value: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.font(12, "semibold"))
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * PAD, HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        on = self.isChecked()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            focus = self.hasFocus()
            edge = "focus" if focus else "accent.soft" if on else "line"
            painter.setPen(QPen(look.colour(edge), 2 if focus else 1))
            ground = "accent.soft" if on else "paper" if self.underMouse() else "surface"
            painter.setBrush(look.colour(ground))
            painter.drawRoundedRect(box, HIGH / 2, HIGH / 2)
            painter.setPen(look.colour("accent" if on else "text.muted"))
            painter.setFont(look.font(12, "semibold" if on else "medium"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Chips(FlowRow):
    """``chosen`` carries the value of the button that was clicked."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(HIGH, GAP)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._pick)

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer values with their words; the one chosen stays chosen when it is among them."""
        now = self.value
        for old in self.chips():
            self._group.removeButton(old)
            old.deleteLater()
        for value, words in options:
            chip = _Chip(value, words, self)
            self._group.addButton(chip)
            chip.show()
        self.show_value(now if now in dict(options) else options[0][0] if options else "")
        self.arrange()

    @property
    def value(self) -> str:
        """The value chosen, "" when there is none."""
        chip = self._group.checkedButton()
        return chip.value if isinstance(chip, _Chip) else ""

    def chips(self) -> list[_Chip]:
        """Return the buttons in their order."""
        return [chip for chip in self._group.buttons() if isinstance(chip, _Chip)]

    def show_value(self, value: str) -> None:
        """Show a value as chosen."""
        for chip in self.chips():
            chip.setChecked(chip.value == value)

    @override
    def flowing(self) -> Sequence[QWidget]:
        return self.chips()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        chips = self.chips()
        step = steps.get(Qt.Key(event.key()))
        at = next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        chip = chips[(at + step) % len(chips)]
        chip.setFocus()
        chip.click()

    def _pick(self, chip: QAbstractButton) -> None:
        if isinstance(chip, _Chip):
            self.chosen.emit(chip.value)
