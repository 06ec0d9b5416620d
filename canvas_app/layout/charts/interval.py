"""A difference with its interval, beside nothing at all (room: geometry)."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil, log10
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.axis import BELOW, rule, vertical
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.marks import mark
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle, paragraph
from canvas_app.layout.picture import Picture, Shape
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.text import elide, width, wrap

PAD = 16.0
ROW = 16.0
RADIUS = 5.5
END = 6.0
"""Half of the stroke at an end of the interval."""
MIDDLE, AXIS = 36.0, 54.0
"""Where the interval lies, and where the lines of the axis end."""


class Interval(NamedTuple):
    """A number between its bounds, in points; ``shown`` is all three in words."""

    id: str
    low: float
    value: float
    high: float
    shown: str
    role: str
    doubtful: bool = False
    label: str = ""


def interval(wide: float, found: Interval, left: str, right: str) -> Picture:
    """Return an interval on a scale around 0; doubtful ones are dashed.

    ``wide`` in points; ``left`` and ``right`` say what numbers below and above 0 mean.
    """
    reach = _reach(max(abs(found.low), abs(found.high), abs(found.value)))
    scale = Scale(-reach, reach, PAD, wide - PAD)
    shapes = [*_axis(scale, reach), *_sides(scale.at(0.0), wide, left, right)]
    lines = wrap(found.shown, NUMBER, wide, 2)
    half = max(width(words, NUMBER) for words in lines) / 2
    x = min(max(scale.within(found.value), half), wide - half)
    top = AXIS + BELOW + 6
    drawn = [*_whisker(scale, found), *paragraph(x, top, lines, NUMBER, "text", ROW, 0.5)]
    height = top + len(lines) * ROW + 4
    whole = part(found.id, Area(0.0, 0.0, wide, height), drawn, label=found.label)
    return figure(wide, height, [ground(wide, height, shapes), whole])


def _axis(scale: Scale, reach: float) -> Iterable[Shape]:
    steps = [step * reach / 2 for step in range(-2, 3)]
    yield from vertical(scale, [(v, number(v, _decimals(reach), True)) for v in steps], ROW, AXIS)
    yield rule(scale.at(0.0), ROW - 2, scale.at(0.0), AXIS, "text.muted", 1.5)


def _sides(zero: float, wide: float, left: str, right: str) -> Iterable[Shape]:
    """Yield what numbers below and above 0 mean."""
    y, room = middle(ROW / 2 - 2, SMALL), wide / 2 - PAD / 2
    yield from line(zero - 6, y, elide(left, SMALL, room), SMALL, "text.muted", 1.0)
    yield from line(zero + 6, y, elide(right, SMALL, room), SMALL, "text.muted")


def _whisker(scale: Scale, found: Interval) -> Iterable[Shape]:
    a, b = scale.within(found.low), scale.within(found.high)
    yield rule(a, MIDDLE, b, MIDDLE, found.role, 2.5, (4.0, 3.0) if found.doubtful else ())
    for x in (a, b):
        yield rule(x, MIDDLE - END, x, MIDDLE + END, found.role, 2.0)
    yield from mark("disc", scale.within(found.value), MIDDLE, RADIUS, found.role, found.doubtful)


def _reach(most: float) -> float:
    """Return the next of 1, 2 and 5 times a power of ten, at least one point."""
    if most <= 1:
        return 1.0
    power: float = 10.0 ** (ceil(log10(most)) - 1)
    return next(step * power for step in (1, 2, 5, 10) if step * power >= most)


def _decimals(reach: float) -> int:
    return 1 if reach / 2 % 1 else 0
