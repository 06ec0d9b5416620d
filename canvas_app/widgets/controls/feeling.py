"""Five steps from −2 to +2, as faces or as numbers (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from canvas_app.i18n import number
from canvas_app.widgets import look, plain
from canvas_app.widgets.overriding import override

STEPS = (-2, -1, 0, 1, 2)
FACES = ("angry", "frown", "meh", "smile", "laugh")
SIZE = 30


class _Step(QAbstractButton):
    """One of the five."""

    def __init__(self, value: int, face: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.value = value
        self._face = face
        self.setCheckable(True)
        self.setFixedSize(SIZE, SIZE)

    @override
    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        role = f"emotion.{self.value:+d}" if self.value else "emotion.0"
        fill = look.colour(f"{role}.fill" if self.isChecked() else "surface")
        edge = look.colour(f"{role}.line" if self.isChecked() else "line.strong")
        ink = look.colour(f"{role}.text" if self.isChecked() else "text.muted")
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(fill)
            wide = self.isChecked() or self.hasFocus()
            painter.setPen(
                QPen(look.colour("focus") if self.hasFocus() else edge, 2 if wide else 1)
            )
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
            if self._face:
                look.draw_icon(painter, self._face, (SIZE - 18) / 2, (SIZE - 18) / 2, 18, ink)
            else:
                painter.setPen(ink)
                painter.setFont(look.font(12, "semibold"))
                words = number(self.value, sign=True)
                painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)


class Feeling(QWidget):
    """Shows and asks one of five steps; the step shown, pressed again, clears it.

    ``set_by_hand`` carries −2 … +2, or None when a person cleared it. Values between two
    steps, as surveys have them, mark the nearer step (half away from zero).
    """

    set_by_hand = Signal(object)

    def __init__(self, *, faces: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        pictures: Sequence[str | None] = FACES if faces else (None,) * 5
        self.steps = [_Step(v, face, self) for v, face in zip(STEPS, pictures, strict=True)]
        for step in self.steps:
            row.addWidget(step)
            step.clicked.connect(self._pick)
        row.addStretch(1)

    def name(self, words: Sequence[str]) -> None:
        """Give the steps their names from −2 to +2, for tooltips and screen readers."""
        for step, word in zip(self.steps, words, strict=True):
            told = f"{word} ({number(step.value, sign=True)})"
            step.setToolTip(plain.tooltip(told))
            step.setAccessibleName(told)

    def show_numbers(self, values: Collection[float | None]) -> None:
        """Mark the step all share, none when they differ or are missing."""
        only = next(iter(values)) if len(values) == 1 else None
        near = None if only is None else int(abs(only) + 0.5) * (1 if only >= 0 else -1)
        for step in self.steps:
            step.setChecked(step.value == near)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = next((i for i, step in enumerate(self.steps) if step.hasFocus()), 0)
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_by_hand.emit(None)
        elif event.text() in "12345" and event.text():
            self.set_by_hand.emit(STEPS[int(event.text()) - 1])
        elif move:
            self.steps[min(max(at + move, 0), 4)].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _pick(self) -> None:
        step = self.sender()
        if isinstance(step, _Step):
            self.set_by_hand.emit(step.value if step.isChecked() else None)
