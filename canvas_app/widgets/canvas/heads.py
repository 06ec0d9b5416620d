"""Names of phases and stages that stay in sight while their columns scroll (room: widgets).

The names of wide columns stand in the middle of what is seen of them, so that one always sees
where one is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter

from canvas_app.gestures.focus import Spot
from canvas_app.layout.picture import Node, Picture, Shape, Text
from canvas_app.text import Font, elide, width
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.painter import paint
from canvas_app.widgets.canvas.tiles import detail_at
from canvas_app.widgets.canvas.view_port import ViewPort

PAD = 10.0
"""Points between a name and the edge of its column."""
LEAST = 24.0
"""Points that a part of a name needs to say something."""
SEAM = 6
SEAM_DEPTH = 0.12


def head_ids(picture: Picture) -> frozenset[str]:
    """Return the nodes that are painted here and not into tiles."""
    columns = picture.columns
    stages = (f"stage:{column.stage_id}" for column in columns)
    return frozenset((*stages, *(f"band:{column.phase}" for column in columns)))


def paint_heads(painter: QPainter, picture: Picture, port: ViewPort, theme: Theme) -> None:
    """Paint the heads at the top of the picture or, when it is scrolled, of the window."""
    top = 0.0 if port.pin_height else port.top
    low = (port.pin_width - port.left) / port.zoom
    high = (port.width - port.left) / port.zoom
    painter.save()
    visible = QRectF(port.pin_width, 0.0, port.width - port.pin_width, port.height)
    painter.setClipRect(visible, Qt.ClipOperation.IntersectClip)
    painter.translate(port.left, top)
    painter.scale(port.zoom, port.zoom)
    detail = detail_at(port.zoom)
    for id_ in head_ids(picture):
        node = picture.by_id.get(id_)
        if node is not None and node.x < high and node.x + node.width > low:
            painter.translate(node.x, node.y)
            paint(painter, slid(node, node.shapes(detail), low, high), theme)
            painter.translate(-node.x, -node.y)
    painter.restore()


def paint_gliding(
    painter: QPainter, gliding: Iterable[tuple[QImage, QPointF]], port: ViewPort
) -> None:
    """Paint drawings of nodes at their places (px) where the board is seen: below the heads."""
    board = port.panes()[0]
    painter.save()
    area = QRectF(board.x, board.y, board.width, board.height)
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    for image, place in gliding:
        painter.drawImage(place, image)
    painter.restore()


def seen_area(node: Node | Spot, port: ViewPort) -> QRectF:
    """Return where a node is seen in the window (px), in its pinned strip or on the board."""
    left = 0.0 if port.pin_width and node.x + node.width <= port.head_width else port.left
    top = 0.0 if port.pin_height and node.y + node.height <= port.head_height else port.top
    zoom = port.zoom
    return QRectF(left + node.x * zoom, top + node.y * zoom, node.width * zoom, node.height * zoom)


def paint_seams(painter: QPainter, port: ViewPort, theme: Theme) -> None:
    """Shade the picture where it slides under the pinned heads."""
    x, y = round(port.pin_width), round(port.pin_height)
    colour = theme.colour("text")
    if x:
        painter.setBrushOrigin(x, 0)
        painter.fillRect(
            QRect(x, 0, SEAM, ceil(port.height)), _shade(colour, Qt.Orientation.Horizontal)
        )
    if y:
        painter.setBrushOrigin(0, y)
        painter.fillRect(
            QRect(0, y, ceil(port.width), SEAM), _shade(colour, Qt.Orientation.Vertical)
        )
    painter.setBrushOrigin(0, 0)


@cache
def _shade(colour: str, across: Qt.Orientation) -> QBrush:
    """Return a shadow that fades across, as a texture: much faster to paint than a gradient."""
    wide = across == Qt.Orientation.Horizontal
    size = (SEAM, 1) if wide else (1, SEAM)
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    shade = QColor(colour)
    for step in range(SEAM):
        shade.setAlphaF(SEAM_DEPTH * (1 - step / SEAM) ** 2)
        image.setPixelColor(*((step, 0) if wide else (0, step)), shade)
    return QBrush(image)


def slid(node: Node, shapes: tuple[Shape, ...], low: float, high: float) -> tuple[Shape, ...]:
    """Return the shapes with the texts in the middle of what is seen of the column.

    A name that has no room there ends in an ellipsis, and where that says nothing it is left out.
    """
    texts = [shape for shape in shapes if isinstance(shape, Text)]
    if not texts:
        return shapes
    half = (max(t.x + t.width for t in texts) - min(t.x for t in texts)) / 2 + PAD
    left, right = max(low - node.x, 0.0), min(high - node.x, node.width)
    whole = half * 2 <= node.width
    if whole and right - left < half * 2 and len({text.y for text in texts}) == len(texts):
        cut = _cut(texts, left + PAD, right - left - 2 * PAD)
        return (*(shape for shape in shapes if not isinstance(shape, Text)), *cut)
    way = max(min((left + right) / 2, node.width - half), min(half, node.width / 2))
    way -= node.width / 2
    return tuple(s._replace(x=s.x + way) if isinstance(s, Text) else s for s in shapes)


def _cut(texts: Sequence[Text], left: float, room: float) -> Iterator[Text]:
    """Yield lines as far as there is room, none when that is nearly nothing."""
    for text in texts if room >= LEAST else ():
        words = _elided(text.string, text.font, round(room))
        yield text._replace(x=left, string=words, width=width(words, text.font))


@lru_cache(maxsize=256)
def _elided(words: str, font: Font, room: int) -> str:
    return elide(words, font, room)
