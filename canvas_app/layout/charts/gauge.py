"""A gauge: some numbers on one scale, each with its label (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.axis import BELOW, rule, vertical
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.marks import Mark, mark
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Box, Node, Picture, Shape
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.text import elide, width

PAD = 10.0
TRACK = 12.0
RADIUS = 5.5
ROW = 18.0
LABEL = 14.0
SPACE = 4.0
"""Between a number and its name, and around a label."""
SIDES = (0.0, 1.0, 0.5)
"""How a label stands at its needle: beginning there, ending there, centred."""


class Needle(NamedTuple):
    """A number on the gauge: ``shown`` is how it is written, ``label`` what is read aloud."""

    id: str
    value: float
    shown: str
    name: str
    role: str
    mark: Mark = "disc"
    touchpoint_id: str | None = None
    label: str = ""


class Spot(NamedTuple):
    """Where a label stands, and how it is aligned."""

    area: Area
    row: int
    side: float


def gauge(width: float, needles: Sequence[Needle], top: float = 100.0, filled: int = 0) -> Picture:
    """Return a scale from 0 to ``top`` with needles whose labels stand above it.

    ``width`` in points. The track is filled up to the needle at the place ``filled``.
    """
    scale = Scale(0.0, top, PAD, width - PAD)
    spots = _spots(needles, scale, width)
    rows = 1 + max((spot.row for spot in spots), default=0)
    head = rows * ROW + RADIUS
    track = head + RADIUS + TRACK / 2
    height = track + TRACK / 2 + 2 + BELOW + 4
    reached = needles[filled] if needles else None
    under = ground(width, height, _track(scale, track, top, reached))
    return figure(width, height, [under, *_parts(needles, spots, scale, rows, track)])


def _track(scale: Scale, y: float, top: float, reached: Needle | None) -> Iterable[Shape]:
    upper, lower = y - TRACK / 2, y + TRACK / 2
    yield Box(scale.start, upper, scale.end - scale.start, TRACK, "line", radius=TRACK / 2)
    if reached is not None:
        length = max(scale.within(reached.value) - scale.start, TRACK)
        yield Box(scale.start, upper, length, TRACK, reached.role, radius=TRACK / 2)
    ticks = [(top * step / 4, number(top * step / 4)) for step in range(5)]
    yield from vertical(scale, ticks, lower + 1, lower + 4)


def _spots(needles: Sequence[Needle], scale: Scale, wide: float) -> Sequence[Spot]:
    """Return places for the labels: in few rows, off each other and each other's stems."""
    choices = [
        [_spot(needle, scale, wide, row, side) for row in range(len(needles)) for side in SIDES]
        for needle in needles
    ]
    stems = [scale.within(needle.value) for needle in needles]
    own = {id(spot): _own(spot, x) for row, x in zip(choices, stems, strict=True) for spot in row}
    pairs = {
        (id(spot), id(other)): _together(spot, x, other, y)
        for (row, x), (others, y) in combinations(zip(choices, stems, strict=True), 2)
        for spot, other in product(row, others)
    }

    def cost(spots: Sequence[Spot]) -> float:
        known = [id(spot) for spot in spots]
        alone = 10.0 * max(spot.row for spot in spots) + sum(own[each] for each in known)
        return alone + sum(pairs[pair] for pair in combinations(known, 2))

    return min(product(*choices), key=cost)


def _spot(needle: Needle, scale: Scale, wide: float, row: int, side: float) -> Spot:
    x = scale.within(needle.value)
    length = min(_length(needle), wide)
    left = x + SPACE if side == 0.0 else x - side * length - (SPACE if side == 1.0 else 0.0)
    left = min(max(left, 0.0), wide - length)
    bottom = -row * ROW - 2.0
    return Spot(Area(left, bottom - LABEL, left + length, bottom), row, side)


def _length(needle: Needle) -> float:
    return width(needle.shown, NUMBER) + SPACE + width(needle.name, SMALL)


def _own(spot: Spot, stem: float) -> float:
    """Return what is bad about a place for a label at its own stem."""
    return SIDES.index(spot.side) + 2.0 * (spot.area.left < stem < spot.area.right)


def _together(one: Spot, x: float, other: Spot, y: float) -> float:
    """Return what is bad about the places of two labels with stems at ``x`` and ``y``."""
    crossed = _crossed(one, y, other) + _crossed(other, x, one)
    return 1000.0 * _near(one.area, other.area) + 100.0 * crossed


def _crossed(spot: Spot, stem: float, other: Spot) -> bool:
    """Tell whether a label stands in the way of the stem of another one above it."""
    return spot.area.left - 1 < stem < spot.area.right + 1 and other.row > spot.row


def _near(one: Area, other: Area) -> bool:
    return Area(one.left - 2 * SPACE, one.top, one.right + 2 * SPACE, one.bottom).meets(other)


def _parts(
    needles: Sequence[Needle], spots: Sequence[Spot], scale: Scale, rows: int, track: float
) -> Iterable[Node]:
    for needle, spot in zip(needles, spots, strict=True):
        x, dy = scale.within(needle.value), rows * ROW
        area = Area(spot.area.left, spot.area.top + dy, spot.area.right, spot.area.bottom + dy)
        beside = not area.left - SPACE / 2 < x < area.right + SPACE / 2
        stem = rule(x, area.top + 2 if beside else area.bottom, x, track, "text.muted")
        shapes = (stem, *mark(needle.mark, x, track, RADIUS, needle.role), *_words(needle, area))
        covered = Area(min(area.left, x - 8), area.top, max(area.right, x + 8), track + 8)
        yield part(needle.id, covered, shapes, needle.touchpoint_id, needle.label)


def _words(needle: Needle, area: Area) -> Iterable[Shape]:
    y = middle((area.top + area.bottom) / 2, NUMBER)
    yield from line(area.left, y, needle.shown, NUMBER, "text")
    start = area.left + width(needle.shown, NUMBER) + SPACE
    name = elide(needle.name, SMALL, area.right - start + 0.01)
    yield from line(start, y, name, SMALL, "text.muted")
