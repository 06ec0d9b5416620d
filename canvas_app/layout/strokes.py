"""Lines with round corners and arrow heads (room: geometry)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from canvas_app.layout.picture import Path

Point = tuple[float, float]
Steps = tuple[tuple[str | float, ...], ...]

HEAD_LENGTH = 6.0
HEAD_HALF = 3.5
ROUND = 0.5522847498
"""How far the handles of a quarter circle reach, in radii."""


def rounded(points: Sequence[Point], radius: float) -> Steps:
    """Return a line through points with its corners rounded, as far as the legs allow."""
    steps: list[tuple[str | float, ...]] = [("M", *points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _length(before, corner) / 2, _length(corner, after) / 2)
        start, end = _towards(corner, before, reach), _towards(corner, after, reach)
        one = _towards(start, corner, reach * ROUND)
        other = _towards(end, corner, reach * ROUND)
        steps += [("L", *start), ("C", *one, *other, *end)]
    return (*steps, ("L", *points[-1]))


def arrow_head(tip: Point, tail: Point, role: str, scale: float = 1.0) -> Path:
    """Return a filled head at ``tip`` for a line that comes from ``tail``."""
    back = _towards(tip, tail, HEAD_LENGTH * scale)
    dx, dy = tip[0] - back[0], tip[1] - back[1]
    across = HEAD_HALF * scale / (hypot(dx, dy) or 1.0)
    left = (back[0] - dy * across, back[1] + dx * across)
    right = (back[0] + dy * across, back[1] - dx * across)
    return Path((("M", *tip), ("L", *left), ("L", *right), ("Z",)), fill=role)


def shortened(points: Sequence[Point], by: float) -> tuple[Point, ...]:
    """Return the points with the last one pulled back along its leg."""
    return (*points[:-1], _towards(points[-1], points[-2], by))


def longest(points: Sequence[Point]) -> tuple[Point, Point]:
    """Return the ends of the longest leg."""
    return max(pairwise(points), key=lambda leg: _length(*leg))


def direction(start: Point, end: Point) -> Point:
    """Return the direction from one point to another, of length 1."""
    length = _length(start, end) or 1.0
    return (end[0] - start[0]) / length, (end[1] - start[1]) / length


def _length(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _towards(start: Point, end: Point, by: float) -> Point:
    length = _length(start, end) or 1.0
    return (
        start[0] + (end[0] - start[0]) * by / length,
        start[1] + (end[1] - start[1]) * by / length,
    )
