"""Where the curves of the lanes run, cut into stretches (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
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
Place = tuple[int, int, Feeling]
"""A point before it has an x: its slot from the left, the number of its stretch, its value."""
Places = tuple[Place, ...]


class StageFelt(NamedTuple):
    """The points of a stage in every lane with a curve, and what they were made from.

    ``first`` slots and ``base`` stretches lie left of the stage.
    """

    cards: StageCards
    first: int
    base: int
    felt: Mapping[str, Felt]
    places: tuple[Places, ...]


class Feelings(NamedTuple):
    """The points of all stages, seen in a state of the journey and with a choice of curve."""

    state: JourneyState | None = None
    curve: Curve | None = None
    stages: Mapping[str, StageFelt] = {}

    def lanes(self) -> Iterator[tuple[Places, ...]]:
        """Return the points of every curve, stage by stage in canonical order."""
        return zip(*(stage.places for stage in self.stages.values()), strict=True)


def felt_along(
    stages: Iterable[StageCards],
    sights: Sequence[Sight],
    state: JourneyState,
    curve: Curve,
    before: Feelings,
) -> Feelings:
    """Return the points of every curve.

    ``sights`` are those of the lanes with a curve, from top to bottom, the same as before.
    """
    known = before.stages if (before.state, before.curve) == (state, curve) else {}
    found: dict[str, StageFelt] = {}
    first = base = 0
    for stage in stages:
        old = known.get(stage.stage.id)
        if old is None or old.cards is not stage or (old.first, old.base) != (first, base):
            felt_now = _stage_felt(stage, sights, state, FIELDS[curve], old.felt if old else {})
            places = _places(stage, felt_now, len(sights), first, base)
            if old is not None:
                places = tuple(map(_kept, old.places, places))
            old = StageFelt(stage, first, base, felt_now, places)
        found[stage.stage.id] = old
        first += stage.slots
        base += stage.slots // SLOTS + 1
    return Feelings(state, curve, found)


def _kept(before: Places, now: Places) -> Places:
    return before if before == now else now


def _stage_felt(
    stage: StageCards,
    sights: Sequence[Sight],
    state: JourneyState,
    name: RatingField,
    before: Mapping[str, Felt],
) -> dict[str, Felt]:
    """Return what is felt at the live touchpoints of a stage."""
    now: dict[str, Felt] = {}
    for touchpoint, own, _slot in stage.cards:
        if touchpoint.ratings and is_live(touchpoint, state):
            known = before.get(touchpoint.id)
            if known is None or known[0] is not touchpoint:
                known = touchpoint, _felt(touchpoint, sights, own, name)
            now[touchpoint.id] = known
    return now


def _places(
    stage: StageCards, felt_at: Mapping[str, Felt], lanes: int, first: int, base: int
) -> tuple[Places, ...]:
    found: list[list[Place]] = [[] for _ in range(lanes)]
    every = range(lanes)
    for touchpoint, own, slot in stage.cards:
        known = felt_at.get(touchpoint.id)
        feelings = known[1] if known is not None else ()
        for row in own or every if feelings else ():
            if feeling := feelings[row]:
                found[row].append((first + slot - 1, base + slot // SLOTS, feeling))
    return tuple(map(tuple, found))


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
    """The nodes of a lane's curve, and what they were made from; ``places`` stage by stage."""

    run: Run
    places: tuple[Places, ...]
    slots: tuple[float, ...]
    nodes: tuple[Node, ...]


def nodes(
    run: Run, places: tuple[Places, ...], slots: tuple[float, ...], before: LaneCurve | None
) -> LaneCurve:
    """Return the stretches of a lane's curve; ``slots`` are the left edges of all slots.

    Where nothing has changed, the curve or the stretches of before come back.
    """
    if before is not None and before[:3] == (run, places, slots):
        return before
    known: dict[str, Node] = {}
    if before is not None and before.run.name == run.name:
        known = {node.id: node for node in before.nodes}
    made = _nodes(run, tuple(chain.from_iterable(places)), slots)
    return LaneCurve(
        run, places, slots, tuple(old if (old := known.get(n.id)) == n else n for n in made)
    )


def _nodes(run: Run, places: Places, slots: Sequence[float]) -> Iterator[Node]:
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
