"""Words and numbers at points of curves, off the curves and off each other (room: geometry)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from canvas_app.layout.labels import AIR, STEP, Area, around
from canvas_app.layout.monotone import Piece, Point, span

RINGS = (0.0, 6.0, 14.0, 24.0, 36.0)
"""How much farther from its point a label may stand, in turn."""


class Anchor(NamedTuple):
    """A point that wants a label: its place, the radius of its mark, the label's size."""

    x: float
    y: float
    radius: float
    width: float
    height: float
    under: bool


class Surroundings(NamedTuple):
    """What labels keep off: the frame, curves as ``traced``, and areas that are taken."""

    bounds: Area
    curves: Sequence[Sequence[Point]]
    taken: Sequence[Area]


def traced(curve: Sequence[Piece]) -> Sequence[Point]:
    """Return points close to each other along a curve, its own among them."""
    if not curve:
        return ()
    ends = [piece.start for piece in curve] + [curve[-1].end]
    return sorted({*ends, *span(curve, ends[0][0], ends[-1][0], STEP)})


def all_free(anchors: Sequence[Anchor], among: Surroundings) -> list[Area] | None:
    """Return where all labels stand near their points and on nothing, else None."""
    taken = list(among.taken)
    found: list[Area] = []
    for anchor in anchors:
        area = next((spot for spot in _rings(anchor) if not _cost(spot, among, taken)), None)
        if area is None:
            return None
        taken.append(area)
        found.append(area)
    return found


def free_ones(anchors: Sequence[Anchor], among: Surroundings) -> list[Area | None]:
    """Return where those labels stand that have room at their points, None for others."""
    taken = list(among.taken)
    found: list[Area | None] = []
    for anchor in anchors:
        near = around(*anchor[:5], anchor.under)
        area = next((spot for spot in near if not _cost(spot, among, taken)), None)
        taken += [area] if area else []
        found.append(area)
    return found


def cheapest(anchors: Sequence[Anchor], among: Surroundings) -> list[Area]:
    """Return where small labels stand: never on each other, off all else where possible."""
    taken = list(among.taken)
    found: list[Area] = []
    for anchor in anchors:
        within = _reach(anchor)
        near = [other for other in taken if within.meets(other)]
        area = _cheapest(_rings(anchor), among, near, found)
        taken.append(area)
        found.append(area)
    return found


def distance(anchor: Anchor, area: Area) -> float:
    """Return how far a label's edge is from its point."""
    dx = max(area.left - anchor.x, 0.0, anchor.x - area.right)
    dy = max(area.top - anchor.y, 0.0, anchor.y - area.bottom)
    return hypot(dx, dy)


def _rings(anchor: Anchor) -> Iterator[Area]:
    for more in RINGS:
        x, y, radius, width, height, under = anchor
        yield from around(x, y, radius + more, width, height, under)


def _reach(anchor: Anchor) -> Area:
    """Return the area in which a label of the anchor can stand."""
    far = anchor.radius + RINGS[-1] + anchor.width + anchor.height + 4 * AIR
    return Area(anchor.x, anchor.y, anchor.x, anchor.y).grown(far)


def _cheapest(
    spots: Iterable[Area], among: Surroundings, taken: Sequence[Area], labels: Sequence[Area]
) -> Area:
    """Return the first of the spots that cost least."""
    least, best = None, None
    for spot in spots:
        cost = _cost(spot, among, taken, labels, least)
        if least is None or cost < least:
            least, best = cost, spot
        if not least:
            break
    assert best is not None
    return best


def _cost(
    area: Area,
    among: Surroundings,
    taken: Sequence[Area],
    labels: Sequence[Area] = (),
    least: int | None = None,
) -> int:
    """Return what it costs to stand somewhere; from ``least`` on it does not matter how much."""
    rim = area.grown(AIR)
    inside = among.bounds
    cost = (
        40 * any(rim.meets(other) for other in labels)
        + 20 * (area.left < inside.left or area.right > inside.right)
        + 20 * (area.top < inside.top or area.bottom > inside.bottom)
        + 4 * sum(rim.meets(other) for other in taken)
    )
    for curve in among.curves:
        if least is not None and cost >= least:
            break
        cost += 2 * _crosses(rim, curve)
    return cost


def _crosses(area: Area, curve: Sequence[Point]) -> bool:
    first = max(bisect_left(curve, (area.left,)) - 1, 0)
    last = bisect_left(curve, (area.right,)) + 1
    return any(
        min(a[1], b[1]) < area.bottom and max(a[1], b[1]) > area.top
        for a, b in pairwise(curve[first:last])
    )
