"""Where the curves of the lanes run, cut into stretches (room: geometry)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from canvas_app.layout import curves
from canvas_app.layout.curves import CONTEXT, OVERHANG, REACH, Dot, Stretch
from canvas_app.layout.picture import Lane, Node
from canvas_app.layout.placement import StageCards
from canvas_app.layout.sight import Sight, felt
from canvas_app.layout.sizes import CARD_WIDTH, CURVE_HEIGHT
from canvas_app.layout.view import Curve
from canvas_app.model.project import JourneyState, Touchpoint
from canvas_app.model.scoring.values import RatingField, is_live

SLOTS = 8
"""Slots of one stage whose points make a stretch."""

FIELDS: dict[Curve, RatingField] = {"emotional": "emotional", "experience": "experience"}
Memory = dict[str, tuple[Touchpoint, tuple[int, bool] | None]]
"""What one lane felt at a touchpoint, by its id, as long as the record is the same."""


class Place(NamedTuple):
    """A point before it has an x: its slot from the left, its stretch, its value."""

    ordinal: int
    stretch: str
    tenths: int
    grounded: bool


def points(
    stages: Iterable[StageCards],
    rows: Mapping[int, tuple[Sight, Memory, Memory]],
    state: JourneyState,
    curve: Curve,
) -> dict[int, list[Place]]:
    """Return the points of every curve in canonical order.

    ``rows`` gives for the place of a persona her sight, what she felt before, and where to
    note what she feels now; without personas the one row is 0.
    """
    found: dict[int, list[Place]] = {row: [] for row in rows}
    name, first, every = FIELDS[curve], 0, tuple(rows)
    for stage, cards, slots in stages:
        for touchpoint, own, slot in cards:
            if not touchpoint.ratings or not is_live(touchpoint, state):
                continue
            stretch = f"{stage.id}:{(slot - 1) // SLOTS}"
            for row in own or every:
                feeling = _felt(rows[row], touchpoint, name)
                if feeling is not None:
                    found[row].append(Place(first + slot - 1, stretch, *feeling))
        first += slots
    return found


def _felt(
    row: tuple[Sight, Memory, Memory], touchpoint: Touchpoint, name: RatingField
) -> tuple[int, bool] | None:
    sight, before, now = row
    known = before.get(touchpoint.id)
    if known is None or known[0] is not touchpoint:
        known = (touchpoint, felt(sight, touchpoint, name))
    now[touchpoint.id] = known
    return known[1]


class Run(NamedTuple):
    """The curve of one lane: its points, whose colour, how it is shown, where labels may reach."""

    places: Sequence[Place]
    persona: int
    curve: Curve
    faded: bool
    language: str
    left: float
    right: float
    name: str


def nodes(run: Run, lane: Lane, slots: Sequence[float]) -> Iterator[Node]:
    """Yield the stretches of a lane's curve; ``slots`` are the left edges of all slots."""
    marks = curves.marked([place.tenths for place in run.places], run.curve)
    xs = _xs(run.places, slots)
    start = 0
    for name, group in groupby(run.places, key=lambda place: place.stretch):
        end = start + len(list(group))
        origin = slots[run.places[start].ordinal] - REACH
        yield _node(run, lane, name, origin, _stretch(run, xs, marks, origin, start, end))
        start = end


def _xs(places: Sequence[Place], slots: Sequence[float]) -> list[float]:
    """Return the places of the points; those that share a slot share its width."""
    crowd = Counter(place.ordinal for place in places)
    xs: list[float] = []
    index, ordinal = 0, -1
    for place in places:
        index = index + 1 if place.ordinal == ordinal else 0
        ordinal = place.ordinal
        xs.append(slots[ordinal] + (index + 0.5) * CARD_WIDTH / crowd[ordinal])
    return xs


def _stretch(
    run: Run, xs: list[float], marks: list[str], origin: float, start: int, end: int
) -> Stretch:
    first, last = max(0, start - CONTEXT), min(len(xs), end + CONTEXT)
    dots = tuple(
        Dot(round(xs[i] - origin, 3), run.places[i].tenths, run.places[i].grounded, marks[i])
        for i in range(first, last)
    )
    far = xs[min(end, len(xs) - 1)] - origin
    return Stretch(
        dots,
        start - first,
        last - end,
        max(run.left - origin, 0.0),
        min(run.right - origin, round(far + REACH, 3)),
        run.persona,
        run.curve,
        run.faded,
        run.language,
    )


def _node(run: Run, lane: Lane, name: str, origin: float, stretch: Stretch) -> Node:
    next_dot = stretch.dots[min(len(stretch.dots) - 1, len(stretch.dots) - stretch.after)]
    return Node(
        id=f"curve:{lane.persona_id or '*'}:{name}",
        kind="curve",
        x=origin,
        y=lane.curve_y - OVERHANG,
        width=next_dot.x + REACH,
        height=CURVE_HEIGHT + 2 * OVERHANG,
        identity=stretch,
        drawing=partial(curves.drawing, stretch),
        persona_id=lane.persona_id,
        describe=partial(curves.describe, run.name, run.curve),
    )
