"""Boards seen from so far that a card is a speck (room: widgets).

Thousands of cards are painted by one call; where they stand close, the specks run together
and show how dense the journey is.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from canvas_app.layout.picture import Node, Picture
from canvas_app.layout.sizes import CARD_WIDTH
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.painter import ink, paint

GROUND = ("column", "lane", "lane_head", "empty")
"""What is painted as it is, under the specks."""


class Specks(NamedTuple):
    """Rectangles of cards from left to right, with their left edges to search by."""

    lefts: list[float]
    areas: list[QRectF]


class FarView:
    """One picture from afar."""

    def __init__(self, picture: Picture) -> None:
        """Wait until somebody zooms out that far."""
        self._nodes = picture.nodes

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint an area of the picture (points)."""
        self._paint_ground(painter, area, theme)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink(theme, "card.edge"))
        self._paint_cards(painter, area)

    def paint_roughly(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint an area of the picture (points) from near, its cards without what is on them."""
        self._paint_ground(painter, area, theme)
        painter.setPen(ink(theme, "card.stroke"))
        painter.setBrush(ink(theme, "card.fill"))
        self._paint_cards(painter, area)

    def _paint_ground(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        for node in self._ground:
            if area.intersects(QRectF(node.x, node.y, node.width, node.height)):
                painter.translate(node.x, node.y)
                paint(painter, node.shapes("tile"), theme)
                painter.translate(-node.x, -node.y)

    def _paint_cards(self, painter: QPainter, area: QRectF) -> None:
        specks = self._specks
        first = bisect_left(specks.lefts, area.left() - CARD_WIDTH)
        last = bisect_right(specks.lefts, area.right())
        painter.drawRects(specks.areas[first:last])

    @cached_property
    def _ground(self) -> list[Node]:
        return [node for node in self._nodes if node.kind in GROUND]

    @cached_property
    def _specks(self) -> Specks:
        cards = [node for node in self._nodes if node.kind == "card"]
        cards.sort(key=lambda node: node.x)
        areas = [QRectF(node.x, node.y, node.width, node.height) for node in cards]
        return Specks([node.x for node in cards], areas)
