"""Where the curves of the lanes run, cut into stretches (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from canvas_app.layout import curves
from canvas_app.layout.curves import CONTEXT, OVERHANG, REACH, Dot, Stretch
from canvas_app.layout.picture import Lane, Node
from canvas_app.layout.placement import Rows, StageCards
from canvas_app.layout.sight import Sight, felt
from canvas_app.layout.sizes import CARD_WIDTH, CURVE_HEIGHT
from canvas_app.layout.view import Curve
from canvas_app.model.project import JourneyState, Touchpoint
from canvas_app.model.scoring.values import RatingField, is_live

SLOTS = 8
"""Slots of one stage whose points make a stretch."""

FIELDS: dict[Curve, RatingField] = {"emotional": "emotional", "experience": "experience"}
Feeling = tuple[int, bool]
"""A value in tenths, and whether it is grounded."""
Felt = tuple[Touchpoint, tuple[Feeling | None, ...]]
"""What the lanes with a curve felt at a touchpoint, as long as the record is the same."""
Memory = dict[str, Felt]
Place = tuple[int, int, Feeling]
"""A point before it has an x: its slot from the left, the number of its stretch, its value."""


def points(
    stages: Iterable[StageCards],
    sights: Sequence[Sight],
    state: JourneyState,
    curve: Curve,
    before: Memory,
) -> tuple[list[list[Place]], Memory]:
    """Return the points of every curve in canonical order, and what to remember.

    ``sights`` are those of the lanes with a curve, from top to bottom.
    """
    found: list[list[Place]] = [[] for _ in sights]
    now: Memory = {}
    first, base, every = -1, 0, range(len(sights))
    for _stage, cards, slots, _touchpoints in stages:
        for touchpoint, own, slot in cards:
            if not touchpoint.ratings or not is_live(touchpoint, state):
                continue
            known = before.get(touchpoint.id)
            if known is None or known[0] is not touchpoint:
                known = touchpoint, _felt(touchpoint, sights, own, FIELDS[curve])
            now[touchpoint.id] = known
            feelings = known[1]
            for row in own or every:
                if feeling := feelings[row]:
                    found[row].append((first + slot, base + slot // SLOTS, feeling))
        first += slots
        base += slots // SLOTS + 1
    return found, now


def _felt(
    touchpoint: Touchpoint, sights: Sequence[Sight], rows: Rows, name: RatingField
) -> tuple[Feeling | None, ...]:
    return tuple(
        felt(sight, touchpoint, name) if not rows or row in rows else None
        for row, sight in enumerate(sights)
    )


class Run(NamedTuple):
    """The curve of one lane: whose colour, how it is shown, where labels may reach."""

    lane: Lane
    persona: int
    curve: Curve
    faded: bool
    language: str
    left: float
    right: float
    name: str


class LaneCurve(NamedTuple):
    """The nodes of a lane's curve, and what they were made from."""

    run: Run
    places: list[Place]
    slots: tuple[float, ...]
    nodes: tuple[Node, ...]


def nodes(
    run: Run, places: list[Place], slots: tuple[float, ...], before: LaneCurve | None
) -> LaneCurve:
    """Return the stretches of a lane's curve; ``slots`` are the left edges of all slots.

    Where nothing has changed, the curve of before comes back.
    """
    if before is not None and before[:3] == (run, places, slots):
        return before
    return LaneCurve(run, places, slots, tuple(_nodes(run, places, slots)))


def _nodes(run: Run, places: Sequence[Place], slots: Sequence[float]) -> Iterator[Node]:
    marks = curves.marked([feeling[0] for _, _, feeling in places], run.curve)
    xs = _xs(places, slots)
    dots = tuple(
        Dot(x, feeling[0], feeling[1], marks.get(index, ""))
        for index, (x, (_, _, feeling)) in enumerate(zip(xs, places, strict=True))
    )
    start, count = 0, len(dots)
    while start < count:
        number, end = places[start][1], start + 1
        while end < count and places[end][1] == number:
            end += 1
        yield _node(run, number, dots, start, end)
        start = end


def _xs(places: Sequence[Place], slots: Sequence[float]) -> list[float]:
    """Return where the points lie; those that share a slot share its width."""
    xs: list[float] = []
    start, count = 0, len(places)
    while start < count:
        ordinal, end = places[start][0], start + 1
        while end < count and places[end][0] == ordinal:
            end += 1
        share = CARD_WIDTH / (end - start)
        xs += [slots[ordinal] + (index + 0.5) * share for index in range(end - start)]
        start = end
    return xs


def _node(run: Run, number: int, dots: tuple[Dot, ...], start: int, end: int) -> Node:
    lane = run.lane
    first, last = max(0, start - CONTEXT), min(len(dots), end + CONTEXT)
    x = dots[start].x - REACH
    right = dots[min(end, len(dots) - 1)].x + REACH
    stretch = Stretch(
        dots[first:last],
        start - first,
        last - end,
        x,
        max(run.left, x),
        min(run.right, right),
        run.persona,
        run.curve,
        run.faded,
        run.language,
    )
    return Node(
        f"curve:{lane.persona_id or '*'}:{number}",
        "curve",
        x,
        lane.curve_y - OVERHANG,
        right - x,
        CURVE_HEIGHT + 2 * OVERHANG,
        stretch,
        partial(curves.drawing, stretch),
        None,
        lane.persona_id,
        None,
        partial(curves.describe, run.name, run.curve),
    )
