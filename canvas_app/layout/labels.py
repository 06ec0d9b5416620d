"""Finding room for a label beside a curve and its points (room: geometry)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from canvas_app.layout.monotone import Piece, span

AIR = 2.0
"""How far labels keep off everything else."""
STEP = 4.0
"""How closely the curve is looked at."""


class Area(NamedTuple):
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Area) -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def grown(self, by: float) -> Area:
        """Return the rectangle with a rim around it."""
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)


def around(
    x: float,
    y: float,
    radius: float,
    width: float,
    height: float,
    under: bool,
    line: float = inf,
) -> Iterable[Area]:
    """Yield the places for a label at a point, the best first; ``under`` prefers below.

    Above and below the point it keeps off the level ``line`` at this height.
    """
    gap = radius + AIR
    above, below, level = y - gap - height, y + gap, y - height / 2
    if above - AIR < line < above + height + AIR:
        above = line - AIR - height
    if below - AIR < line < below + height + AIR:
        below = line + AIR
    rows = (below, above) if under else (above, below)
    for top in rows:
        yield _area(x - width / 2, top, width, height)
    for top in rows:
        yield _area(x - radius, top, width, height)
        yield _area(x + radius - width, top, width, height)
    yield _area(x + gap + AIR, level, width, height)
    yield _area(x - gap - AIR - width, level, width, height)
    for top in rows:
        yield _area(x + radius / 2, top, width, height)
        yield _area(x - radius / 2 - width, top, width, height)


def _area(left: float, top: float, width: float, height: float) -> Area:
    return Area(left, top, left + width, top + height)


def place(
    candidates: Iterable[Area], bounds: Area, curve: Sequence[Piece], taken: Sequence[Area]
) -> Area:
    """Return the first candidate that covers nothing, else the one that covers least.

    Candidates are shifted sideways into the bounds first.
    """
    best: tuple[int, Area] | None = None
    for candidate in candidates:
        area = _inside(candidate, bounds)
        cost = _cost(area, bounds, curve, taken)
        if not cost:
            return area
        if best is None or cost < best[0]:
            best = (cost, area)
    if best is None:
        raise ValueError("no candidates")
    return best[1]


def _inside(area: Area, bounds: Area) -> Area:
    shift = max(0.0, bounds.left - area.left) - max(0.0, area.right - bounds.right)
    return Area(area.left + shift, area.top, area.right + shift, area.bottom)


def _cost(area: Area, bounds: Area, curve: Sequence[Piece], taken: Sequence[Area]) -> int:
    rim = area.grown(AIR)
    left, top, right, bottom = rim
    covered = [
        1
        for (start, high, end, low) in taken
        if left < end and start < right and top < low and high < bottom
    ]
    outside = 8 * (area.top < bounds.top) + 8 * (area.bottom > bounds.bottom)
    return 4 * len(covered) + outside + 2 * _crosses(rim, curve)


def _crosses(area: Area, curve: Sequence[Piece]) -> bool:
    """Whether the curve passes through; between two points it never leaves their heights."""
    left, top, right, bottom = area
    first = bisect_left(curve, left, key=lambda piece: piece.end[0])
    near = curve[first : bisect_right(curve, right, first, key=lambda piece: piece.start[0])]
    if not any(
        min(piece.start[1], piece.end[1]) < bottom and max(piece.start[1], piece.end[1]) > top
        for piece in near
    ):
        return False
    return any(
        min(a[1], b[1]) < bottom and max(a[1], b[1]) > top
        for a, b in pairwise(span(near, left, right, STEP))
    )
