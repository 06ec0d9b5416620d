"""The squares of a picture that are painted each by itself: where they lie (room: widgets)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from math import ceil, floor

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QRegion

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
Edges = tuple[float, float, float, float]
"""Left, top, right and bottom of an area, in points."""


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


def touched(tiles: Collection[Key], areas: Iterable[QRectF]) -> Iterator[tuple[Key, QRectF]]:
    """Yield the tiles that areas (points) touch, and the part of each in which they do.

    Few areas touch few tiles: these are computed, as to look at all of them takes longer.
    """
    parts: dict[Key, Edges] = {}
    kinds = {(scale, side) for scale, (_left, _top, side) in tiles}
    for area in areas:
        edges = area.left(), area.top(), area.right(), area.bottom()
        for scale, side in kinds:
            size = side / scale
            for key in _near(tiles, scale, side, edges):
                x, y = key[1][0] / scale, key[1][1] / scale
                part = _common((x, y, x + size, y + size), edges)
                parts[key] = _both(parts[key], part) if key in parts else part
    for key, (left, top, right, bottom) in parts.items():
        yield key, QRectF(left, top, right - left, bottom - top)


def _near(tiles: Collection[Key], scale: float, side: int, edges: Edges) -> Iterable[Key]:
    """Return the tiles of a scale and a side that lie in an area."""
    left, top, right, bottom = (edge * scale / side for edge in edges)
    columns, rows = range(floor(left), ceil(right)), range(floor(top), ceil(bottom))
    if len(columns) * len(rows) <= len(tiles):
        made = ((scale, (x * side, y * side, side)) for y in rows for x in columns)
        return [key for key in made if key in tiles]
    alike = (key for key in tiles if key[0] == scale and key[1][2] == side)
    return [key for key in alike if key[1][0] // side in columns and key[1][1] // side in rows]


def _common(one: Edges, other: Edges) -> Edges:
    left, top, right, bottom = other
    return max(one[0], left), max(one[1], top), min(one[2], right), min(one[3], bottom)


def _both(one: Edges, other: Edges) -> Edges:
    left, top, right, bottom = other
    return min(one[0], left), min(one[1], top), max(one[2], right), max(one[3], bottom)
