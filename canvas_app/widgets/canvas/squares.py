"""The squares of a picture that are painted each by itself: where they lie (room: widgets)."""

from __future__ import annotations

from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QRegion

from canvas_app.widgets.canvas.changed import Edges
from canvas_app.widgets.canvas.view_port import Pane, ViewPort

SIDE = 256
"""Side of a tile in pixels of the device."""
SPAN = 6_400.0
"""Points a tile is wide at most, so that no tile is the work of more than a few milliseconds."""
SPECK_BELOW = 0.012
"""Below this zoom a card is hardly wider than a pixel: cards are specks of one colour."""

Square = tuple[int, int, int]
"""Left, top and side of a tile, in pixels of the device from the picture's origin."""
Key = tuple[float, Square]
"""Pixels to the point, and the square."""


class PaneView:
    """A pane while it is drawn: its visible part and its origin in pixels of the device."""

    def __init__(self, pane: Pane, port: ViewPort, ratio: float, part: QRegion) -> None:
        """Look at a part of a pane, ``ratio`` pixels to a px of the window."""
        self.pane, self.port, self.ratio, self.part = pane, port, ratio, part
        self.scale = port.zoom * ratio
        self.origin = QPoint(round(pane.left * ratio), round(pane.top * ratio))

    @property
    def paper(self) -> QRect:
        """All of the picture, from its origin."""
        return paper_of(self.port, self.scale)

    def tiles(self) -> list[Key]:
        """Return the tiles that are seen."""
        bounds = self.part.boundingRect().translated(-self.origin)
        near = squares(bounds.intersected(self.paper), self.port.zoom)
        return [(self.scale, square) for square in near if self.part.intersects(self.area(square))]

    def area(self, square: Square) -> QRect:
        """Return where a square is seen."""
        left, top, side = square
        return QRect(left + self.origin.x(), top + self.origin.y(), side, side)


def paper_of(port: ViewPort, scale: float) -> QRect:
    """Return all of the picture, at so many pixels to the point."""
    return QRect(0, 0, ceil(port.paper_width * scale), ceil(port.paper_height * scale))


def window_of(port: ViewPort, ratio: float) -> QRect:
    """Return what the window shows, from the picture's origin."""
    left, top = round(-port.left * ratio), round(-port.top * ratio)
    return QRect(left, top, round(port.width * ratio), round(port.height * ratio))


def pixels_of(pane: Pane, port: ViewPort, ratio: float) -> QRect:
    """Return the pixels of a pane; with one more where it ends with the window."""
    left, top = round(pane.x * ratio), round(pane.y * ratio)
    right, bottom = ceil((pane.x + pane.width) * ratio), ceil((pane.y + pane.height) * ratio)
    right += pane.x + pane.width >= port.width
    bottom += pane.y + pane.height >= port.height
    return QRect(left, top, right - left, bottom - top)


@lru_cache(1_024)
def edges_of(key: Key) -> Edges:
    """Return where a tile begins and ends."""
    scale, (left, top, side) = key
    return left / scale, top / scale, (left + side) / scale, (top + side) / scale


def in_points(pixels: QRect, scale: float) -> QRectF:
    """Return pixels from the picture's origin in points."""
    left, top = pixels.left() / scale, pixels.top() / scale
    return QRectF(left, top, pixels.width() / scale, pixels.height() / scale)


def squares(area: QRect, zoom: float) -> list[Square]:
    """Return the squares that cover an area (pixels of the device)."""
    if area.isEmpty():
        return []
    side = SIDE
    while side > zoom * SPAN and zoom >= SPECK_BELOW:
        side //= 2
    columns = range(floor(area.left() / side), floor(area.right() / side) + 1)
    rows = range(floor(area.top() / side), floor(area.bottom() / side) + 1)
    return [(column * side, row * side, side) for row in rows for column in columns]
