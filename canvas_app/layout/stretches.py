"""Where the curves of the lanes run, cut into stretches (room: geometry).

Points are counted and measured from the left edge of their stage, so that a stage that only
moves takes its stretches along as they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain
from typing import NamedTuple

from canvas_app.layout import curves
from canvas_app.layout.curves import CONTEXT, OVERHANG, REACH, Dot, Stretch
from canvas_app.layout.picture import Lane, Node, StageColumn, bound
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
"""A point before it has an x: its slot in the stage from 0, the number of its stretch there,
and its value."""
Places = tuple[Place, ...]


class StageFelt(NamedTuple):
    """The points of a stage in every lane with a curve, and what they were made from."""

    cards: StageCards
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
    for stage in stages:
        old = known.get(stage.stage.id)
        if old is None or old.cards is not stage:
            felt_now = _stage_felt(stage, sights, state, FIELDS[curve], old.felt if old else {})
            places = _places(stage, felt_now, len(sights))
            if old is not None:
                places = tuple(map(_kept, old.places, places))
            old = StageFelt(stage, felt_now, places)
        found[stage.stage.id] = old
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


def _places(stage: StageCards, felt_at: Mapping[str, Felt], lanes: int) -> tuple[Places, ...]:
    found: list[list[Place]] = [[] for _ in range(lanes)]
    every = range(lanes)
    for touchpoint, own, slot in stage.cards:
        known = felt_at.get(touchpoint.id)
        feelings = known[1] if known is not None else ()
        for row in own or every if feelings else ():
            if feeling := feelings[row]:
                found[row].append((slot - 1, slot // SLOTS, feeling))
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


class StageCurve(NamedTuple):
    """The stretches of a stage, and what they were made from.

    ``xs`` are its points and ``lefts`` its stretches, right of the left edge of the stage.
    """

    places: Places
    steps: Sequence[float]
    xs: Sequence[float]
    basis: tuple[object, ...]
    lefts: Sequence[float]
    nodes: tuple[Node, ...]


class LaneCurve(NamedTuple):
    """The nodes of a lane's curve, and what they were made from; ``places`` stage by stage."""

    run: Run
    places: tuple[Places, ...]
    columns: tuple[StageColumn, ...]
    stages: Mapping[str, StageCurve]
    nodes: tuple[Node, ...]


class Course(NamedTuple):
    """All points of a curve: their values and marks, and how they stand in their stages.

    ``starts`` are the numbers of the first points of the stages, ``lefts`` the edges of these.
    """

    feelings: Sequence[Feeling]
    marks: Mapping[int, curves.Mark]
    xs: Sequence[float]
    starts: Sequence[int]
    lefts: Sequence[float]

    def dots(self, start: int, end: int, left: float) -> tuple[Dot, ...]:
        """Return the points from one number up to another, right of ``left``."""
        return tuple([self._dot(at, left) for at in range(max(start, 0), min(end, len(self.xs)))])

    def _dot(self, at: int, left: float) -> Dot:
        away = self.lefts[bisect_right(self.starts, at) - 1] - left
        tenths, grounded = self.feelings[at]
        return Dot(away + self.xs[at], tenths, grounded, self.marks.get(at, ""))


def nodes(
    run: Run,
    places: tuple[Places, ...],
    columns: tuple[StageColumn, ...],
    before: LaneCurve | None,
) -> LaneCurve:
    """Return the stretches of a lane's curve; ``places`` are its points in every column.

    Where nothing has changed, the curve or the stretches of before come back.
    """
    if before is not None and before[:3] == (run, places, columns):
        return before
    known = before.stages if before is not None and before.run.name == run.name else {}
    laid = [_laid(*each, known.get(each[1].stage_id)) for each in zip(places, columns, strict=True)]
    feelings = [feeling for each in places for _slot, _number, feeling in each]
    course = Course(
        feelings,
        curves.marked([tenths for tenths, _grounded in feelings], run.curve),
        [*chain.from_iterable(xs for _steps, xs in laid)],
        [*accumulate(map(len, places[:-1]), initial=0)],
        [column.slots[0] for column in columns],
    )
    found: dict[str, StageCurve] = {}
    for at, (own, column) in enumerate(zip(places, columns, strict=True)):
        id_ = column.stage_id
        found[id_] = _stage_curve(run, course, at, own, id_, laid[at], known.get(id_))
    made = tuple(chain.from_iterable(stage.nodes for stage in found.values()))
    return LaneCurve(run, places, columns, found, made)


def _laid(
    places: Places, column: StageColumn, before: StageCurve | None
) -> tuple[Sequence[float], Sequence[float]]:
    """Return how far right of the first slot of a stage the others and its points stand."""
    steps = [slot - column.slots[0] for slot in column.slots]
    if before is not None and before.places is places and before.steps == steps:
        return before.steps, before.xs
    return steps, _xs(places, steps)


def _stage_curve(
    run: Run,
    course: Course,
    at: int,
    places: Places,
    stage_id: str,
    laid: tuple[Sequence[float], Sequence[float]],
    before: StageCurve | None,
) -> StageCurve:
    (steps, xs), left, start = laid, course.lefts[at], course.starts[at]
    if not places:
        return StageCurve(places, steps, xs, (), (), ())
    end = start + len(places)
    ahead = course.dots(start - CONTEXT, start, left)
    after = course.dots(end, end + CONTEXT, left)
    farthest = (after[0].x if after else xs[-1]) + REACH
    room = max(run.left - left, xs[0] - REACH), min(run.right - left, farthest)
    marks = tuple((n - start, mark) for n, mark in course.marks.items() if start <= n < end)
    basis = (run.lane.persona_id, *run[1:5], marks, ahead, after, room)
    if before is not None and before.xs is xs and before.basis == basis:
        return before._replace(nodes=_moved(before, left, run.lane))
    dots = (*ahead, *course.dots(start, end, left), *after)
    known = {node.id: node for node in before.nodes} if before is not None else {}
    lefts, nodes = [], []
    for number, one, other in _runs(places):
        own = len(ahead) + one, len(ahead) + other
        x, node = _node(run, f"{stage_id}:{number}", dots, own, left, room)
        old = known.get(node.id)
        lefts.append(x)
        nodes.append(_kept_node(old, node))
    return StageCurve(places, steps, xs, basis, lefts, tuple(nodes))


def _kept_node(old: Node | None, node: Node) -> Node:
    """Return a stretch as it was, with what it has drawn, when it looks the same."""
    if old is None or old.width != node.width or old.identity != node.identity:
        return node
    return old if (old.x, old.y) == (node.x, node.y) else old.at(node.x, node.y)


def _moved(stage: StageCurve, left: float, lane: Lane) -> tuple[Node, ...]:
    """Return the stretches of a stage whose left edge is here now, in a lane that lies here."""
    y = _top(lane)
    pairs = zip(stage.nodes, stage.lefts, strict=True)
    return tuple(
        [node if (node.x, node.y) == (left + x, y) else node.at(left + x, y) for node, x in pairs]
    )


def _top(lane: Lane) -> float:
    return lane.curve_y - OVERHANG


def _runs(places: Places) -> Iterator[tuple[int, int, int]]:
    """Yield the number of every stretch, and where its points begin and end."""
    start, count = 0, len(places)
    while start < count:
        number, end = places[start][1], start + 1
        while end < count and places[end][1] == number:
            end += 1
        yield number, start, end
        start = end


def _xs(places: Sequence[Place], steps: Sequence[float]) -> list[float]:
    """Return where the points lie; those that share a slot share its width."""
    xs: list[float] = []
    start, count = 0, len(places)
    while start < count:
        slot, end = places[start][0], start + 1
        while end < count and places[end][0] == slot:
            end += 1
        share = CARD_WIDTH / (end - start)
        xs += [steps[slot] + (index + 0.5) * share for index in range(end - start)]
        start = end
    return xs


def _node(
    run: Run,
    name: str,
    dots: tuple[Dot, ...],
    own: tuple[int, int],
    left: float,
    room: tuple[float, float],
) -> tuple[float, Node]:
    """Return a stretch of the dots ``own``, with its left edge in a stage that begins ``left``."""
    lane, (start, end) = run.lane, own
    first, last = max(0, start - CONTEXT), min(len(dots), end + CONTEXT)
    x = dots[start].x - REACH
    right = dots[min(end, len(dots) - 1)].x + REACH
    stretch = Stretch(
        tuple([Dot(dot[0] - x, *dot[1:]) for dot in dots[first:last]]),
        start - first,
        last - end,
        max(room[0], x) - x,
        min(room[1], right) - x,
        run.persona,
        run.curve,
        run.faded,
        run.language,
    )
    return x, Node(
        f"curve:{lane.persona_id or '*'}:{name}",
        "curve",
        left + x,
        _top(lane),
        right - x,
        CURVE_HEIGHT + 2 * OVERHANG,
        stretch,
        bound(curves.drawing, stretch),
        None,
        lane.persona_id,
        None,
        partial(curves.describe, run.name, run.curve),
    )
