"""Where conditions of links stand: on their ways, off all other links (room: geometry)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from canvas_app.layout.links import Point, Way

HEIGHT = 16.0
PAD = 7.0
"""Beside the words of a condition, left and right."""
LEAST = 150.0
"""What a condition may take in any case, be its link ever so short."""
NARROWEST = 48.0
"""A condition that finds less room is not cut any further."""
RIM = 4.0
"""Of a link's run that stays free of its condition on each side."""
AIR = 3.0
"""Between a condition and a line that passes it."""
BREAK_ROOM = 30.0
"""What the mark of a missing handover needs between a condition and the end of its run."""


class Upright(NamedTuple):
    """An upright leg of a link."""

    x: float
    top: float
    bottom: float
    link_id: str


def uprights(ways: Iterable[tuple[str, Sequence[Point]]]) -> list[Upright]:
    """Return the upright legs of links (their ids and corners) from left to right."""
    found = [
        Upright(x0, min(y0, y1), max(y0, y1), link_id)
        for link_id, points in ways
        for (x0, y0), (x1, y1) in pairwise(points)
        if x0 == x1
    ]
    return sorted(found)


class Berth(NamedTuple):
    """Where a condition may stand: the middle of its place, and how wide it may be there."""

    x: float
    width: float


def berth(
    link_id: str,
    run: tuple[Point, Point],
    way: Way,
    wanted: float,
    legs: Sequence[Upright],
) -> Berth | None:
    """Return where on its run a condition ``wanted`` points wide stands, off all other links.

    It stands as near to the middle as it can, cut where it must be. Between links that stand too
    close it lies upon them; over a step there is no place for it then.
    """
    (start, y), (end, _) = run
    left, right = min(start, end), max(start, end)
    middle, most = (left + right) / 2, max(right - left - 2 * RIM, LEAST)
    low, high = middle - most / 2, middle + most / 2
    xs = [*_crossings(link_id, low, high, y, legs)]
    if not xs:
        return Berth(middle, min(wanted, most))
    if way != "step" and right - left - wanted >= 2 * BREAK_ROOM:
        low = max(low, left + BREAK_ROOM) if start < end else low
        high = min(high, right - BREAK_ROOM) if end < start else high
    rooms = [*_rooms(low, high, xs)]
    fitting = [room for room in rooms if room[1] - room[0] >= wanted]
    if fitting:
        places = [min(max(middle, a + wanted / 2), b - wanted / 2) for a, b in fitting]
        return Berth(min(places, key=lambda x: abs(x - middle)), wanted)
    a, b = max(rooms, key=lambda room: room[1] - room[0], default=(0.0, 0.0))
    if b - a >= NARROWEST:
        return Berth((a + b) / 2, b - a)
    return None if way == "step" else Berth(middle, min(wanted, most))


def _crossings(
    link_id: str, low: float, high: float, y: float, legs: Sequence[Upright]
) -> Iterator[float]:
    first = bisect_left(legs, low - AIR, key=_x)
    for leg in legs[first : bisect_right(legs, high + AIR, key=_x)]:
        near = leg.top < y + HEIGHT / 2 + AIR and leg.bottom > y - HEIGHT / 2 - AIR
        if near and leg.link_id != link_id:
            yield leg.x


def _x(leg: Upright) -> float:
    return leg.x


def _rooms(low: float, high: float, xs: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield the stretches between lines that cross a run."""
    for x in xs:
        if low < x - AIR:
            yield low, min(x - AIR, high)
        low = max(low, x + AIR)
    if low < high:
        yield low, high
