"""How a page of a preview is painted, and what is said in its place (room: widgets)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from canvas_app.i18n import number
from canvas_app.widgets import look
from canvas_app.widgets.export.page_flow import LABEL

if TYPE_CHECKING:
    from canvas_app.widgets.export.raster import Piece

FAINT = 0.35
"""How much of old pages is seen while new ones are made."""


class Page(NamedTuple):
    """A page as it is seen now."""

    at: int
    """Its place from 0."""
    area: QRectF
    """Px of the viewport."""
    image: QImage | None
    """Its whole picture, perhaps of another size."""
    sharp: tuple[Piece, QImage] | None
    """A sharper picture of the piece that is seen, in pixels of the screen."""
    current: bool
    """Whether it is the one looked at."""
    ringed: bool
    old: bool
    """Whether it is being made anew."""


def paint_page(painter: QPainter, page: Page, ratio: float, *, focused: bool) -> None:
    """Paint a page, its shadow, ring and number; ``ratio`` is pixels of the screen to the px."""
    area = page.area
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.colour("shadow"))
    painter.drawRect(area.adjusted(-1, 0, 1, 2))
    painter.fillRect(area, Qt.GlobalColor.white)
    painter.setOpacity(FAINT if page.old else 1.0)
    if page.image is not None:
        painter.drawImage(area, page.image)
    if page.sharp is not None:
        (left, top, wide, high), image = page.sharp
        inside = QRectF(left / ratio, top / ratio, wide / ratio, high / ratio)
        painter.drawImage(inside.translated(area.topLeft()), image)
    painter.setOpacity(1.0)
    if page.ringed:
        paint_ring(painter, area.adjusted(-4, -4, 4, 4), focused=focused)
    painter.setPen(look.colour("text" if page.current else "text.muted"))
    painter.setFont(look.font(11, "semibold" if page.current else "regular"))
    below = QRectF(area.x(), area.bottom() + 3, area.width(), LABEL - 3)
    painter.drawText(below, Qt.AlignmentFlag.AlignCenter, number(page.at + 1))


def paint_ring(painter: QPainter, area: QRectF, *, focused: bool) -> None:
    """Paint a ring, one that shows the keyboard's focus or a quiet one."""
    painter.setPen(QPen(look.colour("focus" if focused else "line.strong"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, 3, 3)


def paint_words(painter: QPainter, room: QRect, words: str) -> None:
    """Write why there are no pages into their room."""
    painter.setPen(look.colour("text.muted"))
    painter.setFont(look.font(13))
    flags = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
    painter.drawText(room.adjusted(40, 20, -40, -20), flags, words)


def seen_piece(area: QRectF, room: QRectF, ratio: float) -> Piece:
    """Return what is seen of a page in its room, in pixels from the page's upper left corner."""
    seen = area.intersected(room).translated(-area.topLeft())
    sides = (seen.x(), seen.y(), seen.width(), seen.height())
    left, top, wide, high = (round(side * ratio) for side in sides)
    return left, top, max(1, wide), max(1, high)
