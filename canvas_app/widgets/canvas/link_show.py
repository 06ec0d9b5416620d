"""What is seen of links that are selected, pointed at or being drawn (room: widgets)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QPainter

from canvas_app.gestures.answers import Side, Tie
from canvas_app.gestures.handles import Handle, handle
from canvas_app.layout.picture import Box, Node, Shape
from canvas_app.layout.sizes import RADIUS
from canvas_app.layout.ties import knob, standing_out, tie
from canvas_app.theme import Theme
from canvas_app.widgets.canvas.painter import paint
from canvas_app.widgets.canvas.tiles import detail_at
from canvas_app.widgets.canvas.view_port import ViewPort

KNOB, LIT_KNOB, TOUCH_KNOB = 5.0, 7.0, 9.0
LINE, HOVER_LINE, RING = 3.0, 2.5, 2.0
"""Px of the screen."""


@dataclass(frozen=True, slots=True)
class LinkMarks:
    """Everything about links that lies over the cards at one moment."""

    selected: Sequence[Node] = ()
    hovered: Node | None = None
    signs: Sequence[Node] = ()
    """What stands on links that stand out: their conditions and gaps."""
    handles: Sequence[Handle] = ()
    lit: tuple[str, Side] | None = None
    """The handle under the pointer: its card and its side."""
    tie: Tie | None = None
    touch: bool = False
    """Whether handles are drawn for fingers."""


def paint_links(painter: QPainter, marks: LinkMarks, port: ViewPort, theme: Theme) -> None:
    """Paint them, in px of the window."""
    painter.save()
    painter.translate(port.left, port.top)
    painter.scale(port.zoom, port.zoom)
    px = 1 / port.zoom
    if marks.hovered is not None:
        _over(painter, marks.hovered, standing_out(marks.hovered, HOVER_LINE * px, "text"), theme)
    for arrow in marks.selected:
        _over(painter, arrow, standing_out(arrow, LINE * px, "selection"), theme)
    for sign in marks.signs:
        _over(painter, sign, sign.shapes(detail_at(port.zoom)), theme)
    if marks.tie is None:
        paint(painter, [_knob(each, marks, px) for each in marks.handles], theme)
    else:
        paint(painter, _tied(marks.tie, port.zoom), theme)
    painter.restore()


def _over(painter: QPainter, node: Node, shapes: Sequence[Shape], theme: Theme) -> None:
    painter.save()
    painter.translate(node.x, node.y)
    paint(painter, shapes, theme)
    painter.restore()


def _knob(each: Handle, marks: LinkMarks, px: float) -> Shape:
    lit = marks.lit == (each.node.id, each.side)
    radius = TOUCH_KNOB if marks.touch else LIT_KNOB if lit else KNOB
    return knob(each.x, each.y, radius * px, lit)


def _tied(drawn: Tie, zoom: float) -> tuple[Shape, ...]:
    """Return the arrow from the gripped handle, a ring on its card and one on the other."""
    grip = handle(drawn.node, drawn.side, zoom)
    own, other = (grip.x, grip.y), (drawn.x, drawn.y)
    px = 1 / zoom
    way = (own, other) if drawn.side == "right" else (other, own)
    rings = (_ring(card, px) for card in (drawn.node, drawn.end) if card is not None)
    line = () if _within(drawn.node, *other) else tie(*way, LINE * px, "accent")
    return (*rings, *line, knob(*own, KNOB * px, lit=True))


def _within(card: Node, x: float, y: float) -> bool:
    return card.x <= x <= card.x + card.width and card.y <= y <= card.y + card.height


def _ring(card: Node, px: float) -> Box:
    out = RING * px
    width, height = card.width + 2 * out, card.height + 2 * out
    return Box(card.x - out, card.y - out, width, height, None, "target", RING * px, RADIUS + out)
