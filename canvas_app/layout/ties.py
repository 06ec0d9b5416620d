"""A link that is being drawn, and links that stand out, as shapes (room: geometry)."""

from __future__ import annotations

from math import dist

from canvas_app.layout.arrows import CORNER, ArrowBasis
from canvas_app.layout.picture import Disc, Node, Path, Shape
from canvas_app.layout.strokes import HEAD_LENGTH, Point, arrow_head, longest, rounded, shortened

LEAST_SWING = 24.0
BOW = 90.0
"""How far in points the curve of a link that leads backwards goes out and down."""
BROAD = 2.0
"""The width of a line for which a head has its usual size."""


def tie(start: Point, end: Point, line: float, role: str) -> tuple[Shape, ...]:
    """Return an arrow that leaves one point to the right and reaches the other from the left.

    One that leads backwards goes below the cards, as loops do. ``line`` is its width in points.
    """
    bow = BOW if end[0] < start[0] else 0.0
    swing = BOW if bow else max(LEAST_SWING, (end[0] - start[0]) / 2)
    near = (end[0] - swing, end[1] + bow)
    size = max(1.0, line / BROAD)
    back = shortened((near, end), HEAD_LENGTH * size * 0.8)[-1]
    curve = (("M", *start), ("C", start[0] + swing, start[1] + bow, *near, *back))
    return (Path(curve, stroke=role, line=line), arrow_head(end, near, role, size))


def standing_out(arrow: Node, line: float, role: str) -> tuple[Shape, ...]:
    """Return the way of a link in a width and colour of its own, relative to its node."""
    basis = arrow.identity
    if not isinstance(basis, ArrowBasis):
        return ()
    last, tip = basis.points[-2:]
    size = min(max(1.0, line / BROAD), max(1.0, dist(last, tip) / HEAD_LENGTH))
    way = rounded(shortened(basis.points, HEAD_LENGTH * size * 0.8), CORNER)
    return (Path(way, stroke=role, line=line), arrow_head(tip, last, role, size))


def knob(x: float, y: float, radius: float, lit: bool) -> Disc:
    """Return the handle of a card from which links are drawn."""
    fill = "accent" if lit else "surface"
    return Disc(x, y, radius, fill, "accent", radius / 3)


def anchor(arrow: Node) -> Point:
    """Return the middle of a link's longest leg, in points of the picture."""
    basis = arrow.identity
    if not isinstance(basis, ArrowBasis):
        return arrow.x + arrow.width / 2, arrow.y + arrow.height / 2
    (x0, y0), (x1, y1) = longest(basis.points)
    return arrow.x + (x0 + x1) / 2, arrow.y + (y0 + y1) / 2
