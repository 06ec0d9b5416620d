"""Thin scroll bars over the canvas, beside its heads, that take no room (room: widgets)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from canvas_app.theme import Theme
from canvas_app.widgets.canvas.painter import ink
from canvas_app.widgets.canvas.view_port import MARGIN, ViewPort

THICK = 6.0
EDGE = 3.0
GRIP = 14.0
"""Width in px of the stripe at the window's edge that grips a bar."""
SHORTEST = 32.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's thumb in the window (px), and how far the paper goes when it moves by 1 px."""

    thumb: QRectF
    across: bool
    rate: float


def bars(port: ViewPort) -> list[Bar]:
    """Return the bars of the directions in which the picture is larger than the window."""
    found = []
    wide, high = port.paper_width * port.zoom, port.paper_height * port.zoom
    if thumb := _thumb(port.left, wide, port.strip_width, port.width):
        start, length, rate = thumb
        area = QRectF(start, port.height - THICK - EDGE, length, THICK)
        found.append(Bar(area, True, rate))
    if thumb := _thumb(port.top, high, port.strip_height, port.height):
        start, length, rate = thumb
        area = QRectF(port.width - THICK - EDGE, start, THICK, length)
        found.append(Bar(area, False, rate))
    return found


def bar_at(port: ViewPort, point: QPointF) -> Bar | None:
    """Return the bar whose thumb can be gripped at a point of the window."""
    for bar in bars(port):
        grip = bar.thumb.adjusted(0, EDGE + THICK - GRIP, 0, EDGE)
        if not bar.across:
            grip = bar.thumb.adjusted(EDGE + THICK - GRIP, 0, EDGE, 0)
        if grip.contains(point):
            return bar
    return None


class Bars:
    """Which bar is gripped, and which one the pointer is over."""

    def __init__(self) -> None:
        """Begin with none."""
        self._gripped: tuple[Bar, QPointF] | None = None
        self._lit: Bar | None = None

    def press(self, port: ViewPort, point: QPointF) -> bool:
        """Take hold of the bar at a point; tell whether there is one."""
        bar = bar_at(port, point)
        self._gripped = (bar, point) if bar else None
        return bar is not None

    def move(self, port: ViewPort, point: QPointF, *, pressed: bool) -> ViewPort | None:
        """Return the view after the pointer moved to a point; None when no bar is meant."""
        if self._gripped is None:
            self._lit = None if pressed else bar_at(port, point)
            return port if self._lit else None
        bar, last = self._gripped
        self._gripped = (bar, point)
        way = point - last
        dx, dy = (-way.x() * bar.rate, 0.0) if bar.across else (0.0, -way.y() * bar.rate)
        return port.scrolled(dx, dy)

    def release(self) -> bool:
        """Let a gripped bar go; tell whether there was one."""
        gripped, self._gripped = self._gripped, None
        return gripped is not None

    def paint(self, painter: QPainter, port: ViewPort, theme: Theme) -> None:
        """Paint the bars; the one under the pointer stands out."""
        painter.setPen(Qt.PenStyle.NoPen)
        for bar in bars(port):
            lit = self._lit is not None and self._lit.across == bar.across
            colour = QColor(ink(theme, "text.faint"))
            colour.setAlphaF(0.85 if lit else 0.4)
            painter.setBrush(colour)
            painter.drawRoundedRect(bar.thumb, THICK / 2, THICK / 2)


def _thumb(
    offset: float, paper: float, strip: float, window: float
) -> tuple[float, float, float] | None:
    """Return where a thumb starts, its length and its rate; none lies over the ``strip``."""
    whole = paper + 2 * MARGIN
    if whole <= window:
        return None
    start = max(strip, GRIP)
    track = window - GRIP - start
    length = max(track * window / whole, SHORTEST)
    rate = (whole - window) / max(track - length, 1.0)
    return start + (MARGIN - offset) / rate, length, rate
