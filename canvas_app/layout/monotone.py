"""A smooth curve that never passes its points (room: geometry).

Monotone cubic interpolation: F. N. Fritsch, R. E. Carlson, "Monotone Piecewise Cubic
Interpolation", SIAM J. Numer. Anal. 17 (1980). Slopes are kept within three times those of
the neighbouring chords, which is sufficient there and, unlike the general method, local.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

Point = tuple[float, float]


class Piece(NamedTuple):
    """A cubic between two points with the slopes there."""

    start: Point
    end: Point
    rise: float
    fall: float

    def at(self, x: float) -> float:
        """Return the height of the curve at x, start ≤ x ≤ end."""
        length = self.end[0] - self.start[0]
        t = (x - self.start[0]) / length
        u = 1 - t
        return (
            (1 + 2 * t) * u * u * self.start[1]
            + t * u * u * length * self.rise
            + t * t * (3 - 2 * t) * self.end[1]
            - t * t * u * length * self.fall
        )

    def slope(self, x: float) -> float:
        """Return how steep the curve is at x, start ≤ x ≤ end."""
        length = self.end[0] - self.start[0]
        t = (x - self.start[0]) / length
        chord = (self.end[1] - self.start[1]) / length
        return (
            6 * t * (1 - t) * chord
            + (1 - t) * (1 - 3 * t) * self.rise
            - t * (2 - 3 * t) * self.fall
        )

    def between(self, left: float, right: float) -> Piece | None:
        """Return the part of the curve between two x, None when it lies outside."""
        left, right = max(left, self.start[0]), min(right, self.end[0])
        if left >= right:
            return None
        ends = (left, self.at(left)), (right, self.at(right))
        return Piece(*ends, self.slope(left), self.slope(right))

    @property
    def handles(self) -> tuple[Point, Point]:
        """The two middle points of the same curve in Bézier's form."""
        third = (self.end[0] - self.start[0]) / 3
        return (
            (self.start[0] + third, self.start[1] + third * self.rise),
            (self.end[0] - third, self.end[1] - third * self.fall),
        )


def pieces(points: Sequence[Point]) -> tuple[Piece, ...]:
    """Return the curve through points with rising x, one piece between each two."""
    tilts = slopes(points)
    return tuple(
        Piece(one, other, rise, fall)
        for (one, other), (rise, fall) in zip(pairwise(points), pairwise(tilts), strict=True)
    )


def slopes(points: Sequence[Point]) -> list[float]:
    """Return the slope at every point; flat at the ends and at every turn."""
    chords = [(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in pairwise(points)]
    inner = [_slope(before, after) for before, after in pairwise(chords)]
    return [0.0, *inner, 0.0] if chords else [0.0] * len(points)


def _slope(before: float, after: float) -> float:
    if before * after <= 0:
        return 0.0
    steepest = 3 * min(abs(before), abs(after))
    mean = (before + after) / 2
    return min(mean, steepest) if mean > 0 else max(mean, -steepest)


def span(curve: Sequence[Piece], left: float, right: float, step: float) -> tuple[Point, ...]:
    """Return points of the curve between two x, no farther apart than ``step``."""
    if not curve or right < curve[0].start[0] or left > curve[-1].end[0]:
        return ()
    left, right = max(left, curve[0].start[0]), min(right, curve[-1].end[0])
    count = max(1, int((right - left) / step) + 1)
    starts = [piece.start[0] for piece in curve]
    found = []
    for index in range(count + 1):
        x = left + (right - left) * index / count
        found.append((x, curve[max(0, bisect_right(starts, x) - 1)].at(x)))
    return tuple(found)
