"""Where links pass the gaps between cards, stage by stage (room: geometry).

What stands in a gap, like the mark of a step without a link, keeps off them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from canvas_app.layout.arrows import ArrowBasis
from canvas_app.layout.changes import same
from canvas_app.layout.conditions import Upright, uprights
from canvas_app.layout.picture import StageColumn
from canvas_app.layout.sizes import COLUMN_GAP, COLUMN_PAD
from canvas_app.layout.weave import Drawn, Web

AHEAD = 2 * COLUMN_PAD + COLUMN_GAP
"""The gap left of the first slot of a stage is this wide."""
CLEAR = 1.5
"""Between a mark's edge and the middle of a line."""
OVER = 2.5
"""How far a mark may go under a card when it has to make room."""

Legs = tuple[Upright, ...]


class Passing(NamedTuple):
    """The uprights of all links by the stage whose gaps they pass, and what they come from."""

    webs: tuple[Web, ...] = ()
    lefts: tuple[float, ...] = ()
    of_webs: tuple[Legs, ...] = ()
    stages: Mapping[str, Legs] = {}


def passing(webs: tuple[Web, ...], columns: Sequence[StageColumn], before: Passing) -> Passing:
    """Return the uprights of links; those of links that stayed are the same as before."""
    lefts = tuple([column.slots[0] - AHEAD for column in columns])
    if lefts == before.lefts and same(webs, before.webs):
        return before
    known = {id(web): legs for web, legs in zip(before.webs, before.of_webs, strict=True)}
    of_webs = tuple([known[id(web)] if id(web) in known else _legs(web.drawn) for web in webs])
    stages: dict[str, list[Upright]] = {}
    for leg in chain.from_iterable(of_webs):
        at = bisect_right(lefts, leg.x) - 1
        if at >= 0:
            stages.setdefault(columns[at].stage_id, []).append(leg)
    found = {id_: tuple(sorted(legs)) for id_, legs in stages.items()}
    return Passing(webs, lefts, of_webs, found)


def _legs(drawn: Iterable[Drawn]) -> Legs:
    return tuple(uprights((each.arrow.id, _way(each)) for each in drawn))


def _way(drawn: Drawn) -> tuple[tuple[float, float], ...]:
    """Return the corners of a link on the canvas."""
    arrow, basis = drawn.arrow, drawn.arrow.identity
    if not isinstance(basis, ArrowBasis):
        return ()
    return tuple([(arrow.x + x, arrow.y + y) for x, y in basis.points])


def aside(legs: Legs, x: float, y: float, radius: float, room: float) -> float:
    """Return how far sideways of (x, y) a mark keeps off all links: as little as will do.

    ``radius`` is that of the mark, ``room`` how far it can go to each side before it meets a
    card. It stays where it is when there is no place between the links either.
    """
    near = [leg.x - x for leg in legs if leg.top < y + radius and leg.bottom > y - radius]
    off, most = radius + CLEAR, room - radius + OVER
    tried = sorted((0.0, *(way + side for way in near for side in (-off, off))), key=abs)
    for way in tried:
        if abs(way) <= most and all(abs(way - other) >= off for other in near):
            return way
    return 0.0
