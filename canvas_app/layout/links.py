"""Ways of links from card to card that cross no card (room: geometry).

A step to the next card is a short arrow; its condition stands over it in the gutter above.
What goes further forward is an arc in that gutter of the lane it arrives in; what goes back is
a loop in a gutter below the lane it leaves.
Between lanes links run upright through the gaps between the slots, where no card stands.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from canvas_app.i18n import percent
from canvas_app.layout.sizes import CARD_HEIGHT, CARD_WIDTH, SLOT_GAP, SLOT_PITCH, SMALL
from canvas_app.model.project import Link
from canvas_app.text import width

Way = Literal["step", "stack", "arc", "loop"]
Side = Literal["above", "below"]
Gutter = tuple[Side, int]
Point = tuple[float, float]

TRACK = 20.0
"""Between two links in one gutter: a line with its condition."""
CLEAR_OF_CARDS = 18.0
LOOP_PAD = 4.0
"""Above the first and under the last loop of a gutter."""
SIDE, OUTER = 3.5, 7.0
"""How far beside the steps, in the middle of a gap, arcs and loops pass it."""
NEAR = 2
"""Slots between cards whose link may be too short for its condition."""
USUAL = 136.0
"""How wide the words of a condition may always be."""
BENDS, WAY_OUT = 70.0, 128.0
"""What a link between slots loses for them: at its corners; where it leaves beside its card."""
SHORT = 16
"""Letters that always find room there."""
SPREAD = 2.0
"""Between two loops that pass the same gap."""
PORT = 10.0
"""Between two links that leave or reach the same edge of a card."""
LEAVE, ARRIVE = 92.0, 44.0
"""Where arcs leave and reach the upper edge of a card; longer ones outside shorter ones."""


class Spot(NamedTuple):
    """Where a card stands: its lane from the top, its slot from the left, its depth in a stack."""

    row: int
    ordinal: int
    depth: float


class Route(NamedTuple):
    """A link between two cards: which way it goes, in which gutter and track."""

    link: Link
    start: Spot
    end: Spot
    way: Way
    gutter: Gutter | None = None
    track: int = 0
    port: int = 0
    wide: bool = False
    """Whether its condition needs the room above both cards, no other way touching them."""


def plan(links: Iterable[Link], spots: Mapping[str, Sequence[Spot]]) -> list[Route]:
    """Return the ways of all links: in each lane that both ends share, else once.

    ``spots`` holds where the cards of a touchpoint stand, from top to bottom. Routes in one
    gutter get tracks of their own, short ones next to the cards, but for long conditions of steps.
    """
    found: list[Route] = []
    for link in links:
        starts, ends = spots.get(link.from_id, ()), spots.get(link.to_id, ())
        if len(starts) == len(ends) == 1:
            found.append(_route(link, starts[0], ends[0]))
        else:
            found += [_route(link, start, end) for start, end in _pairs(starts, ends)]
    return _tracked(found)


def is_labelled(link: Link) -> bool:
    """Whether a link has a condition, or is taken by a share of the people only."""
    return bool(link.label) or link.share is not None


def condition(link: Link) -> str:
    """Return when a link is taken, and how often."""
    return " · ".join(part for part in (link.label, share(link)) if part)


def share(link: Link) -> str:
    """Return how many of the people take a link, "" when nobody said."""
    if link.share is None:
        return ""
    return percent(link.share, 0 if link.share == int(link.share) else 1)


def depths(routes: Iterable[Route]) -> dict[Gutter, int]:
    """Return how many tracks every gutter needs."""
    needed: dict[Gutter, int] = {}
    for route in routes:
        if route.gutter is not None:
            needed[route.gutter] = max(needed.get(route.gutter, 0), route.track + 1)
    return needed


def loops_height(tracks: int) -> float:
    """Return the height of a gutter with loops."""
    return tracks * TRACK + 2 * LOOP_PAD


def _pairs(starts: Sequence[Spot], ends: Sequence[Spot]) -> list[tuple[Spot, Spot]]:
    by_row = {spot.row: spot for spot in ends}
    shared = [(spot, by_row[spot.row]) for spot in starts if spot.row in by_row]
    if shared or not starts or not ends:
        return shared
    return [min(((a, b) for a in starts for b in ends), key=lambda p: abs(p[0].row - p[1].row))]


def _route(link: Link, start: Spot, end: Spot) -> Route:
    if link.kind == "loop" or end.ordinal < start.ordinal:
        return Route(link, start, end, "loop", ("below", start.row))
    if end.ordinal == start.ordinal:
        return Route(link, start, end, "stack")
    if end.ordinal == start.ordinal + 1 and (link.kind == "next" or start.row != end.row):
        lower = max(start.row, end.row)
        return Route(link, start, end, "step", ("above", lower) if is_labelled(link) else None)
    return Route(link, start, end, "arc", ("above", end.row))


def _tracked(routes: list[Route]) -> list[Route]:
    taken: dict[Gutter, list[list[tuple[int, int]]]] = {}
    ports: dict[tuple[Spot, Way], int] = {}
    done = []
    for route in sorted(map(_sized, routes), key=_reach):
        if route.gutter is None:
            done.append(route)
            continue
        one, other = route.start.ordinal, route.end.ordinal
        low, high = (one, other) if one < other else (other, one)
        if route.wide:
            low, high = low - 1, high + 1
        tracks = taken.setdefault(route.gutter, [])
        track = next((i for i, spans in enumerate(tracks) if _free(spans, low, high)), len(tracks))
        if track == len(tracks):
            tracks.append([])
        insort(tracks[track], (low, high))
        port = ports.get((route.start, route.way), 0)
        ports[route.start, route.way] = port + 1
        done.append(Route(*route[:5], track, port, route.wide) if track or port else route)
    return done


def _sized(route: Route) -> Route:
    """Return a link that knows whether its condition is longer than its way."""
    if not is_labelled(route.link):
        return route
    start, far = route.start, abs(route.end.ordinal - route.start.ordinal)
    if far > NEAR or route.way not in ("step", "arc"):
        return route
    words = condition(route.link)
    beside = start.row != route.end.row or start.depth
    most = max(USUAL, far * SLOT_PITCH - (WAY_OUT if beside else BENDS))
    wide = len(words) > SHORT and width(words, SMALL) > most
    return route._replace(wide=True) if wide else route


def _reach(route: Route) -> tuple[bool, int, int, str]:
    """Return by what links get their tracks: long conditions of steps above all lines."""
    start, end = route.start.ordinal, route.end.ordinal
    return route.wide and route.way == "step", abs(end - start), min(start, end), route.link.id


def _free(spans: list[tuple[int, int]], low: int, high: int) -> bool:
    """Whether a span finds room among sorted ones that do not overlap; they may touch."""
    at = bisect_left(spans, (low, high))
    if at and spans[at - 1][1] > low:
        return False
    return at == len(spans) or high <= spans[at][0]


class Ground(NamedTuple):
    """Where slots and lanes lie: left edges of slots, tops of cards and bottoms of lanes.

    ``gaps`` are the middles of the gaps left of every slot and right of the last one.
    """

    slots: Sequence[float]
    gaps: Sequence[float]
    cards_y: Sequence[float]
    bottoms: Sequence[float]

    def corner(self, spot: Spot) -> Point:
        """Return the left top corner of a card."""
        return self.slots[spot.ordinal], self.cards_y[spot.row] + spot.depth

    def track_y(self, route: Route) -> float:
        """Return the height of a route's track in its gutter."""
        side, row = route.gutter or ("above", route.end.row)
        if side == "above":
            return self.cards_y[row] - CLEAR_OF_CARDS - route.track * TRACK
        return self.bottoms[row] + LOOP_PAD + (route.track + 0.5) * TRACK


def ground(slots: Sequence[float], cards_y: Sequence[float], bottoms: Sequence[float]) -> Ground:
    """Return the ground of slots (left edges, at least one) and lanes."""
    between = ((one + CARD_WIDTH + other) / 2 for one, other in pairwise(slots))
    gaps = (slots[0] - SLOT_GAP / 2, *between, slots[-1] + CARD_WIDTH + SLOT_GAP / 2)
    return Ground(slots, gaps, cards_y, bottoms)


def stretch(ground: Ground, first: int, count: int) -> Ground:
    """Return the ground of some neighbouring slots."""
    slots, gaps = ground.slots[first : first + count], ground.gaps[first : first + count + 1]
    return Ground(slots, gaps, ground.cards_y, ground.bottoms)


def sideways(before: Ground, after: Ground) -> float | None:
    """Return how far right a ground lies of where it lay (points); None when it changed.

    Lanes that came or went below all others change nothing for links among the others.
    """
    if len(before.slots) != len(after.slots):
        return None
    lanes = min(len(before.cards_y), len(after.cards_y))
    if any(old[:lanes] != new[:lanes] for old, new in zip(before[2:], after[2:], strict=True)):
        return None
    far = after.slots[0] - before.slots[0]
    pairs = ((before.slots, after.slots), (before.gaps, after.gaps))
    return far if all([x + far for x in old] == [*new] for old, new in pairs) else None


def shift(route: Route, here: Ground, old: Route, there: Ground) -> Point | None:
    """Return how far right and below of an old way the same link's way runs now (points).

    None when it is not the same way, moved as a whole.
    """
    (row, start, depth), (low, end, deep) = route.start, route.end
    (was_row, first, was_depth), (was_low, last, was_deep) = old.start, old.end
    if row != was_row or low != was_low or depth != was_depth or deep != was_deep:
        return None
    if route[3:] != old[3:]:
        return None  # another way
    way = here.slots[start] - there.slots[first]
    if here.slots[end] - there.slots[last] != way:
        return None
    (out, into), (was_out, was_into) = _passed(route), _passed(old)
    gaps, former = here.gaps, there.gaps
    if gaps[out] - former[was_out] != way or gaps[into] - former[was_into] != way:
        return None
    down = lowered(route, here, there)
    return None if down is None else (way, down)


def lowered(route: Route, here: Ground, there: Ground) -> float | None:
    """Return how far below of where they lay its lanes lie now; None when not all alike."""
    start, end = route.start.row, route.end.row
    down = here.cards_y[end] - there.cards_y[end]
    if start != end and here.cards_y[start] - there.cards_y[start] != down:
        return None
    if route.way == "loop" and here.bottoms[start] - there.bottoms[start] != down:
        return None
    # the bracket beside a stack ends at no whole part of a point: elsewhere it is rounded anew
    return None if down and route.way == "stack" else down


def _turns_round(route: Route) -> bool:
    """Whether a loop leads to the next card: it goes round both, or its legs would coincide."""
    return route.way == "loop" and route.end.ordinal == route.start.ordinal + 1


def _passed(route: Route) -> tuple[int, int]:
    """Return the gaps through which a link leaves its start and reaches its end."""
    start, end = route.start.ordinal, route.end.ordinal
    if route.way == "loop" and end == start + 1:  # as in ``_turns_round``
        return start, end + 1
    return start + 1, end


def points(route: Route, ground: Ground) -> tuple[Point, ...]:
    """Return the corners of a link's way, from card edge to card edge."""
    return {"step": _step, "stack": _stack, "arc": _arc, "loop": _loop}[route.way](route, ground)


def _step(route: Route, ground: Ground) -> tuple[Point, ...]:
    (x0, y0), (x1, y1) = ground.corner(route.start), ground.corner(route.end)
    y0, y1, x0 = y0 + CARD_HEIGHT / 2, y1 + CARD_HEIGHT / 2, x0 + CARD_WIDTH
    if y0 == y1:
        return (x0, y0), (x1, y1)
    x = ground.gaps[route.end.ordinal]
    return (x0, y0), (x, y0), (x, y1), (x1, y1)


def _stack(route: Route, ground: Ground) -> tuple[Point, ...]:
    """Return a bracket at the right side of cards that share a slot."""
    (x0, y0), (_, y1) = ground.corner(route.start), ground.corner(route.end)
    right = x0 + CARD_WIDTH
    y0, y1 = y0 + CARD_HEIGHT * 0.65, y1 + CARD_HEIGHT * 0.35
    return (right, y0), (right + OUTER, y0), (right + OUTER, y1), (right, y1)


def _arc(route: Route, ground: Ground) -> tuple[Point, ...]:
    y = ground.track_y(route)
    return (*_leave(route, ground, y), *_arrive(route, ground, y))


def _leave(route: Route, ground: Ground, y: float) -> tuple[Point, ...]:
    x0, y0 = ground.corner(route.start)
    if route.start.row == route.end.row and not route.start.depth:
        x = x0 + LEAVE - min(route.port, 2) * PORT
        return (x, y0), (x, y)
    side = ground.gaps[route.start.ordinal + 1] + SIDE
    port = y0 + CARD_HEIGHT / 2 - PORT
    return (x0 + CARD_WIDTH, port), (side, port), (side, y)


def _arrive(route: Route, ground: Ground, y: float) -> tuple[Point, ...]:
    x1, y1 = ground.corner(route.end)
    if not route.end.depth:
        x = x1 + ARRIVE + min(route.track, 3) * PORT
        return (x, y), (x, y1)
    side, port = ground.gaps[route.end.ordinal] - SIDE, y1 + CARD_HEIGHT / 2 - PORT
    return (side, y), (side, port), (x1, port)


def _loop(route: Route, ground: Ground) -> tuple[Point, ...]:
    """Return the way back; of two loops at one card the longer one runs outside.

    One that leads forward to the next card leaves to the left and comes back from the right.
    """
    (x0, y0), (x1, y1) = ground.corner(route.start), ground.corner(route.end)
    y = ground.track_y(route)
    out = y0 + CARD_HEIGHT / 2 + PORT * (2 - min(route.port, 1))
    into = y1 + CARD_HEIGHT / 2 + PORT * (2 - min(route.track, 1))
    leaving, arriving = (ground.gaps[gap] for gap in _passed(route))
    away = OUTER - SPREAD + min(route.port, 1) * SPREAD
    near = OUTER - SPREAD + min(route.track, 1) * SPREAD
    if _turns_round(route):
        left, right, x1 = leaving - away, arriving + near, x1 + CARD_WIDTH
        return (x0, out), (left, out), (left, y), (right, y), (right, into), (x1, into)
    right, left = leaving + away, arriving - near
    return (x0 + CARD_WIDTH, out), (right, out), (right, y), (left, y), (left, into), (x1, into)


def condition_run(
    route: Route, ground: Ground, points: Sequence[Point]
) -> tuple[Point, Point] | None:
    """Return the ends of the level way on which the condition of a link may stand.

    That of a step is over its arrow, between the arcs at the same cards.
    A link without a condition has none, nor has one to a card of the same slot.
    """
    if route.gutter is None or not is_labelled(route.link):
        return None
    left, right = ground.slots[route.start.ordinal], ground.slots[route.end.ordinal]
    if route.wide:
        return (left, ground.track_y(route)), (right + CARD_WIDTH, ground.track_y(route))
    if route.way == "step":
        y = ground.track_y(route)
        return (left + LEAVE, y), (right + ARRIVE, y)
    legs = (leg for leg in pairwise(points) if leg[0][1] == leg[1][1])
    return max(legs, key=lambda leg: abs(leg[1][0] - leg[0][0]))
