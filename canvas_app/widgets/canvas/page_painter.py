"""Pages of an export drawn by QPainter, as exactly as in a PDF (room: widgets)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from canvas_app.layout.pages import Page
from canvas_app.layout.picture import Shape, Text
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.painter import font, ink, paint, prepare

BIG = 100
"""Letters are set so many units high and made smaller: Qt's fonts have whole sizes only."""


def paint_page(painter: QPainter, page: Page, theme: Theme) -> None:
    """Draw a page in the painter's units, which are those of the page."""
    prepare(painter)
    _shapes(painter, page.head, theme)
    for part in page.parts:
        painter.save()
        if part.clip:
            painter.setClipRect(QRectF(*part.clip))
        painter.translate(part.x, part.y)
        painter.scale(part.scale, part.scale)
        for node in part.nodes:
            painter.translate(node.x, node.y)
            _shapes(painter, node.shapes(), theme)
            painter.translate(-node.x, -node.y)
        painter.restore()
    _shapes(painter, page.foot, theme)


def _shapes(painter: QPainter, shapes: Iterable[Shape], theme: Theme) -> None:
    for shape in shapes:
        if isinstance(shape, Text):
            _text(painter, shape, theme)
        else:
            paint(painter, (shape,), theme)


def _text(painter: QPainter, run: Text, theme: Theme) -> None:
    scale = run.font.size / BIG
    painter.save()
    painter.translate(run.x, run.y)
    painter.scale(scale, scale)
    painter.setFont(font(run.font._replace(size=BIG)))
    painter.setPen(ink(theme, run.colour))
    painter.drawText(QPointF(0.0, 0.0), run.string)
    painter.restore()
