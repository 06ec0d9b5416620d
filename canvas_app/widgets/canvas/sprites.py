"""Drawings of single nodes, for what moves over the tiles (room: widgets)."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from canvas_app.layout.picture import Node
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.glide import MOST
from canvas_app.widgets.canvas.grid import REACH
from canvas_app.widgets.canvas.painter import paint, prepare
from canvas_app.widgets.canvas.tiles import detail_at


class Sprites:
    """Keeps the drawings of the nodes that were asked for last, in one theme."""

    def __init__(self) -> None:
        """Begin with nothing drawn."""
        self._kept: dict[tuple[str, float], tuple[Node, QImage]] = {}

    def clear(self) -> None:
        """Forget all drawings: zoom or theme are others."""
        self._kept.clear()

    def of(self, node: Node, zoom: float, ratio: float, theme: Theme) -> QImage:
        """Return a node's drawing with ``REACH`` points of room around it.

        ``zoom`` is px to the point, ``ratio`` pixels of the device to a px.
        """
        scale = zoom * ratio
        known = self._kept.get((node.id, scale))
        if known is not None and known[0].identity == node.identity:
            return known[1]
        if len(self._kept) > MOST:
            self._kept.clear()
        size = (ceil((node.width + 2 * REACH) * scale), ceil((node.height + 2 * REACH) * scale))
        image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        image.setDevicePixelRatio(ratio)
        with QPainter(image) as painter:
            prepare(painter)
            painter.scale(zoom, zoom)
            painter.translate(REACH, REACH)
            paint(painter, node.shapes(detail_at(zoom)), theme)
        self._kept[node.id, scale] = (node, image)
        return image
