"""One line of a panel's list: name, chip, value, bar, reason (room: widgets)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent

from canvas_app.widgets import look
from canvas_app.widgets.overriding import override
from canvas_app.widgets.scores.lit import Lit, wrapped_height, write_wrapped

if TYPE_CHECKING:
    from canvas_app.panels.panel import Row

EDGE = 6.0
"""Px beside the words."""
RIM = 5.0
"""Px above and below them."""
GAP = 8.0
BAR = 6.0
CHIP_PAD = 7.0
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class RowView(Lit):
    """A row; ``was`` is its value before a trial, shown in front of the new one."""

    def __init__(self) -> None:
        super().__init__()
        self.row: Row | None = None
        self.was = ""
        self._heights: dict[tuple[int, float], int] = {}
        self.bar_from = 0.0
        """Where bars begin, px from the left; 0 puts them below the name."""

    def show_row(self, row: Row, was: str = "") -> None:
        """Show a row, with the value it had before a trial."""
        seen = replace(row, offers=())  # their edits are new each time, and stand elsewhere
        if seen == self.row and was == self.was:
            return
        self.row, self.was = seen, was
        self._heights.clear()
        said = " ".join(filter(None, (row.name, row.mark, self._value(), row.below)))
        self.lead_to(row.ids, row.name, said, row.trace)

    @override
    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width() or 300))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, 24)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        if self.row is None:
            return 0
        key = (width, self.bar_from)
        if key not in self._heights:
            self._heights[key] = self._height(self.row, width)
        return self._heights[key]

    def _height(self, row: Row, width: int) -> int:
        high = max(wrapped_height(row.name, self._font(), self._name_width(width)), 18.0)
        if row.bar is not None and not self.bar_from:
            high += BAR + 6
        if row.below:
            high += 2 + wrapped_height(row.below, look.font(12), width - 2 * EDGE - row.indent)
        return round(high + 2 * RIM)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.row is None:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_ground(painter)
            self._paint_row(painter, self.row)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        left, wide = EDGE + row.indent, self._name_width(self.width())
        high = max(wrapped_height(row.name, self._font(), wide), 18.0)
        write_wrapped(painter, QRectF(left, RIM, wide, high), row.name, self._font(), "text")
        right = self.width() - EDGE
        painter.setFont(look.font(13, "semibold"))
        painter.setPen(look.colour("text"))
        painter.drawText(QRectF(left, RIM, right - left, high), RIGHT, self._value())
        if row.mark:
            self._paint_chip(painter, row, right - self._value_width())
        y = RIM + high
        if row.bar is not None:
            if self.bar_from:
                end = right - self._value_width()
                _bar(painter, QRectF(self.bar_from, RIM + 6, end - self.bar_from, BAR), row)
            else:
                _bar(painter, QRectF(left, y + 3, right - left, BAR), row)
                y += BAR + 6
        if row.below:
            box = QRectF(left, y + 2, right - left, self.height())
            write_wrapped(painter, box, row.below, look.font(12), "text.muted")

    def _paint_chip(self, painter: QPainter, row: Row, right: float) -> None:
        font = look.font(11, "semibold")
        wide = QFontMetricsF(font).horizontalAdvance(row.mark) + 2 * CHIP_PAD
        box = QRectF(right - wide, RIM, wide, 18)
        painter.setPen(look.colour(row.role))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.setFont(font)
        painter.setPen(look.colour("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.mark)

    def _font(self) -> QFont:
        row = self.row
        return look.font(13, "semibold" if row is not None and row.strong else "regular")

    def _value(self) -> str:
        row = self.row
        value = row.value if row is not None else ""
        return f"{self.was} → {value}" if self.was else value

    def _value_width(self) -> float:
        metrics = QFontMetricsF(look.font(13, "semibold"))
        value = self._value()
        return metrics.horizontalAdvance(value) + GAP if value else 0.0

    def _name_width(self, width: float) -> float:
        row = self.row
        if row is None:
            return width
        left = EDGE + row.indent
        if row.bar is not None and self.bar_from:
            return max(self.bar_from - GAP - left, 40.0)
        chip = 0.0
        if row.mark:
            metrics = QFontMetricsF(look.font(11, "semibold"))
            chip = metrics.horizontalAdvance(row.mark) + 2 * CHIP_PAD + GAP
        return max(width - left - EDGE - self._value_width() - chip, 60.0)


def natural_width(row: Row) -> float:
    """Return how wide a row's name stands on one line, px."""
    metrics = QFontMetricsF(look.font(13, "semibold" if row.strong else "regular"))
    return EDGE + row.indent + metrics.horizontalAdvance(row.name)


def _bar(painter: QPainter, room: QRectF, row: Row) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("line"))
    painter.drawRoundedRect(room, 3, 3)
    filled = QRectF(room)
    filled.setWidth(room.width() * min(max(row.bar or 0.0, 0.0), 1.0))
    painter.setBrush(look.colour(row.role))
    painter.drawRoundedRect(filled, 3, 3)
