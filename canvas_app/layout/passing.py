"""Where links pass the gaps between cards, stage by stage (room: geometry).

What stands in a gap, like the mark of a step without a link, keeps off them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain, pairwise, zip_longest
from typing import NamedTuple

from canvas_app.layout.arrows import ArrowBasis
from canvas_app.layout.changes import same
from canvas_app.layout.picture import Node, StageColumn
from canvas_app.layout.sizes import COLUMN_GAP, COLUMN_PAD
from canvas_app.layout.weave import Drawn, Web

MOST = 400
"""Beyond so many links marks stay in the middle of their gaps."""
AHEAD = 2 * COLUMN_PAD + COLUMN_GAP
"""The gap left of the first slot of a stage is this wide."""
CLEAR = 0.5
"""Between a mark with its rim and the middle of a line."""
OVER = 3.5
"""How far a mark with its rim may go under a card when it has to make room."""

Leg = tuple[float, float, float]
"""Where a link runs upright: x, and from which y to which."""
Legs = tuple[Leg, ...]


class WebLegs(NamedTuple):
    """The uprights of the links of a strand, link by link."""

    web: Web
    legs: Sequence[Legs]


class Passing(NamedTuple):
    """The uprights of all links by the stage whose gaps they pass, and what they come from."""

    webs: tuple[Web, ...] = ()
    lefts: tuple[float, ...] = ()
    of_webs: tuple[WebLegs, ...] = ()
    stages: Mapping[str, Legs] = {}
    """From left to right."""


def passing(webs: tuple[Web, ...], columns: Sequence[StageColumn], before: Passing) -> Passing:
    """Return the uprights of links; those of links that stayed are the same as before.

    There are none on a board with too many links to keep off each of them within a frame.
    """
    if sum(len(web.drawn) for web in webs) > MOST:
        return Passing()
    lefts = tuple([column.slots[0] - AHEAD for column in columns])
    if lefts == before.lefts and same(webs, before.webs):
        return before
    known = {old.web.strand.stages: old for old in before.of_webs}
    of_webs = tuple([_of_web(web, known.get(web.strand.stages)) for web in webs])
    if lefts == before.lefts and same([each.legs for each in of_webs], _legs_of(before)):
        return before._replace(webs=webs, of_webs=of_webs)
    stages: dict[str, list[Leg]] = {}
    for web_legs in of_webs:
        for leg in chain.from_iterable(web_legs.legs):
            at = bisect_right(lefts, leg[0]) - 1
            if at >= 0:
                stages.setdefault(columns[at].stage_id, []).append(leg)
    return Passing(webs, lefts, of_webs, {id_: tuple(sorted(legs)) for id_, legs in stages.items()})


def _legs_of(passed: Passing) -> list[Sequence[Legs]]:
    return [each.legs for each in passed.of_webs]


def _of_web(web: Web, before: WebLegs | None) -> WebLegs:
    if before is None:
        return WebLegs(web, [_legs(each) for each in web.drawn])
    old = before.web
    if old is web:
        return before
    if old.strand.routes is web.strand.routes and old.ground == web.ground:
        return WebLegs(web, before.legs)
    pairs = zip_longest(web.drawn, old.drawn[: len(web.drawn)], before.legs[: len(web.drawn)])
    return WebLegs(web, [legs if now is was else _legs(now) for now, was, legs in pairs])


def _legs(drawn: Drawn) -> Legs:
    """Return the uprights of a link that may be in a gap: arcs within a lane stand over cards."""
    start, end = drawn.route.start, drawn.route.end
    if drawn.route.way == "arc" and start.row == end.row and not (start.depth or end.depth):
        return ()
    arrow, basis = drawn.arrow, drawn.arrow.identity
    if not isinstance(basis, ArrowBasis) or len(basis.points) == 2:
        return ()
    left, top = arrow.x, arrow.y
    return tuple(
        [
            (left + x, top + min(y, to), top + max(y, to))
            for (x, y), (other, to) in pairwise(basis.points)
            if x == other
        ]
    )


def meeting(legs: Legs, marks: Sequence[Node], room: float) -> dict[int, float]:
    """Return which marks links would cross, by number, and how far sideways each keeps off.

    ``room`` is how far it is from the middle of a mark to the cards on both sides.
    """
    order = sorted(range(len(marks)), key=[mark.x for mark in marks].__getitem__)
    lefts = [marks[at].x for at in order]
    met = set()
    for x, top, bottom in legs:
        first = bisect_left(lefts, x - 2 * room)
        for at in order[first : bisect_right(lefts, x + CLEAR, lo=first)]:
            mark = marks[at]
            if x - CLEAR < mark.x + mark.width and mark.y < bottom and top < mark.y + mark.height:
                met.add(at)
    ways = ((at, _aside(legs, marks[at], room)) for at in sorted(met))
    return {at: way for at, way in ways if way}


def _aside(legs: Legs, mark: Node, room: float) -> float:
    """Return how far sideways a mark keeps off all links: as little as will do.

    It stays where it is when there is no place between the links either.
    """
    radius, x = mark.width / 2, mark.x + mark.width / 2
    off, most = radius + CLEAR, room - radius + OVER
    first = bisect_left(legs, (x - off - most,))
    near = [
        at - x
        for at, start, end in legs[first : bisect_right(legs, (x + off + most,), lo=first)]
        if start < mark.y + mark.height and end > mark.y
    ]
    tried = sorted((0.0, *(way + side for way in near for side in (-off, off))), key=abs)
    for way in tried:
        if abs(way) <= most and all(abs(way - other) >= off for other in near):
            return way
    return 0.0
