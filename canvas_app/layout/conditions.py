"""Where conditions of links stand: on their ways, off all other links (room: geometry)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
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
    found = []
    for link_id, points in ways:
        for (x0, y0), (x1, y1) in pairwise(points):
            if x0 == x1:
                found.append(Upright(x0, *((y0, y1) if y0 < y1 else (y1, y0)), link_id))
    return sorted(found)


def crossings(link_id: str, run: tuple[Point, Point], legs: Sequence[Upright]) -> tuple[float, ...]:
    """Return how far right of a run's start the legs of other links cross the way of its sign."""
    low, high = _span(run)
    start, y = run[0]
    top, bottom = y - HEIGHT / 2 - AIR, y + HEIGHT / 2 + AIR
    first = bisect_left(legs, low - AIR, key=_x)
    return tuple(
        [
            leg.x - start
            for leg in legs[first : bisect_right(legs, high + AIR, lo=first, key=_x)]
            if leg.top < bottom and leg.bottom > top and leg.link_id != link_id
        ]
    )


_x = itemgetter(0)


class Berth(NamedTuple):
    """Where a condition may stand: the middle of its place, and how wide it may be there."""

    x: float
    width: float


def berth(
    run: tuple[Point, Point], way: Way, wanted: float, crossed: Sequence[float]
) -> Berth | None:
    """Return where on its run a condition ``wanted`` points wide stands, off all other links.

    It stands as near to the middle as it can, cut where it must be. Between links (``crossings``)
    that stand too close it lies upon them; over a step there is no place for it then.
    """
    start, end = run[0][0], run[1][0]
    low, high = _span(run)
    middle, most = (low + high) / 2, high - low
    if not crossed:
        return Berth(middle, min(wanted, most))
    if way != "step" and abs(end - start) - wanted >= 2 * BREAK_ROOM:
        low = max(low, start + BREAK_ROOM) if start < end else low
        high = min(high, start - BREAK_ROOM) if end < start else high
    rooms = [*_rooms(low, high, [start + x for x in crossed])]
    fitting = [room for room in rooms if room[1] - room[0] >= wanted]
    if fitting:
        places = [min(max(middle, a + wanted / 2), b - wanted / 2) for a, b in fitting]
        return Berth(min(places, key=lambda x: abs(x - middle)), wanted)
    a, b = max(rooms, key=lambda room: room[1] - room[0], default=(0.0, 0.0))
    if b - a >= NARROWEST:
        return Berth((a + b) / 2, b - a)
    return None if way == "step" else Berth(middle, min(wanted, most))


def _span(run: tuple[Point, Point]) -> tuple[float, float]:
    """Return the farthest places to which a condition may reach."""
    (start, _), (end, _) = run
    middle, most = (start + end) / 2, max(abs(end - start) - 2 * RIM, LEAST)
    return middle - most / 2, middle + most / 2


def _rooms(low: float, high: float, xs: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield the stretches between lines that cross a run."""
    for x in xs:
        if low < x - AIR:
            yield low, min(x - AIR, high)
        low = max(low, x + AIR)
    if low < high:
        yield low, high
