"""Room for marks that would lie on each other, and for names beside them (room: geometry)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from math import hypot

from canvas_app.layout.labels import AIR, Area, around
from canvas_app.layout.strokes import Point

KNOTS = 4
"""Free places are looked for on a mesh with so many knots between two neighbouring marks."""
FAR = 240.0
"""How far from its place a mark may stand at most."""
FULL = 0.8
"""A field is full when squares around its marks cover so much of it."""

_Knot = tuple[int, int]


def spread(places: Sequence[Point], apart: float, fields: Sequence[Area]) -> list[Point] | None:
    """Return where marks stand so that their middles are ``apart`` points from each other.

    A mark keeps its place when it is free, else it takes the nearest free one inside its
    field. None when one of them finds no room.
    """
    if _full(apart, fields):
        return None
    mesh = _Mesh(apart / KNOTS)
    found: dict[int, Point] = {}
    for index, (x, y) in enumerate(places):
        if all(hypot(x - other[0], y - other[1]) >= apart for other in found.values()):
            found[index] = mesh.put((x, y))
    for index, place in enumerate(places):
        if index not in found:
            free = mesh.free(place, fields[index])
            if free is None:
                return None
            found[index] = mesh.put(free)
    return [found[index] for index in range(len(places))]


def _full(apart: float, fields: Sequence[Area]) -> bool:
    """Whether a field plainly has more marks than room, seen by a rim around it."""
    rims = Counter(Area(*map(round, field)).grown(apart / 2) for field in fields)
    return any(
        count * apart**2 > FULL * (rim.right - rim.left) * (rim.bottom - rim.top)
        for rim, count in rims.items()
    )


class _Mesh:
    """Where marks stand already, on a mesh ``step`` points wide."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._taken: set[_Knot] = set()

    def put(self, place: Point) -> Point:
        """Let a mark stand there."""
        column, row = self._knot(place)
        self._taken.update((column + across, row + down) for across, down in _disc(KNOTS + 1))
        return place

    def free(self, place: Point, field: Area) -> Point | None:
        """Return the nearest knot in the field on which a mark would touch no other."""
        step, taken, (column, row) = self._step, self._taken, self._knot(place)
        left, right = field.left / step, field.right / step
        top, bottom = field.top / step, field.bottom / step
        for across, down in _disc(int(FAR / step)):
            x, y = column + across, row + down
            if (x, y) not in taken and left <= x <= right and top <= y <= bottom:
                return x * step, y * step
        return None

    def _knot(self, place: Point) -> _Knot:
        return round(place[0] / self._step), round(place[1] / self._step)


@cache
def _disc(radius: int) -> tuple[_Knot, ...]:
    """Return the knots less than ``radius`` from one, the nearest first."""
    span = range(-radius, radius + 1)
    knots = ((across, down) for across in span for down in span)
    return tuple(sorted((k for k in knots if hypot(*k) < radius), key=lambda k: hypot(*k)))


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


def _sideways(spots: Iterable[Area]) -> Iterator[Area]:
    """Yield the places right and left of a mark before those above and below."""
    listed = list(spots)
    yield from (*listed[6:8], *listed[:6], *listed[8:])


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
