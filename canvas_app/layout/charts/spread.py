"""Room for marks that would lie on each other, and for names beside them (room: geometry)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import floor, hypot

from canvas_app.layout.labels import AIR, Area, around
from canvas_app.layout.strokes import Point

STEP = 2.0
"""How closely free places are looked for."""
FAR = 90.0
"""How far from its place a mark may stand at most."""


class _Taken:
    """Marks that stand already, by the cell of a grid as wide as a mark."""

    def __init__(self, apart: float) -> None:
        self._apart = apart
        self._cells: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)

    def free(self, x: float, y: float) -> bool:
        """Whether a mark at (x, y) would touch none."""
        column, row = self._cell(x, y)
        return all(
            hypot(x - other[0], y - other[1]) >= self._apart
            for across in range(column - 1, column + 2)
            for down in range(row - 1, row + 2)
            for other in self._cells.get((across, down), ())
        )

    def put(self, x: float, y: float) -> Point:
        """Let a mark stand there."""
        self._cells[self._cell(x, y)].append((x, y))
        return x, y

    def _cell(self, x: float, y: float) -> tuple[int, int]:
        return floor(x / self._apart), floor(y / self._apart)


def spread(places: Sequence[Point], apart: float, fields: Sequence[Area]) -> list[Point]:
    """Return where marks stand so that their middles are ``apart`` points from each other.

    A mark keeps its place when it is free, else it takes the nearest free one inside its
    field; marks that find none lie on others.
    """
    taken = _Taken(apart)
    found: dict[int, Point] = {}
    for index, (x, y) in enumerate(places):
        if taken.free(x, y):
            found[index] = taken.put(x, y)
    for index, (x, y) in enumerate(places):
        if index not in found:
            free = (spot for spot in _near(x, y, fields[index]) if taken.free(*spot))
            found[index] = taken.put(*next(free, (x, y)))
    return [found[index] for index in range(len(places))]


def _near(x: float, y: float, field: Area) -> Iterator[Point]:
    for dx, dy in _offsets():
        spot = x + dx, y + dy
        if field.left <= spot[0] <= field.right and field.top <= spot[1] <= field.bottom:
            yield spot


@cache
def _offsets() -> tuple[Point, ...]:
    reach = int(FAR / STEP)
    span = range(-reach, reach + 1)
    every = ((column * STEP, row * STEP) for column in span for row in span)
    return tuple(sorted((o for o in every if 0 < hypot(*o) <= FAR), key=lambda o: hypot(*o)))


def names_beside(
    places: Sequence[Point],
    radius: float,
    sizes: Sequence[tuple[float, float]],
    bounds: Area,
    lines: Sequence[Area] = (),
) -> list[Area] | None:
    """Return where names of these sizes stand beside marks, None when they have no room.

    No name touches a mark, another name or one of the ``lines``.
    """
    taken = [Area(x - radius, y - radius, x + radius, y + radius) for x, y in places]
    taken += lines
    found: list[Area] = []
    for (x, y), size in zip(places, sizes, strict=True):
        spots = _sideways(around(x, y, radius, *size, under=False))
        free = (area for area in spots if _inside(area, bounds) and _clear(area, taken))
        area = next(free, None)
        if area is None:
            return None
        taken.append(area)
        found.append(area)
    return found


def _sideways(spots: Iterable[Area]) -> list[Area]:
    """Return the places right and left of a mark before those above and below."""
    listed = list(spots)
    return [*listed[6:8], *listed[:6], *listed[8:]]


def _inside(area: Area, bounds: Area) -> bool:
    return (
        bounds.left <= area.left
        and bounds.top <= area.top
        and area.right <= bounds.right
        and area.bottom <= bounds.bottom
    )


def _clear(area: Area, taken: Sequence[Area]) -> bool:
    rim = area.grown(AIR)
    return not any(rim.meets(other) for other in taken)
