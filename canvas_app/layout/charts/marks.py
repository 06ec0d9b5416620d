"""Marks of points: told apart by shape as well as by colour (room: geometry)."""

from __future__ import annotations

from typing import Literal

from canvas_app.layout.picture import Box, Disc, Path, Shape
from canvas_app.layout.strokes import Point

Mark = Literal["disc", "diamond", "square", "triangle"]

MARKS: tuple[Mark, ...] = ("disc", "square", "triangle", "diamond")
"""In the order in which several lines of a chart take them."""


def mark(
    kind: Mark, x: float, y: float, radius: float, role: str, hollow: bool = False
) -> tuple[Shape, ...]:
    """Return a mark around (x, y) that seems as large as a disc of this radius.

    It has a rim of the ground, so that it stands out from lines and other marks; a hollow
    mark is only its outline.
    """
    fill, stroke, line = ("surface", role, 1.75) if hollow else (role, "surface", 1.0)
    if kind == "disc":
        return (Disc(x, y, radius, fill, stroke, line),)
    if kind == "square":
        half = radius * 0.9
        return (Box(x - half, y - half, 2 * half, 2 * half, fill, stroke, line, radius=1.0),)
    corners = _diamond(x, y, radius * 1.22) if kind == "diamond" else _triangle(x, y, radius * 1.2)
    return (Path(polygon(*corners), fill, stroke, line),)


def polygon(*corners: Point) -> tuple[tuple[str | float, ...], ...]:
    """Return the closed outline through corners."""
    first, *others = corners
    return (("M", *first), *(("L", *corner) for corner in others), ("Z",))


def _diamond(x: float, y: float, reach: float) -> tuple[Point, ...]:
    return ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))


def _triangle(x: float, y: float, reach: float) -> tuple[Point, ...]:
    side, foot = reach * 0.95, reach * 0.7
    return ((x, y - reach), (x + side, y + foot), (x - side, y + foot))
