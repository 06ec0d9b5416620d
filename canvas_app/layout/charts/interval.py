"""A difference with its interval, beside nothing at all (room: geometry)."""

from __future__ import annotations

from math import ceil, log10
from typing import NamedTuple

from canvas_app.i18n import number
from canvas_app.layout.charts.axis import BELOW, rule, vertical
from canvas_app.layout.charts.figure import figure, ground, part
from canvas_app.layout.charts.marks import mark
from canvas_app.layout.charts.scale import Scale
from canvas_app.layout.labels import Area
from canvas_app.layout.lines import line, middle
from canvas_app.layout.picture import Picture
from canvas_app.layout.sizes import NUMBER, SMALL
from canvas_app.text import elide, width

PAD = 16.0
ROW = 16.0
RADIUS = 5.5
END = 6.0
"""Half of the stroke at an end of the interval."""


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
    axis = ROW + 2 * ROW + END
    y = ROW + ROW + END - 2
    zero = scale.at(0.0)
    ticks = [
        (step * reach / 2, number(step * reach / 2, _decimals(reach), True))
        for step in range(-2, 3)
    ]
    room = wide / 2 - PAD / 2
    shapes = [
        *vertical(scale, ticks, ROW, axis),
        rule(zero, ROW - 2, zero, axis, "text.muted", 1.5),
        *line(
            zero - 6, middle(ROW / 2 - 2, SMALL), elide(left, SMALL, room), SMALL, "text.muted", 1.0
        ),
        *line(zero + 6, middle(ROW / 2 - 2, SMALL), elide(right, SMALL, room), SMALL, "text.muted"),
    ]
    a, b, x = scale.within(found.low), scale.within(found.high), scale.within(found.value)
    words = width(found.shown, NUMBER)
    start = min(max(x - words / 2, 0.0), wide - words)
    dash = (4.0, 3.0) if found.doubtful else ()
    drawn = [
        rule(a, y, b, y, found.role, 2.5, dash),
        rule(a, y - END, a, y + END, found.role, 2.0),
        rule(b, y - END, b, y + END, found.role, 2.0),
        *mark("disc", x, y, RADIUS, found.role, found.doubtful),
    ]
    below = axis + BELOW + ROW
    drawn += line(start, middle(below - ROW / 2 + 4, NUMBER), found.shown, NUMBER, "text")
    height = below + 6
    whole = part(found.id, Area(0.0, 0.0, wide, height), drawn, label=found.label)
    return figure(wide, height, [ground(wide, height, shapes), whole])


def _reach(most: float) -> float:
    """Return the next of 1, 2 and 5 times a power of ten, at least one point."""
    if most <= 1:
        return 1.0
    power: float = 10.0 ** (ceil(log10(most)) - 1)
    return next(step * power for step in (1, 2, 5, 10) if step * power >= most)


def _decimals(reach: float) -> int:
    return 1 if reach / 2 % 1 else 0
