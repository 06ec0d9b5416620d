"""Chips painted in a row, and quiet words at its end (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from canvas_app.widgets import look, plain
from canvas_app.widgets.capture.words import Chip
from canvas_app.widgets.overriding import override

HIGH = 30
SIZE = 15
ICON = 16
PAD = 10
GAP = 6
FAR = 18
"""Px between the chips and the quiet words."""
LEAST = 60
"""Px below which quiet words are not worth showing."""
NOTES = ("question", "pain", "opportunity")


class ChipRow(QWidget):
    """Shows chips from the left and, where there is room, ``quiet`` chips without a frame."""

    def __init__(self, parent: QWidget | None = None, size: int = SIZE) -> None:
        """Show nothing yet; ``size`` is that of the letters in px."""
        super().__init__(parent)
        self._chips: tuple[Chip, ...] = ()
        self._quiet: tuple[Chip, ...] = ()
        self._font = look.font(size, "medium")
        self._metrics = QFontMetricsF(self._font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH)

    def say(self, chips: Sequence[Chip], quiet: Sequence[Chip] = ()) -> None:
        """Show these chips, and these words quietly behind them."""
        if (tuple(chips), tuple(quiet)) != (self._chips, self._quiet):
            self._chips, self._quiet = tuple(chips), tuple(quiet)
            self.setAccessibleName(", ".join(chip.words for chip in (*chips, *quiet)))
            self.updateGeometry()
            self.update()

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips shown."""
        return self._chips

    @property
    def quiet(self) -> tuple[Chip, ...]:
        """The quiet words shown, as far as there is room."""
        return self._quiet

    @override
    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._width(chip) + GAP for chip in self._chips)), HIGH)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, HIGH)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(self._font)
            left = 0.0
            for chip in self._chips:
                left = self._paint(painter, chip, left)
            left += FAR if self._chips else 0
            for chip in self._quiet:
                left = self._whisper(painter, chip, left)

    def _width(self, chip: Chip) -> float:
        icon = ICON + 5 if chip.icon else 0
        return self._metrics.horizontalAdvance(plain.one_line(chip.words)) + icon + 2 * PAD + 1

    def _paint(self, painter: QPainter, chip: Chip, left: float) -> float:
        """Paint a chip at ``left``, shortened when it must be; return where the next one goes."""
        width = min(self._width(chip), self.width() - left)
        if width < 3 * PAD + (ICON if chip.icon else 0):
            return float(self.width())
        ground, edge, ink = _colours(chip)
        box = QRectF(left, 0, width, HIGH).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        self._write(painter, chip, left + PAD, width - 2 * PAD, ink)
        return left + width + GAP

    def _whisper(self, painter: QPainter, chip: Chip, left: float) -> float:
        width = min(self._width(chip) - PAD, self.width() - left)
        if width < LEAST:
            return float(self.width())
        ink = look.colour("text.muted" if chip.icon else "text.faint")
        self._write(painter, chip, left, width, ink)
        return left + width + GAP

    def _write(self, painter: QPainter, chip: Chip, left: float, room: float, ink: QColor) -> None:
        if chip.icon:
            look.draw_icon(painter, chip.icon, left, (HIGH - ICON) / 2, ICON, ink)
            left, room = left + ICON + 5, room - ICON - 5
        words = self._metrics.elidedText(
            plain.one_line(chip.words), Qt.TextElideMode.ElideRight, room + 1
        )
        base = (HIGH + self._metrics.ascent() - self._metrics.descent()) / 2
        painter.setPen(ink)
        painter.drawText(QPointF(left, base), words)


def _colours(chip: Chip) -> tuple[QColor, QColor, QColor]:
    """Return ground, edge and ink of a chip."""
    if chip.tone in NOTES:
        roles = tuple(f"note.{chip.tone}.{part}" for part in ("fill", "line", "text"))
    else:
        roles = {
            "new": ("accent.soft", "accent", "text"),
            "warn": ("warn.soft", "warn", "text"),
        }.get(chip.tone, ("raised", "line.strong", "text"))
    ground, edge, ink = map(look.colour, roles)
    return ground, edge, ink
