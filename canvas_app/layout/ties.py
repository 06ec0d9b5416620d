"""A link that is being drawn, and links that stand out, as shapes (room: geometry)."""

from __future__ import annotations

from math import dist

from canvas_app.layout.arrows import CORNER, ArrowBasis
from canvas_app.layout.picture import Disc, Node, Path, Shape
from canvas_app.layout.strokes import HEAD_LENGTH, Point, arrow_head, longest, rounded, shortened

LEAST_SWING = 24.0
BROAD = 2.0
"""The width of a line for which a head has its usual size."""


def tie(start: Point, end: Point, way: int, line: float, role: str) -> tuple[Shape, ...]:
    """Return an arrow that leaves one point and reaches the other sideways.

    ``way`` is 1 when it runs to the right, -1 to the left; ``line`` its width in points.
    """
    swing = way * max(LEAST_SWING, abs(end[0] - start[0]) / 2)
    near = (end[0] - swing, end[1])
    size = max(1.0, line / BROAD)
    back = (end[0] - way * HEAD_LENGTH * size * 0.8, end[1])
    curve = (("M", *start), ("C", start[0] + swing, start[1], *near, *back))
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
