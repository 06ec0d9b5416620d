"""Empty room that a page need not show, folded away (room: geometry).

On the board a lane is as high as its highest stack, wherever that stands, and as all links that
run along it. A page shows a few stages: there it is as high as what it holds in them. What is
seen keeps its height; only the air between shrinks, so links keep their ways.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from canvas_app.layout import arrows, lanes
from canvas_app.layout.arrows import RIM, ArrowBasis
from canvas_app.layout.conditions import HEIGHT as CHIP_HEIGHT
from canvas_app.layout.crossings import Wire
from canvas_app.layout.curves import Stretch
from canvas_app.layout.lanes import HeadBasis
from canvas_app.layout.paging import Band
from canvas_app.layout.picture import Lane, Node, Picture
from canvas_app.layout.sizes import COLUMN_GAP, LANE_PAD, MARGIN

AIR = LANE_PAD
"""What is left of the room between two things."""
LITTLE = AIR / 2
"""What is left of it at least."""

Span = tuple[float, float]


class Fold(NamedTuple):
    """Heights on the board, and where they come to lie; between them they shrink evenly."""

    before: tuple[float, ...]
    after: tuple[float, ...]

    def __call__(self, y: float) -> float:
        """Return where a height of the board comes to lie."""
        at = bisect_right(self.before, y) - 1
        if at < 0 or at + 1 == len(self.before):
            return y if at < 0 else y - self.before[at] + self.after[at]
        start, end = self.before[at], self.before[at + 1]
        share = (y - start) / (end - start)
        return self.after[at] + share * (self.after[at + 1] - self.after[at])


class Runs(NamedTuple):
    """What is looked up for every page.

    Level runs of links by stage (left, right, y), where the curve of a lane begins and ends, how
    high the words of its head are, and what they are when there is no more than a name.
    """

    levels: tuple[tuple[tuple[float, float, float], ...], ...]
    curves: dict[str | None, Span]
    heads: dict[str | None, tuple[float, float]]


class Folds:
    """A board as it is folded for any of its stages, found once for each.

    ``airs`` are what may be left of the room between two things.
    """

    def __init__(self, picture: Picture) -> None:
        """Look up what all foldings need."""
        self.picture = picture
        self.airs: tuple[float, ...] = (AIR,)
        self._runs = runs_of(picture)
        self._found: dict[tuple[float, float, int, float], Folded] = {}

    def closer(self) -> Folds:
        """Return the same, where things may stand closer to each other."""
        found = copy(self)
        found.airs = AIR, LITTLE
        return found

    def height(self, band: Band) -> float:
        """Return how high all lanes are together, with the loops below them."""
        standing = tuple(_standing(self.picture, band))
        lying = _lying(self.picture, band, self._runs, standing)
        last = lying.lanes[-1]
        return max(last.y + last.height, lying.bottom) - lying.lanes[0].y

    def of(self, band: Band, tightly: int = 0, air: float = AIR) -> Folded:
        """Return the board folded for a band; see ``folded``."""
        key = band.left, band.right, tightly, air
        if key not in self._found:
            self._found[key] = folded(self.picture, band, self._runs, tightly, air)
        return self._found[key]


def runs_of(picture: Picture) -> Runs:
    """Return what is looked up for every page of a board."""
    ends = [column.x + column.width + COLUMN_GAP for column in picture.columns]
    starts = [column.x - COLUMN_GAP for column in picture.columns]
    levels: list[list[tuple[float, float, float]]] = [[] for _end in ends]
    reaches: dict[str | None, Span] = {}
    for node in picture.nodes:
        if isinstance(node.identity, ArrowBasis):
            for left, right, y in _level(node, node.identity):
                for at in range(bisect_left(ends, left), bisect_right(starts, right)):
                    levels[at].append((left, right, y))
        elif isinstance(node.identity, Stretch):
            xs = [node.x + dot.x for dot in node.identity.dots]
            low, high = reaches.get(node.persona_id, (min(xs), max(xs)))
            reaches[node.persona_id] = min(low, *xs), max(high, *xs)
    heads = {lane.persona_id: _head_heights(picture, lane) for lane in picture.lanes}
    return Runs(tuple(map(tuple, levels)), reaches, heads)


def _head_heights(picture: Picture, lane: Lane) -> tuple[float, float]:
    head = picture.by_id[f"lane_head:{lane.persona_id or '*'}"].identity
    assert isinstance(head, HeadBasis)
    whole = lanes.words_height(head.name, head.role, head.quote, head.written)
    return whole, lanes.words_height(head.name, "", "", head.written)


def _level(arrow: Node, basis: ArrowBasis) -> Iterator[tuple[float, float, float]]:
    for (x0, y0), (x1, y1) in pairwise(basis.points):
        if y0 == y1:
            yield arrow.x + min(x0, x1), arrow.x + max(x0, x1), arrow.y + y0


class Folded(NamedTuple):
    """How heights shrink, and the lanes, cards and notes of some stages where they come to lie.

    Lanes in ``brief`` have heads with nothing but a name, curves beside it.
    """

    fold: Fold
    picture: Picture
    brief: frozenset[str | None]


def folded(picture: Picture, band: Band, runs: Runs, tightly: int = 0, air: float = AIR) -> Folded:
    """Return how the heights of a board shrink on the pages of a band, and what stands there.

    ``tightly`` 1 leaves lanes without cards there no more than names and curves, 2 leaves them
    out where there is no curve either. ``air`` is left between two things, in points.
    """
    standing = tuple(_standing(picture, band))
    fold, lanes, bottom, brief = _lying(picture, band, runs, standing, tightly, air)
    found = tuple([node.at(node.x, fold(node.y)) for node in standing])
    made = Picture(picture.width, bottom + MARGIN, found, picture.columns, lanes)
    return Folded(fold, made, brief)


class _Lying(NamedTuple):
    """How heights shrink, where lanes come to lie, and where the lowest of all ends."""

    fold: Fold
    lanes: tuple[Lane, ...]
    bottom: float
    brief: frozenset[str | None]


def _lying(
    picture: Picture,
    band: Band,
    runs: Runs,
    standing: Sequence[Node],
    tightly: int = 0,
    air: float = AIR,
) -> _Lying:
    filled = {node.persona_id for node in standing}
    shown = [(lane, _has_curve(lane, band, runs)) for lane in picture.lanes]
    brief = frozenset(lane.persona_id for lane in picture.lanes if tightly) - filled
    if tightly > 1:
        shown = [each for each in shown if each[1] or each[0].persona_id in filled] or shown
    spans = [(0.0, shown[0][0].y)]
    spans += [(node.y, node.y + node.height) for node in standing]
    for lane, has_curve in shown:
        end = lane.y + lane.height
        whole, name = runs.heads[lane.persona_id]
        if not has_curve:
            low = name if lane.persona_id in brief else whole
            spans += ((lane.y, lane.y + low), (end, end))
        else:
            low = 0.0 if lane.persona_id in brief else whole - air
            spans += ((lane.y, lane.y + low), (lane.curve_y, end))
    bottom = picture.height - MARGIN
    spans += ((bottom,) * 2, *_links(picture, band, runs))
    fold = _fold(spans, air)
    lanes = tuple(_lane(lane, has_curve, fold) for lane, has_curve in shown)
    return _Lying(fold, lanes, fold(bottom), brief)


def _standing(picture: Picture, band: Band) -> Iterator[Node]:
    for lane in picture.lanes:
        for piece in band.pieces:
            for node in picture.cells.get((lane.persona_id, piece.column.stage_id), ()):
                if band.left <= node.x < band.right:
                    yield node


def _has_curve(lane: Lane, band: Band, runs: Runs) -> bool:
    """Whether the curve of a lane is seen in a band: between its first and its last point."""
    if lane.curve_y >= lane.y + lane.height:
        return False
    first, last = runs.curves.get(lane.persona_id, (0.0, -1.0))
    return first <= band.right and last >= band.left


def _links(picture: Picture, band: Band, runs: Runs) -> Iterator[Span]:
    first = bisect_left([column.x + column.width for column in picture.columns], band.left)
    for at in range(first, first + len(band.pieces)):
        for left, right, y in runs.levels[at]:
            if left <= band.right + COLUMN_GAP and right >= band.left - COLUMN_GAP:
                yield y - CHIP_HEIGHT / 2, y + CHIP_HEIGHT / 2


def _fold(spans: Iterable[Span], air: float) -> Fold:
    before, after = [0.0], [0.0]
    end = 0.0
    for top, bottom in sorted(spans):
        if top - end > air:
            low = after[-1] + end - before[-1]
            before += (end, top)
            after += (low, low + air)
        if bottom > end:
            end = bottom
    return Fold(tuple(before), tuple(after))


def _lane(lane: Lane, has_curve: bool, fold: Fold) -> Lane:
    y, end = fold(lane.y), fold(lane.y + lane.height)
    curve_y = fold(lane.curve_y) if has_curve else end
    return replace(lane, y=y, height=end - y, cards_y=fold(lane.cards_y), curve_y=curve_y)


def wire(wire: Wire, fold: Fold) -> Wire:
    """Return a link as it lies where heights are folded."""
    points = tuple([(x, fold(y)) for x, y in wire.points])
    if points == wire.points:
        return wire
    arrow, basis = wire.arrow, wire.arrow.identity
    assert isinstance(basis, ArrowBasis)
    ys = [y for _x, y in points]
    top = min(ys) - RIM
    way = tuple([(x - arrow.x, y - top) for x, y in points])
    made = basis._replace(points=way)
    drawn = arrow.twin(
        y=top,
        height=max(ys) + RIM - top,
        identity=made,
        drawing=partial(arrows.drawing, made),
        _drawn=None,
    )
    return wire._replace(points=points, arrow=drawn)
